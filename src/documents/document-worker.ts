// The worker thread's side: makes one file after another, each with a connection of its own, and says
// how it went.
import { parentPort } from 'node:worker_threads';
import { connect, isOutage } from '../db/connection.ts';
import { errorCode } from '../log.ts';
import type { Document } from '../messenger.ts';
import { readPeriod } from '../stats/period.ts';
import { areaOf } from '../stats/question.ts';
import { writeFile } from './write-file.ts';

export interface Task {
  readonly databaseUrl: string;
  readonly document: Document;
  readonly now: Date;
  readonly out: string;
}

export type Answer =
  | { readonly status: 'made' }
  | { readonly status: 'failed'; readonly isOutage: boolean; readonly code: string };

async function run({ databaseUrl, document, now, out }: Task): Promise<Answer> {
  const { format, language, area, period } = document;
  const db = connect({ url: databaseUrl, max: 1 });
  try {
    const question = {
      area: areaOf(area) ?? { kind: 'country' },
      period: readPeriod(period) ?? {},
    };
    await writeFile(db, { question, format, language, now, out });
    return { status: 'made' };
  } catch (error) {
    return { status: 'failed', isOutage: isOutage(error), code: errorCode(error) };
  } finally {
    await db.close();
  }
}

parentPort?.on('message', (task: Task) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- not a browser window
  void run(task).then((answer) => parentPort?.postMessage(answer));
});
