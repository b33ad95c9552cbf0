// `/weekly`: the summary of a week that is over, to anyone and in any chat.
import { localDate } from '../dates.ts';
import { gatherDigest } from '../db/digest-data.ts';
import { findFrozen } from '../db/digests.ts';
import type { DigestData } from '../digest/data.ts';
import { zoneOfArea } from '../digest/schedule.ts';
import { previousWeek, readWeek, type Week, weekOf } from '../digest/week.ts';
import { isRefusal, refuse } from '../errors.ts';
import { digestScreens } from '../screens/digest/digest.ts';
import { digestTitle } from '../screens/digest/digest-title.ts';
import { FiguresDoNotAddUp } from '../stats/parts.ts';
import { type Area, areaOf, readArea } from '../stats/question.ts';
import { refuseMismatch } from './mismatch.ts';
import type { Unit, Writes } from './unit.ts';
import { sayNo } from './where.ts';

const MAX_LENGTH = 100;

/** `/weekly` with whatever was typed after it: a place, a week, both in any order, or nothing. */
export async function askWeekly(unit: Unit, args: string): Promise<Writes> {
  const asked = args.trim().slice(0, MAX_LENGTH);
  const words = asked.split(/\s+/).filter((word) => word !== '');
  const weeks = words.flatMap((word) => readWeek(word) ?? []);
  const area = readArea(words.filter((word) => readWeek(word) === undefined).join(' '));
  if (isRefusal(area) || weeks.length > 1) {
    return sayNo(refuse('weekly_unknown', { words: asked }), unit.conversation.language);
  }
  return answer(unit, area, weeks[0]);
}

/** A button under a summary: another week or place, as a new message. */
export async function tapWeekly(
  unit: Unit,
  press: { readonly place: string; readonly week: string },
): Promise<Writes> {
  const area = areaOf(press.place);
  const week = readWeek(press.week);
  return area === undefined || week === undefined ? {} : answer(unit, area, week);
}

/** The last week that is over where the area is. */
export function lastWeek(now: Date, area: Area): Week {
  return previousWeek(weekOf(localDate(now, zoneOfArea(area))));
}

async function answer(unit: Unit, area: Area, asked: Week | undefined): Promise<Writes> {
  const last = lastWeek(unit.now, area);
  const week = asked ?? last;
  const { language } = unit.conversation;
  if (week > last) return sayNo(refuse('week_not_over'), language);
  const data = await readDigest(unit, week);
  try {
    const screens = digestScreens(data, { area, language });
    return { shows: screens.map((screen) => ({ recipient: { to: 'here' }, screen })) };
  } catch (error) {
    if (!(error instanceof FiguresDoNotAddUp)) throw error;
    return refuseMismatch(unit, error.figure, (to) => digestTitle(week, area, to));
  }
}

/** As it was sent to the subscribers; where nobody was sent it, as it is known now. */
async function readDigest({ tx, now }: Unit, week: Week): Promise<DigestData> {
  return (await findFrozen(tx, week)) ?? gatherDigest(tx, week, now);
}
