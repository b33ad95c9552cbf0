// The writing half of a unit of work: the one place that turns writes, which are data, into rows.

import { randomUUID } from 'node:crypto';
import type { Clean, Recipient, Show, Writes } from '../actions/unit.ts';
import type { ChatKey, Lane } from '../messenger.ts';
import type { Vault } from '../vault.ts';
import { insertAddition } from './additions.ts';
import { writeAfterwards } from './afterwards.ts';
import { callOffShows, forgetMessages, noteMessages } from './chat-messages.ts';
import { hot, type Tx } from './connection.ts';
import { conversationPlace, writeConversations } from './conversations.ts';
import type { CommitOptions, DecidedUnit, Origin } from './decided.ts';
import { insertCase, linkDesk, setDeskLanguage, upsertModerator } from './desk.ts';
import { writeAudit, writeDeskActs } from './desk-writes.ts';
import { deleteDrafts, putDrafts } from './drafts.ts';
import { erasePerson } from './erasure.ts';
import { insertOutbox, type NewOutboxRow } from './outbox.ts';
import { insertReport } from './reports.ts';
import { adoptMessage } from './shown-screens.ts';
import { keepSnapshot } from './snapshots.ts';
import { writeSubscription } from './subscriptions.ts';

/** A row of the outbox that this process is to send, with its address in the clear. */
export interface Parcel extends Omit<NewOutboxRow, 'chat'> {
  readonly seq: number;
  readonly chatId: number | undefined;
  readonly attempts: number;
}

export interface Committed {
  readonly parcels: readonly Parcel[];
  /** True when another process has to show something first in one of the chats. */
  readonly hasWaiting: boolean;
}

/** Writes everything that these units decided. */
export async function commitUnits(
  tx: Tx,
  units: readonly DecidedUnit[],
  options: CommitOptions,
): Promise<Committed> {
  // Sent one behind the other without waiting for answers.
  await Promise.all([
    writeConversations(tx, units, options),
    writeDrafts(tx, units),
    writeReports(tx, units),
    writeMessages(tx, units),
  ]);
  for (const unit of units) await writeRecords(tx, unit, options);
  for (const unit of units) await writeFarewell(tx, unit, options);
  const committed = await writeOutbox(tx, units, options);
  // Last, because it holds up everyone else who writes there.
  await writeAudit(
    tx,
    units.flatMap(({ writes }) => writes.desk ?? []),
    options.now,
  );
  return committed;
}

/** Notes what people sent, so that it can be deleted from the chat in time. */
async function writeMessages(tx: Tx, units: readonly DecidedUnit[]) {
  const messages = units.flatMap(({ origin, writes }) => {
    const { chatKind, chatKey, person, messageId, messageSentAt } = origin?.incoming ?? {};
    if (chatKind !== 'private' || !chatKey || !person || !messageId || !messageSentAt) return [];
    // What is deleted now is not kept to be deleted later.
    if (writes.cleans?.some((clean) => clean.wholeChat)) return [];
    return [{ chatKey, messageId, person, sentAt: messageSentAt.toISOString() }];
  });
  if (messages.length > 0) await noteMessages(tx, messages);
}

/** Cuts a person loose, and takes back what they would still have been shown. */
async function writeFarewell(
  tx: Tx,
  { origin, writes }: DecidedUnit,
  { holder, now }: CommitOptions,
) {
  for (const show of writes.shows ?? []) {
    if (show.overTapped && origin) await adoptMessage(tx, origin.incoming, show, now);
  }
  if (origin === undefined) return;
  const { person, chatKey } = origin.incoming;
  if (writes.erasure) await erasePerson(tx, { person, chatKey, kind: writes.erasure });
  if (writes.cleans?.some((clean) => clean.leavesNoTrace)) await callOffShows(tx, chatKey, holder);
}

async function writeDrafts(tx: Tx, units: readonly DecidedUnit[]) {
  const put = units.flatMap(({ writes }) => (writes.draft ? [writes.draft] : []));
  const gone = units.flatMap(({ origin, writes }) =>
    writes.draft === null && origin ? [origin.incoming.person] : [],
  );
  await Promise.all([
    put.length > 0 && putDrafts(tx, put),
    gone.length > 0 && deleteDrafts(tx, gone),
  ]);
}

async function writeReports(tx: Tx, units: readonly DecidedUnit[]) {
  const reports = units.flatMap(({ writes }) => (writes.report ? [writes.report] : []));
  await Promise.all(reports.map((report) => insertReport(tx, report)));
}

async function writeRecords(tx: Tx, { origin, writes }: DecidedUnit, options: CommitOptions) {
  const { now } = options;
  if (writes.snapshot) await keepSnapshot(tx, writes.snapshot, now);
  if (writes.addition) await insertAddition(tx, writes.addition, now);
  if (writes.newCase) await insertCase(tx, writes.newCase, now);
  if (writes.moderator) await upsertModerator(tx, writes.moderator, now);
  if (writes.desk) await writeDeskActs(tx, writes.desk, { chatKey: origin?.incoming.chatKey, now });
  await writeAfterwards(tx, writes, { person: origin?.incoming.person, now });
  if (origin && writes.subscription) {
    const { chatId, incoming } = origin;
    const where = { chatKey: incoming.chatKey, chatId, vault: options.vault, now };
    await writeSubscription(tx, writes.subscription, where);
  }
  if (origin) await writeDesk(tx, origin, writes, options.vault);
}

async function writeDesk(tx: Tx, { incoming, chatId }: Origin, writes: Writes, vault: Vault) {
  const { chatKey } = incoming;
  if (writes.deskLanguage) await setDeskLanguage(tx, chatKey, writes.deskLanguage);
  if (!writes.linkDesk) return;
  const chat = vault.sealChat(chatId, deskPlace(chatKey));
  await linkDesk(tx, { ...writes.linkDesk, chatKey, chat });
}

async function writeOutbox(
  tx: Tx,
  units: readonly DecidedUnit[],
  { vault, holder, now }: CommitOptions,
): Promise<Committed> {
  const rows: NewOutboxRow[] = [];
  const addresses = new Map<string, number>();
  for (const unit of units) {
    for (const show of unit.writes.shows ?? []) {
      for (const address of await addressesOf(tx, show.recipient, unit.origin, vault)) {
        const id = randomUUID();
        addresses.set(id, address.chatId);
        rows.push(showRow(id, show, address, vault));
      }
    }
    for (const clean of unit.writes.cleans ?? []) {
      for (const row of await cleanRows(tx, clean, unit.origin, vault)) {
        addresses.set(row.id, row.chatId);
        rows.push(row.row);
      }
    }
    for (const job of unit.writes.jobs ?? []) {
      rows.push({
        id: randomUUID(),
        kind: 'job',
        lane: 'interactive',
        chatKey: job.queue,
        body: job,
      });
    }
  }
  if (rows.length === 0) return { parcels: [], hasWaiting: false };
  const inserted = await insertOutbox(tx, rows, { holder, now });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const parcels = inserted
    .filter((row) => row.mine)
    .flatMap(({ id, seq, body }) => {
      const row = byId.get(id);
      return row ? [{ ...row, body, seq, chatId: addresses.get(id), attempts: 1 }] : [];
    });
  return {
    parcels: parcels.sort((a, b) => a.seq - b.seq),
    hasWaiting: parcels.length < rows.length,
  };
}

interface Address {
  readonly chatKey: ChatKey;
  readonly chatId: number;
}

/** Its row of the outbox carries all that a deletion needs, also when the person is forgotten. */
async function cleanRows(
  tx: Tx,
  { recipient, ...body }: Clean,
  origin: Origin | undefined,
  vault: Vault,
) {
  const person = recipient.to === 'person' ? recipient.person : origin?.incoming.person;
  if (person !== undefined) await forgetMessages(tx, person, body.messageIds);
  const addresses = await addressesOf(tx, recipient, origin, vault);
  return addresses.map(({ chatKey, chatId }) => {
    const id = randomUUID();
    const chat = vault.sealChat(chatId, outboxPlace(id)).toString('base64');
    const lane: Lane = body.wholeChat ? 'interactive' : 'digest';
    const row: NewOutboxRow = { id, kind: 'clean', lane, chatKey, chat, body };
    return { id, chatId, row };
  });
}

function showRow(id: string, show: Show, address: Address, vault: Vault): NewOutboxRow {
  const { recipient, lane, overTapped: _overTapped, ...showing } = show;
  return {
    id,
    kind: 'show',
    lane: lane ?? (recipient.to === 'desk' ? 'moderation' : 'interactive'),
    chatKey: address.chatKey,
    chat: vault.sealChat(address.chatId, outboxPlace(id)).toString('base64'),
    ...(showing.slot !== undefined && { slot: showing.slot }),
    body: showing,
  };
}

async function addressesOf(
  tx: Tx,
  recipient: Recipient,
  origin: Origin | undefined,
  vault: Vault,
): Promise<readonly Address[]> {
  if (recipient.to === 'here') {
    if (origin === undefined) throw new Error('a job has no chat of its own');
    return [{ chatKey: origin.incoming.chatKey, chatId: origin.chatId }];
  }
  if (recipient.to === 'desk') {
    const rows = await hot(tx)<{ chat_key: string; chat: Buffer }[]>`
      select chat_key, chat from desk
      where is_present and (${recipient.chatKey ?? null}::text is null or chat_key = ${recipient.chatKey ?? null})`;
    return rows.map((row) => ({
      chatKey: row.chat_key,
      chatId: vault.openChat(row.chat, deskPlace(row.chat_key)),
    }));
  }
  const rows = await hot(tx)<{ chat: Buffer | null }[]>`
    select chat from conversation where person = ${recipient.person}`;
  return rows.flatMap(({ chat }) => {
    if (chat === null) return [];
    const chatId = vault.openChat(chat, conversationPlace(recipient.person));
    return [{ chatId, chatKey: vault.chatKey(chatId) }];
  });
}

// Where a sealed address stands is authenticated with it, so that it opens nowhere else.
export const deskPlace = (chatKey: string) => `desk:chat:${chatKey}`;
export const outboxPlace = (id: string) => `outbox:chat:${id}`;
