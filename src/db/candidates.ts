// Records that a report may be about: near in place and time, and standing.
import type { Known } from '../assemblies/traits.ts';
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
  readonly placeId: string;
  readonly neighbours: readonly string[];
  readonly day: string;
  /** The day before and the day after. */
  readonly daysBeside: readonly [string, string];
  /** `unknown` contradicts nothing. */
  readonly topic: string;
  readonly campaignId?: string;
}

// Far more than are ever near one another; it bounds what a search can cost on a day like no other.
const MOST = 200;

/**
 * A candidate differs in one thing at most: of a neighbouring place or another day come those of
 * the same matter only. Those of the same place and day come first.
 */
export async function listNear(tx: Queryable, reach: Reach): Promise<readonly NearAssembly[]> {
  const { placeId, neighbours, day, daysBeside, topic, campaignId = null } = reach;
  const [before, after] = daysBeside;
  const rows = await hot(tx)<RawNear[]>`
    select id, number, version, place_id, region_id, local_date::text as local_date, start_minute,
      form, topic, campaign_id, values, corroboration, to_jsonb(conflicts) as conflicts
    from assembly
    where merged_into is null and retracted_at is null and (
      place_id = ${placeId} and local_date = ${day}::date
      or (
        place_id = ${placeId} and local_date in (${before}::date, ${after}::date)
        or place_id = any(${[...neighbours]}::text[]) and local_date = ${day}::date
      ) and (
        topic in (${topic}, 'unknown') or ${topic} = 'unknown'
        or campaign_id = ${campaignId}::text
      ))
    order by place_id <> ${placeId}, local_date <> ${day}::date, number desc
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
