// Ends the little clock on a tapped button, with or without a line of text. It does not pass the
// gate: Telegram does not count it as a message, and it helps only when it comes at once.
import { cleanLine, cut } from '../text.ts';
import type { TelegramClient } from './client.ts';
import type { ApiFailure } from './failures.ts';

const TOAST_LIMIT = 200;

/** `undefined` when all is well; a tap that is too old to be answered counts as well. */
export async function answerPress(
  client: TelegramClient,
  callbackQueryId: string,
  toast?: string,
): Promise<ApiFailure | undefined> {
  const text = toast === undefined ? {} : { text: cut(cleanLine(toast), TOAST_LIMIT) };
  const answer = await client.call('answerCallbackQuery', {
    callback_query_id: callbackQueryId,
    ...text,
  });
  if (answer.ok || answer.failure.kind === 'too_old') return undefined;
  return answer.failure;
}
