// What is laid on the desk of a group, and what waits for room there.
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { ChatKey } from '../messenger.ts';
import { hot, type Queryable, type Tx } from './connection.ts';
import type { StoredCase } from './desk.ts';
import { deskCase } from './schema/desk.ts';
import { report } from './schema/report.ts';

/** Groups for which something waits. */
export async function listDesksToLay(tx: Queryable): Promise<readonly ChatKey[]> {
  const rows = await hot(tx)<{ chat_key: string }[]>`
    select chat_key from desk d where is_present and exists (
      select from desk_case c where c.desk = d.chat_key and c.laid_at is null
        and c.status in ('open', 'claimed', 'proposed'))
    order by chat_key`;
  return rows.map((row) => row.chat_key);
}

/** Lets one at a time lay cases before a group; false when the bot is not in it. */
export async function lockDesk(tx: Tx, chatKey: ChatKey): Promise<boolean> {
  const rows = await hot(tx)`
    select chat_key from desk where chat_key = ${chatKey} and is_present for no key update`;
  return rows.length > 0;
}

/** How many messages to this chat are on their way. */
export async function countUnshown(tx: Queryable, chatKey: ChatKey): Promise<number> {
  const [row] = await hot(tx)<{ n: number }[]>`
    select count(*)::int as n from outbox
    where chat_key = ${chatKey} and status = 'pending' and kind <> 'job'`;
  return row?.n ?? 0;
}

/**
 * The next cases to lay before a group, locked: one place after the other has its turn, so that
 * few reports from one place do not wait behind many from another; in each place the oldest first.
 */
export async function takeCasesToLay(tx: Tx, chatKey: ChatKey, limit: number) {
  const rows = await hot(tx)<{ number: number }[]>`
    select number from (
      select c.number, row_number() over (partition by r.place_id order by c.number) as turn
      from desk_case c join report r on r.id = c.report_id
      where c.desk = ${chatKey} and c.laid_at is null
        and c.status in ('open', 'claimed', 'proposed')) waiting
    order by turn, number limit ${limit}`;
  // Whoever acts on one of them right now goes first; it is laid in the next round.
  const taken = await tx
    .select({ case: deskCase, report })
    .from(deskCase)
    .innerJoin(report, eq(report.id, deskCase.reportId))
    .where(
      and(
        inArray(
          deskCase.number,
          rows.map((row) => row.number),
        ),
        eq(deskCase.desk, chatKey),
        isNull(deskCase.laidAt),
        inArray(deskCase.status, ['open', 'claimed', 'proposed']),
      ),
    )
    .orderBy(deskCase.number)
    .for('update', { of: deskCase, skipLocked: true });
  return taken.map((row) => ({ ...row, case: row.case as StoredCase }));
}

/** They are laid before their group in this very transaction. @param page that has them in a line */
export async function markLaid(
  tx: Tx,
  numbers: readonly number[],
  { now, page }: { readonly now: Date; readonly page?: string },
): Promise<void> {
  await tx
    .update(deskCase)
    .set({ laidAt: now, page: page ?? null })
    .where(inArray(deskCase.number, [...numbers]));
}

/** Whether a message of the group shows this slot, or is about to. */
export async function isShown(tx: Queryable, chatKey: ChatKey, slot: string): Promise<boolean> {
  const [row] = await hot(tx)<{ shown: boolean }[]>`
    select exists (select from shown_screen where slot = ${slot} and chat_key = ${chatKey})
      or exists (select from outbox
        where chat_key = ${chatKey} and slot = ${slot} and status = 'pending') as shown`;
  return row?.shown === true;
}
