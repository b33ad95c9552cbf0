// Answers a question about figures from the rollups.
import { addDays } from '../dates.ts';
import { nameCampaigns } from '../db/campaigns.ts';
import { readComparison } from '../db/comparison.ts';
import type { Queryable } from '../db/connection.ts';
import { type FigureFilter, sumRollups, sumRollupsBySpan } from '../db/figures.ts';
import { findOfSize } from '../db/largest.ts';
import { figuresOf, type StatsAnswer, timelineOf, timelineReads } from '../stats/answer.ts';
import { type Cells, cellsOf, without } from '../stats/cells.ts';
import { addMonths, spansOf } from '../stats/period.ts';
import { levelsFrom, placesIn, type StatsQuestion } from '../stats/question.ts';
import { type FigureId, figures } from '../stats/registry/registry.ts';
import type { Sum } from '../stats/sums.ts';
import type { TopicId } from '../stats/topics.ts';
import type { Value } from '../stats/value.ts';
import { personal, personalReads, withhold } from '../stats/withholding.ts';

interface Asking {
  readonly tx: Queryable;
  readonly now: Date;
  /** Local day of the whole country. */
  readonly today: string;
}

/** Throws `FiguresDoNotAddUp`. */
export async function answerOf(asking: Asking, asked: StatsQuestion): Promise<StatsAnswer> {
  const question = withPeriod(asked, asking.today);
  const ids = figuresOf(question);
  const cells = cellsOf(await readSums(asking, question, ids));
  const computed = computeAll(ids, cells, question);
  const values = withhold(computed, question, await readPersonal(asking, ids));
  const largest = await findLargest(asking, question, { values, places: cells.places });
  return {
    question,
    asOf: asking.today,
    n: cells.at('assemblies', 'all').n,
    values,
    campaigns: await namesIn(asking.tx, question, values.A08),
    ...(question.topic === 'time' && { timeline: await readTimeline(asking, question) }),
    ...(comparing.includes(question.topic) && {
      comparison: await readComparison(asking.tx, question, asking.today),
    }),
    ...(largest && { largest }),
  };
}

const comparing: readonly (TopicId | undefined)[] = ['comparison', 'places'];

/** All times have nothing before them; then this year is compared. */
function withPeriod(question: StatsQuestion, today: string): StatsQuestion {
  const isOpen = question.topic === 'comparison' && question.period.from === undefined;
  return isOpen ? { ...question, period: { from: `${today.slice(0, 4)}-01` } } : question;
}

function computeAll(ids: readonly FigureId[], cells: Cells, { mode = 'natural' }: StatsQuestion) {
  const values = ids.map((id): [FigureId, Value] => [id, figures[id].compute(cells, mode)]);
  return Object.fromEntries(values) as Partial<Record<FigureId, Value>>;
}

async function readSums(
  asking: Asking,
  question: StatsQuestion,
  ids: readonly FigureId[],
): Promise<readonly Sum[]> {
  const reads = new Set(['assemblies', ...ids.flatMap((id) => figures[id].reads)]);
  const filter = filterOf(asking, question, [...reads]);
  return narrowed(question, filter, (one) => sumRollups(asking.tx, one));
}

/** Sums without those that the question leaves out. */
async function narrowed<S extends Sum>(
  question: StatsQuestion,
  filter: FigureFilter,
  read: (filter: FigureFilter) => Promise<readonly S[]>,
): Promise<readonly S[]> {
  const sums = await read(filter);
  const { campaign } = question;
  const official = campaign === undefined ? 'official' : `official:${campaign}`;
  const kept = question.isWithoutOfficial
    ? without(sums, await read({ ...filter, subset: official }))
    : sums;
  return kept.filter(({ placeId }) => placeId !== question.without);
}

function filterOf(
  { today }: Asking,
  { area, period, level, campaign }: StatsQuestion,
  reads: readonly string[],
): FigureFilter {
  const places = placesIn(area);
  return {
    subset: campaign === undefined ? 'all' : `campaign:${campaign}`,
    spans: spansOf(period, today),
    levels: levelsFrom(level),
    figures: reads,
    ...(places && { places }),
  };
}

/** The table of which the figures about single people are cells; nothing where none is asked for. */
async function readPersonal({ tx, today }: Asking, ids: readonly FigureId[]) {
  if (!personal.some((id) => ids.includes(id))) return [];
  const spans = timelineReads({}, today);
  const levels = levelsFrom('v1');
  return sumRollupsBySpan(tx, { subset: 'all', spans, levels, figures: personalReads });
}

async function readTimeline(asking: Asking, question: StatsQuestion) {
  const spans = timelineReads(question.period, asking.today);
  const filter = { ...filterOf(asking, question, ['topic_class']), spans };
  const read = (one: FigureFilter) => sumRollupsBySpan(asking.tx, one);
  return timelineOf(spans, await narrowed(question, filter, read));
}

async function findLargest(
  { tx, now, today }: Asking,
  { period: { from, to }, level, campaign, isWithoutOfficial }: StatsQuestion,
  {
    values,
    places,
  }: { readonly values: StatsAnswer['values']; readonly places: readonly string[] },
) {
  const size = values.A24?.kind === 'largest' ? values.A24.most : undefined;
  if (size === undefined) return undefined;
  return findOfSize(tx, {
    size,
    places,
    now,
    levels: levelsFrom(level),
    isWithoutOfficial: isWithoutOfficial === true,
    ...(campaign !== undefined && { campaign }),
    from: from === undefined ? '0001-01-01' : `${from}-01`,
    to: addDays(`${addMonths(to ?? today.slice(0, 7), 1)}-01`, -1),
  });
}

async function namesIn(tx: Queryable, { campaign }: StatsQuestion, value: Value | undefined) {
  const ids = value?.kind === 'shares' ? value.parts.map(({ key }) => key) : [];
  const wanted = [...ids, ...(campaign === undefined ? [] : [campaign])];
  return wanted.length === 0 ? {} : nameCampaigns(tx, wanted);
}
