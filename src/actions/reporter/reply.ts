// A reporter answers a moderators' question: a tap says which one, and the next text is the answer.
// That survives a restart. Whoever goes on with a card instead is not answering any more.
import { findCaseOfForUpdate, findDesk } from '../../db/desk.ts';
import { findQuestionTo, listQuestions } from '../../db/questions.ts';
import { isWithdrawn } from '../../db/withdrawals.ts';
import { type Refusal, refuse } from '../../errors.ts';
import type { Screen } from '../../messenger.ts';
import { isUndecided } from '../../reports/decision.ts';
import { draftSlot } from '../../reports/draft.ts';
import { LONGEST_REPLY, questionSlot } from '../../reports/question.ts';
import { noteScreen } from '../../screens/plain.ts';
import { refusalText } from '../../screens/refusal.ts';
import {
  lateReplyScreen,
  questionScreen,
  repliedScreen,
  writeReplyScreen,
} from '../../screens/reporter/ask.ts';
import { countCodePoints } from '../../text.ts';
import { renewCard } from '../desk/card.ts';
import type { Show, Unit, Writes } from '../unit.ts';
import { redrawDraft } from './draft.ts';
import { notYours } from './own-report.ts';

type Asked = NonNullable<Awaited<ReturnType<typeof findQuestionTo>>>;

/** *Reply* under a question. */
export async function beginReply(unit: Unit, questionId: string): Promise<Writes> {
  const { conversation, tx } = unit;
  const asked = await findQuestionTo(tx, conversation.person, questionId);
  if (asked === undefined) return notYours(unit);
  const refusal = await whyNoReply(unit, asked);
  if (refusal !== undefined) return { toast: refusalText(refusal, conversation.language) };
  const isOther = conversation.replyingTo !== questionId;
  return {
    replyingTo: questionId,
    shows: [
      ...(isOther ? await restoreQuestion(unit) : []),
      { ...showIn(asked, writeReplyScreen(conversation.language, asked)), move: true },
    ],
  };
}

/** *Cancel*: the question stays, to be answered later or never. */
export async function cancelReply(unit: Unit, questionId?: string): Promise<Writes> {
  const { replyingTo, language } = unit.conversation;
  if (replyingTo === undefined || (questionId ?? replyingTo) !== replyingTo) {
    return { toast: refusalText(refuse('stale'), language) };
  }
  const shows = await restoreQuestion(unit);
  return { replyingTo: null, shows: [...shows, ...(await redrawDraft(unit))] };
}

/** The text that was typed while a question waits for it. */
export async function takeReply(unit: Unit, questionId: string, text: string): Promise<Writes> {
  const { conversation, tx } = unit;
  const { language } = conversation;
  const asked = await findQuestionTo(tx, conversation.person, questionId);
  const refusal = asked === undefined ? refuse('reply_not_taken') : await whyNoReply(unit, asked);
  if (asked === undefined || refusal !== undefined) {
    const screen = noteScreen(refusalText(refusal ?? refuse('reply_not_taken'), language));
    const shows: Show[] = [{ recipient: { to: 'here' }, screen }];
    return { replyingTo: null, shows: [...shows, ...(await redrawDraft(unit))] };
  }
  if (countCodePoints(text) > LONGEST_REPLY) {
    return askAgain(unit, asked, refuse('reply_too_long', { max: LONGEST_REPLY }));
  }
  const desk = await tellDesk(unit, asked, text);
  const thanks = showIn(asked, repliedScreen(language, asked.report.code));
  return {
    ...desk,
    replyingTo: null,
    reply: { questionId, text },
    shows: [...(desk.shows ?? []), { ...thanks, move: true }, ...(await redrawDraft(unit))],
  };
}

/** The question that waits for its answer, at the end of the chat. */
export async function redrawReply(unit: Unit, questionId: string): Promise<readonly Show[]> {
  const { person, language } = unit.conversation;
  const asked = await findQuestionTo(unit.tx, person, questionId);
  if (asked === undefined) return [];
  return [{ ...showIn(asked, writeReplyScreen(language, asked)), move: true }];
}

/** A photo, a location or the like, while a text is expected; a card that is open may want it. */
export function misplacedReply(unit: Unit): Promise<Writes> | undefined {
  const { replyingTo, draft } = unit.conversation;
  if (replyingTo === undefined || draft !== undefined) return undefined;
  return refuseReply(unit, replyingTo);
}

async function refuseReply(unit: Unit, questionId: string): Promise<Writes> {
  const asked = await findQuestionTo(unit.tx, unit.conversation.person, questionId);
  if (asked === undefined) return { replyingTo: null };
  return askAgain(unit, asked, refuse('reply_is_text'));
}

/** Whoever brings a card to the end of the chat means the card with what they type next. */
export async function leaveReplyFor(unit: Unit, writes: Writes): Promise<Writes> {
  const { replyingTo, draft } = unit.conversation;
  if (replyingTo === undefined || writes.replyingTo !== undefined) return writes;
  const id = writes.draft === null ? undefined : (writes.draft?.id ?? draft?.id);
  const slot = id === undefined ? undefined : draftSlot(id);
  const isCardLast = writes.shows?.some((one) => one.slot === slot && one.move === true) ?? false;
  if (slot === undefined || !(writes.draft || isCardLast)) return writes;
  const shows = [...(await restoreQuestion(unit)), ...(writes.shows ?? [])];
  return { ...writes, replyingTo: null, shows };
}

async function whyNoReply({ tx }: Unit, asked: Asked): Promise<Refusal | undefined> {
  if (asked.question.isAnswered) return refuse('already_answered');
  return (await isWithdrawn(tx, asked.report.id)) ? refuse('report_withdrawn') : undefined;
}

function askAgain({ conversation }: Unit, asked: Asked, refusal: Refusal): Writes {
  const { language } = conversation;
  const screen = writeReplyScreen(language, asked, refusalText(refusal, language));
  return { shows: [{ ...showIn(asked, screen), move: true }] };
}

/** The question as it was before *Reply* was tapped. */
async function restoreQuestion({ conversation, tx }: Unit): Promise<readonly Show[]> {
  const { replyingTo, person, language } = conversation;
  const asked = replyingTo && (await findQuestionTo(tx, person, replyingTo));
  return asked ? [showIn(asked, questionScreen(language, asked))] : [];
}

/**
 * On the card of an undecided case, which gets a new version, so that nobody decides on what they
 * have not seen; as a note beside a decided one.
 */
async function tellDesk(
  unit: Unit,
  { question, report }: Asked,
  reply: string,
): Promise<Pick<Writes, 'shows' | 'desk'>> {
  const { tx } = unit;
  const current = await findCaseOfForUpdate(tx, report.id);
  if (current?.desk == null) return {};
  const { number, desk: chatKey } = current;
  if (!isUndecided(current.status)) {
    const language = (await findDesk(tx, chatKey))?.language ?? 'ru';
    const screen = lateReplyScreen({ language, number, words: question.words, reply });
    return { shows: [{ recipient: { to: 'desk', chatKey }, screen }] };
  }
  const questions = (await listQuestions(tx, number)).map((one) =>
    one.id === question.id ? { ...one, isAnswered: true, reply } : one,
  );
  return renewCard(unit, { case: current, report }, { questions });
}

function showIn({ question }: Asked, screen: Screen): Show {
  return { recipient: { to: 'here' }, slot: questionSlot(question.id), screen };
}
