// What was withdrawn, merged or corrected in records that everybody could see. Who did it stays here.
import type { TransactionSql } from 'postgres';
import type { Answer, Answers } from '../card/types.ts';
import { publishedFields } from '../exports/columns.ts';
import type { Change } from '../exports/record.ts';
import { hot, type Queryable } from './connection.ts';
import { type ExportFilter, filterOf } from './export-filter.ts';
import { wasPublic } from './was-public.ts';

const ROWS_AT_ONCE = 500;

/** All of them, oldest first. */
export async function* readChanges(
  tx: TransactionSql,
  filter: ExportFilter,
): AsyncGenerator<readonly Change[]> {
  const rows = changesOf(tx, filter, { since: '-infinity' }).cursor(ROWS_AT_ONCE);
  for await (const some of rows) yield some.flatMap(toChange);
}

/** The newest first, one page. */
export async function listChangesSince(
  tx: Queryable,
  { since, now, limit, offset }: { since: Date; now: Date; limit: number; offset: number },
): Promise<readonly Change[]> {
  const filter = { period: {}, now };
  const page = { since: since.toISOString(), newestFirst: true, limit, offset };
  const rows = await changesOf(hot(tx), filter, page);
  return rows.flatMap(toChange);
}

interface Page {
  readonly since: string;
  readonly newestFirst?: boolean;
  readonly limit?: number;
  readonly offset?: number;
}

function changesOf(sql: TransactionSql, filter: ExportFilter, page: Page) {
  const { places, from, to, now } = filterOf(filter);
  const { since, newestFirst = false, limit = null, offset = 0 } = page;
  return sql<RawChange[]>`
    with whole as (
      select id, number, place_id, local_date, level, merged_into, merged_at, retracted_at,
        retracted_for, updated_at, values
      from assembly a
      where local_date between ${from}::date and ${to}::date
        and (${places}::text[] is null or place_id = any(${places}::text[]))
        and (publish_after is null or publish_after <= ${now}::timestamptz)
        and ${wasPublic(sql)}
    ), change as (
      select 1 as part, 'retracted' as kind, w.id, w.retracted_at as at, w.retracted_for as reason,
        null::uuid as into_id, null::text as field, null::jsonb as before, null::jsonb as after
      from whole w where w.retracted_at is not null and w.merged_into is null
      union all
      select 2, 'merged', w.id, coalesce(w.merged_at, w.updated_at), null, w.merged_into, null,
        null, null from whole w where w.merged_into is not null
        -- The number of the other one is told with that one.
        and exists (select from assembly o where o.id = w.merged_into
          and (o.publish_after is null or o.publish_after <= ${now}::timestamptz))
      union all
      select 3, 'unverified', w.id, w.updated_at, null, null, null, null, null
      from whole w where w.level = 'v0' and w.retracted_at is null and w.merged_into is null
      union all
      select 4, 'corrected', c.assembly_id, c.corrected_at, c.reason, null, c.field, c.before,
        c.after from correction c join whole w on w.id = c.assembly_id
      where c.field = any(${[...publishedFields]}::text[])
        -- Of what is not verified any more nothing is told but that.
        and (w.level <> 'v0' or c.field = 'verification_level')
    )
    select h.kind, h.at, h.reason, h.field, h.before, h.after, w.id, w.number, w.place_id,
      w.local_date::text as local_date, h.into_id, i.number as into_number,
      case when h.kind = 'corrected' then w.values end as values
    from change h join whole w on w.id = h.id left join assembly i on i.id = h.into_id
    where h.at >= ${since}::timestamptz
    order by case when ${newestFirst} then h.at end desc, case when not ${newestFirst} then h.at end,
      w.number, h.part, h.field
    limit ${limit} offset ${offset}`;
}

interface RawChange {
  readonly kind: Change['kind'];
  readonly at: string;
  readonly reason: string | null;
  readonly field: string | null;
  readonly before: Answer | null;
  readonly after: Answer | null;
  readonly id: string;
  readonly number: number;
  readonly place_id: string;
  readonly local_date: string;
  readonly into_id: string | null;
  readonly into_number: number | null;
  readonly values: Answers | null;
}

function toChange(row: RawChange): Change[] {
  const { kind, id, number, field, before, after, values } = row;
  const reason = row.reason ?? '';
  const base = {
    id,
    number,
    placeId: row.place_id,
    localDate: row.local_date,
    at: new Date(row.at),
  };
  switch (kind) {
    case 'retracted':
      return [{ ...base, kind, reason }];
    case 'merged':
      return [{ ...base, kind, into: { id: row.into_id ?? '', number: row.into_number ?? 0 } }];
    case 'unverified':
      return [{ ...base, kind }];
    case 'corrected':
      if (field === null || after === null || values === null) return [];
      return [{ ...base, kind, reason, field, after, values, ...(before && { before }) }];
    default:
      return kind satisfies never;
  }
}
