// `/stats`: figures for a place and a period, from the rollups.

import { zoneOf } from '../card/zone.ts';
import { localDate } from '../dates.ts';
import { sumRollups } from '../db/figures.ts';
import { isRefusal } from '../errors.ts';
import { noteScreen } from '../screens/plain.ts';
import { refusalText } from '../screens/refusal.ts';
import { statsScreen } from '../screens/stats.ts';
import { computeFigures } from '../stats/figures.ts';
import { readPeriod, spansOf } from '../stats/period.ts';
import { areaOf, placesIn, readStatsQuestion, type StatsQuestion } from '../stats/question.ts';
import type { Unit, Writes } from './unit.ts';

/** `/stats` with whatever was typed after it. */
export async function askStats(unit: Unit, args: string): Promise<Writes> {
  const question = readStatsQuestion(args);
  if (!isRefusal(question)) return answer(unit, question);
  const text = refusalText(question, unit.conversation.language);
  return { shows: [{ recipient: { to: 'here' }, screen: noteScreen(text) }] };
}

/** A button under an answer: another place or period, as a new message. */
export async function tapStats(
  unit: Unit,
  press: { place: string; period: string },
): Promise<Writes> {
  const area = areaOf(press.place);
  if (area === undefined) return {};
  return answer(unit, { area, period: readPeriod(press.period) ?? {} });
}

async function answer(unit: Unit, question: StatsQuestion): Promise<Writes> {
  const places = placesIn(question.area);
  const today = localDate(unit.now, zoneOf(undefined));
  const sums = await sumRollups(unit.tx, {
    subset: 'all',
    spans: spansOf(question.period, today),
    levels: ['v1', 'v2', 'v3', 'v4'],
    figures: ['assemblies', 'topic_class', 'authorised', 'participants'],
    ...(places && { places }),
  });
  const { language } = unit.conversation;
  const screen = statsScreen({ language, question, figures: computeFigures(sums), today });
  return { shows: [{ recipient: { to: 'here' }, screen }] };
}
