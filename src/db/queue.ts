// What waits at the desk of a group, as `/queue` and `/find` list it.
import { and, asc, desc, eq, gt, inArray, lte, type SQL } from 'drizzle-orm';
import type { ChatKey } from '../messenger.ts';
import type { Backlog } from '../reports/case-line.ts';
import { hot, type Queryable } from './connection.ts';
import { assembly } from './schema/assembly.ts';
import { deskCase } from './schema/desk.ts';
import { report } from './schema/report.ts';

export interface QueueFilter {
  readonly chatKey: ChatKey;
  /** Absent for all places. */
  readonly placeId?: string;
}

/** How many await a decision, and since when. @param filter `except` those decided right now */
export async function readQueue(
  tx: Queryable,
  filter: QueueFilter & { readonly except?: readonly number[] },
): Promise<Backlog> {
  const { chatKey, placeId = null, except = [] } = filter;
  const [row] = await hot(tx)<
    { waiting: number; not_laid: number; oldest: Date | string | null }[]
  >`
    select count(*)::int as waiting, (count(*) filter (where c.laid_at is null))::int as not_laid,
      min(c.opened_at) as oldest
    from desk_case c join report r on r.id = c.report_id
    where c.desk = ${chatKey} and c.status in ('open', 'claimed', 'proposed')
      and (${placeId}::text is null or r.place_id = ${placeId})
      and c.number <> all(${except as number[]}::int[])`;
  const oldest = row?.oldest;
  return {
    waiting: row?.waiting ?? 0,
    notLaid: row?.not_laid ?? 0,
    ...(oldest && { oldest: new Date(oldest) }),
  };
}

/** Numbers of the cases after this one, oldest first. */
export async function listQueued(
  tx: Queryable,
  filter: QueueFilter,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<readonly number[]> {
  const rows = await tx
    .select({ number: deskCase.number })
    .from(deskCase)
    .innerJoin(report, eq(report.id, deskCase.reportId))
    .where(and(...waitsIn(filter), gt(deskCase.number, after)))
    .orderBy(asc(deskCase.number))
    .limit(limit);
  return rows.map((row) => row.number);
}

/** After which number the page begins that ends with this one; 0 when it is the first. */
export async function findPageBefore(
  tx: Queryable,
  filter: QueueFilter,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<number> {
  const rows = await tx
    .select({ number: deskCase.number })
    .from(deskCase)
    .innerJoin(report, eq(report.id, deskCase.reportId))
    .where(and(...waitsIn(filter), lte(deskCase.number, after)))
    .orderBy(desc(deskCase.number))
    .offset(limit)
    .limit(1);
  return rows[0]?.number ?? 0;
}

/** Where most of it is from. */
export async function listBusyPlaces(tx: Queryable, chatKey: ChatKey, limit: number) {
  const rows = await hot(tx)<{ place: string; n: number }[]>`
    select r.place_id as place, count(*)::int as n
    from desk_case c join report r on r.id = c.report_id
    where c.desk = ${chatKey} and c.status in ('open', 'claimed', 'proposed')
    group by r.place_id order by n desc, r.place_id limit ${limit}`;
  return rows.map(({ place, n }) => ({ placeId: place, waiting: n }));
}

/** The largest groups of cases that say nearly the same, each with its oldest one. */
export async function listAlikeGroups(
  tx: Queryable,
  { chatKey, placeId = null }: { readonly chatKey: ChatKey; readonly placeId?: string | null },
  { least, limit }: { readonly least: number; readonly limit: number },
) {
  const rows = await hot(tx)<{ number: number; n: number }[]>`
    select min(c.number) as number, count(*)::int as n
    from desk_case c join report r on r.id = c.report_id
    where c.desk = ${chatKey} and c.status in ('open', 'claimed', 'proposed')
      and c.fingerprint <> '' and (${placeId}::text is null or r.place_id = ${placeId})
    group by c.fingerprint having count(*) >= ${least} order by n desc, number limit ${limit}`;
  return rows.map(({ number, n }) => ({ number, count: n }));
}

export interface Wanted {
  /** Absent for all places. */
  readonly placeIds?: readonly string[];
  /** `YYYY-MM-DD`; absent for all days. */
  readonly day?: string;
  readonly limit: number;
}

/** Numbers of the cases of a group about a place and a day, decided ones too, newest first. */
export async function findCases(
  tx: Queryable,
  chatKey: ChatKey,
  { placeIds, day, limit }: Wanted,
): Promise<readonly number[]> {
  const rows = await tx
    .select({ number: deskCase.number })
    .from(deskCase)
    .innerJoin(report, eq(report.id, deskCase.reportId))
    .where(
      and(
        eq(deskCase.desk, chatKey),
        placeIds && inArray(report.placeId, [...placeIds]),
        day === undefined ? undefined : eq(report.localDate, day),
      ),
    )
    .orderBy(desc(deskCase.number))
    .limit(limit);
  return rows.map((row) => row.number);
}

/** Assemblies about a place and a day, newest first. */
export async function findAssemblies(
  tx: Queryable,
  { placeIds, regions, day, limit }: Wanted & { readonly regions: readonly string[] },
) {
  return tx
    .select({
      number: assembly.number,
      placeId: assembly.placeId,
      localDate: assembly.localDate,
      form: assembly.form,
    })
    .from(assembly)
    .where(
      and(
        placeIds && inArray(assembly.placeId, [...placeIds]),
        regions.length === 0 ? undefined : inArray(assembly.regionId, [...regions]),
        day === undefined ? undefined : eq(assembly.localDate, day),
      ),
    )
    .orderBy(desc(assembly.localDate), desc(assembly.number))
    .limit(limit);
}

function waitsIn({ chatKey, placeId }: QueueFilter): (SQL | undefined)[] {
  return [
    eq(deskCase.desk, chatKey),
    inArray(deskCase.status, ['open', 'claimed', 'proposed']),
    placeId === undefined ? undefined : eq(report.placeId, placeId),
  ];
}
