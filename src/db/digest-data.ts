// What a weekly summary is made from, read from the records. All of it is one snapshot when the
// transaction is one of `repeatable read`, as it is where a summary is frozen.
import { countryZone } from '../card/zone.ts';
import { instantOf } from '../dates.ts';
import { type DigestData, digestFigures, type WeekSums } from '../digest/data.ts';
import {
  mondayOf,
  nextWeek,
  previousWeek,
  sundayOf,
  type Week,
  weekOf,
  weekOfYearBefore,
} from '../digest/week.ts';
import { type Coverage, monthsCovered } from '../stats/coverage.ts';
import { monthsOf } from '../stats/period.ts';
import { hot, type Queryable } from './connection.ts';
import { readCoverage } from './coverage.ts';
import { listDigestNews } from './digest-news.ts';
import { listDigestRecords } from './digest-records.ts';
import { sumDays } from './figures.ts';

/** How many weeks the picture of one place shows. */
const COURSE_WEEKS = 8;

/**
 * @param newsFrom the first week whose corrections and outcomes nobody has been told of; earlier
 * than `week` when summaries were left out
 */
export async function gatherDigest(
  tx: Queryable,
  week: Week,
  now: Date,
  newsFrom: Week = week,
): Promise<DigestData> {
  const told = {
    from: instantOf(mondayOf(newsFrom), 0, countryZone),
    until: instantOf(mondayOf(nextWeek(week)), 0, countryZone),
    now,
  };
  const coverage = await readCoverage(tx);
  return {
    week,
    newsFrom,
    gatheredAt: now.toISOString(),
    isFirst: !(await hasEarlier(tx, week)),
    now: await sumWeek(tx, week, coverage),
    before: await sumWeek(tx, previousWeek(week), coverage),
    yearBefore: await sumWeek(tx, weekOfYearBefore(week), coverage),
    course: await readCourse(tx, week),
    records: await listDigestRecords(tx, week, now),
    ...(await listDigestNews(tx, told)),
  };
}

async function hasEarlier(tx: Queryable, week: Week): Promise<boolean> {
  const [row] = await hot(tx)<{ found: boolean }[]>`
    select exists (select from assembly
      where local_date < ${mondayOf(week)}::date and level <> 'v0' and event_status = 'took_place'
        and retracted_at is null and merged_into is null) as found`;
  return row?.found === true;
}

async function sumWeek(tx: Queryable, week: Week, coverage: Coverage): Promise<WeekSums> {
  const days = { from: mondayOf(week), to: sundayOf(week) };
  const sums = await sumDays(tx, days, digestFigures);
  return { week, sums, monitored: monitoredIn(coverage, days) };
}

/** Places that were monitored in each month that these days touch, which are two at most. */
function monitoredIn(
  coverage: Coverage,
  { from, to }: { readonly from: string; readonly to: string },
): readonly string[] {
  const period = { from: from.slice(0, 7), to: to.slice(0, 7) };
  const months = monthsOf(period, to).length;
  return [...coverage]
    .filter(([, ranges]) => monthsCovered(ranges, period, to).length === months)
    .map(([placeId]) => placeId)
    .sort();
}

async function readCourse(tx: Queryable, last: Week): Promise<DigestData['course']> {
  const weeks = [last];
  while (weeks.length < COURSE_WEEKS) weeks.unshift(previousWeek(weeks[0] ?? last));
  const rows = await hot(tx)<{ monday: string; place_id: string; n: number }[]>`
    select date_trunc('week', local_date)::date::text as monday, place_id, count(*)::int as n
    from assembly
    where local_date between ${mondayOf(weeks[0] ?? last)}::date and ${sundayOf(last)}::date
      and level <> 'v0' and event_status = 'took_place'
      and retracted_at is null and merged_into is null
    group by 1, 2 order by 1, 2`;
  return weeks.map((week) => ({
    week,
    assemblies: Object.fromEntries(
      rows.filter(({ monday }) => weekOf(monday) === week).map((row) => [row.place_id, row.n]),
    ),
  }));
}
