// The assemblies of a week that its summary names: the largest of each place (or all, where there are few), those that were
// dispersed and those where people were detained; only what may be shown already.
import type { DigestRecord } from '../digest/data.ts';
import { mondayOf, sundayOf, type Week } from '../digest/week.ts';
import { hot, type Queryable } from './connection.ts';

/** So many of each sort for each place: more is never named, the rest is counted. */
const OF_EACH = 5;

export async function listDigestRecords(
  tx: Queryable,
  week: Week,
  now: Date,
): Promise<DigestRecord[]> {
  const rows = await hot(tx)<RawRecord[]>`
    with held as (
      select number, place_id, local_date::text as day, 'dispersal:yes' = any(lines) as is_dispersed,
        'detained:yes' = any(lines) as is_detained, detained_best,
        is_coerced or excluded_for is not null as is_left_out,
        participants_low, participants_high, participants_best
      from assembly
      where local_date between ${mondayOf(week)}::date and ${sundayOf(week)}::date
        and level <> 'v0' and event_status = 'took_place'
        and retracted_at is null and merged_into is null
        and (publish_after is null or publish_after <= ${now.toISOString()}::timestamptz)
    ), ranked as (
      select *, row_number() over (partition by place_id
          order by is_left_out, participants_best desc nulls last, number) as by_size,
        row_number() over (partition by place_id, is_dispersed
          order by participants_best desc nulls last, number) as by_dispersal,
        row_number() over (partition by place_id, is_detained
          order by detained_best desc nulls last, number) as by_detained
      from held
    )
    select * from ranked
    where by_size <= ${OF_EACH}
      or is_dispersed and by_dispersal <= ${OF_EACH}
      or is_detained and by_detained <= ${OF_EACH}
    order by number`;
  return rows.map(toRecord);
}

interface RawRecord {
  readonly number: number;
  readonly place_id: string;
  readonly day: string;
  readonly is_dispersed: boolean;
  readonly is_detained: boolean;
  readonly detained_best: string | null;
  readonly is_left_out: boolean;
  readonly participants_low: string | null;
  readonly participants_high: string | null;
  readonly participants_best: string | null;
}

function toRecord(row: RawRecord): DigestRecord {
  return {
    number: row.number,
    placeId: row.place_id,
    day: row.day,
    isDispersed: row.is_dispersed,
    isDetained: row.is_detained,
    ...participantsOf(row),
    ...(row.detained_best !== null && { detained: Number(row.detained_best) }),
  };
}

function participantsOf(row: RawRecord): Pick<DigestRecord, 'participants'> {
  const { participants_low: low, participants_high: high, participants_best: best } = row;
  if (row.is_left_out || low === null || best === null) return {};
  const ends = { low: Number(low), best: Number(best) };
  return { participants: high === null ? ends : { ...ends, high: Number(high) } };
}
