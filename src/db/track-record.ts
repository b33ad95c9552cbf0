// How a reporter fared before, for the card of a case: in numbers, never who it is.
import type { TrackRecord } from '../reports/track-record.ts';
import { hot, type Queryable } from './connection.ts';

/** How the other reports of this person ended, as far as their tie is kept. */
export async function readTrackRecord(
  tx: Queryable,
  report: { readonly id: string; readonly person: string | null },
): Promise<TrackRecord> {
  if (report.person === null) return { verified: 0, rejected: 0 };
  const [row] = await hot(tx)<{ verified: number; rejected: number }[]>`
    select (count(*) filter (where c.status = 'verified'))::int as verified,
      (count(*) filter (where c.status = 'rejected'))::int as rejected
    from report r join desk_case c on c.report_id = r.id
    where r.person = ${report.person} and r.id <> ${report.id}`;
  return row ?? { verified: 0, rejected: 0 };
}
