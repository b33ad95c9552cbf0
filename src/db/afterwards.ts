// Writes what becomes of a report after it was sent, for `commit.ts`.
import type { Writes } from '../actions/unit.ts';
import { planFollowUps } from '../reports/follow-up.ts';
import type { Tx } from './connection.ts';
import { insertFollowUps, markAsked, moveFollowUps, stopFollowUps } from './follow-ups.ts';
import { insertQuestion, insertReply, setReplyingTo } from './questions.ts';
import { insertWithdrawal } from './withdrawals.ts';

/** @param person whose unit it is; a job is nobody's */
export async function writeAfterwards(
  tx: Tx,
  writes: Writes,
  { person, now }: { readonly person: string | undefined; readonly now: Date },
): Promise<void> {
  const { report } = writes;
  if (report) await insertFollowUps(tx, report.person, planFollowUps(report));
  if (writes.withdrawal) await insertWithdrawal(tx, writes.withdrawal, now);
  if (writes.question) await insertQuestion(tx, writes.question, now);
  if (writes.reply) await insertReply(tx, writes.reply, now);
  if (writes.followUpsAsked) await markAsked(tx, writes.followUpsAsked, now);
  if (writes.followUpsMoved) await moveFollowUps(tx, writes.followUpsMoved);
  if (person === undefined) return;
  if (writes.replyingTo !== undefined) await setReplyingTo(tx, person, writes.replyingTo);
  if (writes.stopsFollowUps) await stopFollowUps(tx, person);
}
