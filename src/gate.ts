// The gate that every message passes before it leaves, and the limits that it keeps. There are
// two gates: in memory for one process (telegram/gate.ts), in Redis for many (queues/).
import type { Lane } from './messenger.ts';

export interface GateRequest {
  readonly chatId: number;
  /** Groups and channels; Telegram counts them by the minute. */
  readonly isGroup: boolean;
  readonly lane: Lane;
  readonly kind: 'send' | 'edit';
}

export interface Gate {
  /** Resolves when the request may leave; rejects with `GateClosed` when it never will. */
  pass(request: GateRequest): Promise<void>;
  /** Nothing passes for so long: in the whole bot, or in one chat. */
  pauseFor(ms: number, chatId?: number): void;
  /** Refuses whoever waits and whoever comes. */
  close(): void;
}

/** Whoever meets it knows that nothing was sent. */
export class GateClosed extends Error {
  override readonly name = 'GateClosed';
}

/**
 * A bucket of `burst` tokens that wins one back every `everyMs`; with `window`, also no more than
 * `count` in any stretch of `ms`.
 */
export interface Rate {
  readonly everyMs: number;
  readonly burst: number;
  readonly window?: { readonly count: number; readonly ms: number };
}

/**
 * Telegram allows a group 20 a minute. The bucket spreads them, the window holds the limit in any
 * minute; its last second is for two messages that travel for different times.
 */
const group: Rate = { everyMs: 3_000, burst: 5, window: { count: 20, ms: 61_000 } };

export interface GateLimits {
  readonly bot: Rate;
  readonly privateChat: Rate;
  readonly groupSend: Rate;
  readonly groupEdit: Rate;
}

export const gateLimits: GateLimits = {
  /** 25 a second as a stream; with the burst no second has more than the 30 that are allowed. */
  bot: { everyMs: 40, burst: 5 },
  /** One a second; Telegram tolerates the short bursts in which people tap. */
  privateChat: { everyMs: 1_000, burst: 6 },
  groupSend: group,
  /** Edits are counted apart from new messages. */
  groupEdit: group,
};

/** Lanes in the order in which they go. */
export const lanesInOrder: readonly Lane[] = ['interactive', 'moderation', 'digest'];
