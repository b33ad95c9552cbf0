// Reads an answer of the Bot API; or of a proxy in front of it, which speaks in pages.
import { type ApiFailure, failureOfAnswer } from './failures.ts';

export type ApiResult<T> =
  | { readonly ok: true; readonly result: T }
  | { readonly ok: false; readonly failure: ApiFailure };

interface Answer {
  readonly ok?: unknown;
  readonly result?: unknown;
  readonly error_code?: unknown;
  readonly description?: unknown;
  readonly parameters?: { readonly retry_after?: unknown; readonly migrate_to_chat_id?: unknown };
}

const numberOf = (value: unknown) => (typeof value === 'number' ? value : undefined);

/** What an answer says; `hide` takes out of it what nobody may read. */
export function readAnswer(
  response: Response,
  text: string,
  hide: (text: string) => string,
): ApiResult<unknown> {
  const answer = parseAnswer(text);
  if (answer?.ok === true) return { ok: true, result: answer.result };
  const header = Number(response.headers.get('retry-after') ?? Number.NaN);
  const failure = failureOfAnswer({
    code: numberOf(answer?.error_code) ?? response.status,
    description: typeof answer?.description === 'string' ? hide(answer.description) : undefined,
    retryAfterSeconds:
      numberOf(answer?.parameters?.retry_after) ??
      (response.status === 429 && Number.isFinite(header) ? header : undefined),
    migrateTo: numberOf(answer?.parameters?.migrate_to_chat_id),
  });
  return { ok: false, failure };
}

function parseAnswer(text: string): Answer | undefined {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === 'object' && answer !== null ? answer : undefined;
  } catch {
    return undefined;
  }
}
