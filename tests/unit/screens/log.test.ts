// The page with what was done at the desk: every act has its words, and a page fits.
import { describe, expect, test } from 'vitest';
import { auditActs } from '../../../src/actions/desk-writes.ts';
import { hasText, languages } from '../../../src/locales/translate.ts';
import { packPress, unpackPress } from '../../../src/press-forms.ts';
import { aboutCode, type LoggedAct, logScreen, readAbout } from '../../../src/screens/desk/log.ts';
import { countCodePoints } from '../../../src/text.ts';

const at = new Date('2026-11-22T19:05:00Z');
const longest = (act: string): LoggedAct => ({
  at,
  act,
  who: { kind: 'moderator', number: 999 },
  caseNumber: 999_999_999,
  assemblyNumber: 999_999_999,
});
const about = { kind: 'assembly', number: 999_999_999 } as const;

describe('the page of acts', () => {
  test('has words for every act', () => {
    expect(auditActs.filter((act) => !hasText(`audit.${act}`))).toEqual([]);
    const known: readonly string[] = auditActs;
    const screen = logScreen({ language: 'en', about, acts: [longest('of_a_newer_process')] });
    expect(known).not.toContain('of_a_newer_process');
    expect(screen.paragraphs[1]?.text).toContain('of_a_newer_process');
  });

  test.each(languages.map((language) => [language]))('fits into one message in %s', (language) => {
    for (let start = 0; start < auditActs.length; start += 1) {
      const acts = Array.from({ length: 10 }, (_, n) =>
        longest(auditActs[(start + n) % auditActs.length] ?? ''),
      );
      const { paragraphs } = logScreen({ language, about, acts, newer: 0, older: 1 });
      const words = paragraphs.map((one) => ('label' in one ? one.label : '') + one.text);
      expect(countCodePoints(words.join('\n\n\n'))).toBeLessThan(4096);
    }
  });

  test('says the local day and time', () => {
    const { paragraphs } = logScreen({ language: 'kk', about, acts: [longest('claim')] });
    expect(paragraphs[1]).toMatchObject({ label: '23.11.2026 00:05' });
  });

  test('leads to its neighbours', () => {
    const screen = logScreen({ language: 'ru', about, acts: [], newer: 0, older: 17 });
    const presses = (screen.buttons ?? []).flat().map((one) => ('press' in one ? one.press : one));
    expect(presses).toEqual([
      { do: 'log', about: 'a999999999', before: 0 },
      { do: 'log', about: 'a999999999', before: 17 },
    ]);
    for (const press of presses)
      expect('do' in press && unpackPress(packPress(press))).toEqual(press);
  });
});

describe('what the acts are to be about', () => {
  test.each([
    ['', { kind: 'all' }],
    ['17', { kind: 'case', number: 17 }],
    [' № 17 ', { kind: 'case', number: 17 }],
    ['A17', { kind: 'assembly', number: 17 }],
    ['а 17', { kind: 'assembly', number: 17 }],
    ['А№17', { kind: 'assembly', number: 17 }],
  ])('is read from %j', (text, expected) => {
    const read = readAbout(text);
    expect(read).toEqual(expected);
    expect(read && readAbout(aboutCode(read))).toEqual(expected);
  });

  test.each(['x', 'A', 'case', '1 2', '-1', '1.5', '1234567890', 'B17'])('is not %j', (text) =>
    expect(readAbout(text)).toBeUndefined(),
  );
});
