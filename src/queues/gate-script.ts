// What the processes of one bot share about sending: one question to Redis that takes a token from
// every bucket, or from none and says how long to wait.
import type { Redis } from 'ioredis';
import type { GateLimits, GateRequest, Rate } from '../gate.ts';
import type { Lane } from '../messenger.ts';

// A bucket is kept as one number, the moment at which it will be full again (GCRA): smooth, and
// forgotten by itself. A window is the list of its last moments. Redis' own clock counts, because
// the clocks of the processes differ.
const script = `
local botPause, botBucket, chatPause, chatBucket, chatWindow = unpack(KEYS)
local botEvery, botBurst, chatEvery, chatBurst, count, windowMs = unpack(ARGV)
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function paused(key)
  return math.max(redis.call('PTTL', key), 0)
end
local function fullAt(key)
  return math.max(tonumber(redis.call('GET', key) or 0), now)
end
local function emptyFor(key, every, burst)
  return fullAt(key) - (burst - 1) * every - now
end
local function crowded()
  local first = redis.call('LINDEX', chatWindow, count - 1)
  return first and first + windowMs - now or 0
end
local function take(key, every)
  local full = fullAt(key) + every
  redis.call('SET', key, full, 'PX', full - now)
end

local chat = math.max(paused(chatPause), emptyFor(chatBucket, chatEvery, chatBurst))
if tonumber(count) > 0 then chat = math.max(chat, crowded()) end
if chat > 0 then return { chat, 'chat' } end
local bot = math.max(paused(botPause), emptyFor(botBucket, botEvery, botBurst))
if bot > 0 then return { bot, 'bot' } end

take(botBucket, botEvery)
take(chatBucket, chatEvery)
if tonumber(count) > 0 then
  redis.call('LPUSH', chatWindow, now)
  redis.call('LTRIM', chatWindow, 0, count - 1)
  redis.call('PEXPIRE', chatWindow, windowMs)
end
return { 0, 'none' }
`;

// Two pauses at once: the longer one holds.
const pauseScript = `
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then
  redis.call('SET', KEYS[1], 1, 'PX', ARGV[1])
end
`;

/** Who has to wait, and how long; nobody when the request may leave. */
export interface Answer {
  readonly waitMs: number;
  readonly scope: 'none' | 'bot' | 'chat';
}

/** Names of keys. They never carry a chat's id. */
export interface GateKeys {
  readonly prefix: string;
  readonly chatKeyOf: (chatId: number) => string;
}

// A process cannot see who waits in the others. So the last tokens of the bot are left to those who
// cannot wait: a digest takes one only while two more remain.
const tokensLeftTo: Record<Lane, number> = { interactive: 0, moderation: 1, digest: 2 };

export async function askGate(
  redis: Redis,
  { keys, limits, request }: { keys: GateKeys; limits: GateLimits; request: GateRequest },
): Promise<Answer> {
  const { bot } = limits;
  const chat = rateOf(limits, request);
  const [waitMs, scope] = (await redis.eval(
    script,
    5,
    pauseKey(keys),
    `${keys.prefix}:bot`,
    pauseKey(keys, request.chatId),
    bucketKey(keys, request),
    `${bucketKey(keys, request)}:window`,
    bot.everyMs,
    Math.max(bot.burst - tokensLeftTo[request.lane], 1),
    chat.everyMs,
    chat.burst,
    chat.window?.count ?? 0,
    chat.window?.ms ?? 0,
  )) as [number, Answer['scope']];
  return { waitMs, scope };
}

export async function pauseGate(
  redis: Redis,
  { keys, ms, chatId }: { keys: GateKeys; ms: number; chatId: number | undefined },
): Promise<void> {
  await redis.eval(pauseScript, 1, pauseKey(keys, chatId), Math.max(Math.ceil(ms), 1));
}

/** Groups count messages and edits apart; a private chat counts them together. */
export function bucketKey({ prefix, chatKeyOf }: GateKeys, request: GateRequest): string {
  const chat = `${prefix}:chat:${chatKeyOf(request.chatId)}`;
  return request.isGroup ? `${chat}:${request.kind}` : chat;
}

function pauseKey({ prefix, chatKeyOf }: GateKeys, chatId?: number): string {
  return chatId === undefined ? `${prefix}:pause` : `${prefix}:pause:${chatKeyOf(chatId)}`;
}

function rateOf(limits: GateLimits, { isGroup, kind }: GateRequest): Rate {
  if (!isGroup) return limits.privateChat;
  return kind === 'send' ? limits.groupSend : limits.groupEdit;
}
