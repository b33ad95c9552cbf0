// Counts the records anew, one by one and by rules of its own, and compares that with the rollups.
// Nothing here comes from the product: neither the lines that it stores nor the code that makes them.
import type { Sql } from 'postgres';
import { countsOf, type Raw, type RawOutcome } from './recount-rules.ts';

export type Amounts = readonly [n: number, low: number, high: number, best: number, open: number];

/** Cells that only one of the two has, or that differ; none when the rollups are right. */
export async function rollupDifferences(sql: Sql): Promise<readonly unknown[]> {
  const [counted, kept] = [await recount(sql), await keptSums(sql)];
  const cells = new Set([...counted.keys(), ...kept.keys()]);
  return [...cells].toSorted().flatMap((cell) => {
    const [is, should] = [kept.get(cell) ?? nothing, counted.get(cell) ?? nothing];
    return is.join() === should.join() ? [] : [{ cell, is, should }];
  });
}

const nothing: Amounts = [0, 0, 0, 0, 0];

/** By `subset figure span place level key`. */
export async function recount(sql: Sql): Promise<ReadonlyMap<string, Amounts>> {
  const sums = new Map<string, Amounts>();
  const followed = await outcomesByRecord(sql);
  for (const record of await standing(sql)) {
    const outcomes = followed.get(record.id) ?? [];
    for (const { figure, key, amounts = [1, 0, 0, 0, 0] as const } of countsOf(record, outcomes)) {
      for (const subset of subsetsOf(record)) {
        for (const span of ['all', record.day.slice(0, 4), record.day.slice(0, 7)]) {
          const cell = [subset, figure, span, record.place_id, record.level, key].join(' ');
          sums.set(cell, plus(sums.get(cell) ?? nothing, amounts));
        }
      }
    }
  }
  return sums;
}

function plus(one: Amounts, other: Amounts): Amounts {
  const add = (at: 0 | 1 | 2 | 3 | 4) => one[at] + other[at];
  return [add(0), add(1), add(2), add(3), add(4)];
}

function subsetsOf(record: Raw): readonly string[] {
  const isOfficial = countsOf(record, []).some(
    ({ figure, key }) => figure === 'organizer_class' && key === 'authorities_pro_government',
  );
  return [
    'all',
    ...(isOfficial ? ['official'] : []),
    ...(record.campaign_id === null ? [] : [`campaign:${record.campaign_id}`]),
  ];
}

/** Somebody saw it, nobody took it back, and it is not another one twice. */
function standing(sql: Sql) {
  return sql<Raw[]>`
    select id, place_id, local_date::text as day, level, form, topic, topic_class, campaign_id,
      permit_status, authorised, event_status, values, is_coerced, excluded_for,
      participants_low::float8, participants_high::float8, participants_best::float8,
      police_low::float8, police_high::float8, police_best::float8,
      detained_low::float8, detained_high::float8, detained_best::float8
    from assembly
    where level <> 'v0' and retracted_at is null and merged_into is null`;
}

/** Of each record and of all that turned out to be the same. */
async function outcomesByRecord(sql: Sql): Promise<ReadonlyMap<string, readonly RawOutcome[]>> {
  const rows = await sql<(RawOutcome & { whole: string })[]>`
    with recursive part as (
      select id as whole, id from assembly
      union all select whole, a.id from assembly a join part on a.merged_into = part.id
    )
    select whole, assembly_id, person_ref, kind, decided_on::text, fine_mci::float8,
      fine_kzt::float8, arrest_days
    from outcome join part on part.id = assembly_id where replaced_by is null`;
  const found = new Map<string, RawOutcome[]>();
  for (const row of rows) found.set(row.whole, [...(found.get(row.whole) ?? []), row]);
  return found;
}

async function keptSums(sql: Sql): Promise<ReadonlyMap<string, Amounts>> {
  const rows = await sql<Record<string, string>[]>`
    select concat_ws(' ', subset, figure, span, place_id, level, key) as cell, n, low, high, best, open
    from rollup where (n, low, high, best, open) <> (0, 0, 0, 0, 0)`;
  return new Map(
    rows.map(({ cell = '', n, low, high, best, open }) => [
      cell,
      [Number(n), Number(low), Number(high), Number(best), Number(open)],
    ]),
  );
}
