// When the desk is reminded to look for what followed: courts take days, and appeals weeks.
import { zoneOf } from '../card/zone.ts';
import { addDays, localDate, localTime } from '../dates.ts';

export const reminderSteps = ['days_3', 'days_14', 'days_60'] as const;

export type ReminderStep = (typeof reminderSteps)[number];

export interface PlannedReminder {
  readonly step: ReminderStep;
  readonly dueAt: Date;
}

export const daysOfStep = { days_3: 3, days_14: 14, days_60: 60 } as const;

const DAY_FROM = '08:00';
const DAY_TO = '22:00';

/** Late records are looked after as well: the last step comes three days after all at least. */
const AT_LEAST_DAYS = 3;

/** The reminders to come about an assembly that is recorded now. */
export function planReminders(
  { placeId, localDate: day }: { readonly placeId: string; readonly localDate: string },
  now: Date,
): readonly PlannedReminder[] {
  const today = localDate(now, zoneOf(placeId));
  return reminderSteps.flatMap((step) => {
    const due = addDays(day, daysOfStep[step]);
    if (due > today) return [{ step, dueAt: inTheMorning(due) }];
    const late = addDays(today, AT_LEAST_DAYS);
    return step === 'days_60' ? [{ step, dueAt: inTheMorning(late) }] : [];
  });
}

/** Whether the people of this place are awake: moderators are reminded from eight to ten. */
export function isDayTime(now: Date, placeId?: string): boolean {
  const time = localTime(now, zoneOf(placeId));
  return time >= DAY_FROM && time < DAY_TO;
}

/**
 * Without anybody known to be detained or punished there is one reminder, in case that something
 * became known; with them, or with outcomes on record, there are all of them.
 */
export function isWorthReminding(
  step: ReminderStep,
  known: { readonly tookPlace: boolean; readonly sanctions: boolean; readonly outcomes: boolean },
): boolean {
  if (known.sanctions || known.outcomes) return true;
  return step === 'days_3' && known.tookPlace;
}

/** Ten in the morning at UTC+5, the time of Kazakhstan since 2024, and eleven at UTC+6 before. */
function inTheMorning(day: string): Date {
  return new Date(`${day}T05:00:00Z`);
}
