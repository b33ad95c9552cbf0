// Who people are stays sealed: with the key, in its place, or not at all.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createVault } from '../../src/vault.ts';

const vault = createVault(Buffer.alloc(32, 1));
const other = createVault(Buffer.alloc(32, 2));
const anyId = fc.integer({ min: -(2 ** 53) + 1, max: 2 ** 53 - 1 });

describe('a sealed chat id', () => {
  test('opens in its place', () => {
    fc.assert(
      fc.property(anyId, fc.string(), (id, place) => {
        expect(vault.openChat(vault.sealChat(id, place), place)).toBe(id);
      }),
    );
  });

  test('opens in no other place, and under no other key', () => {
    fc.assert(
      fc.property(anyId, fc.string(), fc.string(), (id, place, elsewhere) => {
        fc.pre(place !== elsewhere);
        const sealed = vault.sealChat(id, place);
        expect(() => vault.openChat(sealed, elsewhere)).toThrow();
        expect(() => other.openChat(sealed, place)).toThrow();
      }),
    );
  });

  test('does not open when a single bit of it has changed, or when it was cut', () => {
    const sealed = vault.sealChat(-1_001_234_567_890, 'desk:chat:x');
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => vault.openChat(changed, 'desk:chat:x')).toThrow();
    }
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => vault.openChat(sealed.subarray(0, length), 'desk:chat:x')).toThrow();
    }
  });

  test('looks different each time and says nothing by its length', () => {
    expect(vault.sealChat(5, 'place')).not.toEqual(vault.sealChat(5, 'place'));
    const lengths = [1, -1, 999, -1_001_234_567_890, 2 ** 53 - 1].map(
      (id) => vault.sealChat(id, 'place').length,
    );
    expect(new Set(lengths).size).toBe(1);
  });

  test('holds the id in no readable form', () => {
    const id = 7_123_456_789;
    const sealed = vault.sealChat(id, 'place');
    for (const form of ['latin1', 'hex', 'base64'] as const) {
      expect(sealed.toString(form)).not.toContain(String(id));
    }
  });
});

describe('a pseudonym', () => {
  test('is always the same for the same person', () => {
    expect(createVault(Buffer.alloc(32, 1)).personKey(42)).toBe(vault.personKey(42));
  });

  test('is another one for each person, for their chat, and under each key', () => {
    const keys = [1, 2, 12, 21, 100, 101].flatMap((id) => [
      vault.personKey(id),
      vault.chatKey(id),
      vault.chatKey(-id),
      other.personKey(id),
      other.chatKey(id),
    ]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('is 256 bits long in letters that go anywhere', () => {
    expect(vault.personKey(42)).toMatch(/^[\w-]{43}$/);
    expect(vault.chatKey(42)).toMatch(/^[\w-]{43}$/);
  });

  test('does not come from the key of the buttons', () => {
    expect(vault.buttonKey).toHaveLength(32);
    expect(vault.buttonKey).not.toEqual(other.buttonKey);
    expect(vault.buttonKey).not.toEqual(Buffer.alloc(32, 1));
  });
});
