// Assemblies as rows, and the sums over them counted anew, for the tests of the rollups.
import { randomUUID } from 'node:crypto';
import type { Db } from '../../src/db/connection.ts';
import type { assembly } from '../../src/db/schema/assembly.ts';
import type { Sum } from '../../src/stats/figures.ts';
import { now } from './rows.ts';

export type Row = typeof assembly.$inferInsert;

export function rowOf(given: Partial<Row>): Row {
  return {
    id: randomUUID(),
    placeId: 'almaty',
    regionId: 'a-region',
    localDate: '2012-01-28',
    form: 'rally',
    topic: 'labour',
    topicClass: 'social_economic',
    permitStatus: 'denied',
    authorised: 'unauthorised',
    authorityResponse: [],
    verifiedAt: now,
    ...given,
  };
}

/** The same sums, counted anew from the assemblies themselves. */
export async function recount({ sql }: Db, from = '-infinity', to = 'infinity'): Promise<Sum[]> {
  const rows = await sql`
    with record as (
      select *, participants_low is not null as known from assembly
      where date_trunc('month', local_date) between ${from}::date and ${to}::date
    ), counted as (
      select place_id, 'assemblies' as figure, 'all' as key, count(*) as n, 0 as low, 0 as high,
        0 as best, 0 as open from record group by 1
      union all
      select place_id, 'topic_class', topic_class, count(*), 0, 0, 0, 0 from record group by 1, 3
      union all
      select place_id, 'authorised', authorised, count(*), 0, 0, 0, 0 from record group by 1, 3
      union all
      select place_id, 'participants', case when known then 'known' else 'unknown' end, count(*),
        coalesce(sum(participants_low), 0),
        coalesce(sum(coalesce(participants_high, participants_low)), 0),
        coalesce(sum(participants_best), 0),
        count(*) filter (where known and participants_high is null)
      from record group by 1, 3
    ) select * from counted`;
  return inOrder(
    rows.map((row) => ({
      placeId: String(row.place_id),
      figure: String(row.figure),
      key: String(row.key),
      n: Number(row.n),
      low: Number(row.low),
      high: Number(row.high),
      best: Number(row.best),
      open: Number(row.open),
    })),
  );
}

export function inOrder(sums: readonly Sum[]): Sum[] {
  const name = (sum: Sum) => [sum.placeId, sum.figure, sum.key].join();
  return sums.toSorted((a, b) => (name(a) < name(b) ? -1 : 1));
}
