// `/export`, in any chat: the records behind the figures as files.
import { zoneOf } from '../card/zone.ts';
import { localDate } from '../dates.ts';
import { countExported, isFileOnItsWay } from '../db/exports.ts';
import { isRefusal, refuse } from '../errors.ts';
import { isFormat } from '../exports/file.ts';
import { t } from '../locales/translate.ts';
import {
  documentScreen,
  exportScreen,
  MOST_RECORDS,
  readPeriodPress,
} from '../screens/figures/export.ts';
import { refusalText } from '../screens/refusal.ts';
import { areaOf, placesIn, readStatsQuestion, type StatsQuestion } from '../stats/question.ts';
import type { Unit, Writes } from './unit.ts';
import { say, sayNo } from './where.ts';

/** `/export` with whatever was typed after it. */
export async function askToExport(unit: Unit, args: string): Promise<Writes> {
  const question = readStatsQuestion(args);
  const { language } = unit.conversation;
  if (isRefusal(question)) return sayNo(question, language);
  return say(exportScreen(viewOf(unit, question), await count(unit, question)));
}

/** A file: only where the last one for this chat is there, so that nobody keeps the machine busy. */
export async function sendFile(
  unit: Unit,
  press: { readonly format: string; readonly place: string; readonly period: string },
): Promise<Writes> {
  const { tx, incoming } = unit;
  const { format } = press;
  const area = areaOf(press.place);
  const period = readPeriodPress(press.period);
  if (!isFormat(format) || !area || !period) return toast(unit, 'button_unknown');
  if (await isFileOnItsWay(tx, incoming.chatKey)) return toast(unit, 'export_running');
  const question = { area, period };
  const isOfRecords = format !== 'codebook' && format !== 'changes';
  if (isOfRecords && (await count(unit, question)) > MOST_RECORDS) {
    return toast(unit, 'export_too_many');
  }
  return {
    ...say(documentScreen(viewOf(unit, question), format)),
    toast: t(unit.conversation.language, 'export.coming'),
  };
}

/** No further than one more than a file may hold. */
function count(
  { tx, now }: Unit,
  { area, period }: Pick<StatsQuestion, 'area' | 'period'>,
): Promise<number> {
  const places = placesIn(area);
  return countExported(tx, { period, now, ...(places && { places }) }, MOST_RECORDS + 1);
}

function viewOf({ conversation, now }: Unit, question: Pick<StatsQuestion, 'area' | 'period'>) {
  return { language: conversation.language, question, today: localDate(now, zoneOf(undefined)) };
}

function toast({ conversation }: Unit, code: string): Writes {
  return { toast: refusalText(refuse(code, { most: MOST_RECORDS }), conversation.language) };
}
