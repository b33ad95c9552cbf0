// Reminds the moderators of what has waited too long: once, then daily, in one message of a group.
import { zoneOf } from '../../card/zone.ts';
import { localTime } from '../../dates.ts';
import { findDesk } from '../../db/desk.ts';
import { listOverdue, type Overdue } from '../../db/waiting.ts';
import { reminderScreen } from '../../screens/desk/reminder.ts';
import { type Runtime, runAction } from '../run.ts';
import type { Show, Unit } from '../unit.ts';

const HOUR_MS = 3_600_000;

/** Long enough for volunteers to look; a report on the day of an event is still news after it. */
export const OVERDUE_HOURS = 6;
const AGAIN_HOURS = 24;

/** Nobody is woken. */
const DAY_BEGINS = '08:00';
const DAY_ENDS = '22:00';

/** Safe to repeat: what was reminded of is marked in the same transaction. */
export async function remindOfWaiting(runtime: Runtime): Promise<void> {
  if (!isDay(runtime.clock.now())) return;
  await runAction(runtime, async (tx, now) => {
    const ago = (hours: number) => new Date(now.getTime() - hours * HOUR_MS);
    const overdue = await listOverdue(tx, { before: ago(OVERDUE_HOURS), again: ago(AGAIN_HOURS) });
    const shows: Show[] = [];
    for (const one of overdue) shows.push(...(await remind({ tx, now }, one)));
    const numbers = overdue.flatMap((one) => one.numbers);
    return numbers.length === 0 ? {} : { desk: [{ do: 'mark_reminded', numbers }], shows };
  });
}

function isDay(now: Date): boolean {
  const time = localTime(now, zoneOf(undefined));
  return time >= DAY_BEGINS && time < DAY_ENDS;
}

async function remind(
  { tx, now }: Pick<Unit, 'tx' | 'now'>,
  { chatKey, numbers, oldest }: Overdue,
): Promise<readonly Show[]> {
  const group = await findDesk(tx, chatKey);
  const [number] = numbers;
  if (group === undefined || number === undefined) return [];
  const screen = reminderScreen(group.language, {
    count: numbers.length,
    hours: OVERDUE_HOURS,
    number,
    oldestMs: now.getTime() - oldest.getTime(),
  });
  // The last reminder goes: one is enough.
  return [{ recipient: { to: 'desk', chatKey }, slot: `reminder:${chatKey}`, move: true, screen }];
}
