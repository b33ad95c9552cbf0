import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Press } from '../../../src/presses.ts';
import { openPress, sealPress } from '../../../src/telegram/callback.ts';
import { nasty } from './nasty.ts';

const secret = 'a secret of the bot';
const chat = 'chat-of-reporter';
const presses: readonly Press[] = [
  { do: 'choose', question: 'action', choice: 'rally', rev: 7 },
  { do: 'send', rev: 12 },
  { do: 'report' },
  { do: 'language', language: 'kk' },
  { do: 'claim', case: 4051, version: 2 },
  { do: 'reject_for', case: 4051, version: 2, reason: 'not_assembly' },
];

/** A simple reproducible source of numbers; fast-check would be slow for a hundred thousand. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_:.ә ';

function mutated(data: string, roll: (sides: number) => number): string {
  const at = roll(data.length);
  const letter = letters[roll(letters.length)] as string;
  const ways = [
    () => data.slice(0, at) + letter + data.slice(at + 1),
    () => data.slice(0, at) + letter + data.slice(at),
    () => data.slice(0, at) + data.slice(at + 1),
    () => data.slice(0, at),
    () => data.replace(/\d+/, (digits) => String(Number(digits) + 1 + roll(9))),
    () => data.replace(/\.(.*)$/, () => `.${letters.slice(at % 50).slice(0, 10)}`),
  ];
  return (ways[roll(ways.length)] as () => string)();
}

describe('a sealed press', () => {
  test.each(presses)('$do opens in its own chat', (press) => {
    expect(openPress(sealPress(press, chat, secret), chat, secret)).toEqual(press);
  });

  test('is refused in another chat and under another secret', () => {
    const sealed = sealPress({ do: 'claim', case: 1, version: 1 }, chat, secret);
    expect(openPress(sealed, 'another-chat', secret)).toBeUndefined();
    expect(openPress(sealed, chat, 'another secret')).toBeUndefined();
  });

  test('fits the 64 bytes of Telegram at its longest', () => {
    const question = 'q'.repeat(20);
    const choice = 'c'.repeat(20);
    const longest: Press = { do: 'choose', question, choice, rev: 99_999 };
    expect(Buffer.byteLength(sealPress(longest, chat, secret))).toBeLessThanOrEqual(64);
  });

  test('is never made longer than Telegram takes', () => {
    const key = 'k'.repeat(40);
    const press: Press = { do: 'choose', question: key, choice: key, rev: 1 };
    expect(() => sealPress(press, chat, secret)).toThrow('too long');
  });

  test('opens in none of a hundred thousand mutations', () => {
    const roll = dice(7);
    const sealed = presses.map((press) => sealPress(press, chat, secret));
    const right = new Set(sealed);
    let accepted = 0;
    for (let round = 0; round < 100_000; round += 1) {
      const forged = mutated(sealed[round % sealed.length] as string, roll);
      if (!right.has(forged) && openPress(forged, chat, secret) !== undefined) accepted += 1;
    }
    expect(accepted).toBe(0);
  });

  test('is never found in arbitrary text, and reading it never throws', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(openPress(text, chat, secret)).toBeUndefined();
      }),
    );
  });
});
