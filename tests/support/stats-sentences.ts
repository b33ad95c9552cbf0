// The sentences in which /stats should tell counts that were made by hand.
import { placeName } from '../../src/card/places.ts';
import { type Language, t } from '../../src/locales/translate.ts';
import type { Recount } from './real-events.ts';

/** The sentences of an answer about these counts. */
export function sentencesOf(
  counts: Recount,
  language: Language,
  { place = false }: { readonly place?: boolean } = {},
): readonly string[] {
  if (counts.assemblies === 0) return [t(language, 'stats.none')];
  return [
    t(language, 'stats.assemblies', { n: counts.assemblies }),
    ...(place ? [] : [placesSentence(counts, language)]),
    sharesSentence(counts, language),
    authorisedSentence(counts, language),
    peopleSentence(counts, language),
  ];
}

function placesSentence({ places }: Recount, language: Language): string {
  const sorted = Object.entries(places).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const list = sorted.map(([id, n]) => `${placeName(id, language)} — ${n}`).join(', ');
  return t(language, 'stats.places', { list });
}

function sharesSentence({ topics, assemblies }: Recount, language: Language): string {
  const list = (['political', 'social_economic'] as const)
    .filter((key) => (topics[key] ?? 0) > 0)
    .map((key) => share(t(language, `stats.topics.${key}`), topics[key] ?? 0, assemblies, language))
    .join('; ');
  return t(language, 'stats.topics', { list, base: assemblies, unknown: 0 });
}

function authorisedSentence({ permits }: Recount, language: Language): string {
  const { allowed = 0, denied = 0, unknown = 0 } = permits;
  const base = allowed + denied;
  if (base === 0) return t(language, 'stats.authorised_unknown', { unknown });
  const named = [
    [t(language, 'stats.authorised.authorised'), allowed],
    [t(language, 'stats.authorised.unauthorised'), denied],
  ] as const;
  const list = named
    .filter(([, n]) => n > 0)
    .map(([name, n]) => share(name, n, base, language))
    .join('; ');
  return t(language, 'stats.authorised', { list, base, unknown });
}

function share(name: string, n: number, base: number, language: Language): string {
  const percent = Math.round((n * 1000) / base) / 10;
  return t(language, 'stats.share', { name, n, percent });
}

function peopleSentence(counts: Recount, language: Language): string {
  const { known, low, high, best, assemblies } = counts;
  const unknown = assemblies - known;
  if (known === 0) return t(language, 'stats.participants_unknown', { unknown });
  return t(language, 'stats.participants', {
    low,
    high,
    best: Math.round(best),
    mean: Math.round((best / known) * 10) / 10,
    known,
    unknown,
    exact: low === high ? 'yes' : 'no',
  });
}
