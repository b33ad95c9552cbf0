// Questions of moderators to reporters, and the answers.
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import {
  type AskedQuestion,
  isQuestionCode,
  type NewQuestion,
  type QuestionWords,
} from '../reports/question.ts';
import type { Queryable, Tx } from './connection.ts';
import { conversation, shownScreen } from './schema/conversation.ts';
import { caseQuestion, deskCase } from './schema/desk.ts';
import { report } from './schema/report.ts';

type Row = typeof caseQuestion.$inferSelect;

export async function insertQuestion(tx: Tx, row: NewQuestion, askedAt: Date): Promise<void> {
  const { words, ...rest } = row;
  const stored = words.kind === 'ready_made' ? { code: words.code, text: '' } : words;
  await tx.insert(caseQuestion).values({ ...rest, ...stored, askedAt });
}

/** Stores an answer; a second one to the same question is a bug and throws. */
export async function insertReply(
  tx: Tx,
  { questionId, text }: { readonly questionId: string; readonly text: string },
  repliedAt: Date,
): Promise<void> {
  const rows = await tx
    .update(caseQuestion)
    .set({ reply: text, repliedAt })
    .where(and(eq(caseQuestion.id, questionId), isNull(caseQuestion.repliedAt)))
    .returning({ id: caseQuestion.id });
  if (rows.length !== 1) throw new Error('a question was answered twice');
}

/** All questions about a case, in the order in which they were asked. */
export async function listQuestions(
  tx: Queryable,
  caseNumber: number,
): Promise<readonly AskedQuestion[]> {
  const rows = await tx
    .select()
    .from(caseQuestion)
    .where(eq(caseQuestion.caseNumber, caseNumber))
    .orderBy(asc(caseQuestion.askedAt), asc(caseQuestion.id));
  return rows.map(toQuestion);
}

/** A question to this person, with the report that it is about. */
export async function findQuestionTo(tx: Queryable, person: string, id: string) {
  const [row] = await tx
    .select({ question: caseQuestion, report })
    .from(caseQuestion)
    .innerJoin(deskCase, eq(deskCase.number, caseQuestion.caseNumber))
    .innerJoin(report, eq(report.id, deskCase.reportId))
    .where(and(eq(caseQuestion.id, id), eq(report.person, person)));
  return row && { question: toQuestion(row.question), report: row.report };
}

export async function setReplyingTo(tx: Tx, person: string, questionId: string | null) {
  await tx
    .update(conversation)
    .set({ replyingTo: questionId })
    .where(eq(conversation.person, person));
}

/** The slot that a message of a group shows, when it is the card of a case. */
export async function findCardSlot(
  tx: Queryable,
  chatKey: string,
  messageId: number,
): Promise<string | undefined> {
  const [row] = await tx
    .select({ slot: shownScreen.slot })
    .from(shownScreen)
    .where(
      and(
        eq(shownScreen.chatKey, chatKey),
        eq(shownScreen.messageId, messageId),
        // The words of the partial index.
        sql`${shownScreen.slot} like 'case:%'`,
      ),
    );
  return row?.slot;
}

function toQuestion({ id, code, text, reply, repliedAt }: Row): AskedQuestion {
  const words: QuestionWords = isQuestionCode(code)
    ? { kind: 'ready_made', code }
    : { kind: 'own_words', text };
  return { id, words, isAnswered: repliedAt !== null, ...(reply !== null && { reply }) };
}
