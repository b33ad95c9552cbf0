// What became known in a week about earlier assemblies: outcomes, corrections, withdrawals. Each is
// told once: in the week in which it was entered, or in which its record may first be shown.

import type { OutcomeKind } from '../assemblies/outcome.ts';
import { zoneOf } from '../card/zone.ts';
import { localDate } from '../dates.ts';
import type { DigestChange, DigestData, DigestOutcome } from '../digest/data.ts';
import { hot, type Queryable } from './connection.ts';
import { wasPublic } from './was-public.ts';

interface Window {
  readonly from: Date;
  /** Exclusive. */
  readonly until: Date;
  readonly now: Date;
}

// A record is kept back for hours, for a day at most; what was entered so long before the window is
// looked at, too.
const KEPT_BACK_DAYS = 3;

export async function listDigestNews(
  tx: Queryable,
  window: Window,
): Promise<Pick<DigestData, 'outcomes' | 'changes'>> {
  const changes = [
    ...(await listCorrected(tx, window)),
    ...(await listWithdrawn(tx, window)),
    ...(await listJoined(tx, window)),
  ];
  return {
    outcomes: await listOutcomes(tx, window),
    changes: changes.sort((a, b) => (a.on === b.on ? a.number - b.number : a.on < b.on ? -1 : 1)),
  };
}

/** Of a record that turned out to be another one, under the number of that one. */
async function listOutcomes(tx: Queryable, window: Window): Promise<DigestOutcome[]> {
  const { from, lookFrom, until, now } = bounds(window);
  const rows = await hot(tx)<(RawName & { kind: OutcomeKind; n: number })[]>`
    with recursive entered as (
      select id, kind, assembly_id, person_ref, entered_at, assembly_id as whole from outcome
      where entered_at >= ${lookFrom}::timestamptz and entered_at < ${until}::timestamptz
        and replaced_by is null
      union all
      select e.id, e.kind, e.assembly_id, e.person_ref, e.entered_at, a.merged_into
      from entered e join assembly a on a.id = e.whole where a.merged_into is not null
    )
    select a.number, a.place_id, a.local_date::text as day, e.kind,
      count(distinct (e.assembly_id, e.person_ref))::int as n
    from entered e join assembly a on a.id = e.whole
    where a.merged_into is null and a.retracted_at is null and a.level <> 'v0'
      and greatest(e.entered_at, a.publish_after) >= ${from}::timestamptz
      and greatest(e.entered_at, a.publish_after) < ${until}::timestamptz
      and (a.publish_after is null or a.publish_after <= ${now}::timestamptz)
    group by 1, 2, 3, 4 order by 1, 4`;
  const byRecord = new Map<number, DigestOutcome>();
  for (const row of rows) {
    const known = byRecord.get(row.number) ?? { ...nameOf(row), people: {} };
    byRecord.set(row.number, { ...known, people: { ...known.people, [row.kind]: row.n } });
  }
  return [...byRecord.values()];
}

/** One for each record, reason and moment: one act may set several fields. */
async function listCorrected(tx: Queryable, window: Window): Promise<DigestChange[]> {
  const { from, lookFrom, until, now } = bounds(window);
  const rows = await hot(tx)<(RawChange & { fields: string[]; reason: string })[]>`
    select a.number, a.place_id, a.local_date::text as day, c.reason,
      max(c.corrected_at) as at, jsonb_agg(distinct c.field order by c.field) as fields
    from correction c join assembly a on a.id = c.assembly_id
    where c.corrected_at >= ${lookFrom}::timestamptz and c.corrected_at < ${until}::timestamptz
      and greatest(c.corrected_at, a.publish_after) >= ${from}::timestamptz
      and greatest(c.corrected_at, a.publish_after) < ${until}::timestamptz
      and a.retracted_at is null and a.merged_into is null and a.level <> 'v0'
      and (a.publish_after is null or a.publish_after <= ${now}::timestamptz)
    group by 1, 2, 3, 4 order by 1, 4`;
  return rows.map((row) => ({
    kind: 'corrected',
    ...nameOf(row),
    on: dayOf(row),
    fields: row.fields,
    reason: row.reason,
  }));
}

async function listWithdrawn(tx: Queryable, window: Window): Promise<DigestChange[]> {
  const { from, lookFrom, until, now } = bounds(window);
  const rows = await hot(tx)<(RawChange & { reason: string })[]>`
    select a.number, a.place_id, a.local_date::text as day, a.retracted_at as at,
      a.retracted_for as reason
    from assembly a
    where ${wasPublic(hot(tx))} and a.retracted_at >= ${lookFrom}::timestamptz and a.retracted_at < ${until}::timestamptz
      and greatest(a.retracted_at, a.publish_after) >= ${from}::timestamptz
      and greatest(a.retracted_at, a.publish_after) < ${until}::timestamptz
      and (a.publish_after is null or a.publish_after <= ${now}::timestamptz)`;
  return rows.map((row) => ({
    kind: 'withdrawn',
    ...nameOf(row),
    on: dayOf(row),
    reason: row.reason,
  }));
}

async function listJoined(tx: Queryable, window: Window): Promise<DigestChange[]> {
  const { from, lookFrom, until, now } = bounds(window);
  const rows = await hot(tx)<(RawChange & { into: number })[]>`
    select a.number, a.place_id, a.local_date::text as day, a.merged_at as at, w.number as into
    from assembly a join assembly w on w.id = a.merged_into
    where ${wasPublic(hot(tx))} and w.level <> 'v0' and a.merged_at >= ${lookFrom}::timestamptz and a.merged_at < ${until}::timestamptz
      and greatest(a.merged_at, a.publish_after, w.publish_after) >= ${from}::timestamptz
      and greatest(a.merged_at, a.publish_after, w.publish_after) < ${until}::timestamptz
      and greatest(a.publish_after, w.publish_after, '-infinity') <= ${now}::timestamptz`;
  return rows.map((row) => ({ kind: 'joined', ...nameOf(row), on: dayOf(row), into: row.into }));
}

function bounds({ from, until, now }: Window) {
  const lookFrom = new Date(from.getTime() - KEPT_BACK_DAYS * 24 * 60 * 60 * 1000);
  return {
    from: from.toISOString(),
    lookFrom: lookFrom.toISOString(),
    until: until.toISOString(),
    now: now.toISOString(),
  };
}

interface RawName {
  readonly number: number;
  readonly place_id: string;
  readonly day: string;
}

type RawChange = RawName & { readonly at: Date | string };

const nameOf = (row: RawName) => ({ number: row.number, placeId: row.place_id, day: row.day });

/** The local day of its place on which it was changed. */
const dayOf = (row: RawChange) => localDate(new Date(row.at), zoneOf(row.place_id));
