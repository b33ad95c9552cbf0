// Long polling: different people in parallel, one person in order, and an update is confirmed only
// after its commit.
import type { Update } from '@grammyjs/types';
import { Outage } from '../actions/intake.ts';
import { errorCode, type Log } from '../log.ts';
import { allowedUpdates } from './allowed-updates.ts';
import type { TelegramClient } from './client.ts';
import type { Edge } from './edge.ts';

export interface Poller {
  /** Ends the poll and waits for what was received. */
  readonly close: () => Promise<void>;
}

const POLL_SECONDS = 30;
const PAUSE_MS = 1_000;
// Another process polls with the same token; it may be about to stop.
const CONFLICT_PAUSE_MS = 5_000;

export function startPoller(options: {
  readonly client: TelegramClient;
  readonly edge: Edge;
  readonly log: Log;
}): Poller {
  const { client, edge, log } = options;
  const stop = new AbortController();
  let offset = 0;

  async function poll() {
    const answer = await client.call(
      'getUpdates',
      { offset, timeout: POLL_SECONDS, limit: 100, allowed_updates: [...allowedUpdates] },
      { signal: stop.signal },
    );
    if (stop.signal.aborted) return;
    if (answer.ok) {
      offset = await handleAll(answer.result);
      return;
    }
    const { kind, description, retryAfterMs } = answer.failure;
    log.warn({ code: kind }, 'updates could not be fetched');
    if (kind === 'conflict' && /webhook/.test(description)) {
      await client.call('deleteWebhook', {});
      return;
    }
    await pause(retryAfterMs ?? (kind === 'conflict' ? CONFLICT_PAUSE_MS : PAUSE_MS), stop.signal);
  }

  /** Returns the first update that is still to come, or to come again. */
  async function handleAll(updates: readonly Update[]): Promise<number> {
    const results = await Promise.allSettled(updates.map((update) => edge.handle(update)));
    for (const [index, result] of results.entries()) {
      const update = updates[index];
      if (result.status === 'fulfilled' || update === undefined) continue;
      if (!(result.reason instanceof Outage)) throw result.reason;
      await pause(PAUSE_MS, stop.signal);
      return update.update_id;
    }
    const last = updates.at(-1);
    return last === undefined ? offset : last.update_id + 1;
  }

  const run = (async () => {
    while (!stop.signal.aborted) {
      await poll().catch(async (error) => {
        log.error({ code: errorCode(error) }, 'a poll failed');
        await pause(PAUSE_MS, stop.signal);
      });
    }
  })();

  return {
    async close() {
      stop.abort();
      await run;
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((done) => {
    const timer = setTimeout(finish, ms);
    function finish() {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      done();
    }
    signal.addEventListener('abort', finish);
  });
}
