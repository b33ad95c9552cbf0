// A person's own reports, as they may see them.
import { hot, type Queryable } from './connection.ts';

export type OwnStatus = 'sent' | 'at_desk' | 'verified' | 'rejected' | 'withdrawn';

export interface OwnReport {
  readonly code: string;
  readonly placeId: string;
  readonly localDate: string;
  readonly status: OwnStatus;
}

/** Newest first. */
export async function listOwnReports(tx: Queryable, person: string): Promise<readonly OwnReport[]> {
  return hot(tx)<OwnReport[]>`
    select r.code, r.place_id as "placeId", r.local_date::text as "localDate",
      case when w.report_id is not null then 'withdrawn'
        when c.status in ('verified', 'rejected', 'withdrawn') then c.status
        when c.number is not null then 'at_desk' else 'sent' end as status
    from report r left join desk_case c on c.report_id = r.id
      left join withdrawal w on w.report_id = r.id
    where r.person = ${person} order by r.received_at desc`;
}
