// Carries one content to Telegram: through the gate, and a second time without what Telegram
// could not read of it.
import type { Message } from '@grammyjs/types';
import type { Gate } from '../gate.ts';
import type { Target } from '../messenger.ts';
import type { ApiResult } from './answer.ts';
import type { Content, Pictures } from './content.ts';
import { isFileRefused, isMarkupRefused } from './deliveries.ts';
import type { ApiFailure } from './failures.ts';

export interface Trip {
  readonly to: Target;
  readonly kind: 'send' | 'edit';
  readonly call: (content: Content) => Promise<ApiResult<Message | true>>;
}

/** Whoever meets it knows that nothing was sent. */
export class LeaveRefused extends Error {
  override readonly name = 'LeaveRefused';
}

/**
 * Telegram does not say whether it is the bot that is flooded or the chat. In a group it is nearly
 * always the group's own limit, which must not silence everyone; elsewhere everyone waits.
 */
export function noteFlood(gate: Gate, chatId: number, failure: ApiFailure): void {
  if (failure.retryAfterMs === undefined) return;
  gate.pauseFor(failure.retryAfterMs, chatId < 0 ? chatId : undefined);
}

/** The content as it may be tried once more after this failure. */
function amended(content: Content, failure: ApiFailure): Content | undefined {
  if (isMarkupRefused(failure) && !content.asPlain) return { ...content, asPlain: true };
  const { photo } = content;
  if (!isFileRefused(failure) || photo?.fileId === undefined) return undefined;
  return { ...content, photo: { ...photo, fileId: undefined } };
}

/** Remembers under which id Telegram has a picture that was uploaded. */
async function keepUploaded(pictures: Pictures, { photo }: Content, message: Message | true) {
  if (photo === undefined || photo.fileId !== undefined || message === true) return;
  const largest = message.photo?.at(-1);
  if (largest === undefined) return;
  // The message is on the screen: losing the id costs an upload, failing here would cost a twin.
  await pictures.keepFileId(photo.hash, largest.file_id).catch(() => undefined);
}

export async function carry(
  { gate, pictures }: { readonly gate: Gate; readonly pictures: Pictures },
  { to, kind, call }: Trip,
  content: Content,
): Promise<ApiResult<Message | true>> {
  for (let tried = content; ; ) {
    const { chatId, lane, mayLeave } = to;
    await gate.pass({ chatId, lane, isGroup: chatId < 0, kind });
    if (mayLeave !== undefined && !(await mayLeave())) throw new LeaveRefused();
    const answer = await call(tried);
    if (answer.ok) {
      await keepUploaded(pictures, tried, answer.result);
      return answer;
    }
    noteFlood(gate, to.chatId, answer.failure);
    const next = amended(tried, answer.failure);
    if (next === undefined) return answer;
    tried = next;
  }
}
