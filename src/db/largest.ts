// Which record the largest assembly is.
import { hot, type Queryable } from './connection.ts';

/**
 * Place and local day of an assembly of a size, the earliest of several; only records that may be
 * shown and whose participants count. `from` and `to` are local days, inclusive.
 */
export async function findOfSize(
  tx: Queryable,
  by: {
    readonly size: number;
    readonly places: readonly string[];
    readonly from: string;
    readonly to: string;
    readonly levels: readonly string[];
    readonly campaign?: string;
    /** Leave out what the authorities held, or others for them. */
    readonly isWithoutOfficial: boolean;
    readonly now: Date;
  },
): Promise<{ readonly place: string; readonly day: string } | undefined> {
  const { size, places, from, to, levels, campaign = null, isWithoutOfficial, now } = by;
  const [row] = await hot(tx)<{ place: string; day: string }[]>`
    select place_id as place, local_date::text as day from assembly
    where place_id = any(${[...places]}::text[]) and participants_best = ${size}
      and local_date between ${from}::date and ${to}::date and level = any(${[...levels]}::text[])
      and event_status = 'took_place' and retracted_at is null and merged_into is null
      and not is_coerced and excluded_for is null
      and (${campaign}::text is null or campaign_id = ${campaign})
      and not (${isWithoutOfficial} and 'organizer_class:authorities_pro_government' = any(lines))
      and (publish_after is null or publish_after <= ${now.toISOString()}::timestamptz)
    order by local_date, number limit 1`;
  return row;
}
