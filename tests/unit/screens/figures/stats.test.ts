// Answers with figures as people read them: they fit, they say the numbers, and they have a code.
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { formatDay } from '../../../../src/dates.ts';
import { languages, t } from '../../../../src/locales/translate.ts';
import type { Screen } from '../../../../src/messenger.ts';
import { packPress, unpackPress } from '../../../../src/press-forms.ts';
import { mismatchToldScreen } from '../../../../src/screens/figures/mismatch.ts';
import { statsScreen } from '../../../../src/screens/figures/stats.ts';
import { statsMenuScreen } from '../../../../src/screens/figures/stats-menus.ts';
import { titleText } from '../../../../src/screens/figures/stats-title.ts';
import { changeQuestion, menus } from '../../../../src/stats/change.ts';
import type { StatsQuestion } from '../../../../src/stats/question.ts';
import { figureIds } from '../../../../src/stats/registry/registry.ts';
import { topicIds } from '../../../../src/stats/topics.ts';
import { countCodePoints } from '../../../../src/text.ts';
import { record } from '../../stats/any-records.ts';
import { recounted } from '../../stats/recounted.ts';
import { answerOf, anyQuestion, CODE, country, manyRecords, TODAY } from './answers.ts';

const textOf = ({ paragraphs }: Screen) => paragraphs.map(({ text }) => text).join('\n\n');
const anyLanguage = fc.constantFrom(...languages);
const sampled = fc
  .sample(fc.array(record, { minLength: 40, maxLength: 40 }), { seed: 3, numRuns: 1 })
  .flat();

/** Whatever a screen is about. */
function expectReadable(screen: Screen) {
  const text = textOf(screen);
  expect(countCodePoints(text)).toBeLessThanOrEqual(screen.picture ? 1024 : 4096);
  const drawn = JSON.stringify(screen.picture ?? {});
  expect(`${text} ${drawn}`).not.toMatch(/undefined|NaN|Infinity|\bnull\b/);
  expect(text).not.toMatch(/[{}]|\b(?:figures?|stats|comparison)\.[a-zA-Z]/);
  for (const { text: one } of screen.paragraphs) expect(one.trim()).toBe(one);
}

/** Every button can be sent, and is understood when it is tapped. */
function expectPressable(screen: Screen, most: number) {
  const rows = screen.buttons ?? [];
  expect(rows.length).toBeLessThanOrEqual(most);
  for (const button of rows.flat()) {
    expect(button.text).not.toMatch(/^$|undefined|[{}]/);
    if (!('press' in button)) continue;
    const packed = packPress(button.press);
    expect(packed).toMatch(/^[ -~]{1,53}$/);
    expect(unpackPress(packed)).toEqual(button.press);
  }
}

/** What every button of an answer sets can be set. */
function expectUnderstood(screen: Screen, question: StatsQuestion) {
  for (const button of (screen.buttons ?? []).flat()) {
    if (!('press' in button) || button.press.do !== 'stats_set') continue;
    const { set, to } = button.press;
    if (set === 'menu') expect(menus).toContain(to);
    else expect(changeQuestion(question, { set, to })).toBeDefined();
  }
}

describe('an answer', () => {
  it('of any topic, narrowed in any way, fits, says no nonsense, and ends with its code', () => {
    fc.assert(
      fc.property(manyRecords, anyQuestion, anyLanguage, (records, question, language) => {
        const screen = statsScreen({ language, answer: answerOf(records, question), code: CODE });
        expectReadable(screen);
        expectPressable(screen, 8);
        expect(screen.paragraphs.at(-1)?.text).toContain(CODE);
      }),
      { numRuns: 45 },
    );
  });

  test.each(languages)('of every topic has its picture in %s', (language) => {
    for (const topic of topicIds) {
      const answer = answerOf(sampled, { ...country, topic });
      const screen = statsScreen({ language, answer, code: CODE });
      expect(`${topic} ${screen.picture !== undefined}`).toBe(`${topic} true`);
      expectUnderstood(screen, answer.question);
    }
  });

  it('about one figure says what it means, or that there is none', () => {
    fc.assert(
      fc.property(
        manyRecords,
        fc.constantFrom(...figureIds),
        anyLanguage,
        (records, figure, language) => {
          const answer = answerOf(records, { ...country, figure });
          const screen = statsScreen({ language, answer, code: CODE });
          expectReadable(screen);
          expectPressable(screen, 8);
          if (answer.n === 0) return;
          expect(textOf(screen)).toContain(t(language, `figure.${figure}.means`));
          // Beside how many assemblies there were, what is meant, and the code.
          expect(screen.paragraphs.length).toBeGreaterThanOrEqual(figure === 'A01' ? 4 : 5);
        },
      ),
      { numRuns: 45 },
    );
  });

  it('says the numbers of a recount of the records', () => {
    fc.assert(
      fc.property(
        manyRecords,
        fc.constantFrom('natural', 'kibhr', 'kibhr'),
        anyLanguage,
        (records, mode, language) => {
          const question = { ...country, topic: 'response', mode } as const;
          const text = textOf(
            statsScreen({ language, answer: answerOf(records, question), code: CODE }),
          );
          const counted = recounted(
            records.filter(({ level }) => level !== 'v0'),
            mode,
          );
          const { n } = counted['A01'] as { n: number };
          if (n === 0) return;
          expect(text).toContain(t(language, 'stats.assemblies', { n }));
          for (const id of ['A26', 'A26u', 'A27', 'A38'] as const) {
            const share = counted[id] as { n: number; base: number; unknown: number };
            const { n: of, base, unknown } = share;
            const exact = (of * 1000) / base;
            const percent = (mode === 'kibhr' ? Math.floor(exact) : Math.floor(exact + 0.5)) / 10;
            const name = t(language, `figure.${id}.name`);
            const none = unknown > 0 ? t(language, 'figures.none_known', { name, unknown }) : '';
            const sentence = t(language, `figure.${id}`, { n: of, base, unknown, percent });
            const isInBase = mode === 'kibhr' && id !== 'A38';
            expect(text).toContain(base > (isInBase ? unknown : 0) ? sentence : none);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  test.each(languages)('in %s where there was nothing says only that', (language) => {
    for (const topic of topicIds) {
      const screen = statsScreen({
        language,
        answer: answerOf([], { ...country, topic }),
        code: CODE,
      });
      expect(screen.picture).toBeUndefined();
      expect(screen.paragraphs.map(({ text }) => text).slice(1, -1)).toEqual([
        t(language, 'stats.none'),
      ]);
      expectReadable(screen);
      expectPressable(screen, 8);
    }
  });

  test.each(languages)('in %s says that figures about people are withheld, by name', (language) => {
    const answer = answerOf(sampled, { ...country, topic: 'penalties' });
    const values = {
      ...answer.values,
      A30: { kind: 'withheld' },
      A42: { kind: 'withheld' },
    } as const;
    const text = textOf(statsScreen({ language, answer: { ...answer, values }, code: CODE }));
    for (const id of ['A30', 'A42'] as const)
      expect(text).toContain(
        t(language, 'figures.withheld', { id, name: t(language, `figure.${id}.name`) }),
      );
  });

  test.each(languages)('in %s says whatever was asked beside place and period', (language) => {
    const asked = {
      ...country,
      level: 'v2',
      campaign: 'spring',
      isWithoutOfficial: true,
      without: 'uralsk',
      mode: 'kibhr',
    } as const;
    const screen = statsScreen({ language, answer: answerOf(sampled, asked), code: CODE });
    const notes = screen.paragraphs.filter(({ style }) => style === 'note').map(({ text }) => text);
    expect(notes).toContain(t(language, 'figures.filter_level', { level: 'v2' }));
    expect(notes).toContain(t(language, 'figures.filter_campaign', { name: 'Spring' }));
    expect(notes).toContain(t(language, 'figures.filter_official'));
    expect(notes).toContain(t(language, 'figures.filter_kibhr'));
    expect(screen.paragraphs[0]?.text).toBe(titleText(country, language));
    const plain = statsScreen({ language, answer: answerOf(sampled, country), code: CODE });
    expect(textOf(plain)).not.toContain(t(language, 'figures.filter_kibhr'));
  });

  test.each(languages)(
    'in %s that is had again says of which day it is, and what it is today',
    (language) => {
      const then = { ...answerOf(sampled, country), asOf: '2026-11-01' };
      const day = formatDay(then.asOf, language);
      const now = answerOf([...sampled, ...sampled], country);
      const changed = textOf(statsScreen({ language, answer: then, code: CODE, now }));
      expect(changed).toContain(t(language, 'figures.then', { day, n: now.n, was: then.n }));
      const same = { ...then, asOf: TODAY };
      const kept = textOf(statsScreen({ language, answer: then, code: CODE, now: same }));
      expect(kept).toContain(t(language, 'figures.then_same', { day }));
    },
  );

  it('with the summary fits one screen of a phone', () => {
    const LINE = 38;
    const MOST_LINES = 32;
    fc.assert(
      fc.property(manyRecords, anyLanguage, (records, language) => {
        const { paragraphs } = statsScreen({
          language,
          answer: answerOf(records, country),
          code: CODE,
        });
        const lines = paragraphs.map(({ text }) => Math.ceil(countCodePoints(text) / LINE));
        expect(lines.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(MOST_LINES);
      }),
      { numRuns: 25 },
    );
  });

  it('that compares says against what, in shares and rates', () => {
    fc.assert(
      fc.property(manyRecords, anyLanguage, (records, language) => {
        const question = {
          ...country,
          period: { from: '2012-01', to: '2012-12' },
          topic: 'comparison',
        } as const;
        const answer = answerOf(records, question);
        const screen = statsScreen({ language, answer, code: CODE });
        expectReadable(screen);
        const isNone = textOf(screen).includes(t(language, 'stats.none'));
        expect(screen.paragraphs.length).toBeGreaterThan(isNone ? 2 : 3);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a list to choose from', () => {
  test.each(languages)('in %s has buttons that are understood', (language) => {
    for (const menu of menus) {
      const screen = statsMenuScreen({
        language,
        question: country,
        code: CODE,
        menu,
        today: TODAY,
      });
      expectReadable(screen);
      expectPressable(screen, 30);
      expectUnderstood(screen, country);
    }
  });

  test('offers the years that were asked about, however old', () => {
    const question = { ...country, period: { from: '2011-06', to: '2012-04' } };
    const view = { language: 'en', question, code: CODE, today: TODAY } as const;
    const { buttons = [] } = statsMenuScreen({ ...view, menu: 'period' });
    const texts = buttons.flat().map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['2011', '2012', TODAY.slice(0, 4)]));
    expect(texts).not.toContain('2013');
  });
});

test.each(languages)(
  'figures that do not add up are told in %s with figure and title',
  (language) => {
    const title = titleText(country, language);
    const text = textOf(mismatchToldScreen(language, { title, figure: 'topic' }));
    expect(text).toContain(title);
    expect(text).toContain('topic');
  },
);
