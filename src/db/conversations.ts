// What changes about people with an update: their language, their address, when they were last here.
import type { Writes } from '../actions/unit.ts';
import { hot, type Tx } from './connection.ts';
import type { CommitOptions, DecidedUnit, Origin } from './decided.ts';

// An hour more or less is nothing to an address that is kept for days, and saves a write each time.
const EXCHANGE_EVERY_MS = 3_600_000;

/** Writes what the units change about their people, in one statement. */
export async function writeConversations(
  tx: Tx,
  units: readonly DecidedUnit[],
  { vault, now }: CommitOptions,
) {
  const rows = units.flatMap(({ origin, writes }) =>
    origin === undefined ? [] : conversationRow(origin, writes, { vault, now }),
  );
  if (rows.length === 0) return;
  const writtenAt = now.toISOString();
  await hot(tx)`
    update conversation c set language = coalesce(x.language, c.language),
      chat = case when x.erase then null else coalesce(decode(x.chat, 'base64'), c.chat) end,
      last_exchange_at = ${writtenAt}::timestamptz,
      saw_safety_at = case when x.safety then ${writtenAt}::timestamptz else c.saw_safety_at end
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as x(person text, language text, chat text, erase boolean, safety boolean)
    where c.person = x.person`;
}

/** What changes about a person; nothing most of the time. */
function conversationRow(
  { incoming, chatId, isReachable, lastExchangeAt }: Origin,
  writes: Writes,
  { vault, now }: Pick<CommitOptions, 'vault' | 'now'>,
) {
  const { person, chatKind } = incoming;
  const erase = writes.isReachable === false;
  const wantsAddress = chatKind === 'private' && !erase && !isReachable;
  const isOld = now.getTime() - (lastExchangeAt?.getTime() ?? 0) >= EXCHANGE_EVERY_MS;
  const safety = writes.sawSafety === true;
  if (!wantsAddress && !erase && !isOld && !safety && writes.language === undefined) return [];
  const address = vault.sealChat(chatId, conversationPlace(person)).toString('base64');
  const chat = wantsAddress ? address : null;
  return [{ person, language: writes.language ?? null, chat, erase, safety }];
}

// Where a sealed address stands is authenticated with it, so that it opens nowhere else.
export const conversationPlace = (person: string) => `conversation:chat:${person}`;
