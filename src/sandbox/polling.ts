// getUpdates: waiting for updates with one request at a time.
import { performance } from 'node:perf_hooks';
import type { Cloud } from './cloud.ts';
import { conflict } from './failure.ts';
import { allowUpdates, confirmBefore, discard, listWaiting, type Update } from './mailbox.ts';
import { findInteger, findNested, type Params } from './params.ts';

interface Poll {
  readonly limit: number;
  readonly answer: (updates: readonly Update[]) => void;
  readonly fail: (reason: Error) => void;
  timer?: NodeJS.Timeout;
}

export interface Polling {
  current: Poll | undefined;
  isWaking: boolean;
  previousOffset: number;
  previousAtMs: number;
  quietUntilMs: number;
}

const longestSeconds = 50;
const conflictPauseMs = 3000;

export function openPolling(): Polling {
  const never = Number.NEGATIVE_INFINITY;
  return {
    current: undefined,
    isWaking: false,
    previousOffset: 0,
    previousAtMs: never,
    quietUntilMs: never,
  };
}

function finish(polling: Polling, poll: Poll): void {
  clearTimeout(poll.timer);
  if (polling.current === poll) polling.current = undefined;
}

/** Answers the waiting request, once for all updates that come in at the same moment. */
export function wakePoll(cloud: Cloud): void {
  const { polling } = cloud;
  if (polling.current === undefined || polling.isWaking) return;
  polling.isWaking = true;
  setImmediate(() => {
    polling.isWaking = false;
    const poll = polling.current;
    if (poll === undefined) return;
    const updates = listWaiting(cloud.mailbox, poll.limit);
    if (updates.length === 0) return;
    finish(polling, poll);
    poll.answer(updates);
  });
}

/** Ends the waiting request; a bot that keeps colliding is answered more slowly. */
export function abortPoll(polling: Polling, reason: string): void {
  const poll = polling.current;
  if (poll === undefined) return;
  finish(polling, poll);
  const now = performance.now();
  if (now >= polling.quietUntilMs) {
    polling.quietUntilMs = now + conflictPauseMs;
    poll.fail(conflict(reason));
    return;
  }
  setTimeout(() => poll.fail(conflict(reason)), conflictPauseMs).unref();
}

/** A bot that asks the same again and again is slowed down. */
function tamed(polling: Polling, offset: number, asked: { limit: number; timeout: number }) {
  const now = performance.now();
  const sinceMs = now - polling.previousAtMs;
  const isRepeated = offset === polling.previousOffset;
  polling.previousOffset = offset;
  polling.previousAtMs = now;
  return {
    timeout: isRepeated && asked.timeout < 3 && sinceMs < 3000 ? 3 : asked.timeout,
    limit: isRepeated && sinceMs < 500 ? 1 : asked.limit,
  };
}

function forget(cloud: Cloud, offset: number): void {
  const { mailbox } = cloud;
  if (offset > 0) confirmBefore(mailbox, offset);
  if (offset >= 0) return;
  const ids = [...mailbox.waiting.keys()];
  for (const id of ids.slice(0, Math.max(0, ids.length + offset))) discard(mailbox, id);
}

function clamped(value: number | undefined, low: number, high: number, absent: number): number {
  return Math.min(high, Math.max(low, value ?? absent));
}

/** The kinds of update that a call asks for; `undefined` leaves them as they are. */
export function readAllowed(params: Params): readonly string[] | undefined {
  const given = findNested(params, 'allowed_updates');
  return Array.isArray(given) ? given.map(String) : undefined;
}

export function getUpdates(
  cloud: Cloud,
  params: Params,
  onClose: (listener: () => void) => void,
): readonly Update[] | Promise<readonly Update[]> {
  const { polling, mailbox, webhook } = cloud;
  if (webhook.settings !== undefined) {
    const advice = 'use deleteWebhook to delete the webhook first';
    throw conflict(`can't use getUpdates method while webhook is active; ${advice}`);
  }
  allowUpdates(mailbox, readAllowed(params));
  const who = 'make sure that only one bot instance is running';
  abortPoll(polling, `terminated by other getUpdates request; ${who}`);
  const offset = findInteger(params, 'offset') ?? 0;
  const { limit, timeout } = tamed(polling, offset, {
    limit: clamped(findInteger(params, 'limit'), 1, 100, 100),
    timeout: clamped(findInteger(params, 'timeout'), 0, longestSeconds, 0),
  });
  forget(cloud, offset);
  const updates = listWaiting(mailbox, limit);
  if (updates.length > 0 || timeout === 0) return updates;
  return new Promise((answer, fail) => {
    const poll: Poll = { limit, answer, fail };
    polling.current = poll;
    poll.timer = setTimeout(() => {
      finish(polling, poll);
      answer([]);
    }, timeout * 1000);
    onClose(() => finish(polling, poll));
  });
}

export function closePolling(polling: Polling): void {
  if (polling.current !== undefined) finish(polling, polling.current);
}
