// Closes rows of the outbox, those that end at about the same time in one statement.
import type { Clock } from '../clock.ts';
import type { Db } from '../db/connection.ts';
import { type Closing, closeRows } from '../db/outbox.ts';
import { errorCode, type Log } from '../log.ts';
import { together } from './together.ts';

interface CloserOptions {
  readonly db: Db;
  readonly log: Log;
  readonly clock: Clock;
}

/** What it makes resolves when the row is closed, or could not be. */
export function createCloser({
  db,
  log,
  clock,
}: CloserOptions): (closing: Closing) => Promise<void> {
  return together(async (closings) => {
    // A row that could not be closed is shown once more when its lease ends; it is counted then.
    await closeRows(db, closings, clock.now()).catch((error) =>
      log.warn({ code: errorCode(error), count: closings.length }, 'rows of the outbox stay open'),
    );
    return closings.map(() => undefined);
  });
}
