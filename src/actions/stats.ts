// `/stats`: figures for a place and a period, and whatever the buttons under them change.
import { zoneOf } from '../card/zone.ts';
import { localDate } from '../dates.ts';
import { findCampaign } from '../db/campaigns.ts';
import { findSnapshot } from '../db/snapshots.ts';
import { isRefusal, refuse } from '../errors.ts';
import type { Screen } from '../messenger.ts';
import type { Press } from '../presses.ts';
import { statsScreen } from '../screens/figures/stats.ts';
import { statsMenuScreen } from '../screens/figures/stats-menus.ts';
import { titleText } from '../screens/figures/stats-title.ts';
import { refusalText } from '../screens/refusal.ts';
import type { StatsAnswer } from '../stats/answer.ts';
import { changeQuestion, isMenu } from '../stats/change.ts';
import { FiguresDoNotAddUp } from '../stats/parts.ts';
import { readPeriod } from '../stats/period.ts';
import { areaOf, readStatsQuestion, type StatsQuestion } from '../stats/question.ts';
import { readSnapshotCode, snapshotOf } from '../stats/snapshot.ts';
import { answerOf } from './figures.ts';
import { refuseMismatch } from './mismatch.ts';
import type { Unit, Writes } from './unit.ts';
import { say, sayNo } from './where.ts';

type SetPress = Extract<Press, { readonly do: 'stats_set' }>;

/** `/stats` with whatever was typed after it; a code brings an answer back as it was. */
export async function askStats(unit: Unit, args: string): Promise<Writes> {
  const code = readSnapshotCode(args);
  if (code !== undefined) return showAgain(unit, code);
  const question = readStatsQuestion(args);
  if (!isRefusal(question)) return answer(unit, question);
  return sayNo(question, unit.conversation.language);
}

/** A button of another screen: figures for a place and a period. */
export async function tapStats(
  unit: Unit,
  press: { place: string; period: string },
): Promise<Writes> {
  const area = areaOf(press.place);
  if (area === undefined) return {};
  return answer(unit, { area, period: readPeriod(press.period) ?? {} });
}

/** A button under an answer: the same question with one thing changed, in the same message. */
export async function tapStatsSet(unit: Unit, press: SetPress): Promise<Writes> {
  const { language } = unit.conversation;
  const asked = await findSnapshot(unit.tx, `#${press.snapshot}`);
  const gone = { toast: refusalText(refuse('stats_code'), language) };
  if (asked === undefined) return gone;
  const { question } = asked.answer;
  if (press.set === 'menu' && isMenu(press.to)) {
    return over(
      unit,
      statsMenuScreen({
        language,
        question,
        code: press.snapshot,
        menu: press.to,
        today: todayOf(unit),
      }),
    );
  }
  const changed = changeQuestion(question, press);
  return changed === undefined ? gone : answer(unit, changed, true);
}

async function answer(unit: Unit, question: StatsQuestion, isChange = false): Promise<Writes> {
  const { campaign } = question;
  // Answers are kept for good: nobody writes words of their own into them.
  if (campaign !== undefined && (await findCampaign(unit.tx, campaign)) === undefined) {
    const refusal = refuse('stats_unknown', { words: `campaign:${campaign}` });
    return sayNo(refusal, unit.conversation.language);
  }
  return unlessRefused(unit, question, (given) => show(unit, given, isChange));
}

/** Figures that do not add up are refused instead. */
async function unlessRefused(
  unit: Unit,
  question: StatsQuestion,
  tell: (given: StatsAnswer) => Promise<Writes> | Writes,
): Promise<Writes> {
  try {
    return await tell(await answerOf({ ...unit, today: todayOf(unit) }, question));
  } catch (error) {
    if (!(error instanceof FiguresDoNotAddUp)) throw error;
    return refuseMismatch(unit, error.figure, (language) => titleText(question, language));
  }
}

async function show(unit: Unit, given: StatsAnswer, isChange: boolean): Promise<Writes> {
  const snapshot = await snapshotIn(unit, given);
  const { language } = unit.conversation;
  const screen = statsScreen({ language, answer: given, code: snapshot.code });
  const shown = isChange ? over(unit, screen) : say(screen);
  return { ...shown, snapshot };
}

/** The code of an answer; a longer one where another answer has it. */
async function snapshotIn({ tx }: Unit, given: StatsAnswer) {
  const first = snapshotOf(given);
  const taken = await findSnapshot(tx, first.code);
  return taken === undefined ? first : snapshotOf(given, new Map([[first.code, taken.hash]]));
}

/** As it was, with what it would be today. */
async function showAgain(unit: Unit, code: string): Promise<Writes> {
  const { language } = unit.conversation;
  const kept = await findSnapshot(unit.tx, code);
  if (kept === undefined) return sayNo(refuse('stats_code'), language);
  const { answer: was } = kept;
  return unlessRefused(unit, was.question, (now) =>
    say(statsScreen({ language, answer: was, code, now })),
  );
}

/** Over the message whose button was tapped; in a group, where others read it, as a new one. */
function over({ incoming }: Unit, screen: Screen): Writes {
  const { chatKind, messageId } = incoming;
  if (chatKind !== 'private' || messageId === undefined) {
    return { shows: [{ recipient: { to: 'here' }, screen }] };
  }
  const slot = `stats:${messageId}`;
  return { shows: [{ recipient: { to: 'here' }, slot, overTapped: true, screen }] };
}

function todayOf({ now }: Unit): string {
  return localDate(now, zoneOf(undefined));
}
