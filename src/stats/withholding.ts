// Figures about single people are given for the country and its regions and for whole years, as one
// table, of which small cells stay hidden. Any other set could be subtracted from these.
import { findPlace, regions } from '../card/places.ts';
import { hiddenCells, TOTAL } from './disclosure.ts';
import type { StatsQuestion } from './question.ts';
import type { FigureId } from './registry/registry.ts';
import type { SpanSum } from './sums.ts';
import type { Value } from './value.ts';

/** About people before courts, and about how reporters count. */
export const personal: readonly FigureId[] = ['A30', 'A40', 'A42'];

/** What the table is made of: these figures of the whole country, by year. */
export const personalReads = ['outcome_people', 'count_method'];

/** What is counted in one table; who was fined is also the base of the average fine. */
const measures: Readonly<Record<string, readonly string[]>> = {
  A30: [
    'administrative_arrest',
    'fine',
    'criminal_suspended',
    'criminal_restriction',
    'criminal_prison',
  ],
  A42: ['fine'],
};

/** The values with what must not be said replaced. @param byYear sums of `personalReads` */
export function withhold(
  values: Readonly<Partial<Record<FigureId, Value>>>,
  question: StatsQuestion,
  byYear: readonly SpanSum[],
): Readonly<Partial<Record<FigureId, Value>>> {
  const hides = personal.filter((id) => values[id] !== undefined && isHidden(id, question, byYear));
  return { ...values, ...Object.fromEntries(hides.map((id) => [id, { kind: 'withheld' }])) };
}

function isHidden(id: FigureId, question: StatsQuestion, byYear: readonly SpanSum[]): boolean {
  const column = columnOf(question);
  const row = rowOf(question);
  if (column === undefined || row === undefined) return true;
  if (id === 'A40') return row !== TOTAL || isMethodHidden(column, byYear);
  return (measures[id] ?? []).some((kind) => {
    const sums = byYear.filter(({ figure, key }) => figure === 'outcome_people' && key === kind);
    return hiddenCells(tableOf(sums, (sum) => regionOf(sum.placeId)))(row, column);
  });
}

/** Methods of counting by year, for the whole country: a year is said with all of them or not. */
function isMethodHidden(column: string, byYear: readonly SpanSum[]): boolean {
  const sums = byYear.filter(({ figure }) => figure === 'count_method');
  const isCellHidden = hiddenCells(tableOf(sums, (sum) => sum.key));
  return [...new Set(sums.map(({ key }) => key)), TOTAL].some((key) => isCellHidden(key, column));
}

function tableOf(sums: readonly SpanSum[], rowOfSum: (sum: SpanSum) => string) {
  const counts = new Map<string, number>();
  for (const sum of sums) {
    const name = `${rowOfSum(sum)} ${sum.span}`;
    counts.set(name, (counts.get(name) ?? 0) + sum.n);
  }
  return {
    rows: [...new Set(sums.map(rowOfSum))],
    columns: [...new Set(sums.map(({ span }) => span))],
    n: (row: string, column: string) => counts.get(`${row} ${column}`) ?? 0,
  };
}

/** The whole country or a region of several places, counted as everybody counts. */
function rowOf({ area, level = 'v1', campaign, isWithoutOfficial, without }: StatsQuestion) {
  const isNarrowed = [campaign, isWithoutOfficial, without].some((one) => one !== undefined);
  if (isNarrowed || level !== 'v1') return undefined;
  if (area.kind === 'country') return TOTAL;
  const isCity = regions.some(({ id, type, centre }) => {
    return type === 'city' && (centre === area.id || id === area.id);
  });
  if (area.kind === 'region') return area.id;
  return isCity ? regionOf(area.id) : undefined;
}

/** A whole year, or all of them. */
function columnOf({ period: { from, to } }: StatsQuestion): string | undefined {
  if (from === undefined) return TOTAL;
  const year = from.slice(0, 4);
  return from === `${year}-01` && to === `${year}-12` ? year : undefined;
}

function regionOf(placeId: string): string {
  return findPlace(placeId)?.region ?? placeId;
}
