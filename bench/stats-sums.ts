// The sums of the figures that the benchmark reads, and of no others, for more records than all sums
// could be made of in some minutes. The reading finds the same rows under the same keys.
import type { Db } from '../src/db/connection.ts';
import { figures } from './stats-ways.ts';

export async function sumAsked({ sql }: Db): Promise<void> {
  await sql`set work_mem = '256MB'`;
  await sql`truncate rollup`;
  await sql`
    insert into rollup (subset, figure, span, place_id, level, key, n, low, high, best, open)
    with cell as (
      select part[1] as figure, month, place_id, level, part[2] as key,
        sum(coalesce(part[3]::bigint, 1)) as n, sum(coalesce(part[4]::numeric, 0)) as low,
        sum(coalesce(part[5]::numeric, 0)) as high, sum(coalesce(part[6]::numeric, 0)) as best,
        sum(coalesce(part[7]::bigint, 0)) as open
      from assembly cross join lateral (
        select to_char(local_date::timestamp, 'YYYY-MM') as month, string_to_array(line, ':') as part
        from unnest(lines) line where split_part(line, ':', 1) = any(${figures}::text[]) offset 0) l
      where level <> 'v0' group by 1, 2, 3, 4, 5
    )
    select 'all', figure, span, place_id, level, key, sum(n), sum(low), sum(high), sum(best), sum(open)
    from cell cross join lateral (values ('all'), (left(month, 4)), (month)) as s (span)
    group by 2, 3, 4, 5, 6 order by 2, 3, 4, 5, 6`;
  await sql`reset work_mem`;
}
