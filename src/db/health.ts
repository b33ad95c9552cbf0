// How the bot is doing: what waits, what went wrong, and how far the weekly summary is.
import type { DigestProgress, HealthView } from '../screens/desk/health.ts';
import { hot, type Queryable } from './connection.ts';

export type Health = Omit<HealthView, 'language'>;

export async function readHealth(tx: Queryable, now: Date): Promise<Health> {
  const at = now.toISOString();
  const [row] = await hot(tx)<RawHealth[]>`
    select
      count(*) filter (where kind <> 'job' and status = 'pending')::int as screens,
      min(created_at) filter (where kind <> 'job' and status = 'pending') as since,
      count(*) filter (where kind = 'job' and status = 'pending')::int as jobs,
      count(*) filter (where status = 'dead' and closed_at > d.from)::int as dead,
      count(*) filter (where ambiguous and closed_at > d.from)::int as ambiguous,
      (select count(*)::int from report r where not exists (
        select from desk_case c where c.report_id = r.id)) as unscreened,
      (select count(*)::int from desk_case
        where status in ('open', 'claimed', 'proposed')) as open,
      (select count(*)::int from subscription where ended_at is null) as subscribers
    from (select ${at}::timestamptz - interval '1 day' as from) d left join outbox on true`;
  if (row === undefined) throw new Error('no health');
  const { screens, since, open, ...others } = row;
  return {
    ...others,
    screens: { n: screens, since: since === null ? undefined : new Date(since) },
    openCases: open,
    digests: await listProgress(tx, at),
  };
}

interface RawHealth {
  readonly screens: number;
  readonly since: string | null;
  readonly jobs: number;
  readonly dead: number;
  readonly ambiguous: number;
  readonly unscreened: number;
  readonly open: number;
  readonly subscribers: number;
}

async function listProgress(tx: Queryable, at: string): Promise<readonly DigestProgress[]> {
  return hot(tx)<DigestProgress[]>`
    select d.week, d.withheld_at is not null as "isWithheld",
      count(*) filter (where status = 'sent')::int as sent,
      count(*) filter (where status = 'pending')::int as left,
      count(*) filter (where status = 'ambiguous')::int as ambiguous,
      count(*) filter (where status = 'dead')::int as dead,
      count(*) filter (where status = 'left')::int as gone,
      count(*) filter (where status = 'late')::int as late,
      count(*) filter (where status = 'sent'
        and closed_at > ${at}::timestamptz - interval '1 minute')::int as "sentInLastMinute"
    from digest d left join digest_delivery x on x.digest = d.id and x.due_at <= d.prepared_until
    where d.week in (select week from digest order by week desc limit 2)
      and (x.digest is not null or d.withheld_at is not null)
    group by d.id order by d.week desc`;
}
