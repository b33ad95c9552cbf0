// A sum: in tenge, or in monthly calculation indices (МРП, АЕК, MCI), in which the law fines.
import type { Answer } from '../../card/types.ts';
import { refuse } from '../../errors.ts';
import type { Option, Reading } from '../reading.ts';
import { foldLetters } from './letters.ts';
import { digitsForWords } from './number-words.ts';

const MAX_LENGTH = 60;

/** Up to here a bare number may be meant as indices: a fine of 50 is 50 MCI, hardly 50 tenge. */
const MOST_INDICES = 2000;
const MOST_TENGE = 1_000_000_000;

const number = String.raw`\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?`;
const thousandOrMillion =
  /\s*(тыс(?:\.|яч\p{L}*)?|мын|thousand|млн\.?|миллион\p{L}*|million|[kк](?!\p{L}))?/u;
const indices =
  /(?:мрп|аек\p{L}*|mci|mrp|aek|месячны\p{L}* расчетны\p{L}* показател\p{L}*|аилык есептик корсеткиш\p{L}*)/u;
const tenge = /(?:тенге\p{L}*|тг|тнг|tenge|tg|kzt|₸)/u;
const noise =
  /^(?:по|штраф(?:ы)?|оштрафова\p{L}*|на|в размере|около|примерно|где-то|шамамен|about|around|fine|of|аиыппул|~|≈|:|-|\s)+|(?:\s|^)(?:каждому|каждыи|аркаисысына|each|штраф|аиыппул)(?=\s|$)/gu;

const amount = new RegExp(
  `^(₸|kzt)?\\s*(${number})${thousandOrMillion.source}\\s*(${indices.source}|${tenge.source})?\\.?`,
  'u',
);

export function readMoney(text: string): Reading {
  const said = text.length > MAX_LENGTH ? '' : tidy(text);
  const parts = amount.exec(said);
  if (parts === null || !isAllSaid(said.slice(parts[0].length))) return refused('money_format');
  const [, sign, digits = '', scale = '', unit = ''] = parts;
  const value = round(toNumber(digits) * scaleOf(scale));
  if (new RegExp(`^${indices.source}$`, 'u').test(unit)) return within([inIndices(value)]);
  const isTenge = unit !== '' || sign !== undefined || value > MOST_INDICES || scale !== '';
  return within(isTenge ? [inTenge(value)] : [inIndices(value), inTenge(value)]);
}

function within(meant: readonly (Answer & { kind: 'money' })[]): Reading {
  const [first] = meant;
  if (first === undefined || first.value <= 0) return refused('money_format');
  if (first.value > MOST_TENGE) return refused('money_max');
  const options: readonly Option[] = meant.map((answer) => ({ answer }));
  return meant.length === 1 ? { kind: 'answer', answer: first } : { kind: 'choices', options };
}

/** «50 МРП (216 250 тенге)» says the same sum twice. */
function isAllSaid(rest: string): boolean {
  const again = new RegExp(
    `^(?:\\s|[(,=;/]|или|это|ягни|or|that is)*(?:${number})${thousandOrMillion.source}\\s*(?:${tenge.source}|${indices.source})\\.?\\)?$`,
    'u',
  );
  return rest.trim() === '' || again.test(rest);
}

function tidy(text: string): string {
  const said = foldLetters(text)
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  return digitsForWords(said).replace(noise, '').trim();
}

function toNumber(digits: string): number {
  const isGrouped = /^\d{1,3}(?:[ .,']\d{3})+/.test(digits);
  const [whole = ''] = isGrouped ? (/^\d{1,3}(?:[ .,']\d{3})+/.exec(digits) ?? []) : [];
  if (!isGrouped) return Number(digits.replace(',', '.'));
  return Number(`${whole.replace(/\D/g, '')}${digits.slice(whole.length).replace(',', '.')}`);
}

function scaleOf(word: string): number {
  if (word === '') return 1;
  return /^(?:мл|ми)/.test(word) ? 1_000_000 : 1000;
}

/** To hundredths: what multiplying decimals leaves behind is cut off. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function inTenge(value: number) {
  return { kind: 'money', value: Math.round(value), unit: 'kzt' } as const;
}

function inIndices(value: number) {
  return { kind: 'money', value, unit: 'mci' } as const;
}

function refused(code: string): Reading {
  return { kind: 'refused', refusal: refuse(code) };
}
