// `/forget` and `/panic`: a person takes leave. Both cut everything loose that is keyed by them in
// this one transaction; the chat is emptied right after it.

import type { Answers } from '../../card/types.ts';
import { readEffectiveAnswers } from '../../db/additions.ts';
import { hasNoMessages } from '../../db/chat-messages.ts';
import { findCaseOfForUpdate, type StoredCase } from '../../db/desk.ts';
import { listQuestions } from '../../db/questions.ts';
import { countReportsSince, lockReportsOf, type StoredReport } from '../../db/reports.ts';
import { findSubscription } from '../../db/subscriptions.ts';
import { readTrackRecord } from '../../db/track-record.ts';
import { t } from '../../locales/translate.ts';
import type { AskedQuestion } from '../../reports/question.ts';
import { withoutTies, withoutWords } from '../../retention/words.ts';
import { caseSlot } from '../../screens/desk/case-view.ts';
import { noteScreen } from '../../screens/plain.ts';
import { forgetScreen } from '../../screens/reporter/safety.ts';
import { readHolder, showCase } from '../desk/card.ts';
import type { Show, Unit, Writes } from '../unit.ts';
import { wholeChat } from './clean.ts';

/** `/forget` asks once, and tells what will become of the reports. */
export async function askToForget(unit: Unit): Promise<Writes> {
  if (await isStranger(unit)) return leave(unit, { says: 'forget.nothing' });
  const screen = forgetScreen(unit.conversation.language);
  return { shows: [{ recipient: { to: 'here' }, screen }] };
}

/** The button under that question. A second tap finds nobody any more. */
export async function forget(unit: Unit): Promise<Writes> {
  if (!(await isStranger(unit))) return leave(unit, { says: 'forget.done' });
  return { ...(await leave(unit, {})), toast: t(unit.conversation.language, 'forget.nothing') };
}

/**
 * `/panic`: the same at once and without a word, in any state. What was sent stays whole, words and
 * photos included: who is in danger wants it to be known, and nothing leads from it to them.
 */
export async function panic(unit: Unit): Promise<Writes> {
  const cleans = [await wholeChat(unit, { leavesNoTrace: true })];
  return { erasure: 'ties', cleans, shows: await redrawCases(unit, 'ties') };
}

async function leave(
  unit: Unit,
  { says }: { readonly says?: 'forget.done' | 'forget.nothing' },
): Promise<Writes> {
  const cleans = [await wholeChat(unit, { leavesNoTrace: true })];
  const cases = await redrawCases(unit, 'ties_and_words');
  const text = says && t(unit.conversation.language, says);
  const lastWord: readonly Show[] =
    text === undefined
      ? []
      : [{ recipient: { to: 'here' }, untracked: true, screen: noteScreen(text) }];
  return { erasure: 'ties_and_words', cleans, shows: [...cases, ...lastWord] };
}

/** Somebody of whom nothing was kept before this update came. */
async function isStranger({ tx, conversation, incoming, now }: Unit): Promise<boolean> {
  const { person, draft, startedAt } = conversation;
  if (draft !== undefined || startedAt.getTime() !== now.getTime()) return false;
  if (!(await hasNoMessages(tx, incoming.chatKey))) return false;
  if ((await findSubscription(tx, incoming.chatKey)) !== undefined) return false;
  return (await countReportsSince(tx, person, new Date(0))) === 0;
}

/** Cards at the desk lose what is erased, those that are decided as well. */
async function redrawCases(
  unit: Unit,
  erasure: NonNullable<Writes['erasure']>,
): Promise<readonly Show[]> {
  const shows: Show[] = [];
  for (const report of await lockReportsOf(unit.tx, unit.conversation.person)) {
    shows.push(...(await redrawCase(unit, report, erasure)));
  }
  return shows;
}

async function redrawCase(
  unit: Unit,
  report: StoredReport,
  erasure: NonNullable<Writes['erasure']>,
): Promise<readonly Show[]> {
  const { tx } = unit;
  const losesWords = erasure === 'ties_and_words';
  const found = await findCaseOfForUpdate(tx, report.id);
  if (found === undefined) return [];
  const { number, findings } = found;
  const answers = await readEffectiveAnswers(tx, report);
  const questions = await listQuestions(tx, number);
  const before = { answers, findings, questions, track: await readTrackRecord(tx, report) };
  const after = {
    ...before,
    findings: withoutTies(findings),
    // How others of theirs ended goes with the tie.
    track: { verified: 0, rejected: 0 },
    ...(losesWords && withoutOwnWords(before)),
  };
  if (JSON.stringify(after) === JSON.stringify(before)) return [];
  const change = { ...(await readHolder(unit, found)), ...after };
  // A card that cannot be drawn keeps nobody from leaving: then only its number stays.
  return showCase(unit, { case: found, report }, change).catch(() => emptyCard(found));
}

function emptyCard({ number, version: revision, desk }: StoredCase): readonly Show[] {
  if (desk === null) return [];
  const screen = noteScreen(`№ ${number}`);
  return [{ recipient: { to: 'desk', chatKey: desk }, slot: caseSlot(number), revision, screen }];
}

interface Thread {
  readonly answers: Answers;
  readonly questions: readonly AskedQuestion[];
}

function withoutOwnWords({ answers, questions }: Thread): Thread {
  return {
    answers: withoutWords(answers),
    questions: questions.map(({ reply: _reply, ...question }) => question),
  };
}
