// The sentences in which /stats should tell counts that were made by hand.
import { placeName } from '../../src/card/places.ts';
import { formatNumber, type Language, t } from '../../src/locales/translate.ts';
import type { Recount } from './real-events.ts';

/** The sentences of the summary about these counts. */
export function sentencesOf(counts: Recount, language: Language): readonly string[] {
  if (counts.assemblies === 0) return [t(language, 'stats.none')];
  return [
    t(language, 'stats.assemblies', { n: counts.assemblies }),
    sharesSentence(counts, language),
    authorisedSentence(counts, language),
    peopleSentence(counts, language),
  ];
}

/** So many places are named; the rest are said together. */
const NAMED = 6;

/** The sentence about places, where there is room for it. */
export function placesSentence({ places }: Recount, language: Language): string {
  const sorted = Object.entries(places).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const item = (name: string, n: number) =>
    t(language, 'figures.item', { name, value: formatNumber(language, n) });
  const rest = sorted.slice(NAMED).reduce((sum, [, n]) => sum + n, 0);
  const named = sorted.slice(0, NAMED).map(([id, n]) => item(placeName(id, language), n));
  const others = rest === 0 ? [] : [item(t(language, 'stats.other_places'), rest)];
  return t(language, 'stats.places', { list: [...named, ...others].join(', ') });
}

function sharesSentence({ topics, assemblies }: Recount, language: Language): string {
  const list = (['political', 'social_economic'] as const)
    .filter((key) => (topics[key] ?? 0) > 0)
    .map((key) => share(t(language, `stats.topics.${key}`), topics[key] ?? 0, assemblies, language))
    .join('; ');
  return t(language, 'stats.topics', { list, base: assemblies, unknown: 0 });
}

function authorisedSentence({ permits }: Recount, language: Language): string {
  const { allowed = 0, denied: n = 0, unknown = 0 } = permits;
  const base = allowed + n;
  const name = t(language, 'figure.A12.name');
  if (base === 0) return t(language, 'figures.none_known', { name, unknown });
  return t(language, 'figure.A12', { n, base, unknown, percent: percentOf(n, base) });
}

function percentOf(n: number, base: number): number {
  return Math.round((n * 1000) / base) / 10;
}

function share(name: string, n: number, base: number, language: Language): string {
  return t(language, 'stats.share', { name, n, percent: percentOf(n, base) });
}

function peopleSentence(counts: Recount, language: Language): string {
  const { known, low, high, best, assemblies } = counts;
  const unknown = assemblies - known;
  if (known === 0) return t(language, 'stats.participants_unknown', { unknown });
  return t(language, 'stats.participants', {
    low,
    high,
    best: Math.round(best),
    mean: Math.round(best / known),
    known,
    unknown,
    exact: low === high ? 'yes' : 'no',
  });
}
