// What tests look up behind the screens: rows of the database, and the data on buttons.
import type { Interview } from '../../src/engine/state.ts';
import { moderatorsGroup } from '../../src/sandbox/people.ts';
import type { Person } from './person.ts';
import type { World } from './world.ts';

export interface StoredDraft extends Interview {
  readonly id: string;
  readonly revision: string;
  readonly card_version: string;
}

/** The open draft of a person, or `undefined`. */
export async function draftOf({ app }: World, { key }: Person): Promise<StoredDraft | undefined> {
  const [row] = await app.db.sql<(StoredDraft & { interview: Interview })[]>`
    select id, revision, card_version, interview from draft where person = ${key}`;
  if (row === undefined) return undefined;
  const { interview, ...draft } = row;
  return { ...draft, ...interview };
}

export interface StoredReport {
  readonly id: string;
  readonly code: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly place_id: string;
  readonly local_date: string;
}

export async function reportsOf({ app }: World, { key }: Person): Promise<readonly StoredReport[]> {
  return app.db.sql<StoredReport[]>`
    select id, code, answers, place_id, local_date::text from report
    where person = ${key} order by received_at`;
}

export interface StoredCase {
  readonly number: number;
  readonly status: string;
  readonly version: number;
  readonly decisions: number;
}

/** The case of the report with this code. */
export async function caseOf({ app }: World, code: string): Promise<StoredCase> {
  const [row] = await app.db.sql<StoredCase[]>`
    select c.number, c.status, c.version,
      (select count(*)::int from decision d where d.case_number = c.number) as decisions
    from desk_case c join report r on r.id = c.report_id where r.code = ${code}`;
  if (row === undefined) throw new Error(`there is no case of the report ${code}`);
  return row;
}

interface Sent {
  readonly chat_id: number | string;
  readonly reply_markup?: {
    readonly inline_keyboard?: readonly (readonly { text: string; callback_data?: string }[])[];
  };
}

/**
 * The data on the button with these words, as it was sent last to this chat; where `about` is
 * given, on a message that holds this text.
 */
export function dataOnButton(
  { sandbox }: World,
  { chatId, words, about = '' }: { chatId: number; words: string; about?: string },
): string {
  for (const call of sandbox.ledger.toReversed()) {
    const { chat_id, reply_markup } = call.params as unknown as Sent;
    if (Number(chat_id) !== chatId || !JSON.stringify(call.params).includes(about)) continue;
    const button = reply_markup?.inline_keyboard?.flat().find((one) => one.text.endsWith(words));
    if (button?.callback_data !== undefined) return button.callback_data;
  }
  throw new Error(`no button "${words}" was ever sent to this chat`);
}

/** The desk's message about a case, as everyone in the group sees it. */
export function cardOf(
  { sandbox }: World,
  { by, number, group = moderatorsGroup.id }: { by: Person; number: number; group?: number },
) {
  const title = by.reads('desk.case_title', { number });
  const found = sandbox
    .phone(by.id, group)
    .messages()
    .findLast(({ text }) => text.split('\n')[0] === title);
  if (found === undefined) throw new Error(`the desk has no card of case ${number}`);
  return found;
}
