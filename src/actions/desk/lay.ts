// Lays before the moderators what waits for room on their desks. A group takes twenty messages a
// minute: few cases come as cards, many as pages, and only as fast as the messages leave.
import { randomUUID } from 'node:crypto';
import { type DeskGroup, findDesk } from '../../db/desk.ts';
import {
  countUnshown,
  listDesksToLay,
  lockDesk,
  markLaid,
  takeCasesToLay,
} from '../../db/laying.ts';
import { readQueue } from '../../db/queue.ts';
import type { ChatKey } from '../../messenger.ts';
import { PAGE_CASES } from '../../screens/desk/case-page.ts';
import { type Runtime, runAction } from '../run.ts';
import type { Show, Unit, Writes } from '../unit.ts';
import { type CaseRows, readHolder, showCase } from './card.ts';
import { showPage } from './case-page.ts';

/**
 * Messages on their way to a group that are enough: the gate never waits for the next one, the
 * pages grow as large as the rush is, and the card that somebody asks for comes within seconds.
 */
export const ENOUGH_UNSHOWN = 3;

/** As many are laid as cards: nobody likes to open a list of three. */
export const FEW_CASES = 5;

/** Lays what there is room for. Safe to repeat and to run twice at once. */
export async function layCases(runtime: Runtime): Promise<void> {
  for (const chatKey of await listDesksToLay(runtime.db.orm)) {
    while (await layOnce(runtime, chatKey));
  }
}

async function layOnce(runtime: Runtime, chatKey: ChatKey): Promise<boolean> {
  let hasLaid = false;
  await runAction(runtime, async (tx, now) => {
    const writes = await layNext({ tx, now }, chatKey);
    hasLaid = writes !== undefined;
    return writes ?? {};
  });
  return hasLaid;
}

type Now = Pick<Unit, 'tx' | 'now'>;

/** A page, or what is left as cards; `undefined` when nothing waits or there is no room. */
async function layNext(unit: Now, chatKey: ChatKey): Promise<Writes | undefined> {
  const { tx } = unit;
  if (!(await lockDesk(tx, chatKey))) return undefined;
  const group = await findDesk(tx, chatKey);
  if (group === undefined || (await countUnshown(tx, chatKey)) >= ENOUGH_UNSHOWN) return undefined;
  const { notLaid } = await readQueue(tx, { chatKey });
  const taken = await takeCasesToLay(tx, chatKey, PAGE_CASES);
  if (taken.length === 0) return undefined;
  return { shows: await (notLaid <= FEW_CASES ? layCards : layPage)(unit, group, taken) };
}

async function layCards(
  { tx, now }: Now,
  _group: DeskGroup,
  taken: readonly CaseRows[],
): Promise<readonly Show[]> {
  await markLaid(tx, numbersOf(taken), { now });
  const shows: Show[] = [];
  for (const { case: current, report } of taken) {
    const laid = { case: { ...current, laidAt: now, page: null }, report };
    const cards = await showCase({ tx, now }, laid, await readHolder({ tx, now }, current));
    // Where the group has an older card of the case, it moves to the end.
    shows.push(...cards.map((card) => ({ ...card, move: true })));
  }
  return shows;
}

async function layPage(
  unit: Now,
  group: DeskGroup,
  taken: readonly CaseRows[],
): Promise<readonly Show[]> {
  const page = randomUUID();
  await markLaid(unit.tx, numbersOf(taken), { now: unit.now, page });
  return [await showPage(unit, { group, page })];
}

const numbersOf = (rows: readonly CaseRows[]) => rows.map((row) => row.case.number);
