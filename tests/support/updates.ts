// Updates that no phone of the sandbox sends: forged, repeated, out of order. They enter by an edge
// of their own, as they would in a second process; answers go to the same sandbox.
import type { Update, UserFromGetMe } from '@grammyjs/types';
import type { App } from '../../src/app.ts';
import { createEdge, type Edge } from '../../src/telegram/edge.ts';
import type { Person } from './person.ts';
import type { World } from './world.ts';

const me = {
  id: 7_000_000_001,
  is_bot: true,
  first_name: 'Baqylau',
  username: 'baqylau_sandbox_bot',
} as UserFromGetMe;

/** A way in for updates that a test makes itself. */
export function openEdge(app: App): Edge {
  return createEdge({ ...app, me, intake: app.openIntake('https://t.me/baqylau_sandbox_bot') });
}

// Far from the ids that the sandbox gives.
let nextUpdateId = 5_000_000_000;

export function newUpdateId(): number {
  nextUpdateId += 1;
  return nextUpdateId;
}

type Sender = Pick<Person, 'id' | 'language'>;

const from = ({ id, language }: Sender) => ({
  id,
  is_bot: false,
  first_name: 'Person',
  language_code: language,
});
const privateChat = ({ id }: Sender) => ({ id, type: 'private', first_name: 'Person' });
const groupChat = (id: number) => ({ id, type: 'supergroup', title: 'Group' });

const asUpdate = (fields: object) => ({ update_id: newUpdateId(), ...fields }) as unknown as Update;

/** A message in the private chat; `content` holds what makes it one, such as `text`. */
export function messageFrom(world: World, person: Sender, content: object): Update {
  const date = Math.floor(world.clock.now().getTime() / 1000);
  const message = { message_id: 1, date, from: from(person), chat: privateChat(person) };
  return asUpdate({ message: { ...message, ...content } });
}

export interface Tap {
  readonly data: string;
  /** In a group instead of the private chat. */
  readonly group?: number;
}

export function tapFrom(person: Sender, { data, group }: Tap): Update {
  const chat = group === undefined ? privateChat(person) : groupChat(group);
  const message = { message_id: 1, date: 0, chat };
  return asUpdate({
    callback_query: {
      id: String(newUpdateId()),
      from: from(person),
      message,
      chat_instance: '1',
      data,
    },
  });
}

/** What the person was told at the top of the screen when they tapped. */
export function toastFor({ sandbox }: World, { callback_query }: Update): string | undefined {
  const answer = sandbox.ledger.findLast(
    ({ params }) => params['callback_query_id'] === callback_query?.id,
  );
  if (answer === undefined) throw new Error('this tap was not answered');
  return answer.params['text'] as string | undefined;
}
