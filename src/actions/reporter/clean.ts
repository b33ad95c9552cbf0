// Messages go from a chat: at once when the person asks, and by themselves before Telegram forbids
// it. They are written into the outbox in one transaction with whatever else happens, so that a
// crash loses none.
import { listMessages, listOldMessages } from '../../db/chat-messages.ts';
import { t } from '../../locales/translate.ts';
import { beforeWhich, ruleOf } from '../../retention/rules.ts';
import { type Runtime, runAction } from '../run.ts';
import type { Clean, Unit, Writes } from '../unit.ts';

/** "Clean this chat": nothing stays on the phone; reports and settings do with us. */
export async function cleanChat(unit: Unit): Promise<Writes> {
  const clean = await wholeChat(unit, { leavesNoTrace: false });
  return { cleans: [clean], toast: t(unit.conversation.language, 'clean.done') };
}

/** Everything in this chat, the message that asked for it included. */
export async function wholeChat(
  { tx, incoming }: Unit,
  { leavesNoTrace }: Pick<Clean, 'leavesNoTrace'>,
): Promise<Clean> {
  const noted = await listMessages(tx, incoming.chatKey);
  const asked = incoming.messageId === undefined ? [] : [incoming.messageId];
  const messageIds = [...new Set([...noted, ...asked])];
  return { recipient: { to: 'here' }, messageIds, wholeChat: true, leavesNoTrace };
}

const PEOPLE_AT_ONCE = 200;

/** Deletes the messages whose time has come, from all chats. Returns from how many. */
export async function cleanOldMessages(runtime: Runtime): Promise<number> {
  for (let count = 0; ; ) {
    const cleaned = await cleanSome(runtime);
    count += cleaned;
    if (cleaned < PEOPLE_AT_ONCE) return count;
  }
}

async function cleanSome(runtime: Runtime): Promise<number> {
  let count = 0;
  await runAction(runtime, async (tx, now) => {
    const before = beforeWhich(ruleOf('message').keptFor, now);
    const old = await listOldMessages(tx, before, PEOPLE_AT_ONCE);
    count = old.length;
    const cleans = old.map(
      ({ person, messageIds }): Clean => ({
        recipient: { to: 'person', person },
        messageIds,
        wholeChat: false,
        leavesNoTrace: false,
      }),
    );
    return { cleans };
  });
  return count;
}
