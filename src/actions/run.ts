// Runs an action that comes from a job, not from a person.
import type { Clock } from '../clock.ts';
import { commitUnits } from '../db/commit.ts';
import type { Db, Tx } from '../db/connection.ts';
import type { Courier } from '../delivery/courier.ts';
import type { DigestSender } from '../delivery/digests.ts';
import type { Sweeper } from '../delivery/sweeper.ts';
import type { Log } from '../log.ts';
import type { PersonKey } from '../messenger.ts';
import type { Vault } from '../vault.ts';
import type { Writes } from './unit.ts';

/** What actions need of the process that they run in. */
export interface Runtime {
  readonly db: Db;
  readonly vault: Vault;
  readonly courier: Courier;
  readonly sweeper: Sweeper;
  readonly digests: DigestSender;
  readonly clock: Clock;
  readonly log: Log;
  /** People who run the installation, by the configuration. */
  readonly coordinators: readonly PersonKey[];
}

/** One transaction around an action and its writes; then they are delivered. */
export async function runAction(
  { db, vault, courier, sweeper, clock }: Runtime,
  action: (tx: Tx, now: Date) => Promise<Writes>,
): Promise<void> {
  const now = clock.now();
  const { parcels, hasWaiting } = await db.transaction(async (tx) => {
    const writes = await action(tx, now);
    return commitUnits(tx, [{ writes }], { vault, holder: courier.holder, now });
  });
  courier.take(parcels);
  if (hasWaiting) sweeper.nudge();
}
