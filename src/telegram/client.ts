// A thin typed client of the Bot API. It answers with values: whatever the network or Telegram
// says comes back as an `ApiFailure`, and the token never leaves this file except in a request.
import { type ApiResult, readAnswer } from './answer.ts';
import { bodyOf } from './body.ts';
import { deadlineOf } from './call-deadline.ts';
import { failureOfAbort, failureOfConnection } from './connection-failures.ts';
import type { Method, Params, Result } from './methods.ts';

interface CallOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

export interface TelegramClient {
  call<M extends Method>(
    method: M,
    params: Params<M>,
    options?: CallOptions,
  ): Promise<ApiResult<Result<M>>>;
}

export interface ClientOptions {
  readonly token: string;
  /** `https://api.telegram.org`, or another Bot API server. */
  readonly apiRoot: string;
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
}

/** Telegram answers within a second; a person who waits longer has tapped again. */
const TIMEOUT_MS = 15_000;
/** A long poll is answered after its own timeout; this much more before it counts as lost. */
const POLL_GRACE_MS = 10_000;

/** Takes the token out of what a proxy may have echoed. */
function hider(token: string): (text: string) => string {
  const secret = token.slice(token.indexOf(':') + 1);
  const parts = [token, encodeURIComponent(token), ...(secret.length >= 8 ? [secret] : [])];
  return (text) => parts.reduce((rest, part) => rest.replaceAll(part, '…'), text);
}

function timeoutOf(method: Method, params: object, usual: number): number {
  if (method !== 'getUpdates') return usual;
  return ((params as Params<'getUpdates'>).timeout ?? 0) * 1_000 + POLL_GRACE_MS;
}

export function createTelegramClient(options: ClientOptions): TelegramClient {
  const { token, apiRoot, timeoutMs = TIMEOUT_MS } = options;
  if (!/^[\w:-]+$/.test(token)) throw new Error('The bot token has characters that no token has.');
  const send = options.fetch ?? fetch;
  const hide = hider(token);
  const base = `${apiRoot.replace(/\/+$/, '')}/bot${token}`;

  async function call(method: Method, params: object, { signal, ...own }: CallOptions = {}) {
    if (signal?.aborted) return { ok: false as const, failure: failureOfAbort('stopped', false) };
    const body = bodyOf({ ...params });
    const deadline = deadlineOf(own.timeoutMs ?? timeoutOf(method, params, timeoutMs), signal);
    try {
      const request = { method: 'POST', ...body, signal: deadline.signal };
      const response = await send(`${base}/${method}`, { ...request, redirect: 'manual' });
      return readAnswer(response, await response.text(), hide);
    } catch (error) {
      const failure = deadline.signal.aborted
        ? failureOfAbort(deadline.reason(), true)
        : failureOfConnection(error);
      return { ok: false as const, failure };
    } finally {
      deadline.release();
    }
  }
  return { call: call as TelegramClient['call'] };
}
