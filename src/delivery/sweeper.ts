// Finds in the outbox what nobody holds: left by a crash, put off, or waiting for another process.
import { outboxPlace, type Parcel } from '../db/commit.ts';
import type { Db } from '../db/connection.ts';
import { claimDue, type OutboxRow } from '../db/outbox.ts';
import { errorCode, type Log } from '../log.ts';
import type { Vault } from '../vault.ts';
import type { Courier } from './courier.ts';

export interface Sweeper {
  /** Looks now, and again soon: another process is about to finish with one of the chats. */
  nudge(): void;
  /** Looks once. Returns how many rows it found. */
  sweep(): Promise<number>;
  close(): Promise<void>;
}

const EVERY_MS = 1_000;
const NUDGE_MS = 50;
const BATCH = 100;

export function createSweeper(options: {
  readonly db: Db;
  readonly vault: Vault;
  readonly courier: Courier;
  readonly log: Log;
}): Sweeper {
  const { db, vault, courier, log } = options;
  let isClosed = false;
  let running: Promise<number> | undefined;

  async function sweep(): Promise<number> {
    const rows = await claimDue(db, courier.holder, BATCH);
    courier.take(rows.map((row) => toParcel(row, vault)));
    return rows.length;
  }

  function look() {
    if (isClosed) return;
    running ??= sweep()
      .catch((error) => {
        log.warn({ code: errorCode(error) }, 'the outbox could not be swept');
        return 0;
      })
      .finally(() => {
        running = undefined;
      });
  }

  const timer = setInterval(look, EVERY_MS);
  timer.unref();
  return {
    nudge: () => setTimeout(look, NUDGE_MS).unref(),
    sweep,
    async close() {
      isClosed = true;
      clearInterval(timer);
      await running;
    },
  };
}

function toParcel({ chat, slot, ...row }: OutboxRow, vault: Vault): Parcel {
  return {
    ...row,
    ...(slot !== undefined && { slot }),
    chatId: chat && vault.openChat(chat, outboxPlace(row.id)),
  };
}
