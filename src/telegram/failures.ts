// What went wrong, in the few kinds that the product treats differently. The Bot API has no error
// codes worth the name, so its sentences are read; unknown ones fall back to their HTTP code.

export type FailureKind =
  | 'blocked'
  | 'gone'
  | 'migrated'
  | 'not_modified'
  | 'not_found'
  | 'too_old'
  | 'flood'
  | 'conflict'
  | 'unauthorized'
  | 'bad_request'
  | 'server'
  | 'network'
  | 'unknown';

export interface ApiFailure {
  readonly kind: FailureKind;
  /** Holds neither the token nor quoted text of a message; may be logged. */
  readonly description: string;
  readonly retryAfterMs?: number;
  readonly migrateTo?: number;
  /** Whether the request may have been carried out all the same. */
  readonly ambiguous: boolean;
}

/** What Telegram answered, as far as it could be read. */
export interface ErrorAnswer {
  readonly code: number;
  /** `undefined` when the answer did not come from the Bot API, such as a page of a proxy. */
  readonly description: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
  readonly migrateTo?: number | undefined;
}

/** Sentences, in the order in which they are tried. */
const sentences: readonly (readonly [RegExp, FailureKind])[] = [
  [/bot was blocked by the user|USER_IS_BLOCKED|can't initiate conversation/i, 'blocked'],
  [/upgraded to a supergroup|migrated to a supergroup/i, 'migrated'],
  [/message is not modified|MESSAGE_NOT_MODIFIED/i, 'not_modified'],
  [/query is too old|query ID is invalid|QUERY_ID_INVALID/i, 'too_old'],
  [/message to (edit|delete|copy|forward|pin|be replied) not found/i, 'not_found'],
  [/(reply|replied) message not found|MESSAGE_ID_INVALID/i, 'not_found'],
  [/message can't be (edited|deleted)|message identifier is not specified/i, 'not_found'],
  [/there is no (text|caption|media) in the message to edit/i, 'not_found'],
  [/MESSAGE_(DELETE|EDIT)_FORBIDDEN|MESSAGE_AUTHOR_REQUIRED/i, 'not_found'],
  [/user is deactivated|INPUT_USER_DEACTIVATED|user not found|PEER_ID_INVALID/i, 'gone'],
  [/chat not found|chat was deleted|group is deactivated|chat was deactivated/i, 'gone'],
  [/CHANNEL_PRIVATE|CHANNEL_INVALID|CHAT_ID_INVALID|bot was kicked/i, 'gone'],
  [/bot is not a (participant|member)|can't send messages to (bots|the bot)/i, 'gone'],
  [/not enough rights to send|no rights to send|need administrator rights/i, 'gone'],
  [/CHAT_WRITE_FORBIDDEN|CHAT_SEND_\w+_FORBIDDEN|CHAT_RESTRICTED|CHAT_ADMIN_REQUIRED/i, 'gone'],
  [/message thread not found|TOPIC_(CLOSED|DELETED)/i, 'gone'],
  [/method not found/i, 'bad_request'],
];

function kindByCode(code: number): FailureKind {
  if (code === 401) return 'unauthorized';
  if (code === 403) return 'gone';
  if (code === 404) return 'unknown';
  if (code === 409) return 'conflict';
  if (code === 429) return 'flood';
  if (code >= 500) return 'server';
  return code >= 400 ? 'bad_request' : 'unknown';
}

function kindOf({ code, description, retryAfterSeconds, migrateTo }: ErrorAnswer): FailureKind {
  if (migrateTo !== undefined) return 'migrated';
  if (retryAfterSeconds !== undefined && code < 500) return 'flood';
  if (description === undefined && code !== 429 && code < 500) return 'unknown';
  if (code === 401 || code === 409 || code === 429 || code >= 500) return kindByCode(code);
  return sentences.find(([sentence]) => sentence.test(description ?? ''))?.[1] ?? kindByCode(code);
}

/** A flood answer that does not say how long; three seconds is what Telegram asks most often. */
const UNSAID_FLOOD_SECONDS = 3;

function retryAfterMsOf({ description, retryAfterSeconds }: ErrorAnswer): number {
  const said = /retry after (\d+)/i.exec(description ?? '')?.[1];
  return (retryAfterSeconds ?? (said ? Number(said) : UNSAID_FLOOD_SECONDS)) * 1_000;
}

/** Telegram quotes what it could not parse, and that may be what a reporter wrote. */
const withoutQuotes = (text: string) =>
  text.replace(/"[^"]*"?/g, '"…"').replace(/(?<=\s)'[^']*'?/g, "'…'");

export function failureOfAnswer(answer: ErrorAnswer): ApiFailure {
  const kind = kindOf(answer);
  const text = withoutQuotes(answer.description ?? `HTTP ${answer.code}`).slice(0, 200);
  // A refusal says that nothing was done; so does a server that restarts. A gateway that gave up,
  // or a good status with a broken body, says nothing.
  const ambiguous = !text.endsWith(': restart') && (answer.code >= 500 || answer.code < 300);
  return {
    kind,
    description: text,
    ambiguous,
    ...(kind === 'flood' && { retryAfterMs: retryAfterMsOf(answer) }),
    ...(answer.migrateTo !== undefined && { migrateTo: answer.migrateTo }),
  };
}
