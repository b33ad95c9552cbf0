// Counts the verified records anew, in plain SQL, and compares that with the rollups.
import type { Sql } from 'postgres';

/** Lines that only one of the two has; none when the rollups are right. */
export async function rollupDifferences(sql: Sql): Promise<readonly unknown[]> {
  return [
    ...(await sql`
      with record as (
        select *, date_trunc('month', local_date)::date as month,
          case when is_coerced then 'coerced' when excluded_for is not null then 'excluded'
            when participants_low is null then 'unknown' else 'known' end as size
        from assembly
        where ${isCounted(sql)}
      ), counted (place_id, month, figure, key, n) as (
        select place_id, month, 'assemblies', 'all', count(*) from record group by 1, 2
        union all
        select place_id, month, 'topic_class', topic_class, count(*) from record group by 1, 2, 4
        union all
        select place_id, month, 'authorised', authorised, count(*) from record group by 1, 2, 4
        union all
        select place_id, month, 'participants', size, count(*) from record group by 1, 2, 4
      ), kept as (select place_id, month, figure, key, n from rollup where n <> 0)
      select 'missing' as what, * from (table counted except table kept) as missing
      union all
      select 'too much', * from (table kept except table counted) as extra`),
    ...(await sql`
      with counted as (
        select place_id, sum(participants_low) as low,
          sum(coalesce(participants_high, participants_low)) as high,
          sum(participants_best) as best,
          count(*) filter (where participants_high is null) as open
        from assembly where ${isCounted(sql)} and participants_low is not null
          and not is_coerced and excluded_for is null group by 1
      ), kept as (
        select place_id, sum(low) as low, sum(high) as high, sum(best) as best, sum(open) as open
        from rollup where figure = 'participants' and key = 'known' group by 1 having sum(n) <> 0
      )
      select * from counted full join kept using (place_id)
      where (counted.low, counted.high, counted.best, counted.open)
        is distinct from (kept.low, kept.high, kept.best, kept.open)`),
  ];
}

/** What the figures are about: it took place, somebody saw it, and the record stands. */
function isCounted(sql: Sql) {
  return sql`event_status = 'took_place' and level <> 'v0' and retracted_at is null
    and merged_into is null`;
}
