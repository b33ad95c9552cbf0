import { describe, expect, test } from 'vitest';
import { type FailureKind, failureOfAnswer } from '../../../src/telegram/failures.ts';

/** Sentences as the Bot API sends them. */
const answers: readonly (readonly [number, string, FailureKind])[] = [
  [403, 'Forbidden: bot was blocked by the user', 'blocked'],
  [403, "Forbidden: bot can't initiate conversation with a user", 'blocked'],
  [403, 'Forbidden: user is deactivated', 'gone'],
  [403, 'Forbidden: bot was kicked from the supergroup chat', 'gone'],
  [403, 'Forbidden: bot was kicked from the group chat', 'gone'],
  [403, 'Forbidden: bot was kicked from the channel chat', 'gone'],
  [403, 'Forbidden: bot is not a member of the supergroup chat', 'gone'],
  [403, 'Forbidden: bot is not a member of the channel chat', 'gone'],
  [403, 'Forbidden: the group chat was deleted', 'gone'],
  [403, "Forbidden: bot can't send messages to bots", 'gone'],
  [403, 'Forbidden: MESSAGE_DELETE_FORBIDDEN', 'not_found'],
  [403, 'Forbidden: something new', 'gone'],
  [400, 'Bad Request: chat not found', 'gone'],
  [400, 'Bad Request: group chat was deactivated', 'gone'],
  [400, 'Bad Request: PEER_ID_INVALID', 'gone'],
  [400, 'Bad Request: CHANNEL_PRIVATE', 'gone'],
  [400, 'Bad Request: CHAT_WRITE_FORBIDDEN', 'gone'],
  [400, 'Bad Request: CHAT_SEND_PHOTOS_FORBIDDEN', 'gone'],
  [400, 'Bad Request: not enough rights to send text messages to the chat', 'gone'],
  [400, 'Bad Request: not enough rights to send photos to the chat', 'gone'],
  [400, 'Bad Request: have no rights to send a message', 'gone'],
  [400, 'Bad Request: need administrator rights in the channel chat', 'gone'],
  [400, 'Bad Request: message thread not found', 'gone'],
  [400, 'Bad Request: TOPIC_CLOSED', 'gone'],
  [400, 'Bad Request: group chat was upgraded to a supergroup chat', 'migrated'],
  [
    400,
    'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    'not_modified',
  ],
  [400, 'Bad Request: message to edit not found', 'not_found'],
  [400, 'Bad Request: message to delete not found', 'not_found'],
  [400, 'Bad Request: message to be replied not found', 'not_found'],
  [400, 'Bad Request: MESSAGE_ID_INVALID', 'not_found'],
  [400, "Bad Request: message can't be edited", 'not_found'],
  [400, "Bad Request: message can't be deleted for everyone", 'not_found'],
  [400, 'Bad Request: there is no text in the message to edit', 'not_found'],
  [
    400,
    'Bad Request: query is too old and response timeout expired or query ID is invalid',
    'too_old',
  ],
  [400, 'Bad Request: message text is empty', 'bad_request'],
  [400, 'Bad Request: message is too long', 'bad_request'],
  [400, 'Bad Request: message caption is too long', 'bad_request'],
  [400, 'Bad Request: can\'t parse entities: Unsupported start tag "x"', 'bad_request'],
  [400, 'Bad Request: BUTTON_DATA_INVALID', 'bad_request'],
  [400, 'Bad Request: wrong file identifier/HTTP URL specified', 'bad_request'],
  [413, 'Request Entity Too Large', 'bad_request'],
  [404, 'Not Found: method not found', 'bad_request'],
  [404, 'Not Found', 'unknown'],
  [401, 'Unauthorized', 'unauthorized'],
  [429, 'Too Many Requests: retry after 5', 'flood'],
  [
    409,
    'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    'conflict',
  ],
  [
    409,
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    'conflict',
  ],
  [500, 'Internal Server Error: restart', 'server'],
  [502, 'Bad Gateway', 'server'],
];

describe('an answer of Telegram', () => {
  test.each(answers)('%i %s is %s', (code, description, kind) => {
    expect(failureOfAnswer({ code, description }).kind).toBe(kind);
  });

  test('is ambiguous only where the server did not say that it did nothing', () => {
    const unsure = answers
      .map(([code, description]) => failureOfAnswer({ code, description }))
      .filter((failure) => failure.ambiguous);
    expect(unsure.map(({ description }) => description)).toEqual(['Bad Gateway']);
  });

  test('says how long to wait, in its parameters or in its sentence', () => {
    const description = 'Too Many Requests: retry after 14';
    const waits = [
      failureOfAnswer({ code: 429, description, retryAfterSeconds: 15 }),
      failureOfAnswer({ code: 429, description }),
      failureOfAnswer({ code: 429, description: undefined, retryAfterSeconds: 2 }),
      failureOfAnswer({ code: 429, description: undefined }),
    ];
    expect(waits.map(({ retryAfterMs }) => retryAfterMs)).toEqual([15_000, 14_000, 2_000, 3_000]);
  });

  test('says where a group has gone', () => {
    const description = 'Bad Request: group chat was upgraded to a supergroup chat';
    const failure = failureOfAnswer({ code: 400, description, migrateTo: -1001 });
    expect(failure).toMatchObject({ kind: 'migrated', migrateTo: -1001, ambiguous: false });
  });

  test('is kept without the words it quotes', () => {
    const description =
      'Bad Request: can\'t parse entities: Unsupported start tag "my name is" at byte offset 4';
    expect(failureOfAnswer({ code: 400, description }).description).toBe(
      'Bad Request: can\'t parse entities: Unsupported start tag "…" at byte offset 4',
    );
    const url = "Bad Request: inline keyboard button URL 'https://a/b' is invalid: Wrong HTTP URL";
    expect(failureOfAnswer({ code: 400, description: url }).description).not.toContain('https');
  });
});
