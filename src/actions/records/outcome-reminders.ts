// The desk is reminded to look for what followed: three, fourteen and sixty days after an assembly,
// by day, one message for each group.
import { tellsOfSanctions } from '../../assemblies/outcome-answers.ts';
import { isDayTime, isWorthReminding } from '../../assemblies/outcome-reminders.ts';
import type { Tx } from '../../db/connection.ts';
import { findDeskFor } from '../../db/desk.ts';
import { type DueReminder, listDueReminders, listOutcomes, listToldOf } from '../../db/outcomes.ts';
import type { Language } from '../../locales/translate.ts';
import type { ChatKey } from '../../messenger.ts';
import { outcomeReminderScreen } from '../../screens/records/outcome-reminder.ts';
import { type Runtime, runAction } from '../run.ts';
import type { Show, Writes } from '../unit.ts';

// So many lines and buttons fit into one message.
const BATCH = 20;

/** Reminds of all that is due. Safe to repeat, and to run twice at once: the rows are locked. */
export async function remindOfOutcomes(runtime: Runtime): Promise<void> {
  let found = 0;
  await runAction(runtime, async (tx, now) => {
    // A worker that stood still until the night waits for the morning.
    const due = isDayTime(now) ? await listDueReminders(tx, now, BATCH) : [];
    found = due.length;
    return remind(tx, due);
  });
  if (found === BATCH) await remindOfOutcomes(runtime);
}

interface Group {
  readonly language: Language;
  readonly due: Map<string, DueReminder>;
}

async function remind(tx: Tx, due: readonly DueReminder[]): Promise<Writes> {
  const groups = new Map<ChatKey, Group>();
  for (const one of due) {
    const desk = (await isWorth(tx, one)) ? await findDeskFor(tx, one.regionId) : undefined;
    if (desk === undefined) continue;
    const group = groups.get(desk.chatKey) ?? { language: desk.language, due: new Map() };
    // Of two steps at once, as after a long standstill, the later one speaks for both.
    group.due.set(one.assemblyId, one);
    groups.set(desk.chatKey, group);
  }
  return {
    desk: due.map(
      ({ assemblyId, step }) => ({ do: 'mark_outcome_reminded', assemblyId, step }) as const,
    ),
    shows: [...groups].map(([chatKey, group]) => showTo(chatKey, group)),
  };
}

async function isWorth(tx: Tx, { assemblyId, step, eventStatus }: DueReminder): Promise<boolean> {
  const outcomes = await listOutcomes(tx, assemblyId);
  return isWorthReminding(step, {
    tookPlace: eventStatus === 'took_place',
    sanctions: tellsOfSanctions(await listToldOf(tx, assemblyId)),
    outcomes: outcomes.some((one) => !one.isReplaced),
  });
}

function showTo(chatKey: ChatKey, { language, due }: Group): Show {
  return {
    recipient: { to: 'desk', chatKey },
    lane: 'digest',
    screen: outcomeReminderScreen([...due.values()], language),
  };
}
