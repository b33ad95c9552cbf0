// What is asked is the last thing on the screen: an answer to something else stands above it.
import { draftSlot } from '../../reports/draft.ts';
import type { Unit, Writes } from '../unit.ts';
import { redrawDraft } from './draft.ts';
import { redrawReply } from './reply.ts';

/** The question that is open moves below the answer, unless that changed it or is about it. */
export async function keepQuestionLast(unit: Unit, writes: Writes): Promise<Writes> {
  const { shows = [] } = writes;
  const { draft, replyingTo } = unit.conversation;
  const isLeft = writes.draft !== undefined || writes.replyingTo !== undefined || writes.erasure;
  if (isLeft || shows.every(({ recipient }) => recipient.to !== 'here')) return writes;
  const slot = draft && draftSlot(draft.id);
  if (slot !== undefined && shows.some((show) => show.slot === slot)) return writes;
  const asked =
    replyingTo === undefined ? await redrawDraft(unit) : await redrawReply(unit, replyingTo);
  return { ...writes, shows: [...shows, ...asked] };
}
