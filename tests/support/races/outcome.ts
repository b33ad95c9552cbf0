// What came of one race: who won, what the loser was told, and whether all that it touched is sound.

import type { World } from '../world.ts';
import type { Race } from './race.ts';
import { isTelling } from './refusals.ts';
import { aboutRound, type Done, type Stage, versionOf, words } from './stage.ts';

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
  const hasLapsed = winners === 0 && race.mayLapse === true && (await isHandedBack(stage, race));
  if (!race.winners.includes(winners) && !hasLapsed) trouble.push(`${winners} of two have won`);
  for (const index of lost) {
    const { language } = race.acts[index]?.by ?? { language: 'en' };
    const toast = done[index]?.toast ?? '';
    if (!isTelling(toast, language)) trouble.push(`the loser was told: ${toast}`);
  }
  trouble.push(
    ...(await unsoundCases(stage.world, race.cases)),
    ...(await wrongVersion(stage, race)),
  );
  trouble.push(...(await unsoundRecords(stage.world, aboutRound(stage))));
  trouble.push(...(await givenUp(stage, done)));
  if (race.leaver !== undefined) trouble.push(...(await whatIsLeft(stage, race)));
  return trouble;
}

async function isHandedBack({ world }: Stage, { cases: [number = 0] }: Race): Promise<boolean> {
  const rows = await world.app.db.sql`
    select from desk_case where number = ${number} and status = 'open' and claimed_by is null`;
  return rows.length === 1;
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
export async function unsoundCases({ app }: World, cases?: readonly number[]) {
  const rows = await app.db.sql<CaseRow[]>`
    select k.number, k.status, k.version, k.claimed_by is not null as held,
      (select count(*)::int from decision d
        where d.case_number = k.number and d.undone_at is null) as standing,
      (select max(verdict) from decision d
        where d.case_number = k.number and d.undone_at is null) as verdict,
      (select count(*)::int from assembly_report c where c.report_id = k.report_id) as cited,
      (select count(*)::int from proposal p where p.case_number = k.number
        and p.status = 'waiting' and p.kind in ('verify', 'reject')) as waiting,
      exists (select from withdrawal w where w.report_id = k.report_id) as withdrawn
    from desk_case k
    where ${cases === undefined} or k.number = any(${[...(cases ?? [])]}::int[])`;
  return rows.flatMap((row) => {
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
}

/** Of those who want the same one moves the case on, once. */
async function wrongVersion(stage: Stage, { cases: [number = 0], versions }: Race) {
  if (versions === undefined) return [];
  const version = await versionOf(stage, number);
  const isRight = version === versions.before + versions.steps;
  return isRight ? [] : [`the case is at version ${version}, before at ${versions.before}`];
}

interface RecordRow {
  readonly number: number;
  readonly merged: boolean;
  readonly corroboration: number;
  readonly voices: number;
  readonly gone: number;
  readonly cited: number;
}

/** Each cites a report, and counts the people who speak for it. */
export async function unsoundRecords(
  { app }: World,
  about?: { readonly place: string; readonly day: string },
) {
  const rows = await app.db.sql<RecordRow[]>`
    select number, merged_into is not null as merged, corroboration, spoken.*,
      (select count(*)::int from assembly_report c where c.assembly_id = a.id) as cited
    from assembly a, lateral (
      with recursive whole as (
        select a.id union select b.id from assembly b join whole w on b.merged_into = w.id
      ) select count(distinct voice)::int as voices,
          count(*) filter (where d.report_id is not null)::int as gone
        from whole w join assembly_report c on c.assembly_id = w.id
          left join withdrawal d on d.report_id = c.report_id
    ) as spoken
    where ${about === undefined}
      or (place_id = ${about?.place ?? ''} and local_date = ${about?.day ?? '2026-01-01'})`;
  return rows.flatMap((row) => {
    const { merged, corroboration, voices, gone, cited } = row;
    // A report that was withdrawn counts until a moderator takes that.
    const counts = merged || (corroboration <= voices && corroboration >= voices - gone);
    return counts && cited > 0 ? [] : [`unsound: ${JSON.stringify(row)}`];
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
