// Updates that wait for the bot. They leave when the bot has confirmed them, by either way of
// delivery, or when they are too old.
import type { Clock } from '../clock.ts';

type UpdateKind =
  | 'message'
  | 'edited_message'
  | 'callback_query'
  | 'my_chat_member'
  | 'chat_member';

export interface Update {
  readonly update_id: number;
  readonly [kind: string]: unknown;
}

export interface Waiting {
  readonly update: Update;
  /** Updates of one lane are delivered one after the other. */
  readonly lane: string;
  readonly expiresAtMs: number;
  /** How often it is to be delivered again after it was confirmed; only faults ask for that. */
  repeats: number;
}

export interface Mailbox {
  readonly clock: Clock;
  readonly waiting: Map<number, Waiting>;
  nextId: number;
  allowed: readonly string[];
  /** Told of every update that comes in. */
  readonly listeners: Set<(waiting: Waiting) => void>;
  readonly emptyListeners: Set<() => void>;
}

export interface Posted {
  readonly kind: UpdateKind;
  readonly payload: object;
  readonly lane: string;
  readonly lifetimeMs: number;
}

/** What a bot gets that never said what it wants. */
const everyday = ['message', 'edited_message', 'callback_query', 'my_chat_member'];

export function openMailbox(clock: Clock): Mailbox {
  // Ids go on from where an earlier run stopped: a bot remembers those that it has handled.
  const nextId = Math.floor(Date.now() / 100) % 2_000_000_000;
  return {
    clock,
    waiting: new Map(),
    nextId,
    allowed: everyday,
    listeners: new Set(),
    emptyListeners: new Set(),
  };
}

export function allowUpdates(mailbox: Mailbox, kinds: readonly string[] | undefined): void {
  if (kinds === undefined) return;
  mailbox.allowed = kinds.length === 0 ? everyday : kinds;
}

export function post(mailbox: Mailbox, posted: Posted, repeats: number): void {
  if (!mailbox.allowed.includes(posted.kind)) return;
  const id = mailbox.nextId;
  mailbox.nextId += 1;
  const waiting: Waiting = {
    update: { update_id: id, [posted.kind]: posted.payload },
    lane: posted.lane,
    expiresAtMs: mailbox.clock.now().getTime() + posted.lifetimeMs,
    repeats,
  };
  mailbox.waiting.set(id, waiting);
  for (const listener of mailbox.listeners) listener(waiting);
}

export function discard(mailbox: Mailbox, updateId: number): void {
  mailbox.waiting.delete(updateId);
  if (mailbox.waiting.size > 0) return;
  for (const listener of mailbox.emptyListeners) listener();
  mailbox.emptyListeners.clear();
}

export function confirm(mailbox: Mailbox, updateId: number): void {
  const waiting = mailbox.waiting.get(updateId);
  if (waiting === undefined) return;
  if (waiting.repeats === 0) discard(mailbox, updateId);
  else waiting.repeats -= 1;
}

export function confirmBefore(mailbox: Mailbox, offset: number): void {
  for (const id of mailbox.waiting.keys()) {
    if (id >= offset) return;
    confirm(mailbox, id);
  }
}

/** The oldest updates that are not too old. */
export function listWaiting(mailbox: Mailbox, limit: number): Update[] {
  const now = mailbox.clock.now().getTime();
  const found: Update[] = [];
  for (const [id, { update, expiresAtMs }] of mailbox.waiting) {
    if (found.length >= limit) break;
    if (expiresAtMs <= now) discard(mailbox, id);
    else found.push(update);
  }
  return found;
}

export function whenEmpty(mailbox: Mailbox): Promise<void> {
  if (mailbox.waiting.size === 0) return Promise.resolve();
  return new Promise((resolve) => mailbox.emptyListeners.add(resolve));
}
