// The load: a fixed number of connections that are never idle, or a fixed rate.
import { now } from './clock.ts';
import type { Crowd, Turn } from './crowd.ts';
import type { Arrival } from './fake-telegram.ts';
import { type Line, openLine, type Target } from './line.ts';

export interface Round {
  readonly updates: number;
  readonly seconds: number;
  /** Time from the request to the 200, of each update. */
  readonly answerMs: readonly number[];
  /** Answers other than 200, and at a fixed rate what could not even be asked. */
  readonly refused: number;
}

export interface LoadOptions {
  readonly target: Target;
  readonly crowd: Crowd;
  readonly connections: number;
  readonly seconds: number;
}

interface Tally {
  readonly answerMs: number[];
  refused: number;
}

async function carry(line: Line, turn: Turn, tally: Tally): Promise<void> {
  const sentAt = now();
  const status = await line.post(turn.body);
  if (status !== 200) {
    tally.refused += 1;
    return;
  }
  tally.answerMs.push(now() - sentAt);
  turn.answered();
}

/** As many updates as the bot takes on so many connections. */
export async function saturate(options: LoadOptions): Promise<Round> {
  const { crowd, seconds } = options;
  const tally: Tally = { answerMs: [], refused: 0 };
  const lines = await openLines(options);
  const begun = now();
  const end = begun + seconds * 1_000;
  setTimeout(crowd.release, seconds * 1_000);
  await Promise.all(
    lines.map(async (line) => {
      while (now() < end) {
        const turn = crowd.next();
        if (turn === undefined) await crowd.ready();
        else await carry(line, turn, tally);
      }
    }),
  );
  const took = (now() - begun) / 1_000;
  for (const line of lines) line.close();
  return { ...tally, updates: tally.answerMs.length, seconds: took };
}

interface RateOptions extends LoadOptions {
  readonly rate: number;
}

/** So many updates a second, whatever the bot does. */
export async function pour(
  options: RateOptions,
  asks: (turn: Turn) => void = () => {},
): Promise<Round> {
  const { crowd, seconds, rate } = options;
  const tally: Tally = { answerMs: [], refused: 0 };
  const lines = await openLines(options);
  const free = [...lines];
  const carried: Promise<void>[] = [];
  const begun = now();
  for (let sent = 0; sent < rate * seconds; sent += 1) {
    const due = begun + (sent * 1_000) / rate;
    if (due > now()) await new Promise((go) => setTimeout(go, due - now()));
    const line = free.pop();
    const turn = line && crowd.next();
    if (line === undefined || turn === undefined) {
      tally.refused += 1;
      continue;
    }
    asks(turn);
    carried.push(carry(line, turn, tally).finally(() => free.push(line)));
  }
  await Promise.all(carried);
  const took = (now() - begun) / 1_000;
  for (const line of lines) line.close();
  return { ...tally, updates: tally.answerMs.length, seconds: took };
}

/** The same, and measures until the next screen is shown. */
export async function trickle(
  options: RateOptions & {
    /** Tells about screens until its result is called. */
    readonly listen: (heard: (arrival: Arrival) => void) => () => void;
  },
): Promise<Round & { readonly screenMs: readonly number[] }> {
  const asked = new Map<number, number>();
  const screenMs: number[] = [];
  const deaf = options.listen(([chatId, , at]) => {
    const since = asked.get(chatId);
    if (since !== undefined) screenMs.push(at - since);
    asked.delete(chatId);
  });
  const round = await pour(options, ({ chatId }) => void asked.set(chatId, now()));
  while (asked.size > 0) await new Promise((go) => setTimeout(go, 20));
  deaf();
  return { ...round, screenMs };
}

function openLines({ target, connections }: LoadOptions): Promise<Line[]> {
  return Promise.all(Array.from({ length: connections }, () => openLine(target)));
}
