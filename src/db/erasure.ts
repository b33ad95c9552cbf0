// Cuts everything loose that is keyed by a person, in the transaction of whoever asked for it. What
// they observed stays, and nothing leads from it to them.
import type { Writes } from '../actions/unit.ts';
import type { ChatKey, PersonKey } from '../messenger.ts';
import { hot, type Tx } from './connection.ts';
import { removeSubscription } from './subscriptions.ts';

interface Person {
  readonly person: PersonKey;
  readonly chatKey: ChatKey;
  readonly kind: NonNullable<Writes['erasure']>;
}

/** Safe to repeat: the second time there is nothing left. */
export async function erasePerson(tx: Tx, { person, chatKey, kind }: Person): Promise<void> {
  const rows = await hot(tx)<{ id: string }[]>`select id from report where person = ${person}`;
  const reports = rows.map((row) => row.id);
  if (reports.length > 0) await unlinkReports(tx, reports, kind);
  await hot(tx)`delete from chat_message where person = ${person} or chat_key = ${chatKey}`;
  await hot(tx)`delete from shown_screen where chat_key = ${chatKey}`;
  await removeSubscription(tx, chatKey);
  // The open card goes with it.
  await hot(tx)`delete from conversation where person = ${person}`;
}

async function unlinkReports(tx: Tx, reports: string[], kind: Person['kind']) {
  await hot(tx)`delete from follow_up where report_id = any(${reports}::uuid[])`;
  if (kind === 'ties_and_words') await eraseWords(tx, reports);
  await hot(tx)`update report set person = null where id = any(${reports}::uuid[])`;
  await hot(tx)`
    update desk_case set findings = without_ties(findings)
    where report_id = any(${reports}::uuid[]) and findings <> without_ties(findings)`;
}

async function eraseWords(tx: Tx, reports: string[]) {
  await hot(tx)`
    update report set answers = without_words(answers)
    where id = any(${reports}::uuid[]) and answers <> without_words(answers)`;
  await hot(tx)`
    update report_addition set answers = without_words(answers)
    where report_id = any(${reports}::uuid[]) and answers <> without_words(answers)`;
  await hot(tx)`
    update assembly_report set answers = without_words(answers)
    where report_id = any(${reports}::uuid[]) and answers <> without_words(answers)`;
  await hot(tx)`
    update case_question q set reply = null from desk_case c
    where c.number = q.case_number and c.report_id = any(${reports}::uuid[]) and q.reply is not null`;
}
