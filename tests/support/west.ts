// A second group of moderators: it has the region in the west, and the first group all others.
import { deskPlace } from '../../src/db/commit.ts';
import { linkDesk } from '../../src/db/desk.ts';
import type { World } from './world.ts';

export const WEST = -1_001_000_000_002;

export async function linkWest({ app, sandbox }: World): Promise<void> {
  sandbox.addGroup({ id: WEST, title: 'West', members: [601], type: 'supergroup' });
  const { db, vault } = app;
  const chatKey = vault.chatKey(WEST);
  const chat = vault.sealChat(WEST, deskPlace(chatKey));
  await linkDesk(db.orm, { chatKey, chat, language: 'en' });
  await db.sql`update desk set regions = '{mangystau}' where chat_key = ${chatKey}`;
}
