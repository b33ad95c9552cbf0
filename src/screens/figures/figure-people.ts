// How many people came, and how large assemblies were, as sentences.
import { placeName } from '../../card/places.ts';
import { formatShortDay } from '../../dates.ts';
import { formatNumber, type Language } from '../../locales/translate.ts';
import type { FigureId } from '../../stats/registry/registry.ts';
import { round } from '../../stats/rounding.ts';
import { cccBands, ownBands } from '../../stats/size-bands.ts';
import type { Part } from '../../stats/value.ts';
import { item, modeOf, noneKnown, type Of, type Saying, say } from './figure-saying.ts';

export function peopleSentences(value: Of<'people'>, saying: Saying): readonly string[] {
  const { known, unknown, coerced, excluded, low, high, best, open } = value;
  const leftOut = say(saying, 'stats.participants_left_out', {
    coerced,
    excluded,
    n: coerced + excluded,
  });
  const others = coerced + excluded === 0 ? [] : [leftOut];
  if (known === 0) {
    const none = say(saying, 'stats.participants_unknown', { unknown });
    return [...(unknown === 0 ? [] : [none]), ...others];
  }
  const mode = modeOf(saying);
  const base = mode === 'kibhr' ? saying.answer.n : known;
  const params = {
    low,
    high,
    best: round(best, 0, mode),
    mean: round(best / base, 0, mode),
    known: base,
    unknown,
    exact: low === high ? 'yes' : 'no',
  };
  const openOnes = open === 0 ? [] : [say(saying, 'stats.participants_open', { open })];
  return [say(saying, 'stats.participants', params), ...openOnes, ...others];
}

/** An open band begins at 10,000 and ends nowhere. */
const OPEN_FROM = ownBands.at(-1)?.low ?? Infinity;

export function largestSentences(
  { most, coerced }: Of<'largest'>,
  saying: Saying,
): readonly string[] {
  const { answer, language } = saying;
  const people = (size: number) => round(size, 0, modeOf(saying));
  const { largest } = answer;
  const where = largest
    ? `${placeName(largest.place, language)}, ${formatShortDay(largest.day)}`
    : 'none';
  const more = most === OPEN_FROM ? 'yes' : 'no';
  return [
    ...(most === undefined ? [] : [say(saying, 'figure.A24', { most: people(most), where, more })]),
    ...(coerced === undefined ? [] : [say(saying, 'figure.A24c', { coerced: people(coerced) })]),
  ];
}

export function coercedSentence(
  { n, people, unknown }: Of<'coerced'>,
  saying: Saying,
): readonly string[] {
  if (n === 0) return [];
  return [say(saying, 'figure.A37', { n, people: round(people, 0, modeOf(saying)), unknown })];
}

export function spreadSentence(
  id: FigureId,
  value: Of<'spread'>,
  saying: Saying,
): readonly string[] {
  const { quartiles, known, unknown, bands, ccc } = value;
  if (quartiles === undefined) return noneKnown(id, unknown, saying);
  const [q1, q2, q3] = quartiles.map((one) => round(one, 0, modeOf(saying)));
  const params = { q1: q1 ?? 0, q2: q2 ?? 0, q3: q3 ?? 0, known, unknown };
  if (id === 'A32') return [say(saying, 'figure.A32', params)];
  const listOf = (parts: readonly Part[]) =>
    parts
      .filter(({ n }) => n > 0)
      .map(({ key, n }) => item(saying, bandLabel(key, saying.language), n))
      .join('; ');
  const said = say(saying, `figure.${id}`, { ...params, list: listOf(bands) });
  // Researchers ask for the figure by its number; on the phone one list is enough.
  const isAlone = saying.answer.question.figure === id && ccc !== undefined;
  return isAlone ? [said, say(saying, 'figure.A25c', { list: listOf(ccc) })] : [said];
}

/** `1–9`, `10 000+`. */
export function bandLabel(key: string, language: Language): string {
  const band = [...ownBands, ...cccBands].find((one) => one.key === key);
  if (band === undefined) return key;
  const low = formatNumber(language, band.low);
  if (band.high === undefined) return `${low}+`;
  return band.low === band.high ? low : `${low}–${formatNumber(language, band.high)}`;
}
