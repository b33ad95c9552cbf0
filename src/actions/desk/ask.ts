// A moderator asks the reporter: a ready-made question by a button, or their own words as a reply
// to the card of the case. Asking claims the case. A reply to a rejected one is a note instead.
import { randomUUID } from 'node:crypto';
import { findLanguage, isReachable } from '../../db/people.ts';
import { findCardSlot, listQuestions } from '../../db/questions.ts';
import { isRefusal, type Refusal, refuse } from '../../errors.ts';
import {
  isQuestionCode,
  LONGEST_QUESTION,
  MOST_QUESTIONS,
  type QuestionWords,
  questionSlot,
} from '../../reports/question.ts';
import { readCaseSlot } from '../../screens/desk/case-view.ts';
import { noteScreen } from '../../screens/plain.ts';
import { refusalText } from '../../screens/refusal.ts';
import { questionScreen } from '../../screens/reporter/ask.ts';
import { countCodePoints } from '../../text.ts';
import type { Show, Unit, Writes } from '../unit.ts';
import { claimed, type Desk, enterDesk, refuseUnlessFree, showDesk, toast } from './access.ts';
import { noteRejection } from './note.ts';

/** *Ask reporter*: the card offers the ready-made questions. */
export async function offerQuestions(desk: Desk): Promise<Writes> {
  const { change, view } = claimed(desk);
  return { desk: [change], shows: await showDesk(desk, { ...view, page: 'ask' }) };
}

/** A ready-made question was tapped. */
export async function askReadyMade(desk: Desk, code: string): Promise<Writes> {
  if (!isQuestionCode(code)) return toast(desk.unit, refuse('button_unknown'));
  const asked = await ask(desk, { kind: 'ready_made', code });
  return isRefusal(asked) ? toast(desk.unit, asked) : asked;
}

/** A text in a group that replies to some message: a question, if that is the card of a case. */
export async function askInOwnWords(unit: Unit, text: string, replyTo: number): Promise<Writes> {
  const slot = await findCardSlot(unit.tx, unit.incoming.chatKey, replyTo);
  const caseNumber = slot === undefined ? undefined : readCaseSlot(slot);
  if (caseNumber === undefined || text === '') return {};
  const { writes, entered } = await enterDesk(unit, caseNumber);
  if (isRefusal(entered)) return { ...writes, ...say(unit, entered) };
  const isRejected = entered.case.status === 'rejected';
  const asked = await (isRejected ? noteRejection(entered, text) : askFreely(entered, text));
  return { ...writes, ...(isRefusal(asked) ? say(unit, asked) : asked) };
}

async function askFreely(desk: Desk, text: string): Promise<Writes | Refusal> {
  const refusal = await refuseUnlessFree(desk);
  if (refusal !== undefined) return refusal;
  if (countCodePoints(text) > LONGEST_QUESTION) {
    return refuse('question_too_long', { max: LONGEST_QUESTION });
  }
  return ask(desk, { kind: 'own_words', text });
}

async function ask(desk: Desk, words: QuestionWords): Promise<Writes | Refusal> {
  const { unit, report, case: current } = desk;
  const { person } = report;
  const language = person === null ? undefined : await findLanguage(unit.tx, person);
  if (person === null || language === undefined || !(await isReachable(unit.tx, person))) {
    return refuse('reporter_gone');
  }
  const before = await listQuestions(unit.tx, current.number);
  if (before.length >= MOST_QUESTIONS) return refuse('questions_enough', { max: MOST_QUESTIONS });
  const isSame = (one: QuestionWords) => JSON.stringify(one) === JSON.stringify(words);
  if (before.some((one) => !one.isAnswered && isSame(one.words))) return refuse('already_asked');
  const question = { id: randomUUID(), words };
  const questions = [...before, { ...question, isAnswered: false }];
  const toReporter: Show = {
    recipient: { to: 'person', person },
    slot: questionSlot(question.id),
    screen: questionScreen(language, { report, question }),
  };
  const { change, view } = claimed(desk);
  const caseNumber = current.number;
  return {
    desk: [change, { do: 'audit', act: 'ask', caseNumber, by: desk.by }],
    question: { ...question, caseNumber, moderator: desk.by },
    shows: [...(await showDesk(desk, { ...view, questions })), toReporter],
  };
}

/** A typed text has no tap to answer: the group is told. */
function say({ conversation }: Unit, refusal: Refusal): Writes {
  const screen = noteScreen(refusalText(refusal, conversation.language));
  return { shows: [{ recipient: { to: 'here' }, lane: 'moderation', screen }] };
}
