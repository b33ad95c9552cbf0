// What a drill left behind: counted in the database, and on the phones of the people.
import type { Sql } from 'postgres';
import { moderatorsGroup, sandboxPeople } from '../../src/sandbox/people.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { createVault } from '../../src/vault.ts';
import { caseOf } from './crowd.ts';
import { rollupDifferences } from './recount.ts';
import type { Story } from './script.ts';

export const SOURCE_KEY = Buffer.alloc(32, 9);

export interface Told {
  readonly story: Story;
  readonly person: number;
  readonly code: string;
}

export interface Drilled {
  readonly sandbox: Sandbox;
  readonly stories: readonly Story[];
  readonly told: readonly Told[];
}

export async function inspect(drill: Drilled, sql: Sql) {
  const trouble: string[] = [];
  const counts = await countRows(sql);
  await inspectReports(drill, sql, trouble);
  await inspectFates(sql, trouble);
  const shownTwice = await inspectScreens(drill, sql, trouble);
  for (const line of await rollupDifferences(sql)) trouble.push(`rollup: ${JSON.stringify(line)}`);
  return { ...counts, shownTwice, trouble };
}

async function countRows(sql: Sql) {
  const [row] = await sql`
    select (select count(*)::int from inbox) as updates,
      (select count(*)::int from report) as reports,
      (select count(*)::int from assembly) as verified,
      (select count(*)::int from outbox where ambiguous and status = 'sent') as ambiguous`;
  return row as { updates: number; reports: number; verified: number; ambiguous: number };
}

/** Each story is a report once, as it was told, and has the code that its reporter was given. */
async function inspectReports({ told, stories }: Drilled, sql: Sql, trouble: string[]) {
  const rows = await sql`
    select code, place_id, local_date::text as day, answers->'participants'->>'low' as people
    from report`;
  for (const story of stories) {
    const same = rows.filter((row) => row['people'] === story.people);
    const acknowledged = told.filter((one) => one.story === story);
    if (same.length !== 1) trouble.push(`story ${story.people} is ${same.length} reports`);
    if (acknowledged.length !== 1) trouble.push(`story ${story.people} was not acknowledged`);
    const [row] = same;
    const isAsTold = row?.['place_id'] === story.place && row?.['day'] === story.day;
    if (!isAsTold || row?.['code'] !== acknowledged[0]?.code) {
      trouble.push(`story ${story.people} is not as it was told`);
    }
  }
  if (rows.length !== stories.length) trouble.push(`${rows.length} reports`);
}

/** What must not exist, each as a query that counts it. */
async function inspectFates(sql: Sql, trouble: string[]) {
  const counts = await sql`
    select 'reports without a case' as what, count(*)::int as n from report r
      left join desk_case c on c.report_id = r.id where c.number is null
    union all
    select 'cases that are not decided as they say', count(*)::int from desk_case c
      left join decision d on d.case_number = c.number where c.status is distinct from d.verdict
    union all
    select 'verified cases without an assembly', count(*)::int from desk_case c
      left join assembly_report a on a.report_id = c.report_id
      where (c.status = 'verified') <> (a.assembly_id is not null)
    union all
    select 'assemblies without exactly one report', count(*)::int from assembly a
      where (select count(*) from assembly_report l where l.assembly_id = a.id) <> 1
    union all
    select 'verdicts against the script', count(*)::int from report r
      join desk_case c on c.report_id = r.id
      where ((r.answers->'participants'->>'low')::int % 5 = 0) <> (c.status = 'rejected')
    union all
    select 'rows of the outbox that are dead', count(*)::int from outbox where status = 'dead'
    union all
    select 'rows of the outbox that are open', count(*)::int from outbox where status = 'pending'
    union all
    select 'updates that were given up', count(*)::int from inbox where outcome <> 'done'
    union all
    select 'updates that were lost', (max(update_id) - min(update_id) + 1 - count(*))::int
      from inbox`;
  for (const { what, n } of counts) if (n !== 0) trouble.push(`${n} ${what}`);
}

/** Nothing is shown twice, unless its row says that this may have happened. */
async function inspectScreens(drill: Drilled, sql: Sql, trouble: string[]): Promise<number> {
  const { sandbox, told } = drill;
  const vault = createVault(SOURCE_KEY);
  const rows = await sql`
    select chat_key, slot from outbox where ambiguous and status in ('sent', 'cancelled')`;
  const maybeTwice = (chat: number, isIt: (slot: string | null) => boolean) =>
    rows.filter((row) => row['chat_key'] === vault.chatKey(chat) && isIt(row['slot'])).length;
  let twice = 0;
  const count = (what: string, shown: number, allowed: number) => {
    if (shown === 0) trouble.push(`${what} was never shown`);
    if (shown - 1 > allowed) trouble.push(`${what} was shown ${shown} times`);
    twice += Math.max(0, shown - 1);
  };
  for (const { person, code, story } of told) {
    const about = sandbox
      .phone(person)
      .messages()
      .filter((one) => one.text.includes(code));
    const isThanks = (text: string) => text.split('\n').length > 1 && !text.includes('(');
    const verdicts = about.filter(({ text }) => text.includes('('));
    count(
      `the verdict on ${story.people}`,
      verdicts.length,
      maybeTwice(person, (slot) => slot?.startsWith('verdict:') === true),
    );
    const thanks = about.filter(({ text }) => isThanks(text));
    const ofDraft = maybeTwice(person, (slot) => slot?.startsWith('draft:') === true);
    count(`the thanks for ${story.people}`, thanks.length, ofDraft);
  }
  const group = sandbox.phone(sandboxPeople.firstModerator.id, moderatorsGroup.id);
  const cards = group.messages().map(caseOf);
  for (const title of new Set(cards)) {
    const number = /\d+/.exec(title ?? '')?.[0];
    const allowed = maybeTwice(moderatorsGroup.id, (slot) => slot === `case:${number}`);
    count(`${title}`, cards.filter((one) => one === title).length, allowed);
  }
  return twice;
}
