// `/forget` and `/panic`: a person takes leave. Both cut everything loose that is keyed by them in
// this one transaction; the chat is emptied right after it.

import type { Answers } from '../card/types.ts';
import { readEffectiveAnswers } from '../db/additions.ts';
import { hasNoMessages } from '../db/chat-messages.ts';
import { deskLanguage, findCaseOfForUpdate, type StoredCase } from '../db/desk.ts';
import { listQuestions } from '../db/questions.ts';
import { countReportsSince, lockReportsOf, type StoredReport } from '../db/reports.ts';
import { type Language, t } from '../locales/translate.ts';
import type { AskedQuestion } from '../reports/question.ts';
import { withoutTies, withoutWords } from '../retention/words.ts';
import { caseSlot } from '../screens/desk-card.ts';
import { noteScreen } from '../screens/plain.ts';
import { forgetScreen } from '../screens/safety.ts';
import { wholeChat } from './clean.ts';
import { readHolder, showCase } from './desk-card.ts';
import type { Show, Unit, Writes } from './unit.ts';

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
  return (await countReportsSince(tx, person, new Date(0))) === 0;
}

/** Cards at the desk lose what is erased, those that are decided as well. */
async function redrawCases(
  { tx, conversation }: Unit,
  erasure: NonNullable<Writes['erasure']>,
): Promise<readonly Show[]> {
  const shows: Show[] = [];
  for (const report of await lockReportsOf(tx, conversation.person)) {
    const show = await redrawCase(tx, report, erasure);
    if (show !== undefined) shows.push(show);
  }
  return shows;
}

async function redrawCase(
  tx: Unit['tx'],
  report: StoredReport,
  erasure: NonNullable<Writes['erasure']>,
): Promise<Show | undefined> {
  const losesWords = erasure === 'ties_and_words';
  const found = await findCaseOfForUpdate(tx, report.id);
  if (found === undefined) return undefined;
  const { number, findings } = found;
  const answers = await readEffectiveAnswers(tx, report);
  const questions = await listQuestions(tx, number);
  const before = { answers, findings, questions };
  const after = {
    ...before,
    findings: withoutTies(findings),
    ...(losesWords && withoutOwnWords(before)),
  };
  if (JSON.stringify(after) === JSON.stringify(before)) return undefined;
  const change = { ...(await readHolder(tx, found)), ...after };
  const language = await deskLanguage(tx);
  // A card that cannot be drawn keeps nobody from leaving: then only its number stays.
  return showCase(tx, { case: found, report }, language, change).catch(() =>
    emptyCard(found, language),
  );
}

function emptyCard({ number, version: revision }: StoredCase, language: Language): Show {
  const screen = noteScreen(t(language, 'desk.case_title', { number }));
  return { recipient: { to: 'desk' }, slot: caseSlot(number), revision, screen };
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
