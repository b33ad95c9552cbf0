// Campaigns: waves of assemblies about one thing.
import type { Campaign } from '../assemblies/campaign.ts';
import { hot, type Queryable, type Tx } from './connection.ts';

export interface CountedCampaign extends Campaign {
  /** Records that are counted under it. */
  readonly records: number;
}

/** More do not fit into a message, nor under a record as buttons. */
const MOST_LISTED = 40;

/** Newest first. */
export async function listCampaigns(tx: Queryable): Promise<readonly CountedCampaign[]> {
  return hot(tx)<CountedCampaign[]>`
    select c.id, c.name, (select count(*)::int from assembly a where a.campaign_id = c.id
      and a.merged_into is null and a.retracted_at is null and a.event_status = 'took_place'
      and a.level <> 'v0') as records
    from campaign c order by c.created_at desc, c.id limit ${MOST_LISTED}`;
}

export async function findCampaign(tx: Queryable, id: string): Promise<Campaign | undefined> {
  const [row] = await hot(tx)<Campaign[]>`select id, name from campaign where id = ${id}`;
  return row;
}

/** The names of these, by id. */
export async function nameCampaigns(
  tx: Queryable,
  ids: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const rows = await hot(tx)<Campaign[]>`
    select id, name from campaign where id = any(${[...ids]}::text[])`;
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

/** All of them, while nobody else adds one. */
export async function listCampaignsForNew(tx: Tx): Promise<readonly Campaign[]> {
  await hot(tx)`lock table campaign in share row exclusive mode`;
  return hot(tx)<Campaign[]>`select id, name from campaign`;
}
