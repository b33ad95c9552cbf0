// An answer as it is given: numbers only, in no language, so that it can be kept, had again by its
// code, and said in another language.
import type { Comparison } from './comparison-value.ts';
import { monthsOf, type Period } from './period.ts';
import type { StatsQuestion } from './question.ts';
import type { FigureId } from './registry/registry.ts';
import type { SpanSum } from './sums.ts';
import { topics } from './topics.ts';
import type { Value } from './value.ts';

export interface StatsAnswer {
  readonly question: StatsQuestion;
  /** Local day on which it was given, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Assemblies that it rests on. */
  readonly n: number;
  readonly values: Readonly<Partial<Record<FigureId, Value>>>;
  /** Assemblies by class, span by span (A06, A11). */
  readonly timeline?: readonly TimelineSpan[];
  /** Rates by place (A03), and what changed (A04, A05). */
  readonly comparison?: Comparison;
  /** The largest assembly, where its record may be shown. */
  readonly largest?: { readonly place: string; readonly day: string };
  /** Names of the campaigns in it, by id. */
  readonly campaigns: Readonly<Record<string, string>>;
}

export interface TimelineSpan {
  /** A month `2012-01` or a year `2012`. */
  readonly span: string;
  /** By class of topic, `unknown` as well. */
  readonly n: Readonly<Record<string, number>>;
}

/** The figures of an answer, in the order in which they are said. */
export function figuresOf({ topic = 'summary', figure }: StatsQuestion): readonly FigureId[] {
  return figure === undefined ? topics[topic].figures : ['A01', figure];
}

/** More columns than this are no longer told apart on a phone. */
const MOST_MONTHS = 24;

/** The spans that a timeline is read from: months, or years where no beginning was asked for. */
export function timelineReads(period: Period, today: string): readonly string[] {
  if (period.from !== undefined) return monthsOf(period, today);
  const last = Number(today.slice(0, 4));
  return Array.from({ length: last - FIRST_YEAR + 1 }, (_, at) => String(FIRST_YEAR + at));
}

/** No archive is older. A year that is left out here would be known from what is said of all times. */
const FIRST_YEAR = 1900;

/** Every span from the first one with an assembly; years where the months are too many. */
export function timelineOf(
  reads: readonly string[],
  sums: readonly SpanSum[],
): readonly TimelineSpan[] {
  const isByYear = reads.length > MOST_MONTHS || reads.every((span) => span.length === 4);
  const spanOf = (span: string) => (isByYear ? span.slice(0, 4) : span);
  const counts = new Map<string, Record<string, number>>(
    reads.map((span) => [spanOf(span), {}] as const),
  );
  for (const { span, key, n, figure } of sums) {
    const at = counts.get(spanOf(span));
    if (figure === 'topic_class' && at !== undefined) at[key] = (at[key] ?? 0) + n;
  }
  const spans = [...counts].map(([span, n]) => ({ span, n }));
  const first = spans.findIndex(({ n }) => Object.keys(n).length > 0);
  return first === -1 ? [] : spans.slice(first);
}
