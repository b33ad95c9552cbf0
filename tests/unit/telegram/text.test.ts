import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanLine, cleanText, countCodePoints, cut } from '../../../src/text.ts';
import { nasty } from './nasty.ts';

describe('cleaned text', () => {
  test.each([
    ['keeps ordinary text', 'Алматы, «Жаңа Қазақстан»: 1 000 — 2 000 <b>&', undefined],
    ['keeps emoji and their joiners', '👩‍👩‍👧 🏳️‍🌈 👍🏽 1️⃣ 🇰🇿 ❤️', undefined],
    ['keeps joiners of scripts that need them', 'می‌خواهم क्‍ष', undefined],
    ['removes joiners elsewhere', 'pass\u200Dword мити\u200Cнг', 'password митинг'],
    ['removes zero-width characters', 'a\u200Bb\uFEFFc\u2060d\u00ADe', 'abcde'],
    ['removes bidi controls', '\u202Egnp.exe\u202C \u2066x\u2069\u200F', 'gnp.exe x'],
    ['removes NUL and other controls', 'a\0b\u0007c\u001B[31md\u009B', 'abc[31md'],
    ['removes lone surrogates', 'a\uD800b\uDC00c😀', 'abc😀'],
    ['removes invisible fillers', 'a\u3164b\u115Fc', 'abc'],
    ['knows one newline', 'a\r\nb\rc\u2028d\u0085e', 'a\nb\nc\nd\ne'],
    ['makes blanks of tabs', 'a\tb', 'a b'],
    ['allows one empty line', 'a\n\n\n\n\nb', 'a\n\nb'],
    ['composes letters', 'и\u0306 e\u0301', 'й é'],
    ['caps marks in a row', `z${'\u0310'.repeat(50)}!`, `z${'\u0310'.repeat(3)}!`],
    ['trims', '  a \n', 'a'],
  ])('%s', (_title, text, expected) => {
    expect(cleanText(text)).toBe(expected ?? text);
  });

  test('has nothing invisible in it, and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const cleaned = cleanText(text);
        const unseen = cleaned.replace(/[\n\u200C]|\u200D/g, '').match(/[\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(unseen).toBeNull();
        expect(cleaned).not.toMatch(/\p{M}{4}/u);
        expect(cleaned).toBe(cleaned.normalize('NFC'));
        expect(cleanText(cleaned)).toBe(cleaned);
      }),
      { numRuns: 800 },
    );
  });

  test('is one line where a line is asked', () => {
    expect(cleanLine(' a \n\n b\u00A0 c ')).toBe('a b c');
  });
});

describe('cutting', () => {
  test.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['ab cd', 4, 'ab…'],
    ['😀😀😀', 2, '😀…'],
    ['a👩‍👩‍👧', 3, 'a…'],
    ['🇰🇿🇰🇿', 3, '🇰🇿…'],
    ['👩‍👩‍👧', 2, '…'],
    ['abc', 0, ''],
  ])('%s to %i is %s', (text, max, expected) => {
    expect(cut(text, max)).toBe(expected);
  });

  test('never exceeds the limit and keeps a beginning of the text', () => {
    fc.assert(
      fc.property(nasty, fc.nat(30), (text, max) => {
        const short = cut(text, max);
        expect(countCodePoints(short)).toBeLessThanOrEqual(max);
        expect(text.startsWith(short.replace(/…$/, ''))).toBe(true);
      }),
    );
  });
});
