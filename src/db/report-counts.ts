// How many reports came lately: from one person, about one place, in all.
import type { ReportCount } from '../reports/limits.ts';
import { hot, type Queryable } from './connection.ts';

const HOUR_MS = 3_600_000;

interface About {
  readonly person: string;
  readonly now: Date;
  readonly placeId?: string;
}

export async function countReportsBefore(
  tx: Queryable,
  { person, now, placeId }: About,
): Promise<readonly ReportCount[]> {
  const hourAgo = new Date(now.getTime() - HOUR_MS).toISOString();
  const dayAgo = new Date(now.getTime() - 24 * HOUR_MS).toISOString();
  const [row] = await hot(tx)<{ hour: number; day: number; place: number; all: number }[]>`
    select
      (select count(*)::int from report
        where person = ${person} and received_at > ${hourAgo}::timestamptz) as hour,
      (select count(*)::int from report
        where person = ${person} and received_at > ${dayAgo}::timestamptz) as day,
      (select count(*)::int from report
        where place_id = ${placeId ?? ''} and received_at > ${hourAgo}::timestamptz) as place,
      (select count(*)::int from report where received_at > ${hourAgo}::timestamptz) as "all"`;
  if (row === undefined) throw new Error('nothing was counted');
  return [
    { of: 'person', within: 'hour', n: row.hour },
    { of: 'person', within: 'day', n: row.day },
    { of: 'all', within: 'hour', n: row.all },
    ...(placeId === undefined ? [] : [{ of: 'place', within: 'hour', n: row.place } as const]),
  ];
}
