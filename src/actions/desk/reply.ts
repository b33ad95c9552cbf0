// A text in the moderators' group that replies to a message of the bot: the next answer of what the
// moderator is in the middle of, or else perhaps a question about a case.
import { findDeskDraftForUpdate, isDraftMessage } from '../../db/desk-drafts.ts';
import { asCorrection, typeCorrection } from '../records/correct.ts';
import { typeOutcome } from '../records/outcome-entry.ts';
import type { Unit, Writes } from '../unit.ts';
import { askInOwnWords } from './ask.ts';

export async function takeDeskReply(unit: Unit, text: string, replyTo: number): Promise<Writes> {
  const noted = await typeOutcome(unit, text, replyTo);
  if (noted !== undefined) return noted;
  const { tx, incoming, conversation } = unit;
  const { chatKey } = incoming;
  const draft = await findDeskDraftForUpdate(tx, { chatKey, person: conversation.person });
  if (draft === undefined || !(await isDraftMessage(tx, draft, replyTo))) {
    return askInOwnWords(unit, text, replyTo);
  }
  const correction = asCorrection(draft);
  return correction === undefined ? {} : typeCorrection(unit, correction, text);
}
