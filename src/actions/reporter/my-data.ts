// `/mydata`: everything that is kept about the person who asks.
import { listMessages } from '../../db/chat-messages.ts';
import { findModerator } from '../../db/desk.ts';
import { listOwnReports } from '../../db/my-data.ts';
import { findSubscription } from '../../db/subscriptions.ts';
import { ruleOf, spanMs } from '../../retention/rules.ts';
import { myDataScreen } from '../../screens/reporter/my-data.ts';
import type { Unit, Writes } from '../unit.ts';

export async function showMyData({ tx, conversation, incoming, now }: Unit): Promise<Writes> {
  const { person, draft, language, startedAt } = conversation;
  const moderator = await findModerator(tx, person);
  const messages = await listMessages(tx, incoming.chatKey);
  const until = (rule: 'draft' | 'address', since: Date) =>
    new Date(since.getTime() + spanMs(ruleOf(rule).keptFor));
  const screen = myDataScreen({
    language,
    startedAt,
    // This message is one of them.
    messages: messages.length + 1,
    // Whoever writes is reachable from now on.
    addressUntil: until('address', now),
    reports: await listOwnReports(tx, person),
    ...(draft && {
      draft: {
        answers: Object.keys(draft.interview.answers).length,
        until: until('draft', draft.updatedAt),
      },
    }),
    subscription: await findSubscription(tx, incoming.chatKey),
    ...(moderator && { moderator: moderator.number }),
  });
  return { shows: [{ recipient: { to: 'here' }, screen }] };
}
