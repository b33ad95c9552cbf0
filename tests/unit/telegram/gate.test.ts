import { describe, expect, test } from 'vitest';
import { GateClosed, type GateRequest } from '../../../src/gate.ts';
import { createMemoryGate } from '../../../src/telegram/gate.ts';

const request = (chatId: number, lane: GateRequest['lane'] = 'interactive'): GateRequest => ({
  chatId,
  isGroup: false,
  lane,
  kind: 'send',
});

/** A gate whose time moves only when the test says. */
function gateInHand() {
  let now = 0;
  let timer: { readonly run: () => void; readonly at: number } | undefined;
  const gate = createMemoryGate({
    monotonicNow: () => now,
    setTimer: (run, ms) => {
      const mine = { run, at: now + ms };
      timer = mine;
      return () => {
        if (timer === mine) timer = undefined;
      };
    },
  });
  const moveTo = async (time: number) => {
    while (timer !== undefined && timer.at <= time) {
      const { run, at } = timer;
      timer = undefined;
      now = at;
      run();
    }
    now = time;
    await Promise.resolve();
  };
  const passed: number[] = [];
  const ask = (chatId: number, lane?: GateRequest['lane']) =>
    void gate.pass(request(chatId, lane)).then(() => passed.push(chatId));
  return { gate, passed, ask, moveTo, hasTimer: () => timer !== undefined };
}

describe('the gate in memory', () => {
  test('lets whoever may go pass at once and wakes for the others', async () => {
    const { gate, passed, ask, moveTo, hasTimer } = gateInHand();
    for (const chatId of [1, 2, 3, 4, 5, 6, 7]) ask(chatId);
    await moveTo(0);
    expect(passed).toEqual([1, 2, 3, 4, 5]);
    expect(gate.waiting()).toBe(2);
    await moveTo(40);
    expect(passed).toEqual([1, 2, 3, 4, 5, 6]);
    await moveTo(80);
    expect(gate.waiting()).toBe(0);
    expect(hasTimer()).toBe(false);
  });

  test('pauses for exactly the time that it is told', async () => {
    const { gate, passed, ask, moveTo } = gateInHand();
    gate.pauseFor(7_000);
    ask(1);
    await moveTo(6_999);
    expect(passed).toEqual([]);
    await moveTo(7_000);
    expect(passed).toEqual([1]);
  });

  test('pauses one chat and no other, also one that waits already', async () => {
    const { gate, passed, ask, moveTo } = gateInHand();
    for (let time = 0; time < 7; time += 1) ask(1);
    await moveTo(500);
    expect(passed).toHaveLength(6);
    gate.pauseFor(10_000, 1);
    ask(2);
    await moveTo(10_499);
    expect(passed.slice(6)).toEqual([2]);
    await moveTo(10_500);
    expect(passed.slice(6)).toEqual([2, 1]);
  });

  test('lets an interactive request go before a digest that came first', async () => {
    const { passed, ask, moveTo } = gateInHand();
    for (const chatId of [1, 2, 3, 4, 5]) ask(chatId);
    ask(6, 'digest');
    ask(7, 'moderation');
    ask(8, 'interactive');
    await moveTo(1_000);
    expect(passed.slice(5)).toEqual([8, 7, 6]);
  });

  test('refuses those who wait and those who come once it is closed', async () => {
    const { gate, hasTimer } = gateInHand();
    gate.pauseFor(1_000);
    const waiting = gate.pass(request(1));
    gate.close();
    await expect(waiting).rejects.toThrow(GateClosed);
    await expect(gate.pass(request(2))).rejects.toThrow(GateClosed);
    expect(hasTimer()).toBe(false);
  });

  test('passes by the clock of the process when none is given', async () => {
    const gate = createMemoryGate();
    for (let chatId = 1; chatId <= 6; chatId += 1) await gate.pass(request(chatId));
    expect(gate.waiting()).toBe(0);
  });
});
