// An action of several days: one record for each local day, linked as a series.
import { randomUUID } from 'node:crypto';
import { type DayOfSeries, findDay, listSeries, lockDays } from '../../db/records.ts';
import { type Refusal, refuse } from '../../errors.ts';
import type { Press } from '../../presses.ts';
import { toast } from '../desk/access.ts';
import type { AuditWrite, DeskWrite } from '../desk-writes.ts';
import type { Unit, Writes } from '../unit.ts';
import { type AtRecord, refuseTrainee } from './record-access.ts';
import { showRecord } from './record-view.ts';

/** Everything that a link or its undoing may touch, locked in one order before anything is read. */
export async function lockSeries(
  { tx }: Unit,
  press: Extract<Press, { readonly do: 'assembly_link' | 'assembly_unlink' }>,
): Promise<void> {
  await lockDays(tx, [press.assembly, ...(press.do === 'assembly_link' ? [press.other] : [])]);
}

/** Both records, with all days that either is linked with, are days of one action from now on. */
export async function linkDay(at: AtRecord, number: number): Promise<Writes> {
  const { unit, record } = at;
  const other = await findDay(unit.tx, number);
  if (other === undefined || other.id === record.id) return toast(unit, refuse('assembly_unknown'));
  const own = await daysOf(at, dayOf(record));
  const theirs = await daysOf(at, other);
  const refusal = refuseTrainee(at) ?? whyNotLink(own, theirs);
  if (refusal !== undefined) return toast(unit, refusal);
  const seriesId = record.seriesId ?? other.seriesId ?? randomUUID();
  const all = [...own, ...theirs];
  const moved = all.filter((day) => day.seriesId !== seriesId);
  return {
    desk: [
      ...moved.map((day) => setSeries(day, seriesId)),
      auditOf(at, { does: 'link', other: number }),
    ],
    shows: [await showAfter(at, all, moved)],
  };
}

/** The record is a day by itself again; of two days that were linked neither is left in a series. */
export async function unlinkDay(at: AtRecord): Promise<Writes> {
  const { record } = at;
  const refusal =
    refuseTrainee(at) ?? (record.seriesId === null ? refuse('nothing_changes') : null);
  if (refusal !== null) return toast(at.unit, refusal);
  const days = await daysOf(at, dayOf(record));
  const left = days.filter((day) => day.id !== record.id);
  const moved = left.length === 1 ? days : [dayOf(record)];
  return {
    desk: [...moved.map((day) => setSeries(day, null)), auditOf(at, { does: 'unlink' })],
    shows: [await showAfter(at, [], moved)],
  };
}

/** A day with all that it is linked with. */
async function daysOf({ unit }: AtRecord, day: DayOfSeries): Promise<readonly DayOfSeries[]> {
  if (day.seriesId === null) return [day];
  const linked = await listSeries(unit.tx, day.seriesId);
  return linked.some(({ id }) => id === day.id) ? linked : [day, ...linked];
}

/** One record for each place and local day. */
function whyNotLink(
  own: readonly DayOfSeries[],
  theirs: readonly DayOfSeries[],
): Refusal | undefined {
  const isSame = (one: DayOfSeries, other: DayOfSeries) =>
    one.placeId === other.placeId && one.localDate === other.localDate;
  if (own.some((one) => theirs.some(({ id }) => id === one.id))) return refuse('nothing_changes');
  const isTwice = own.some((one) => theirs.some((other) => isSame(one, other)));
  return isTwice ? refuse('series_same_day') : undefined;
}

function dayOf({
  id,
  number,
  localDate,
  placeId,
  version,
  seriesId,
}: AtRecord['record']): DayOfSeries {
  return { id, number, localDate, placeId, version, seriesId };
}

function setSeries({ id, version }: DayOfSeries, seriesId: string | null): DeskWrite {
  return { do: 'set_series', id, expectedVersion: version, seriesId };
}

function auditOf({ record, by }: AtRecord, detail: NonNullable<AuditWrite['detail']>): AuditWrite {
  return { do: 'audit', act: 'series', assemblyNumber: record.number, detail, by };
}

function showAfter(at: AtRecord, days: readonly DayOfSeries[], moved: readonly DayOfSeries[]) {
  const { record } = at;
  const isMoved = moved.some(({ id }) => id === record.id);
  const series = days
    .filter(({ id }) => id !== record.id)
    .toSorted((a, b) => (a.localDate < b.localDate ? -1 : 1));
  return showRecord(at, { series, version: record.version + (isMoved ? 1 : 0) });
}
