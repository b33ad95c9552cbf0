// A whole number: «3», «три человека», «ни разу», "none".
import type { IntegerQuestion } from '../../card/types.ts';
import { refuse } from '../../errors.ts';
import type { Reading } from '../reading.ts';
import { foldLetters } from './letters.ts';
import { digitsForWords } from './number-words.ts';

const MAX_LENGTH = 40;

const none =
  /^(ноль|нол|нет|никого|никто|ни одного|ни разу|ни одного раза|никогда|жок|ешким|бирде бир|бир рет те емес|none|nobody|no one|never|zero|not once)$/;
const noise =
  /^(?:около|примерно|где-то|шамамен|about|around|~|≈)\s*|\s*(?:человека?|чел|людеи|раза?|адам(?:га)?|киси(?:ге)?|рет|people|persons?|times?)$/g;
const grouped = /^\d{1,3}(?:[ .,']\d{3})*$|^\d+$/;

export function readInteger(question: IntegerQuestion, text: string): Reading {
  const value = text.length > MAX_LENGTH ? undefined : numberIn(text);
  if (value === undefined) return { kind: 'refused', refusal: refuse('number_format') };
  const { min, max } = question;
  if (value < min || value > max) {
    return { kind: 'refused', refusal: refuse('number_range', { min, max }) };
  }
  return { kind: 'answer', answer: { kind: 'number', value } };
}

function numberIn(text: string): number | undefined {
  const said = foldLetters(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.!]+$/, '');
  if (none.test(said)) return 0;
  const bare = digitsForWords(said).replace(noise, '').replace(noise, '').trim();
  return grouped.test(bare) ? Number(bare.replace(/\D/g, '')) : undefined;
}
