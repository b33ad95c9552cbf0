import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GateRequest, gateLimits } from '../../../src/gate.ts';
import {
  createLine,
  joinLine,
  type Line,
  leaveLine,
  pauseLine,
  takeNext,
} from '../../../src/telegram/line.ts';

interface Arrival {
  readonly at: number;
  readonly request: GateRequest;
}
interface Passing extends Arrival {
  readonly passedAt: number;
}

const to = (chatId: number, changes: Partial<GateRequest> = {}): GateRequest => ({
  chatId,
  isGroup: chatId < 0,
  lane: 'interactive',
  kind: 'send',
  ...changes,
});

/** Lets everybody go who can go at this time. */
function letGo(line: Line<Arrival>, now: number, passed: Passing[]): number {
  for (;;) {
    const next = takeNext(line, now);
    if (!('ticket' in next)) return next.againAt;
    passed.push({ ...next.ticket, passedAt: now });
  }
}

/** Plays arrivals through the line, waking exactly when it says. */
function play(arrivals: readonly Arrival[], line = createLine<Arrival>(gateLimits)): Passing[] {
  const passed: Passing[] = [];
  let againAt = Number.POSITIVE_INFINITY;
  for (const arrival of arrivals.toSorted((a, b) => a.at - b.at)) {
    while (againAt <= arrival.at) againAt = letGo(line, againAt, passed);
    joinLine(line, arrival.request, arrival);
    againAt = letGo(line, arrival.at, passed);
  }
  while (againAt < Number.POSITIVE_INFINITY) againAt = letGo(line, againAt, passed);
  return passed;
}

/** The most that ever passed in a stretch of so many milliseconds. */
function most(passed: readonly Passing[], stretchMs: number): number {
  const times = passed.map(({ passedAt }) => passedAt);
  let from = 0;
  return times.reduce((highest, time, index) => {
    while ((times[from] as number) <= time - stretchMs) from += 1;
    return Math.max(highest, index - from + 1);
  }, 0);
}

const repeat = (count: number, arrival: Arrival) => Array.from({ length: count }, () => arrival);
const inChat = (chatId: number, kind: 'send' | 'edit') => (passing: Passing) =>
  passing.request.chatId === chatId && passing.request.kind === kind;

describe('the limits', () => {
  const arrival = fc.record({
    at: fc.nat(90_000),
    request: fc.record({
      chatId: fc.constantFrom(-1, -2, 1, 2, 3),
      lane: fc.constantFrom('interactive' as const, 'moderation' as const, 'digest' as const),
      kind: fc.constantFrom('send' as const, 'edit' as const),
    }),
  });
  /** Single arrivals, and bursts of one of them. */
  const arrivals = fc
    .array(fc.tuple(arrival, fc.constantFrom(1, 1, 1, 30)), { maxLength: 25 })
    .map((bursts) =>
      bursts.flatMap(([{ at, request }, count]) =>
        repeat(count, { at, request: { ...request, isGroup: request.chatId < 0 } }),
      ),
    );

  test('hold at any time for any arrivals, and everybody passes', () => {
    fc.assert(
      fc.property(arrivals, (all) => {
        const passed = play(all);
        expect(passed).toHaveLength(all.length);
        expect(most(passed, 1_000)).toBeLessThanOrEqual(30);
        for (const chatId of [-1, -2]) {
          expect(most(passed.filter(inChat(chatId, 'send')), 60_000)).toBeLessThanOrEqual(20);
          expect(most(passed.filter(inChat(chatId, 'edit')), 60_000)).toBeLessThanOrEqual(20);
        }
        for (const chatId of [1, 2, 3]) {
          const toOne = passed.filter(({ request }) => request.chatId === chatId);
          expect(most(toOne, 10_000)).toBeLessThanOrEqual(16);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('keep the order of equals in a chat', () => {
    fc.assert(
      fc.property(arrivals, (all) => {
        const numbered = all.toSorted((a, b) => a.at - b.at).map((one, at) => ({ ...one, at }));
        const passed = play(numbered).filter(inChat(-1, 'send'));
        for (const lane of ['interactive', 'digest'] as const) {
          const order = passed.filter(({ request }) => request.lane === lane).map(({ at }) => at);
          expect(order).toEqual(order.toSorted((a, b) => a - b));
        }
      }),
      { numRuns: 50 },
    );
  });

  test('make a smooth stream of 25 a second', () => {
    const many = Array.from({ length: 500 }, (_, index) => ({ at: 0, request: to(index + 1) }));
    const passed = play(many);
    expect(passed.filter(({ passedAt }) => passedAt < 100)).toHaveLength(7);
    expect(most(passed, 1_000)).toBe(29);
    expect(passed.at(-1)?.passedAt).toBe((500 - 5) * 40);
  });

  test('give a group nearly all that Telegram allows it', () => {
    const hour = 60 * 60_000;
    const passed = play(repeat(1_200, { at: 0, request: to(-1) }));
    const inFirstHour = passed.filter(({ passedAt }) => passedAt < hour).length;
    expect(inFirstHour / (60 * 20)).toBeGreaterThan(0.95);
  });

  test('answer short bursts of taps at once', () => {
    const passed = play(repeat(6, { at: 0, request: to(1) }));
    expect(passed.at(-1)?.passedAt).toBe(40);
  });
});

describe('the next in line', () => {
  test('is interactive before moderation before digest', () => {
    const digests = Array.from({ length: 20 }, (_, index) => ({
      at: 0,
      request: to(100 + index, { lane: 'digest' }),
    }));
    const late = [
      { at: 41, request: to(1, { lane: 'moderation' }) },
      { at: 41, request: to(2, { lane: 'interactive' }) },
    ];
    const passed = play([...digests, ...late]);
    const after = passed.filter(({ passedAt }) => passedAt > 41);
    expect(after.map(({ request }) => request.lane).slice(0, 3)).toEqual([
      'interactive',
      'moderation',
      'digest',
    ]);
  });

  test('is another chat while one has no tokens', () => {
    const busy = repeat(50, { at: 0, request: to(-1) });
    const [other] = play([...busy, { at: 10, request: to(7) }]).filter(inChat(7, 'send'));
    expect(other?.passedAt).toBeLessThan(100);
  });

  test('is an edit in a group that has used up its messages', () => {
    const busy = repeat(50, { at: 0, request: to(-1) });
    const [edit] = play([...busy, { at: 10, request: to(-1, { kind: 'edit' }) }]).filter(
      inChat(-1, 'edit'),
    );
    expect(edit?.passedAt).toBeLessThan(100);
  });

  test('is nobody during a pause, and somebody at its very end', () => {
    const line = createLine<Arrival>(gateLimits);
    pauseLine(line, 5_000);
    pauseLine(line, 3_000);
    const passed = play(repeat(3, { at: 100, request: to(1) }), line);
    expect(passed.map(({ passedAt }) => passedAt)).toEqual([5_000, 5_000, 5_000]);
  });

  test('is somebody else while one chat pauses', () => {
    const line = createLine<Arrival>(gateLimits);
    pauseLine(line, 5_000, -1);
    const passed = play(
      [-1, 7].map((chatId) => ({ at: 100, request: to(chatId) })),
      line,
    );
    expect(passed.map(({ request, passedAt }) => [request.chatId, passedAt])).toEqual([
      [7, 100],
      [-1, 5_000],
    ]);
  });
});

describe('the line', () => {
  test('counts who waits and lets everyone leave', () => {
    const line = createLine<number>(gateLimits);
    for (const ticket of [1, 2, 3]) joinLine(line, to(ticket), ticket);
    expect(line.waiting).toBe(3);
    expect(leaveLine(line)).toEqual([1, 2, 3]);
    expect(line.waiting).toBe(0);
  });

  test('forgets chats that have rested', () => {
    const line = createLine<Arrival>(gateLimits);
    play(
      Array.from({ length: 5_000 }, (_, index) => ({ at: 0, request: to(index + 1) })),
      line,
    );
    expect(line.buckets.size).toBeLessThanOrEqual(1_001);
  });
});
