// The months in which places are monitored. Changes are relative and made one after the other, so
// that of two coordinators at once neither loses what the other one wrote.
import type { PersonKey } from '../messenger.ts';
import {
  type Coverage,
  type CoverageChange,
  changeRanges,
  type MonthRange,
} from '../stats/coverage.ts';
import { hot, type Queryable, type Tx } from './connection.ts';

// Any number that no other lock on this database has.
const COVERAGE_LOCK = 7_301_198;

/** @param places absent = all that have any */
export async function readCoverage(
  tx: Queryable,
  places: readonly string[] | null = null,
): Promise<Coverage> {
  const wanted = places as string[] | null;
  const rows = await hot(tx)<{ place: string; from: string; to: string | null }[]>`
    select place_id as place, to_char(from_month, 'YYYY-MM') as "from",
      to_char(to_month, 'YYYY-MM') as "to"
    from coverage where ${wanted}::text[] is null or place_id = any(${wanted}::text[])
    order by place_id, from_month`;
  const coverage = new Map<string, MonthRange[]>();
  for (const { place, from, to } of rows) {
    const ranges = coverage.get(place) ?? [];
    coverage.set(place, [...ranges, to === null ? { from } : { from, to }]);
  }
  return coverage;
}

export async function changeCoverage(
  tx: Tx,
  { does, places, range, by }: CoverageChange & { readonly by: PersonKey },
  now: Date,
): Promise<void> {
  // A statement of its own: what the next one reads is newer than the lock.
  await hot(tx)`select pg_advisory_xact_lock(${COVERAGE_LOCK})`;
  const known = await readCoverage(tx, places);
  const next = places.flatMap((place) =>
    changeRanges(known.get(place) ?? [], does, range).map(({ from, to }) => ({
      place,
      from: `${from}-01`,
      to: to === undefined ? null : `${to}-01`,
    })),
  );
  const rows = JSON.stringify(next);
  // Ranges that stay as they are keep who set them, and when.
  await hot(tx)`
    delete from coverage c where place_id = any(${[...places]}::text[]) and not exists (
      select 1 from jsonb_to_recordset(${rows}::text::jsonb) as x(place text, "from" date, "to" date)
      where x.place = c.place_id and x."from" = c.from_month
        and x."to" is not distinct from c.to_month)`;
  await hot(tx)`
    insert into coverage (place_id, from_month, to_month, set_by, set_at)
    select place, "from", "to", ${by}, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${rows}::text::jsonb) as x(place text, "from" date, "to" date)
    on conflict (place_id, from_month) do nothing`;
}
