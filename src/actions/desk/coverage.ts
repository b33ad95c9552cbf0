// `/coverage`: the months in which places are monitored. Everybody may read them; coordinators
// change them, in their group or in their private chat with the bot.
import { zoneOf } from '../../card/zone.ts';
import { localDate } from '../../dates.ts';
import { readCoverage } from '../../db/coverage.ts';
import { findDesk } from '../../db/desk.ts';
import { isRefusal, refuse } from '../../errors.ts';
import type { Language } from '../../locales/translate.ts';
import { coverageChangedText, coverageScreen } from '../../screens/desk/coverage.ts';
import { noteScreen } from '../../screens/plain.ts';
import { isIdle } from '../../stats/coverage.ts';
import { type CoverageOrder, readCoverageOrder } from '../../stats/coverage-words.ts';
import { areaCode } from '../../stats/question.ts';
import type { Unit, Writes } from '../unit.ts';
import { say, sayNo } from '../where.ts';
import { type Coordinator, enterAsCoordinator } from './roles.ts';

/** `/coverage`, or with places and months after it. */
export async function askForCoverage(unit: Unit, args: string): Promise<Writes> {
  const { writes, entered } = await enterAsCoordinator(unit);
  const language = isRefusal(entered) ? await languageIn(unit) : entered.language;
  if (args.trim() === '') {
    const coverage = await readCoverage(unit.tx);
    const mayChange = !isRefusal(entered);
    return { ...writes, ...say(coverageScreen({ language, coverage, mayChange })) };
  }
  const refusal = refuse('not_a_coordinator');
  if (isRefusal(entered)) return { ...writes, ...sayNo(refusal, language) };
  return { ...writes, ...(await change(entered, args)) };
}

/** Of the group of moderators, whoever asks in it; anywhere else of the person. */
async function languageIn({ tx, incoming, conversation }: Unit): Promise<Language> {
  const desk = await findDesk(tx, incoming.chatKey);
  return desk?.language ?? conversation.language;
}

async function change({ unit, by, language }: Coordinator, args: string): Promise<Writes> {
  const order = readCoverageOrder(args, localDate(unit.now, zoneOf(undefined)));
  if (isRefusal(order)) return sayNo(order, language);
  const { does, places, range } = order;
  if (isIdle(await readCoverage(unit.tx, places), order)) {
    return sayNo(refuse(`coverage_idle_${does}`), language);
  }
  return {
    desk: [
      { do: 'change_coverage', does, places, range, by },
      { do: 'audit', act: 'coverage', detail: detailOf(order), by },
    ],
    ...say(noteScreen(coverageChangedText(order, language))),
  };
}

function detailOf({ does, areas, range }: CoverageOrder) {
  const places = [...new Set(areas.map(areaCode))].join();
  return { does, places, from: range.from, ...(range.to !== undefined && { to: range.to }) };
}
