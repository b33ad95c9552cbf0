// A thin typed client of the Bot API. It answers with values: whatever the network or Telegram
// says comes back as an `ApiFailure`, and the token never leaves this file except in a request.
import { bodyOf } from './body.ts';
import { failureOfAbort, failureOfConnection } from './connection-failures.ts';
import { type ApiFailure, failureOfAnswer } from './failures.ts';
import type { Method, Params, Result } from './methods.ts';

export type ApiResult<T> =
  | { readonly ok: true; readonly result: T }
  | { readonly ok: false; readonly failure: ApiFailure };

export interface CallOptions {
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

/** A signal that fires after a time or with another signal, and lets go of both afterwards. */
function deadlineOf(ms: number, outer: AbortSignal | undefined) {
  const controller = new AbortController();
  let reason: 'timeout' | 'stopped' = 'stopped';
  const stop = () => controller.abort();
  const timer = setTimeout(() => {
    reason = 'timeout';
    stop();
  }, ms);
  outer?.addEventListener('abort', stop, { once: true });
  const release = () => {
    clearTimeout(timer);
    outer?.removeEventListener('abort', stop);
  };
  return { signal: controller.signal, reason: () => reason, release };
}

interface Answer {
  readonly ok?: unknown;
  readonly result?: unknown;
  readonly error_code?: unknown;
  readonly description?: unknown;
  readonly parameters?: { readonly retry_after?: unknown; readonly migrate_to_chat_id?: unknown };
}

const numberOf = (value: unknown) => (typeof value === 'number' ? value : undefined);

/** What an answer says; `hide` takes the token out of what a proxy may have echoed. */
function resultOf(response: Response, text: string, hide: (text: string) => string) {
  const answer = parseAnswer(text);
  if (answer?.ok === true) return { ok: true as const, result: answer.result };
  const header = Number(response.headers.get('retry-after') ?? Number.NaN);
  const failure = failureOfAnswer({
    code: numberOf(answer?.error_code) ?? response.status,
    description: typeof answer?.description === 'string' ? hide(answer.description) : undefined,
    retryAfterSeconds:
      numberOf(answer?.parameters?.retry_after) ??
      (response.status === 429 && Number.isFinite(header) ? header : undefined),
    migrateTo: numberOf(answer?.parameters?.migrate_to_chat_id),
  });
  return { ok: false as const, failure };
}

function parseAnswer(text: string): Answer | undefined {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === 'object' && answer !== null ? answer : undefined;
  } catch {
    return undefined;
  }
}

function hider(token: string): (text: string) => string {
  const secret = token.slice(token.indexOf(':') + 1);
  return (text) =>
    [token, encodeURIComponent(token), secret].reduce((t, part) => t.replaceAll(part, '…'), text);
}

function timeoutOf(method: Method, params: object, usual: number): number {
  if (method !== 'getUpdates') return usual;
  return (numberOf((params as { timeout?: unknown }).timeout) ?? 0) * 1_000 + POLL_GRACE_MS;
}

export function createTelegramClient(options: ClientOptions): TelegramClient {
  const { token, apiRoot, timeoutMs = TIMEOUT_MS } = options;
  if (!/^[\w:-]+$/.test(token)) throw new Error('The bot token has characters that no token has.');
  const send = options.fetch ?? fetch;
  const hide = hider(token);
  const base = `${apiRoot.replace(/\/+$/, '')}/bot${token}`;

  async function call(method: Method, params: object, { signal, ...own }: CallOptions = {}) {
    if (signal?.aborted) return { ok: false as const, failure: failureOfAbort('stopped', false) };
    const deadline = deadlineOf(own.timeoutMs ?? timeoutOf(method, params, timeoutMs), signal);
    try {
      const request = { method: 'POST', ...bodyOf({ ...params }), signal: deadline.signal };
      const response = await send(`${base}/${method}`, { ...request, redirect: 'manual' });
      return resultOf(response, await response.text(), hide);
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
