// The figures, computed from sums. Every share states its base and the unknowns outside of it.
import type { TopicClass } from '../assemblies/assembly.ts';
import type { Sum } from './sums.ts';

/** A number of a base: `n` of `base`; unknowns are outside the base. */
export interface Share {
  readonly key: string;
  readonly n: number;
}

export interface Breakdown {
  readonly shares: readonly Share[];
  readonly base: number;
  readonly unknown: number;
}

export interface Figures {
  /** A01: assemblies that took place. */
  readonly assemblies: number;
  /** A02: by place, largest first. */
  readonly places: readonly Share[];
  /** A07: by class of topic. */
  readonly topics: Breakdown;
  /** A12, A13: authorised or not. */
  readonly authorised: Breakdown;
  /** A16, A17: people. */
  readonly participants: {
    readonly known: number;
    readonly unknown: number;
    /** Records left out of the sums: attendance was coerced, or a moderator gave another reason. */
    readonly coerced: number;
    readonly excluded: number;
    readonly low: number;
    readonly high: number;
    readonly best: number;
    readonly mean: number | undefined;
    /** How many of the known have an open upper end. */
    readonly open: number;
  };
}

export const topicClasses: readonly TopicClass[] = [
  'campaign',
  'political',
  'social_economic',
  'pro_government',
  'other',
];

/**
 * All figures of one answer. Throws when a breakdown does not add up to its total: such figures
 * are a bug and must not be printed (METHOD.md 1.3, rule 1).
 */
export function computeFigures(sums: readonly Sum[]): Figures {
  const of = (figure: string) => sums.filter((sum) => sum.figure === figure);
  const assemblies = total(of('assemblies'));
  const figures: Figures = {
    assemblies,
    places: byPlace(of('assemblies')),
    topics: breakdown(of('topic_class'), topicClasses),
    authorised: breakdown(of('authorised'), ['authorised', 'unauthorised']),
    participants: people(of('participants')),
  };
  assertTotals(figures);
  return figures;
}

/** A share in percent, half up to one decimal, from whole numbers. */
export function percent(n: number, base: number): number {
  return base === 0 ? 0 : Math.floor((n * 1000) / base + 0.5) / 10;
}

function total(sums: readonly Sum[]): number {
  return sums.reduce((all, sum) => all + sum.n, 0);
}

function byPlace(sums: readonly Sum[]): readonly Share[] {
  return sums
    .map((sum) => ({ key: sum.placeId, n: sum.n }))
    .sort((a, b) => b.n - a.n || a.key.localeCompare(b.key));
}

function breakdown(sums: readonly Sum[], keys: readonly string[]): Breakdown {
  const count = (key: string) => total(sums.filter((sum) => sum.key === key));
  const shares = keys.map((key) => ({ key, n: count(key) }));
  return {
    shares,
    base: shares.reduce((all, share) => all + share.n, 0),
    unknown: count('unknown'),
  };
}

function people(sums: readonly Sum[]): Figures['participants'] {
  const known = sums.filter((sum) => sum.key === 'known');
  const add = (field: 'n' | 'low' | 'high' | 'best' | 'open') =>
    known.reduce((all, sum) => all + sum[field], 0);
  const count = (key: string) => total(sums.filter((sum) => sum.key === key));
  const n = add('n');
  return {
    known: n,
    unknown: count('unknown'),
    coerced: count('coerced'),
    excluded: count('excluded'),
    low: add('low'),
    // An open band ends nowhere; its low is the least that its high can be.
    high: add('high'),
    best: add('best'),
    mean: n === 0 ? undefined : add('best') / n,
    open: add('open'),
  };
}

function assertTotals({ assemblies, places, topics, authorised, participants }: Figures): void {
  const parts = {
    places: places.reduce((all, share) => all + share.n, 0),
    topics: topics.base + topics.unknown,
    authorised: authorised.base + authorised.unknown,
    participants:
      participants.known + participants.unknown + participants.coerced + participants.excluded,
  };
  for (const [name, sum] of Object.entries(parts)) {
    if (sum !== assemblies) throw new Error(`figures by ${name} do not add up to their total`);
  }
}
