// The bot's answer to a tap.
import type { Cloud } from '../cloud.ts';
import { lengthOf } from '../entities.ts';
import { badRequest } from '../failure.ts';
import { findText, isTrue, type Params } from '../params.ts';
import { answerWindowMs } from '../taps.ts';

export function answerCallbackQuery(cloud: Cloud, params: Params): true {
  const callback = cloud.callbacks.get(findText(params, 'callback_query_id') ?? '');
  const now = cloud.clock.now().getTime();
  if (callback === undefined || now - callback.askedAtMs > answerWindowMs) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  }
  const text = findText(params, 'text') ?? '';
  if (lengthOf(text) > 200) throw badRequest('MESSAGE_TOO_LONG');
  const isAlert = isTrue(params, 'show_alert');
  callback.answer(text === '' ? {} : { toast: text, ...(isAlert && { alert: true }) });
  return true;
}
