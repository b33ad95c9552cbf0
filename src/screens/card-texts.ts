// The texts of the card, looked up by question and choice.
import { placeName } from '../card/places.ts';
import type { Answer, Answers, Question } from '../card/types.ts';
import { formatDay } from '../dates.ts';
import {
  formatNumber,
  hasText,
  type Language,
  languages,
  type TextKey,
  t,
} from '../locales/translate.ts';
import { eventDay } from '../reports/report.ts';

/** The question in full, as it is asked. */
export function questionText(question: Question, language: Language): string {
  return t(language, `card.${question.key}.question` as TextKey);
}

/** The question in a word or two, for summaries. */
export function shortText(key: string, language: Language): string {
  return t(language, `card.${key}.short` as TextKey);
}

export function choiceText(question: string, choice: string, language: Language): string {
  return t(language, `card.${question}.choice.${choice}` as TextKey);
}

/** A choice in all languages, for people who type instead of tapping. */
export function choiceLabels(question: string, choice: string): readonly string[] {
  return languages.map((language) => choiceText(question, choice, language));
}

export function hintText(
  question: Question,
  language: Language,
  example: string,
): string | undefined {
  const key = `card.${question.key}.hint`;
  return hasText(key) ? t(language, key, { example }) : undefined;
}

/** An answer as a person reads it. */
export function answerText(
  question: Question,
  answers: Answers,
  language: Language,
): string | undefined {
  const answer = answers[question.key];
  return answer && textOf(question, answer, answers, language);
}

function textOf(question: Question, answer: Answer, answers: Answers, language: Language): string {
  switch (answer.kind) {
    case 'choice':
      return choiceText(question.key, answer.value, language);
    case 'choices':
      return listText(
        answer.values.map((value) => choiceText(question.key, value, language)),
        language,
      );
    case 'day':
    case 'date':
      return dayText(eventDay(answers), language);
    case 'place':
      return placeName(answer.place, language);
    case 'size':
      return sizeText(answer, question, language);
    case 'unknown':
      return choiceText(question.key, 'unknown', language);
    default:
      return answer satisfies never;
  }
}

// A choice may have a comma of its own, so semicolons part them.
function listText([first = '', ...others]: readonly string[], language: Language): string {
  const small = (text: string) => text.charAt(0).toLocaleLowerCase(language) + text.slice(1);
  return [first, ...others.map(small)].join('; ');
}

function dayText(day: string | undefined, language: Language): string {
  return day === undefined ? '' : formatDay(day, language);
}

function sizeText(size: Answer & { kind: 'size' }, question: Question, language: Language): string {
  if (size.band !== undefined) return choiceText(question.key, size.band, language);
  const low = formatNumber(language, size.low);
  if (size.high === null) return `${low}+`;
  return size.high === size.low ? low : `${low}–${formatNumber(language, size.high)}`;
}
