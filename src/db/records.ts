// What stands around the record of an assembly: its corrections, its series, campaign and outcomes.
import type { Answer } from '../card/types.ts';
import { hot, type Queryable, type Tx } from './connection.ts';

export interface CorrectionRow {
  readonly field: string;
  readonly before?: Answer;
  readonly after: Answer;
  readonly reason: string;
  readonly at: Date;
  /** Numbers of the moderators. */
  readonly moderator: number;
  readonly second?: number;
}

/** All that was corrected, oldest first. */
export async function listCorrections(
  tx: Queryable,
  assemblyId: string,
): Promise<readonly CorrectionRow[]> {
  const rows = await hot(tx)<RawCorrection[]>`
    select c.field, c.before, c.after, c.reason, c.corrected_at, m.number as moderator,
      s.number as second
    from correction c join moderator m on m.person = c.moderator
      left join moderator s on s.person = c.second
    where c.assembly_id = ${assemblyId} order by c.corrected_at, c.id`;
  return rows.map(({ before, second, corrected_at: at, ...row }) => ({
    ...row,
    at: new Date(at),
    ...(before !== null && { before }),
    ...(second !== null && { second }),
  }));
}

interface RawCorrection {
  readonly field: string;
  readonly before: Answer | null;
  readonly after: Answer;
  readonly reason: string;
  readonly corrected_at: string;
  readonly moderator: number;
  readonly second: number | null;
}

export interface DayOfSeries {
  readonly id: string;
  readonly number: number;
  readonly localDate: string;
  readonly placeId: string;
  readonly version: number;
  readonly seriesId: string | null;
}

/** The days of an action, in their order; whoever changes them locks them first. */
export async function listSeries(tx: Queryable, seriesId: string): Promise<readonly DayOfSeries[]> {
  const rows = await hot(tx)<RawDay[]>`
    select id, number, local_date::text, place_id, version, series_id from assembly
    where series_id = ${seriesId} and merged_into is null and retracted_at is null
    order by local_date, number`;
  return rows.map(toDay);
}

/** How far one day of an action may lie from the next, and how many are offered. */
const NEIGHBOUR_DAYS = 3;
const MOST_NEIGHBOURS = 6;

/** Records of the same place on days near by, the same topic first, then the nearest. */
export async function listNeighbourDays(
  tx: Queryable,
  of: {
    readonly id: string;
    readonly placeId: string;
    readonly localDate: string;
    readonly topic: string;
    readonly seriesId: string | null;
  },
): Promise<readonly DayOfSeries[]> {
  const rows = await hot(tx)<RawDay[]>`
    select id, number, local_date::text, place_id, version, series_id from assembly
    where place_id = ${of.placeId} and id <> ${of.id}
      and local_date between ${of.localDate}::date - ${NEIGHBOUR_DAYS}::int
        and ${of.localDate}::date + ${NEIGHBOUR_DAYS}::int
      and local_date <> ${of.localDate}::date
      and merged_into is null and retracted_at is null
      and (series_id is null or series_id is distinct from ${of.seriesId}::uuid)
    order by topic = ${of.topic} desc, abs(local_date - ${of.localDate}::date), number
    limit ${MOST_NEIGHBOURS}`;
  return rows.map(toDay);
}

/** Records and all days linked with them, locked in the order of their ids, as everybody does. */
export async function lockDays(tx: Tx, numbers: readonly number[]): Promise<void> {
  await hot(tx)`
    select id from assembly where number = any(${[...numbers]}::int[]) or series_id in (
      select series_id from assembly where number = any(${[...numbers]}::int[]))
    order by id for update`;
}

/** A record that stands, as a day. */
export async function findDay(tx: Queryable, number: number): Promise<DayOfSeries | undefined> {
  const [row] = await hot(tx)<RawDay[]>`
    select id, number, local_date::text, place_id, version, series_id from assembly
    where number = ${number} and merged_into is null and retracted_at is null`;
  return row && toDay(row);
}

interface RawDay {
  readonly id: string;
  readonly number: number;
  readonly local_date: string;
  readonly place_id: string;
  readonly version: number;
  readonly series_id: string | null;
}

function toDay(row: RawDay): DayOfSeries {
  const { local_date: localDate, place_id: placeId, series_id: seriesId, ...rest } = row;
  return { ...rest, localDate, placeId, seriesId };
}

export interface Surroundings {
  /** People of whom it is known what followed for them. */
  readonly outcomes: number;
  /** The record that it was merged into, and those that were merged into it. */
  readonly mergedInto?: number;
  readonly mergedFrom: readonly number[];
}

export async function readSurroundings(tx: Queryable, id: string): Promise<Surroundings> {
  const [row] = await hot(tx)<
    { outcomes: number; merged_into: number | null; merged_from: number[] }[]
  >`
    select (select count(*)::int from outcome where assembly_id = a.id and replaced_by is null)
        as outcomes,
      (select number from assembly where id = a.merged_into) as merged_into,
      (select coalesce(jsonb_agg(number order by number), '[]') from assembly
        where merged_into = a.id) as merged_from
    from assembly a where a.id = ${id}`;
  if (row === undefined) throw new Error('there is no such assembly');
  const { outcomes, merged_into: mergedInto, merged_from: mergedFrom } = row;
  return { outcomes, mergedFrom, ...(mergedInto !== null && { mergedInto }) };
}
