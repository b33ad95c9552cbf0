// The message that shows one slot.
import type { Db } from '../../src/db/connection.ts';
import { listShown } from '../../src/db/shown-screens.ts';

export async function findShown(db: Db, slot: string, chatKey: string) {
  const [message] = await listShown(db, [{ slot, chatKey }]);
  return message;
}
