// The records of assemblies in tests: made of reports, opened, and acted on in the group.
import type { Language, TextKey } from '../../src/locales/translate.ts';
import type { Press } from '../../src/presses.ts';
import { moderatorsGroup } from '../../src/sandbox/people.ts';
import type { Tapped } from '../../src/sandbox/sandbox.ts';
import { sealPress } from '../../src/telegram/callback.ts';
import { verifiesCase } from './desk.ts';
import { type CardScript, newPerson, type Person, quiet } from './person.ts';
import { caseOf } from './stored.ts';
import type { World } from './world.ts';

export interface StoredRecord {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly [column: string]: unknown;
}

/** The record that cites the report of a case. */
export async function recordOf({ app }: World, caseNumber: number): Promise<StoredRecord> {
  const [row] = await app.db.sql<StoredRecord[]>`
    select a.*, a.local_date::text from assembly a
      join assembly_report c on c.assembly_id = a.id
      join desk_case k on k.report_id = c.report_id where k.number = ${caseNumber}`;
  if (row === undefined) throw new Error(`no record of case ${caseNumber}`);
  return row;
}

export async function recordNumbered({ app }: World, number: number): Promise<StoredRecord> {
  const [row] = await app.db.sql<StoredRecord[]>`
    select *, local_date::text from assembly where number = ${number}`;
  if (row === undefined) throw new Error(`no record ${number}`);
  return row;
}

/** A report, verified by this moderator alone: its reporter, case and record. */
export async function newRecord(
  world: World,
  moderator: Person,
  answers: CardScript = {},
  language: Language = 'en',
) {
  const reporter = newPerson(world, language);
  const code = await reporter.reports({ place: 'taraz', ...answers });
  const { number: caseNumber } = await caseOf(world, code);
  await verifiesCase(world, moderator, caseNumber);
  await world.settled();
  return { reporter, code, caseNumber, ...(await recordOf(world, caseNumber)) };
}

/** Another report on the same record, as a moderator's choice of *Same event* will cite it. */
export async function citeAlso(
  { app }: World,
  record: { readonly id: string },
  { caseNumber, voice }: { readonly caseNumber: number; readonly voice: number },
): Promise<void> {
  await app.db.sql`
    update assembly_report set assembly_id = ${record.id}, voice = ${voice}
    where report_id = (select report_id from desk_case where number = ${caseNumber})`;
}

/** The text of the record's message, as everyone in the group sees it. */
export function recordText(by: Person, number: number): string {
  return messageAbout(by, by.reads('record.title', { number })).text;
}

/** The words on the buttons of the record's message. */
export function recordButtonsOf(by: Person, number: number): readonly string[] {
  return messageAbout(by, by.reads('record.title', { number })).buttons.flat();
}

function messageAbout(by: Person, title: string) {
  const found = by.phone.messages().findLast(({ text }) => text.split('\n')[0] === title);
  if (found === undefined) throw new Error(`there is no message "${title}"`);
  return found;
}

/** Taps a button of the record's message by its words or its key among the texts. */
export async function tapsOnRecord(
  world: World,
  by: Person,
  number: number,
  button: { readonly key: TextKey } | string,
): Promise<Tapped> {
  const { id } = messageAbout(by, by.reads('record.title', { number }));
  world.clock.pass(2);
  const words = typeof button === 'string' ? button : by.reads(button.key);
  const tapped = await by.phone.taps(words, { on: id });
  await quiet(world);
  return tapped;
}

/** The same for what is behind *More…*. */
export async function opensFurther(
  world: World,
  by: Person,
  number: number,
  button: { readonly key: TextKey },
): Promise<Tapped> {
  await tapsOnRecord(world, by, number, { key: 'button.more' });
  return tapsOnRecord(world, by, number, button);
}

/** Taps with a press as our own button would carry it. */
export function pressesRaw({ app }: World, by: Person, press: Press) {
  const chatKey = app.vault.chatKey(moderatorsGroup.id);
  const message = by.phone.messages().findLast((one) => one.fromBot);
  return by.tapsOn(message?.id ?? 1, sealPress(press, chatKey, app.vault.buttonKey));
}

/** A whole correction by buttons: section, field, the new value, the reason. */
export async function corrects(
  world: World,
  by: Person,
  {
    number,
    section,
    field,
    tap,
    write,
    reason = 'correct.better_source',
  }: {
    readonly number: number;
    readonly section: TextKey;
    readonly field: TextKey;
    readonly tap?: string;
    readonly write?: string;
    readonly reason?: TextKey;
  },
) {
  await tapsOnRecord(world, by, number, { key: 'button.correct' });
  await tapsOnRecord(world, by, number, { key: section });
  await tapsOnRecord(world, by, number, { key: field });
  if (write !== undefined) await repliesToLast(world, by, write);
  if (tap !== undefined) await by.taps(tap);
  return by.taps(by.reads(reason));
}

/** A reply to the bot's last message in the group. */
export async function repliesToLast(world: World, by: Person, text: string): Promise<void> {
  world.clock.pass(2);
  await by.phone.says(text, { replyTo: by.last().id });
  await quiet(world);
}
