// What came of one race: who won, what the loser was told, and whether all that it touched is sound.

import type { Race } from './race.ts';
import { type Language, localeTexts } from './refusals.ts';
import { aboutRound, type Done, type Stage, words } from './stage.ts';

/** Everything that is not as it should be, in words. */
export async function troubleOf(
  stage: Stage,
  race: Race,
  done: readonly Done[],
): Promise<readonly string[]> {
  const trouble: string[] = [];
  const losers = done.flatMap((one, index) => (one.toast === undefined ? [] : [index]));
  // Whoever takes leave is greeted by a toast of its own kind, and loses nothing.
  const lost = losers.filter((index) => race.acts[index]?.privately !== true);
  const winners = race.acts.length - lost.length;
  if (!race.winners.includes(winners)) trouble.push(`${winners} of two have won`);
  for (const index of lost) {
    const { language } = race.acts[index]?.by ?? { language: 'en' };
    const toast = done[index]?.toast ?? '';
    if (!isTelling(toast, language)) trouble.push(`the loser was told: ${toast}`);
  }
  trouble.push(...(await unsoundCases(stage, race)));
  trouble.push(...(await unsoundRecords(stage)));
  trouble.push(...(await givenUp(stage, done)));
  if (race.leaver !== undefined) trouble.push(...(await whatIsLeft(stage, race)));
  return trouble;
}

function isTelling(toast: string, language: Language): boolean {
  return localeTexts(language).some((text) => text.test(toast));
}

interface CaseRow {
  readonly number: number;
  readonly status: string;
  readonly version: number;
  readonly standing: number;
  readonly verdict: string | null;
  readonly cited: number;
  readonly waiting: number;
  readonly withdrawn: boolean;
  readonly held: boolean;
}

/** One decision at most stands, the status says the same, and so does the citation. */
async function unsoundCases({ world }: Stage, { cases, versions }: Race) {
  const rows = await world.app.db.sql<CaseRow[]>`
    select k.number, k.status, k.version, k.claimed_by is not null as held,
      (select count(*)::int from decision d
        where d.case_number = k.number and d.undone_at is null) as standing,
      (select max(verdict) from decision d
        where d.case_number = k.number and d.undone_at is null) as verdict,
      (select count(*)::int from assembly_report c where c.report_id = k.report_id) as cited,
      (select count(*)::int from proposal p where p.case_number = k.number
        and p.status = 'waiting' and p.kind in ('verify', 'reject')) as waiting,
      exists (select from withdrawal w where w.report_id = k.report_id) as withdrawn
    from desk_case k where k.number = any(${[...cases]}::int[]) order by k.number`;
  const trouble = rows.flatMap((row) => {
    const isDecided = row.status === 'verified' || row.status === 'rejected';
    const isSound =
      row.standing === (isDecided ? 1 : 0) &&
      (!isDecided || row.verdict === row.status) &&
      row.cited === (row.status === 'verified' ? 1 : 0) &&
      row.waiting === (row.status === 'proposed' ? 1 : 0) &&
      (row.status !== 'withdrawn' || row.withdrawn) &&
      (row.status !== 'claimed' || row.held);
    return isSound ? [] : [`unsound: ${JSON.stringify(row)}`];
  });
  const version = rows.find(({ number }) => number === cases[0])?.version ?? 0;
  const expected = versions && versions.before + versions.steps;
  if (expected !== undefined && version !== expected) {
    trouble.push(`the case is at version ${version} instead of ${expected}`);
  }
  return trouble;
}

/** The records of this round: each cites a report, and counts the people who speak for it. */
async function unsoundRecords(stage: Stage) {
  const { place, day } = aboutRound(stage);
  const rows = await stage.world.app.db.sql`
    select number, merged_into is not null as merged, corroboration, (
        with recursive whole as (
          select a.id union select b.id from assembly b join whole w on b.merged_into = w.id
        ) select count(distinct voice)::int from assembly_report c
          join whole w on w.id = c.assembly_id
        where not exists (select from withdrawal d where d.report_id = c.report_id)) as voices,
      (select count(*)::int from assembly_report c where c.assembly_id = a.id) as cited
    from assembly a where place_id = ${place} and local_date = ${day}`;
  return rows.flatMap((row) => {
    const counts = row['merged'] === true || row['corroboration'] === row['voices'];
    return counts && Number(row['cited']) > 0 ? [] : [`unsound: ${JSON.stringify(row)}`];
  });
}

/** An update that failed three times has no toast either. */
async function givenUp({ world }: Stage, done: readonly Done[]) {
  const ids = done.map((one) => one.updateId);
  const rows = await world.app.db.sql`
    select outcome, reason from inbox where update_id = any(${ids}::bigint[])
      and outcome is distinct from 'done'`;
  return rows.map((row) => `an update was given up: ${JSON.stringify(row)}`);
}

/** What is left of somebody who took leave. */
async function whatIsLeft({ world }: Stage, { leaver = '', cases }: Race) {
  const trouble: string[] = [];
  const [row] = await world.app.db.sql`
    select (select count(*)::int from conversation where person = ${leaver}) as known,
      (select count(*)::int from report where person = ${leaver}) as tied,
      (select count(*)::int from desk_case k join report r on r.id = k.report_id
        left join assembly_report c on c.report_id = k.report_id
        left join assembly a on a.id = c.assembly_id
        where k.number = ${cases[0] ?? 0} and position(${words} in
          concat(r.answers, c.answers, a.values)) > 0) as words`;
  for (const [what, n] of Object.entries(row ?? {})) {
    if (n !== 0) trouble.push(`whoever left is still there: ${what}`);
  }
  return trouble;
}
