// Whether a person is in a group, and runs it: asked of Telegram before the transaction that needs to know.
import type { TelegramClient } from './client.ts';

// A removed moderator is also announced by an update; this bounds the harm when that is missed.
const FRESH_MS = 30_000;
const MAX_KEPT = 1_000;
const inside = new Set(['creator', 'administrator', 'member']);

export interface Standing {
  readonly isMember: boolean;
  readonly isAdmin: boolean;
}

const runs = new Set(['creator', 'administrator']);

/** The answer is `undefined` when Telegram could not be asked. */
export function createMembership(client: TelegramClient) {
  const known = new Map<string, { readonly standing: Standing; readonly at: number }>();
  return async (chatId: number, userId: number): Promise<Standing | undefined> => {
    const key = `${chatId}:${userId}`;
    const before = known.get(key);
    if (before && performance.now() - before.at < FRESH_MS) return before.standing;
    const answer = await client.call(
      'getChatMember',
      { chat_id: chatId, user_id: userId },
      { timeoutMs: 3_000 },
    );
    if (!answer.ok) return undefined;
    const { result } = answer;
    const isMember =
      inside.has(result.status) || (result.status === 'restricted' && result.is_member);
    const standing = { isMember, isAdmin: runs.has(result.status) };
    if (known.size >= MAX_KEPT) known.clear();
    known.set(key, { standing, at: performance.now() });
    return standing;
  };
}
