// The lease under which this process holds rows of the outbox: renewed while it has them in hand.
import type { Db } from '../db/connection.ts';
import { LEASE_SECONDS, renewLeases } from '../db/outbox.ts';
import { errorCode, type Log } from '../log.ts';

export interface Lease {
  /** False for a process that slept longer than its lease: it no longer owns what it holds. */
  isValid(): boolean;
  close(): void;
}

const RENEW_MS = (LEASE_SECONDS * 1000) / 3;

export function keepLease(options: {
  readonly db: Db;
  readonly log: Log;
  readonly holder: string;
  /** The rows in hand right now. */
  readonly held: () => readonly number[];
}): Lease {
  const { db, log, holder, held } = options;
  let validUntil = performance.now() + LEASE_SECONDS * 1000;

  async function renew() {
    const asked = performance.now();
    const seqs = held();
    if (seqs.length > 0) await renewLeases(db, holder, seqs);
    validUntil = asked + LEASE_SECONDS * 1000;
  }

  const timer = setInterval(() => {
    renew().catch((error) => log.warn({ code: errorCode(error) }, 'leases were not renewed'));
  }, RENEW_MS);
  timer.unref();
  return {
    isValid: () => performance.now() <= validUntil,
    close: () => clearInterval(timer),
  };
}
