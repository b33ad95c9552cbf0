import { describe, expect, it } from 'vitest';
import { createFloodGuard, type FloodLimit, floodLimit } from '../../../src/telegram/flood.ts';

const MINUTE = 60_000;

function guard(limit: Partial<FloodLimit> = {}) {
  let now = 1_000_000;
  const flood = createFloodGuard({ ...floodLimit, ...limit }, () => now);
  return { flood, pass: (ms: number) => void (now += ms) };
}

describe('the guard against floods', () => {
  it('lets an album and hasty taps pass', () => {
    const { flood } = guard();
    const verdicts = Array.from({ length: 40 }, () => flood.meet('person'));
    expect(new Set(verdicts)).toEqual(new Set(['pass']));
  });

  it('lets somebody pass who taps three times a second without end', () => {
    const { flood, pass } = guard();
    for (let n = 0; n < 1_000; n += 1) {
      expect(flood.meet('person')).toBe('pass');
      pass(333);
    }
  });

  it('drops a flood and answers once a minute', () => {
    const { flood, pass } = guard();
    const verdicts: string[] = [];
    // A thousand a second for three minutes.
    for (let ms = 0; ms < 3 * MINUTE; ms += 1) {
      verdicts.push(flood.meet('person'));
      pass(1);
    }
    expect(verdicts.filter((one) => one === 'answer')).toHaveLength(3);
    expect(verdicts.filter((one) => one === 'pass').length).toBeLessThan(60 + 5 * 180 + 2);
  });

  it('lets everybody else pass meanwhile', () => {
    const { flood, pass } = guard();
    for (let n = 0; n < 10_000; n += 1) {
      flood.meet('flooder');
      if (n % 100 === 0) expect(flood.meet(`person ${n}`)).toBe('pass');
      pass(1);
    }
  });

  it('lets the person pass again soon after it ends', () => {
    const { flood, pass } = guard();
    for (let n = 0; n < 1_000; n += 1) flood.meet('person');
    pass(1_000);
    expect(flood.meet('person')).toBe('pass');
  });

  it('remembers so many people at most, and the flooder among them', () => {
    const { flood, pass } = guard({ maxPeople: 100 });
    for (let n = 0; n < 100; n += 1) flood.meet('flooder');
    for (let n = 0; n < 5_000; n += 1) {
      flood.meet(`person ${n}`);
      if (n % 50 === 0) expect(flood.meet('flooder')).not.toBe('answer');
      pass(1);
    }
    expect(flood.size).toBeLessThanOrEqual(100);
  });

  it('forgets who has rested', () => {
    const { flood, pass } = guard();
    for (let n = 0; n < 500; n += 1) flood.meet(`person ${n}`);
    pass(MINUTE);
    flood.meet('person');
    expect(flood.size).toBe(1);
  });
});
