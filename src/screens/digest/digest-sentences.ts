// The numbers of a week as sentences that can be quoted.
import { placeName } from '../../card/places.ts';
import type { DigestData } from '../../digest/data.ts';
import type { Comparison, Known, People, Summary } from '../../digest/summary.ts';
import { hasText, type Language, t } from '../../locales/translate.ts';
import type { Area } from '../../stats/question.ts';

export interface DigestView {
  readonly data: DigestData;
  readonly area: Area;
  readonly language: Language;
  readonly summary: Summary;
}

// So many places are named; the rest is "other places".
const PLACES_IN_TEXT = 6;

export function digestSentences(view: DigestView): readonly string[] {
  const { language, summary } = view;
  if (summary.assemblies === 0) return [t(language, 'digest.none')];
  return [
    held(view),
    ...compared(view),
    topics(view),
    authorised(view),
    ...participants(view),
    dispersal(view),
    ...detained(view),
  ];
}

function held({ area, language, summary }: DigestView): string {
  const { assemblies: n, places } = summary;
  if (area.kind === 'place') return t(language, 'digest.assemblies_here', { n });
  const name = (id: string) => placeName(id, language);
  const [first] = places;
  if (places.length === 1 && first) {
    return t(language, 'digest.assemblies', { n, places: 1, list: name(first.placeId) });
  }
  const named = places.slice(0, PLACES_IN_TEXT);
  const rest = places.slice(PLACES_IN_TEXT).reduce((all, one) => all + one.n, 0);
  const list = [
    ...named.map((one) => t(language, 'digest.place', { place: name(one.placeId), n: one.n })),
    ...(rest === 0 ? [] : [t(language, 'digest.other_places', { n: rest })]),
  ];
  return t(language, 'digest.assemblies', { n, places: places.length, list: list.join(', ') });
}

/** Against the week before and the same week a year before; "n/a" where nothing is comparable. */
function compared({ data, area, language, summary }: DigestView): readonly string[] {
  if (data.isFirst) return [t(language, 'digest.first')];
  const { before, yearBefore } = summary;
  const isPlace = area.kind === 'place';
  const here = isPlace ? 'yes' : 'no';
  if (!before && !yearBefore) return [t(language, 'digest.both_na', { here })];
  const say = (key: 'before' | 'year_before', one: Comparison | undefined) => {
    if (one === undefined) return t(language, `digest.${key}_na`, { here });
    if (isPlace) return t(language, `digest.${key}_here`, { earlier: one.earlier });
    return t(language, `digest.${key}`, { places: one.places, now: one.now, earlier: one.earlier });
  };
  return [say('before', before), say('year_before', yearBefore)];
}

function topics({ language, summary }: DigestView): string {
  const [first] = summary.topics;
  if (summary.assemblies === 1 && first) {
    const text = `digest.topic_one.${first.key}`;
    return t(language, hasText(text) ? text : 'digest.topic_one.unknown');
  }
  const list = summary.topics.map(({ key, n }) => {
    const text = `stats.topics.${key}`;
    // A newer process may have written what this one has no words for.
    const name = t(language, hasText(text) ? text : 'digest.topic_unknown');
    return t(language, 'digest.topic', { name, n });
  });
  return t(language, 'digest.topics', { list: list.join(', ') });
}

function authorised({ language, summary }: DigestView): string {
  const { authorised: yes, unauthorised: no, unknown } = summary.authorised;
  if (summary.assemblies === 1) {
    const which = yes === 1 ? 'authorised' : no === 1 ? 'unauthorised' : 'unknown';
    return t(language, `digest.authorised_one.${which}`);
  }
  return yes + no === 0
    ? t(language, 'stats.authorised_unknown', { unknown })
    : t(language, 'digest.authorised', summary.authorised);
}

function participants({ language, summary }: DigestView): readonly string[] {
  const { known, unknown, low, high, best, open, coerced, excluded } = summary.participants;
  const n = summary.assemblies;
  const said = { ...range({ low, high, best }), known, n, all: known === n ? 'yes' : 'no' };
  return [
    ...(known === 0 && unknown > 0 ? [t(language, 'stats.participants_unknown', { unknown })] : []),
    ...(known === 0 ? [] : [t(language, 'digest.participants', said)]),
    ...(open === 0 ? [] : [t(language, 'stats.participants_open', { open })]),
    ...(coerced === 0 ? [] : [t(language, 'digest.coerced', { n: coerced })]),
    ...(excluded === 0 ? [] : [t(language, 'digest.excluded', { n: excluded })]),
  ];
}

function dispersal({ language, summary }: DigestView): string {
  const { yes, no, unknown } = summary.dispersal;
  if (summary.assemblies === 1) {
    return t(language, `digest.dispersal_one.${oneOf(summary.dispersal)}`);
  }
  if (yes + no === 0) return t(language, 'digest.dispersal_unknown');
  const all = unknown === 0 ? 'yes' : 'no';
  return t(language, 'digest.dispersal', { yes, known: yes + no, all });
}

function detained({ language, summary }: DigestView): readonly string[] {
  const { yes, no, unknown } = summary.detained;
  const { detainedPeople: people } = summary;
  const howMany =
    yes > 0 && people.best > 0 ? [t(language, 'digest.detained_people', range(people))] : [];
  if (summary.assemblies === 1) {
    return [t(language, `digest.detained_one.${oneOf(summary.detained)}`), ...howMany];
  }
  if (yes + no === 0) return [t(language, 'digest.detained_unknown')];
  const all = unknown === 0 ? 'yes' : 'no';
  return [t(language, 'digest.detained', { yes, known: yes + no, all }), ...howMany];
}

const oneOf = ({ yes, no }: Known) => (yes === 1 ? 'yes' : no === 1 ? 'no' : 'unknown');

function range({ low, high, best }: Omit<People, 'known' | 'open'>) {
  const ends = { low: Math.round(low), high: Math.round(high), best: Math.round(best) };
  return { ...ends, exact: ends.low === ends.high ? 'yes' : 'no' };
}
