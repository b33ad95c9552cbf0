// How many people: a number, a range, or "I don't know", as people type it in three languages.
import type { IntRangeQuestion } from '../../card/types.ts';
import { refuse } from '../../errors.ts';
import type { Reading } from '../reading.ts';
import { foldLetters } from './letters.ts';
import { digitsForWords } from './number-words.ts';
import { saysUnknown } from './unknown.ts';
import { vagueNumber } from './vague.ts';

const MAX_LENGTH = 60;

const nobody =
  /^(?:ноль|нол|нет|никого(?: не было)?|никто|ни одного|жок|ешким|ешким жок|ешкандаи|none|nobody|no one|zero|no)$/;

// «около», «шамамен», "about": a number said with them is still that number.
const about =
  /(^|\s)(примерно|приблизительно|около|порядка|где-?то|человек|шамамен|жуык|жуыгы|шамасында|about|around|approximately|approx|roughly|some|circa|ca|c)(?=[\s.]|$)\.?/g;
/** «100-дей», «50-ге жуық», «100 шақты»: Kazakh says "about" behind the number. */
const aboutSuffix =
  /(?<=\d)(?:\s*-?[дт][ае]и|\s*-?[гк][ае]\s+(?:жуык|таяу|тарта)|\s+шакты)(?=\s|$)/g;
const people =
  /(\s|(?<=\d))(чел|человек|человека|людеи|участник\p{L}*|адам\p{L}*|киси\p{L}*|рабочих|женщин|мужчин|активист\p{L}*|жумысшы\p{L}*|аиел\p{L}*|people|persons?|participants?|protest[eo]rs?|workers|women|men)(?=[\s.]|$)\.?/gu;
const days = /(\s|(?<=\d))(сут\p{L}*|таулик\p{L}*|кун(?:ге)?|ден|дня|днеи|days?)(?=[\s.]|$)\.?/gu;
const atLeast =
  /^(?:(?:чут |немного )?болше|более|свыше|не менее|минимум|кеминде|more than|over|at least|>)\s*(?:чем\s+)?N$|^N\s*(?:\+|с лишним|с хвостиком|и болше|и более|or more|жане одан коп|-?[дтн][ае]н\s*(?:астам|аса|артык|коп))$/;

/** «около сотни», «больше тысячи»: one hundred, one thousand; «сотни» alone would be several. */
const genitive =
  /(?<=^|\s)(около|порядка|болше|более|свыше|менее|почти|до) (сотн|тысяч|десятк)[иа](?=\s|$)/g;

const thousand = /(\d+(?:[.,]\d+)?)\s*(?:тыс(?:\.|яч\p{L}*)?|мын|thousand|[kк])(?![\p{L}])/gu;
const rangeOfMany =
  /(\d{1,3}(?:[.,]\d)?|\p{L}+)\s*-\s*(\d{1,3}(?:[.,]\d)?|\p{L}+)\s*(тыс(?:\.|яч\p{L}*)?|мын|thousand|[kк]|сотен|сотни|жуз|hundred)(?![\p{L}])/gu;
const groupedOrPlain = /(?<!\d)\d{1,3}(?:[ .,']\d{3})+(?!\d)|\d+/g;
const range =
  /^(?:от|с|from|between|между)?\s*N(?:\s*(?:-|\.{2,3}|до|to|or|или|and|и|бен|пен|мен)\s*|\s*-?[дтн][ае]н\s+)N(?:\s*-?[кг][ае])?(?:\s*(?:деиин|арасында|аралыгында))?$/;

export function readSize(question: IntRangeQuestion, text: string): Reading {
  if (text.length > MAX_LENGTH) return refused('size_format');
  if (saysUnknown(text)) return { kind: 'answer', answer: { kind: 'unknown' } };
  const said = tidy(text);
  if (nobody.test(said)) return within(question, 0, 0);
  if (/^-\s*\d/.test(said)) return refused('size_min', { min: question.min });
  const bare = said
    .replace(aboutSuffix, ' ')
    .replace(about, ' ')
    .replace(question.unit === 'days' ? days : people, ' ')
    .replace(/[~≈]/g, ' ')
    .trim();
  const vague = vagueNumber(bare);
  if (vague !== undefined) return within(question, vague, vague);
  const numbers = (bare.match(groupedOrPlain) ?? []).map((one) => Number(one.replace(/\D/g, '')));
  const shape = bare.replace(groupedOrPlain, 'N').replace(/\s+/g, ' ').replace(/\.$/, '').trim();
  const [low = 0, high = low] = numbers;
  if (shape === 'N' || range.test(shape)) return within(question, low, high);
  if (atLeast.test(shape)) return open(question, low);
  return refused('size_format');
}

function within(question: IntRangeQuestion, low: number, high: number): Reading {
  if (low < question.min || high < question.min) return refused('size_min', { min: question.min });
  if (low > high) return refused('size_order');
  if (high > question.max) return refused('size_max', { max: question.max });
  return { kind: 'answer', answer: { kind: 'size', low, high } };
}

/** "10,000 or more": nobody said how many more, so the upper end stays open. */
function open(question: IntRangeQuestion, low: number): Reading {
  const closed = within(question, low, low);
  if (closed.kind !== 'answer') return closed;
  const band = question.choices.find((choice) => choice.high === null && choice.low === low);
  const answer = { kind: 'size', low, high: null, ...(band && { band: band.value }) } as const;
  return { kind: 'answer', answer };
}

function tidy(text: string): string {
  const said = foldLetters(text)
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/(?<=\d)[’](?=\d)/g, "'")
    .replace(/\s+/g, ' ')
    .replace(genitive, (_, before: string, unit: string) => `${before} ${oneOf(unit)}`)
    .replace(/(\d+|\p{L}+) жарым (?=мын|жуз)/gu, (_, n: string) => `${digitsForWords(n)}.5 `)
    .replace(rangeOfMany, spread)
    .replace(thousand, inThousands);
  return digitsForWords(said)
    .replace(thousand, inThousands)
    .replace(/\ba (?=\d)/g, '')
    .replace(/[.!]+$/, '')
    .trim();
}

function oneOf(unit: string): string {
  if (unit === 'сотн') return 'сотня';
  return unit === 'десятк' ? 'десяток' : 'тысяча';
}

function inThousands(_: string, number: string): string {
  return String(Math.round(Number(number.replace(',', '.')) * 1000));
}

/** «две-три тысячи» is from two thousand to three thousand. */
function spread(all: string, low: string, high: string, many: string): string {
  const ends = [low, high].map((end) => Number(digitsForWords(end.replace(',', '.'))));
  if (!ends.every(Number.isFinite)) return all;
  const factor = /^(?:сот|жуз|hundred)/.test(many) ? 100 : 1000;
  return ends.map((end) => String(Math.round(end * factor))).join('-');
}

function refused(code: string, params: Readonly<Record<string, number>> = {}): Reading {
  return { kind: 'refused', refusal: refuse(code, params) };
}
