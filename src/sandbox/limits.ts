// How fast a bot may talk: 30 messages a second in all, 1 a second to a person (20 at once after
// a rest), 20 a minute in a group and as many edits.
import type { Clock } from '../clock.ts';
import type { Chat } from './chats.ts';
import { flooded } from './failure.ts';

interface Bucket {
  left: number;
  filledAtMs: number;
}

export interface Limiter {
  readonly clock: Clock;
  readonly all: Bucket;
  readonly people: Map<string, Bucket>;
  /** Instants of the last minute, by group. */
  readonly groups: Map<string, number[]>;
}

const allPerSecond = 30;
const personBurst = 20;
const groupPerMinute = 20;
const minuteMs = 60_000;

export function openLimiter(clock: Clock): Limiter {
  const filledAtMs = clock.now().getTime();
  return {
    clock,
    all: { left: allPerSecond, filledAtMs },
    people: new Map(),
    groups: new Map(),
  };
}

interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** Milliseconds until the bucket holds one again; 0 when it does. */
function refill(bucket: Bucket, { perSecond, burst }: Rate, nowMs: number): number {
  const gained = ((nowMs - bucket.filledAtMs) / 1000) * perSecond;
  bucket.left = Math.min(burst, bucket.left + Math.max(0, gained));
  bucket.filledAtMs = nowMs;
  return bucket.left >= 1 ? 0 : ((1 - bucket.left) / perSecond) * 1000;
}

function groupWait(instants: number[], nowMs: number): number {
  while (instants.length > 0 && (instants[0] as number) <= nowMs - minuteMs) instants.shift();
  return instants.length < groupPerMinute ? 0 : (instants[0] as number) + minuteMs - nowMs;
}

function getOrMake<T>(map: Map<string, T>, key: string, make: () => T): T {
  const present = map.get(key) ?? make();
  map.set(key, present);
  return present;
}

export type Turn = 'send' | 'edit';

/** Takes one turn to send or edit in the chat, or says for how long the bot has to wait. */
export function takeTurn(limiter: Limiter | undefined, chat: Chat, turn: Turn): void {
  if (limiter === undefined) return;
  const nowMs = limiter.clock.now().getTime();
  const key = `${turn}:${chat.id}`;
  const waits = [refill(limiter.all, { perSecond: allPerSecond, burst: allPerSecond }, nowMs)];
  const takes = [() => (limiter.all.left -= 1)];
  if (chat.type === 'private') {
    const bucket = getOrMake(limiter.people, key, () => ({ left: personBurst, filledAtMs: nowMs }));
    waits.push(refill(bucket, { perSecond: 1, burst: personBurst }, nowMs));
    takes.push(() => (bucket.left -= 1));
  } else {
    const instants = getOrMake(limiter.groups, key, () => []);
    waits.push(groupWait(instants, nowMs));
    takes.push(() => instants.push(nowMs));
  }
  const waitMs = Math.max(...waits);
  if (waitMs > 0) throw flooded(Math.max(1, Math.ceil(waitMs / 1000)));
  for (const take of takes) take();
}
