// What a failure means for the message that it hit: gone for good, to be tried later, or moved.
import type { Delivery } from '../messenger.ts';
import type { ApiFailure } from './failures.ts';

/** Long enough for a connection to come back; whoever asks again knows how often it has failed. */
const LATER_MS = 3_000;

/** What is known when the gate closed before the message left. */
export const notSent: Extract<Delivery, { outcome: 'later' }> = {
  outcome: 'later',
  afterMs: LATER_MS,
  ambiguous: false,
};

/** `repeatable` when trying again can show nothing twice, as with an edit. */
export function deliveryOf(failure: ApiFailure, repeatable: boolean): Delivery {
  switch (failure.kind) {
    case 'flood':
      return { outcome: 'later', afterMs: failure.retryAfterMs ?? LATER_MS, ambiguous: false };
    case 'migrated':
      if (failure.migrateTo === undefined) return { outcome: 'dead', reason: 'gone' };
      return { outcome: 'moved', chatId: failure.migrateTo };
    // The token is being changed: nothing may be lost meanwhile.
    case 'unauthorized':
    case 'server':
    case 'network':
    case 'conflict':
    case 'unknown': {
      const ambiguous = failure.ambiguous && !repeatable;
      return { outcome: 'later', afterMs: LATER_MS, ambiguous };
    }
    case 'blocked':
    case 'gone':
    case 'bad_request':
    case 'not_found':
    case 'not_modified':
    case 'too_old':
      return { outcome: 'dead', reason: failure.kind };
    default:
      return failure.kind satisfies never;
  }
}

/** Telegram could not read our markup; the same text without it will do. */
export const isMarkupRefused = ({ kind, description }: ApiFailure) =>
  kind === 'bad_request' && /can't parse (message text|caption|entities)/i.test(description);

/** A kept file_id has gone stale; the bytes will do. */
export const isFileRefused = ({ kind, description }: ApiFailure) =>
  kind === 'bad_request' &&
  /wrong (remote )?file|invalid file|FILE_REFERENCE|FILE_ID_INVALID/i.test(description);
