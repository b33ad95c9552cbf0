// Closes rows of the outbox, those that end at about the same time in one statement.
import type { Clock } from '../clock.ts';
import type { Db } from '../db/connection.ts';
import { type Closing, closeRows } from '../db/outbox.ts';
import { errorCode, type Log } from '../log.ts';

interface CloserOptions {
  readonly db: Db;
  readonly log: Log;
  readonly clock: Clock;
}

export function createCloser({ db, log, clock }: CloserOptions) {
  let waiting: { closing: Closing; done: () => void }[] = [];
  let writing: Promise<void> | undefined;

  async function write() {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      // A row that could not be closed is shown once more when its lease ends; it is counted then.
      await closeRows(
        db,
        batch.map((one) => one.closing),
        clock.now(),
      ).catch((error) =>
        log.warn({ code: errorCode(error), count: batch.length }, 'rows of the outbox stay open'),
      );
      for (const { done } of batch) done();
    }
    writing = undefined;
  }

  return {
    /** Resolves when the row is closed. */
    close: (closing: Closing) =>
      new Promise<void>((done) => {
        waiting.push({ closing, done });
        writing ??= Promise.resolve().then(write);
      }),
    settled: async () => {
      await writing;
    },
  };
}
