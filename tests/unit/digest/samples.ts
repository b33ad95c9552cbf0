// Weeks to be looked at: made of a few lines about each assembly, and counted here.
import type {
  DigestChange,
  DigestData,
  DigestOutcome,
  WeekSums,
} from '../../../src/digest/data.ts';
import { previousWeek, weekOfYearBefore } from '../../../src/digest/week.ts';
import type { Sum } from '../../../src/stats/sums.ts';

export interface Held {
  readonly place: string;
  readonly day?: string;
  readonly topic?: string;
  readonly authorised?: 'authorised' | 'unauthorised' | 'unknown';
  /** Lowest and highest number of people; `null`: open. */
  readonly size?: readonly [number, number | null];
  readonly isCoerced?: boolean;
  readonly dispersal?: 'yes' | 'no';
  readonly detention?: 'yes' | 'no';
  readonly detained?: number;
  /** It may not be named yet. */
  readonly isKeptBack?: boolean;
}

const nobody = { low: 0, high: 0, best: 0, open: 0 };

function sizeOf([low, high]: readonly [number, number | null]) {
  return high === null
    ? { low, high: low, best: low, open: 1 }
    : { low, high, best: (low + high) / 2, open: 0 };
}

function linesOf(one: Held): readonly Sum[] {
  const line = (figure: string, key: string, people = nobody): Sum => ({
    placeId: one.place,
    figure,
    key,
    n: 1,
    ...people,
  });
  const size = one.size && sizeOf(one.size);
  const sizeKey = one.isCoerced ? 'coerced' : size ? 'known' : 'unknown';
  return [
    line('assemblies', 'all'),
    line('topic_class', one.topic ?? 'unknown'),
    line('authorised', one.authorised ?? 'unknown'),
    line('participants', sizeKey, sizeKey === 'known' ? size : nobody),
    line('dispersal', one.dispersal ?? 'unknown'),
    line('detained', one.detention ?? 'unknown'),
    ...(one.detained === undefined
      ? []
      : [line('detained_people', 'known', sizeOf([one.detained, one.detained]))]),
  ];
}

export function sumsOf(held: readonly Held[]): readonly Sum[] {
  const sums = new Map<string, Sum>();
  for (const line of held.flatMap(linesOf)) {
    const name = [line.placeId, line.figure, line.key].join();
    const { n = 0, low = 0, high = 0, best = 0, open = 0 } = sums.get(name) ?? {};
    sums.set(name, {
      ...line,
      n: n + line.n,
      low: low + line.low,
      high: high + line.high,
      best: best + line.best,
      open: open + line.open,
    });
  }
  return [...sums.values()];
}

export interface Told {
  readonly week?: string;
  readonly newsFrom?: string;
  readonly isFirst?: boolean;
  readonly now?: readonly Held[];
  readonly before?: readonly Held[];
  readonly yearBefore?: readonly Held[];
  /** Monitored in all three weeks, unless said otherwise. */
  readonly monitored?: readonly string[];
  readonly monitoredYearBefore?: readonly string[];
  readonly course?: readonly (readonly Held[])[];
  readonly outcomes?: readonly DigestOutcome[];
  readonly changes?: readonly DigestChange[];
}

/** The data of a week in which this happened; records are numbered from 101. */
export function digestOf({
  week = '2026-W48',
  newsFrom = week,
  isFirst = false,
  now = [],
  before = [],
  yearBefore = [],
  monitored = [],
  monitoredYearBefore = monitored,
  course = [],
  outcomes = [],
  changes = [],
}: Told): DigestData {
  const weekSums = (of: string, held: readonly Held[], places: readonly string[]): WeekSums => ({
    week: of,
    sums: sumsOf(held),
    monitored: places,
  });
  return {
    week,
    newsFrom,
    gatheredAt: '2026-11-30T04:00:00.000Z',
    isFirst,
    now: weekSums(week, now, monitored),
    before: weekSums(previousWeek(week), before, monitored),
    yearBefore: weekSums(weekOfYearBefore(week), yearBefore, monitoredYearBefore),
    course: courseOf(week, [...course, before, now]),
    records: recordsOf(now),
    outcomes,
    changes,
  };
}

function courseOf(last: string, weeks: readonly (readonly Held[])[]): DigestData['course'] {
  const course: DigestData['course'][number][] = [];
  let week = last;
  for (const held of weeks.toReversed()) {
    const assemblies: Record<string, number> = {};
    for (const { place } of held) assemblies[place] = (assemblies[place] ?? 0) + 1;
    course.unshift({ week, assemblies });
    week = previousWeek(week);
  }
  return course;
}

function recordsOf(held: readonly Held[]): DigestData['records'] {
  return held
    .map((one, index) => ({ ...one, number: 101 + index }))
    .filter(({ isKeptBack }) => isKeptBack !== true)
    .map(({ number, place, day = '2026-11-24', size, isCoerced, detained, ...one }) => {
      const [low, high] = size ?? [];
      const isNamed = low !== undefined && isCoerced !== true;
      const people = isNamed && {
        low,
        best: high == null ? low : (low + high) / 2,
        ...(high != null && { high }),
      };
      return {
        number,
        placeId: place,
        day,
        isDispersed: one.dispersal === 'yes',
        isDetained: one.detention === 'yes',
        ...(people && { participants: people }),
        ...(detained !== undefined && { detained }),
      };
    });
}
