// The line before the gate: who waits, what was spent, who goes next at a given time. It reads no
// clock and sets no timer. Lanes go in order; in a lane, chats take turns, and one that may not
// go yet holds up nobody else.
import { type GateLimits, type GateRequest, lanesInOrder, type Rate } from '../gate.ts';
import type { Lane } from '../messenger.ts';
import { type Bucket, fullBucket, isRested, readyAt, spend } from './buckets.ts';

interface Turn<T> {
  readonly request: GateRequest;
  readonly ticket: T;
}
/** Who waits in a lane, by bucket; the order of the map is the order of turns. */
type Waiting<T> = Map<string, Turn<T>[]>;

export interface Line<T> {
  readonly limits: GateLimits;
  readonly lanes: Readonly<Record<Lane, Waiting<T>>>;
  readonly buckets: Map<string, { readonly rate: Rate; readonly bucket: Bucket }>;
  readonly pausedChats: Map<number, number>;
  bot: Bucket;
  pausedUntil: number;
  waiting: number;
  /** How many buckets there may be before the rested ones are forgotten. */
  sweepAbove: number;
}

const FEW_BUCKETS = 1_000;

export function createLine<T>(limits: GateLimits): Line<T> {
  return {
    limits,
    lanes: { interactive: new Map(), moderation: new Map(), digest: new Map() },
    buckets: new Map(),
    pausedChats: new Map(),
    bot: fullBucket,
    pausedUntil: Number.NEGATIVE_INFINITY,
    waiting: 0,
    sweepAbove: FEW_BUCKETS,
  };
}

/** In a group edits are counted apart from messages; in a private chat all is one. */
const bucketName = ({ chatId, isGroup, kind }: GateRequest) =>
  isGroup ? `${kind}:${chatId}` : String(chatId);

function rateOf({ isGroup, kind }: GateRequest, limits: GateLimits): Rate {
  if (!isGroup) return limits.privateChat;
  return kind === 'send' ? limits.groupSend : limits.groupEdit;
}

export function joinLine<T>(line: Line<T>, request: GateRequest, ticket: T): void {
  const lane = line.lanes[request.lane];
  const name = bucketName(request);
  const turns = lane.get(name);
  if (turns === undefined) lane.set(name, [{ request, ticket }]);
  else turns.push({ request, ticket });
  line.waiting += 1;
}

/** Nothing goes before `until`: nobody, or nobody to this chat. A longer pause stays. */
export function pauseLine<T>(line: Line<T>, until: number, chatId?: number): void {
  if (chatId === undefined) line.pausedUntil = Math.max(line.pausedUntil, until);
  else line.pausedChats.set(chatId, Math.max(line.pausedChats.get(chatId) ?? until, until));
}

function readyForChat<T>(line: Line<T>, name: string, request: GateRequest): number {
  const known = line.buckets.get(name);
  const pausedUntil = line.pausedChats.get(request.chatId) ?? Number.NEGATIVE_INFINITY;
  return Math.max(pausedUntil, known ? readyAt(known.bucket, known.rate) : pausedUntil);
}

function forgetRested<T>({ buckets, pausedChats, ...line }: Line<T>, now: number): number {
  if (buckets.size <= line.sweepAbove) return line.sweepAbove;
  for (const [name, { bucket, rate }] of buckets) {
    if (isRested(bucket, rate, now)) buckets.delete(name);
  }
  for (const [chatId, until] of pausedChats) if (until <= now) pausedChats.delete(chatId);
  return Math.max(FEW_BUCKETS, buckets.size * 2);
}

/** Takes the first of these turns, spends its tokens and lets the next chat have its turn. */
function take<T>(line: Line<T>, lane: Waiting<T>, name: string, now: number): T {
  const turns = lane.get(name) as Turn<T>[];
  const { request, ticket } = turns.shift() as Turn<T>;
  lane.delete(name);
  if (turns.length > 0) lane.set(name, turns);
  line.waiting -= 1;
  const rate = rateOf(request, line.limits);
  const bucket = line.buckets.get(name)?.bucket ?? fullBucket;
  line.buckets.set(name, { rate, bucket: spend(bucket, rate, now) });
  line.bot = spend(line.bot, line.limits.bot, now);
  line.sweepAbove = forgetRested(line, now);
  return ticket;
}

export type Next<T> =
  | { readonly ticket: T }
  /** Nobody may go before this time; infinity when nobody waits. */
  | { readonly againAt: number };

/** Lets the next one go, if anyone may go now. */
export function takeNext<T>(line: Line<T>, now: number): Next<T> {
  if (line.waiting === 0) return { againAt: Number.POSITIVE_INFINITY };
  const botReadyAt = Math.max(line.pausedUntil, readyAt(line.bot, line.limits.bot));
  if (botReadyAt > now) return { againAt: botReadyAt };
  let againAt = Number.POSITIVE_INFINITY;
  for (const laneName of lanesInOrder) {
    const lane = line.lanes[laneName];
    for (const [name, [first]] of lane) {
      if (first === undefined) continue;
      const ready = readyForChat(line, name, first.request);
      if (ready <= now) return { ticket: take(line, lane, name, now) };
      againAt = Math.min(againAt, ready);
    }
  }
  return { againAt };
}

/** Empties the line and returns everyone who waited. */
export function leaveLine<T>(line: Line<T>): T[] {
  const tickets = lanesInOrder.flatMap((name) =>
    [...line.lanes[name].values()].flat().map(({ ticket }) => ticket),
  );
  for (const name of lanesInOrder) line.lanes[name].clear();
  line.waiting = 0;
  return tickets;
}
