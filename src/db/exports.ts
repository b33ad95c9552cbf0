// The records that everybody may see and what changed in them, streamed in one transaction that only
// reads: all rows are of one moment, and however many they are, few of them are in memory.
import type { TransactionSql } from 'postgres';
import type { ExportRecord, ExportSource } from '../exports/record.ts';
import type { StoredAssembly } from './assemblies.ts';
import { readChanges } from './changes.ts';
import { type Db, hot, type Queryable } from './connection.ts';
import { type ExportFilter, filterOf } from './export-filter.ts';
import { countedOf } from './figure-lines.ts';

const ROWS_AT_ONCE = 500;

/** Hands the source over; it is valid until the work ends. */
export async function withExport<T>(
  { sql }: Db,
  filter: ExportFilter,
  work: (source: ExportSource) => Promise<T>,
): Promise<T> {
  const result = await sql.begin('isolation level repeatable read read only', async (tx) => {
    // The limit is on a statement as a whole, and a cursor lasts as long as its reader.
    await tx`set local statement_timeout = 0`;
    const value = await work({
      records: () => readRecords(tx, filter),
      changes: () => readChanges(tx, filter),
    });
    return { value };
  });
  return result.value;
}

async function* readRecords(
  tx: TransactionSql,
  filter: ExportFilter,
): AsyncGenerator<readonly ExportRecord[]> {
  const { places, from, to, now } = filterOf(filter);
  const rows = tx<RawRecord[]>`
    select a.id, a.number, a.updated_at, a.event_status, a.local_date::text as local_date,
      a.place_id, a.form, a.topic, a.topic_class, a.permit_status, a.campaign_id,
      c.name as campaign_name, a.series_id, a.authorised, a.values, a.is_coerced, a.excluded_for,
      a.level, a.corroboration,
      a.participants_low::float8 as participants_low,
      a.participants_high::float8 as participants_high,
      a.participants_best::float8 as participants_best,
      a.police_low::float8 as police_low, a.police_high::float8 as police_high,
      a.police_best::float8 as police_best, a.detained_low::float8 as detained_low,
      a.detained_high::float8 as detained_high, a.detained_best::float8 as detained_best
    from assembly a left join campaign c on c.id = a.campaign_id
    where a.local_date between ${from}::date and ${to}::date
      and (${places}::text[] is null or a.place_id = any(${places}::text[]))
      and a.level <> 'v0' and a.retracted_at is null and a.merged_into is null
      and (a.publish_after is null or a.publish_after <= ${now}::timestamptz)
    order by a.local_date, a.number`.cursor(ROWS_AT_ONCE);
  for await (const some of rows) yield some.map(toRecord);
}

/** How many an export would hold, counted no further than this. */
export async function countExported(
  tx: Queryable,
  filter: ExportFilter,
  most: number,
): Promise<number> {
  const { places, from, to, now } = filterOf(filter);
  const [row] = await hot(tx)<{ n: number }[]>`
    select count(*)::int as n from (
      select from assembly
      where local_date between ${from}::date and ${to}::date
        and (${places}::text[] is null or place_id = any(${places}::text[]))
        and level <> 'v0' and retracted_at is null and merged_into is null
        and (publish_after is null or publish_after <= ${now}::timestamptz)
      limit ${most}) as found`;
  return row?.n ?? 0;
}

/** Whether a file for this chat is still being made or sent. */
export async function isFileOnItsWay(tx: Queryable, chatKey: string): Promise<boolean> {
  const [row] = await hot(tx)<{ waits: boolean }[]>`
    select exists (select from outbox where chat_key = ${chatKey} and status = 'pending'
      and kind = 'show' and body->'screen' ? 'document') as waits`;
  return row?.waits === true;
}

interface RawRecord {
  readonly [column: string]: unknown;
}

function toRecord(raw: RawRecord): ExportRecord {
  const row = Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [camel(name), value]),
  ) as unknown as StoredAssembly & { readonly campaignName: string | null };
  const { campaignName } = row;
  return { ...exportRecordOfRow(row), ...(campaignName !== null && { campaignName }) };
}

/** A stored record as an export sees it, but for the name of its campaign. */
export function exportRecordOfRow(row: StoredAssembly): ExportRecord {
  return {
    ...countedOf(row),
    id: row.id,
    number: row.number,
    updatedAt: new Date(row.updatedAt),
    localDate: row.localDate,
    placeId: row.placeId,
    corroboration: row.corroboration,
    ...(row.seriesId !== null && { seriesId: row.seriesId }),
  };
}

const camels = new Map<string, string>();

function camel(name: string): string {
  const known =
    camels.get(name) ?? name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  camels.set(name, known);
  return known;
}
