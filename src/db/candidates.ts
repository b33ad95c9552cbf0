// Records that a report may be about: near in place and time, and standing.
import type { Known } from '../assemblies/candidates.ts';
import type { Answers } from '../card/types.ts';
import { hot, type Queryable } from './connection.ts';

export interface NearAssembly extends Known {
  readonly version: number;
  /** Independent reports. */
  readonly corroboration: number;
  /** Fields on which its reports contradict one another. */
  readonly conflicts: readonly string[];
}

interface Reach {
  /** The place itself comes first. */
  readonly placeIds: readonly string[];
  readonly day: string;
  readonly from: string;
  readonly to: string;
}

// On the busiest day of the record some eighty assemblies were in reach of one city.
const MOST = 200;

/** Those of the same place and day come first. */
export async function listNear(
  tx: Queryable,
  { placeIds, day, from, to }: Reach,
): Promise<readonly NearAssembly[]> {
  const rows = await hot(tx)<RawNear[]>`
    select id, number, version, place_id, region_id, local_date::text as local_date, start_minute,
      form, topic, campaign_id, values, corroboration, to_jsonb(conflicts) as conflicts
    from assembly
    where place_id = any(${[...placeIds]}::text[])
      and local_date between ${from}::date and ${to}::date
      and merged_into is null and retracted_at is null
    order by place_id <> ${placeIds[0] ?? ''}, local_date <> ${day}::date, number desc
    limit ${MOST}`;
  return rows.map(toNear);
}

interface RawNear {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly place_id: string;
  readonly region_id: string;
  readonly local_date: string;
  readonly start_minute: number | null;
  readonly form: string;
  readonly topic: string;
  readonly campaign_id: string | null;
  readonly values: Answers;
  readonly corroboration: number;
  readonly conflicts: readonly string[];
}

function toNear(row: RawNear): NearAssembly {
  const { id, number, version, form, topic, values, corroboration, conflicts } = row;
  return {
    id,
    number,
    version,
    form,
    topic,
    values,
    corroboration,
    conflicts,
    placeId: row.place_id,
    regionId: row.region_id,
    localDate: row.local_date,
    ...(row.start_minute !== null && { startMinute: row.start_minute }),
    ...(row.campaign_id !== null && { campaignId: row.campaign_id }),
  };
}
