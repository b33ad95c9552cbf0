// Figures as sentences that can be quoted. What is not known for any assembly is said as that.
import { type TextParams, t } from '../../locales/translate.ts';
import type { FigureId } from '../../stats/registry/registry.ts';
import { percent, round } from '../../stats/rounding.ts';
import type { Part, Value } from '../../stats/value.ts';
import {
  coercedSentence,
  largestSentences,
  peopleSentences,
  spreadSentence,
} from './figure-people.ts';
import { placesSentence } from './figure-places.ts';
import {
  isAlone,
  isNoneKnown,
  item,
  modeOf,
  nameInList,
  nameOf,
  noneKnown,
  type Of,
  type Saying,
  say,
  sum,
} from './figure-saying.ts';

/** One figure in its sentences; none where there is nothing to say. */
export function figureSentences(id: FigureId, value: Value, saying: Saying): readonly string[] {
  switch (value.kind) {
    case 'count':
      return [say(saying, 'stats.assemblies', { n: value.n })];
    case 'share':
      return shareSentence(id, value, saying);
    case 'shares':
      return sharesSentence(id, value, saying);
    case 'people':
      return peopleSentences(value, saying);
    case 'average':
      return averageSentence(id, value, saying);
    case 'largest':
      return largestSentences(value, saying);
    case 'spread':
      return spreadSentence(id, value, saying);
    case 'ratio':
      return ratioSentence(value, saying);
    case 'sanctions':
      return sanctionsSentence(value, saying);
    case 'fines':
      return finesSentence(value, saying);
    case 'coerced':
      return coercedSentence(value, saying);
    case 'refusals':
      return refusalSentences(value, saying);
    case 'places':
      return placesSentence(id, value, saying);
    case 'spans':
      return [];
    case 'withheld':
      return [say(saying, 'figures.withheld', { id, name: nameOf(id, saying.language) })];
    default:
      return value satisfies never;
  }
}

/** Figures whose base is what is known, in the mode of the report of 2012, too. */
const ofKnown: readonly FigureId[] = ['A14', 'A21', 'A33', 'A38'];

function shareSentence(id: FigureId, value: Of<'share'>, saying: Saying): readonly string[] {
  const { n, base, unknown } = value;
  const isNone = ofKnown.includes(id) ? base === 0 : isNoneKnown(base, unknown, saying);
  if (n === 0 && isNone) return noneKnown(id, unknown, saying);
  const share = { n, base, unknown, percent: percent(n, base, modeOf(saying)) };
  const said = say(saying, `figure.${id}`, share);
  // A share of the few that are known says little about all.
  return unknown > base ? [`${said} ${say(saying, 'figures.mostly_unknown', {})}`] : [said];
}

function sharesSentence(id: FigureId, value: Of<'shares'>, saying: Saying): readonly string[] {
  const { base, unknown, parts } = value;
  if (parts.length === 0) return noneKnown(id, unknown, saying);
  if (id === 'A13') return [say(saying, 'figure.A13', authorisedBy(value))];
  const key = id === 'A07' ? 'stats.topics' : `figure.${id}`;
  return [say(saying, key, { list: shareList(id, value, saying), base, unknown })];
}

function authorisedBy({ parts, unknown }: Of<'shares'>): TextParams {
  const of = (key: string) => parts.find((part) => part.key === key)?.n ?? 0;
  return {
    n: sum(parts) + unknown,
    unknown,
    official: of('authorities_pro_government'),
    opposition: of('opposition_party'),
  };
}

/** The first parts with their shares; what is left is said together, unless it can overlap. */
function shareList(id: FigureId, value: Of<'shares'>, saying: Saying): string {
  const { language, named } = saying;
  const { parts, base, isMultiple } = value;
  const texts = parts.slice(0, named).map(({ key, n }) => {
    const name = nameInList(id, key, saying);
    return say(saying, 'stats.share', { name, n, percent: percent(n, base, modeOf(saying)) });
  });
  const rest = sum(parts.slice(named));
  if (rest > 0 && !isMultiple) {
    const share = percent(rest, base, modeOf(saying));
    texts.push(
      say(saying, 'stats.share', { name: t(language, 'figures.others'), n: rest, percent: share }),
    );
  }
  return texts.join('; ');
}

function countList(id: FigureId, parts: readonly Part[], saying: Saying): string {
  return parts
    .slice(0, saying.named)
    .map(({ key, n }) => item(saying, nameInList(id, key, saying), n))
    .join('; ');
}

function averageSentence(id: FigureId, value: Of<'average'>, saying: Saying): readonly string[] {
  const { sum: total, known, unknown, median } = value;
  // Beside the quarters and the sum of participants there is nothing left to say about the average.
  if (id === 'A17' && saying.answer.values.A25 !== undefined) return [];
  if (isNoneKnown(known, unknown, saying)) return noneKnown(id, unknown, saying);
  const mode = modeOf(saying);
  const params = {
    alone: isAlone(saying) ? 'yes' : 'no',
    hours: round(total / 60, 0, mode),
    mean: round(total / known, 0, mode),
    known,
    unknown,
  };
  if (id === 'A34') return [say(saying, 'figure.A34', params)];
  if (median === undefined) return [];
  return [say(saying, `figure.${id}`, { ...params, median: round(median, 0, mode) })];
}

function ratioSentence(value: Of<'ratio'>, saying: Saying): readonly string[] {
  const { over, under, median, known, unknown } = value;
  if (known === 0 || under === 0) return noneKnown('A31', unknown, saying);
  const mode = modeOf(saying);
  const params = {
    ratio: round(over / under, 2, mode),
    // "One per 0.7 participants" says nothing to anybody.
    per: over === 0 || over > under ? 0 : round(under / over, 1, mode),
    median: round(median ?? 0, 2, mode),
    known,
    unknown,
  };
  return [say(saying, 'figure.A31', params)];
}

function sanctionsSentence(value: Of<'sanctions'>, saying: Saying): readonly string[] {
  const { arrested, arrestDays: days, criminal, fined } = value;
  if (arrested + criminal + fined === 0) return [say(saying, 'figure.A30_none', {})];
  return [say(saying, 'figure.A30', { arrested, days, criminal, fined })];
}

function finesSentence({ kzt, mci }: Of<'fines'>, saying: Saying): readonly string[] {
  if (kzt.mean === undefined || mci.mean === undefined) return [];
  const whole = (amount: number | undefined) => round(amount ?? 0, 0, modeOf(saying));
  return [
    say(saying, 'figure.A42', {
      n: kzt.n,
      kzt: whole(kzt.mean),
      kztMedian: whole(kzt.median),
      mci: whole(mci.mean),
      mciMedian: whole(mci.median),
      unknown: kzt.unknown,
    }),
  ];
}

function refusalSentences(value: Of<'refusals'>, saying: Saying): readonly string[] {
  const { n, pretexts, unknown, empty } = value;
  if (n === 0) return [];
  const list = pretexts.length === 0 ? 'none' : countList('A20', pretexts, saying);
  return [
    say(saying, 'figure.A20', { n, list, unknown }),
    ...(empty.base === 0
      ? []
      : [say(saying, 'figure.A20e', { n: empty.n, base: empty.base, unknown: empty.unknown })]),
  ];
}
