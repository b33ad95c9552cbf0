// "I don't know" as an answer: which question takes it, how it is kept, and how people type it.
import { findChoice } from '../../card/card.ts';
import type { Answer, Question } from '../../card/types.ts';
import { foldLetters } from './letters.ts';

const MAX_LENGTH = 30;

const unknownWords =
  /^(я?(точно)?незнаю(точно)?|незнаем|хз|неизвестно|непомню|затрудняюсьответить|билмеимин|билмедим|белгисиз|есимдежок|(i)?(dont|donot)know|(i)?(dont|donot)remember|notsure|idk|unknown|noidea)$/;

/** Where and when it was must be known; a question with choices says itself whether it takes it. */
export function takesUnknown(question: Question): boolean {
  if (!question.required) return true;
  return findChoice(question, 'unknown') !== undefined;
}

/** "I don't know" as this question keeps it, or `undefined` when it does not take it. */
export function unknownAnswer(question: Question): Answer | undefined {
  if (!takesUnknown(question)) return undefined;
  const isChoice = findChoice(question, 'unknown') !== undefined;
  if (isChoice && question.type === 'single_choice') return { kind: 'choice', value: 'unknown' };
  if (isChoice && question.type === 'multi_choice') return { kind: 'choices', values: ['unknown'] };
  return { kind: 'unknown' };
}

/** «не знаю», «білмеймін», "no idea", or nothing but question marks. */
export function saysUnknown(text: string): boolean {
  if (text.length > MAX_LENGTH) return false;
  const said = foldLetters(text)
    .trim()
    .replace(/[\s'’.,!]/g, '');
  return said !== '' && (/^\?+$/.test(said) || unknownWords.test(said.replace(/\?/g, '')));
}
