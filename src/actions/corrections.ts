// `/corrections`, in any chat: what was corrected or withdrawn lately, a page at a time.
import { listChangesSince } from '../db/changes.ts';
import { correctionsScreen } from '../screens/figures/corrections.ts';
import type { Unit, Writes } from './unit.ts';

const DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;
const PAGE_SIZE = 8;

/** Nobody turns so many pages; a button that was made by hand costs no more than this. */
const MOST_PAGES = 200;

export async function showCorrections(
  unit: Unit,
  index: number,
  { move = false } = {},
): Promise<Writes> {
  const { tx, now, conversation, incoming } = unit;
  const page = Math.min(index, MOST_PAGES);
  // One more than is shown tells whether there is another page.
  const found = await listChangesSince(tx, {
    since: new Date(now.getTime() - DAYS * DAY_MS),
    now,
    limit: PAGE_SIZE + 1,
    offset: page * PAGE_SIZE,
  });
  const screen = correctionsScreen({
    language: conversation.language,
    days: DAYS,
    changes: found.slice(0, PAGE_SIZE),
    index: page,
    isLast: found.length <= PAGE_SIZE,
  });
  const slot = `corrections:${incoming.chatKey}`;
  return { shows: [{ recipient: { to: 'here' }, slot, screen, ...(move && { move }) }] };
}
