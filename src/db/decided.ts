// A unit of work that is decided and not yet written.
import type { Incoming, Writes } from '../actions/unit.ts';
import type { Vault } from '../vault.ts';

/** Where a unit came from; a job comes from nobody. */
export interface Origin {
  readonly incoming: Incoming;
  /** In memory only, sealed before it is stored. */
  readonly chatId: number;
  /** The sealed address of the person is already stored. */
  readonly isReachable: boolean;
  /** When the person last did something, as far as it is stored. */
  readonly lastExchangeAt?: Date;
}

export interface DecidedUnit {
  readonly origin?: Origin;
  readonly writes: Writes;
}

export interface CommitOptions {
  readonly vault: Vault;
  /** Identity of this process, the holder of the leases. */
  readonly holder: string;
  readonly now: Date;
}
