// Lists of cases: they fit into a message in every language, and say how much waits.
import { describe, expect, test } from 'vitest';
import { realPlaces, regions } from '../../../src/card/places.ts';
import { languages } from '../../../src/locales/translate.ts';
import { packPress } from '../../../src/press-forms.ts';
import type { CaseLine } from '../../../src/reports/case-line.ts';
import { readFindQuestion } from '../../../src/reports/find-question.ts';
import { ageText } from '../../../src/screens/age.ts';
import { backlogText, casePageScreen, PAGE_CASES } from '../../../src/screens/desk/case-page.ts';
import { queueScreen } from '../../../src/screens/desk/queue.ts';
import { regionPages, regionsScreen } from '../../../src/screens/desk/regions.ts';
import { answers } from '../engine/people.ts';
import { buttonsOf, pressesOf } from './drafts.ts';

const now = new Date('2026-11-22T06:00:00Z');
const oldest = new Date('2026-11-22T02:30:00Z');

/** The place with the longest name, and numbers as large as they will ever be. */
const longest = realPlaces.toSorted((a, b) => b.names.kk.length - a.names.kk.length)[0];
const line = (index: number): CaseLine => ({
  number: 9_999_900 + index,
  status: 'open',
  placeId: longest?.id ?? 'almaty',
  localDate: '2026-11-22',
  answers: { ...answers, form: { kind: 'choice', value: 'office_gathering' } },
  findings: 6,
});
const cases = Array.from({ length: PAGE_CASES }, (_, index) => line(index));
const backlog = { waiting: 123_456, notLaid: 123_000, oldest };

describe.each(languages)('a page of cases in %s', (language) => {
  const screen = casePageScreen({ language, cases, backlog, now });

  test('fits into one message, with a button for each case', () => {
    const text = screen.paragraphs.map((one) => one.text).join('\n\n');
    expect(text.length).toBeLessThan(4_000);
    expect(buttonsOf(screen)).toHaveLength(PAGE_CASES);
    for (const press of pressesOf(screen)) expect(packPress(press).length).toBeLessThan(54);
  });

  test('marks what is decided, and has no button for it', () => {
    const [first, ...others] = cases;
    if (first === undefined) throw new Error('no case');
    const decided = { ...first, status: 'rejected' } as const;
    const marked = casePageScreen({ language, cases: [decided, ...others], backlog, now });
    expect(marked.paragraphs.some((one) => one.text.startsWith(`❌ № ${first.number} ·`))).toBe(
      true,
    );
    expect(buttonsOf(marked)).toHaveLength(PAGE_CASES - 1);
  });

  test('says how much waits and for how long', () => {
    const text = backlogText(backlog, now, language);
    expect(text).toMatch(/123.?456/);
    expect(text).toContain(ageText(3.5 * 3_600_000, language));
    expect(text).not.toMatch(/[{}#]/);
  });

  test('a queue has pages, places and groups of alike cases', () => {
    const places = realPlaces.slice(0, 6).map(({ id }) => ({ placeId: id, waiting: 12 }));
    const alike = [{ number: 17, count: 12 }];
    const view = { language, cases, backlog, now, places, alike, older: 0, newer: 20 };
    const verbs = pressesOf(queueScreen(view)).map((press) => press.do);
    expect(verbs.filter((verb) => verb === 'show_case')).toHaveLength(PAGE_CASES);
    expect(verbs.filter((verb) => verb === 'alike')).toHaveLength(1);
    expect(verbs.filter((verb) => verb === 'queue')).toHaveLength(6 + 2);
  });

  test('an empty queue says so and offers nothing', () => {
    const empty = { waiting: 0, notLaid: 0 };
    const view = { language, cases: [], backlog: empty, now, places: [], alike: [] };
    expect(buttonsOf(queueScreen(view))).toEqual([]);
    expect(queueScreen(view).paragraphs).toHaveLength(2);
  });

  test('every region can be ticked, and those that are say so', () => {
    const pages = Array.from({ length: regionPages() }, (_, index) =>
      regionsScreen({ language, regions: ['mangystau'], index }),
    );
    const presses = pages.flatMap((page) => pressesOf(page)).filter((one) => one.do === 'region');
    const ticked = new Map(presses.map((one) => [one.region, one.on]));
    expect(ticked.size).toBe(regions.length + 1);
    expect(ticked.get('mangystau')).toBe(0);
    expect(ticked.get('almaty_city') ?? ticked.get('almaty')).toBe(1);
  });
});

test.each([
  [30_000, 'less than a minute'],
  [60_000, '1 minute'],
  [59 * 60_000, '59 minutes'],
  [3_600_000, '1 hour'],
  [47 * 3_600_000, '1 day'],
  [72 * 3_600_000, '3 days'],
])('%i ms are %s', (ms, words) => {
  expect(ageText(ms, 'en')).toBe(words);
});

describe('what is looked for', () => {
  const today = '2026-11-22';
  test.each([
    ['Алматы', { placeIds: ['almaty'] }],
    ['22.11.2026', { day: '2026-11-22' }],
    ['Almaty 22.11.2026', { placeIds: ['almaty'], day: '2026-11-22' }],
    ['21 ноября 2026 Алматы', { placeIds: ['almaty'], day: '2026-11-21' }],
  ])('%s', (text, found) => {
    expect(readFindQuestion(text, today)).toEqual(found);
  });

  test.each(['', '   ', 'nonsense of all kinds'])('"%s" is refused', (text) => {
    expect(readFindQuestion(text, today)).toMatchObject({ refused: 'find_what' });
  });
});
