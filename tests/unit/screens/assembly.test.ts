// The record of an assembly as moderators see it, in three languages.
import { describe, expect, test } from 'vitest';
import { eventStatuses } from '../../../src/assemblies/assembly.ts';
import { fuse } from '../../../src/assemblies/fusion.ts';
import { fieldGroups, findField } from '../../../src/assemblies/moderator-fields.ts';
import { allQuestions, card, choicesIn } from '../../../src/card/card.ts';
import { hasText, languages, t } from '../../../src/locales/translate.ts';
import { packPress } from '../../../src/press-forms.ts';
import { correctReasons } from '../../../src/reports/correction.ts';
import { retractReasons } from '../../../src/reports/retraction.ts';
import { recordScreen } from '../../../src/screens/records/assembly.ts';
import { campaignsScreen } from '../../../src/screens/records/campaigns.ts';
import { correctionScreen } from '../../../src/screens/records/correction.ts';
import { fieldName, moderatorChoice } from '../../../src/screens/records/record-values.ts';
import type { RecordView } from '../../../src/screens/records/record-view.ts';
import { choice, cited, size } from '../assemblies/cited.ts';

const fused = fuse(
  [
    cited(3, { form: choice('rally'), participants: size(50, 99, 'b5') }),
    cited(7, { form: choice('march'), participants: size(50, 99, 'b5') }),
  ],
  new Map([['topic', choice('labour')]]),
);

const view: RecordView = {
  language: 'en',
  number: 17,
  version: 4,
  eventStatus: 'took_place',
  level: 'v2',
  placeId: 'taraz',
  localDate: '2026-11-20',
  startMinute: 11 * 60 + 5,
  isCoerced: false,
  fused,
  cases: [3, 7],
  corrections: [
    { field: 'topic', after: choice('labour'), reason: 'better_source', moderator: 2, second: 5 },
  ],
  series: [{ number: 16, localDate: '2026-11-19' }],
  campaign: { id: 'spring', name: 'Spring' },
  outcomes: 3,
  mergedFrom: [12],
  proposals: [],
  page: { kind: 'main' },
};

const textOf = (change: Partial<RecordView> = {}) =>
  recordScreen({ ...view, ...change })
    .paragraphs.map((one) => (one.style === 'pair' ? `${one.label}: ${one.text}` : one.text))
    .join('\n');
const pressesOf = (change: Partial<RecordView> = {}) =>
  (recordScreen({ ...view, ...change }).buttons ?? [])
    .flat()
    .flatMap((button) => ('press' in button ? [button.press] : []));

describe('the record of an assembly', () => {
  test('says what is known, from which cases, and how well', () => {
    const text = textOf();
    expect(text).toContain('Assembly № 17');
    expect(text).toContain('Taraz, 20 November 2026, from 11:05');
    expect(text).toContain('2 independent reports');
    expect(text).toContain('50-99 (№ 3, № 7)');
    expect(text).toContain('Other days of this action: № 16, 19.11.2026');
    expect(text).toContain('Campaign: Spring');
    expect(text).toContain('Outcomes: 3');
    expect(text).toContain('Merged from: № 12');
    expect(text).toContain('(moderators 2 and 5)');
  });

  test('marks what is contradictory, with a button for each', () => {
    expect(textOf()).toMatch(/⚠️ Form: .*Contradictory: .*\(№ 3\); .*\(№ 7\)/);
    expect(pressesOf()[0]).toMatchObject({ do: 'assembly_page', page: 'settle-form' });
    const presses = pressesOf({ page: { kind: 'settle', field: 'form' } });
    expect(presses.slice(0, 2)).toMatchObject([
      { do: 'assembly_settle', field: 'form', index: 0 },
      { do: 'assembly_settle', field: 'form', index: 1 },
    ]);
  });

  test('has no buttons of its own once it is retracted or merged', () => {
    expect(pressesOf({ retractedFor: 'duplicate' })).toEqual([]);
    expect(pressesOf({ mergedInto: 3 })).toEqual([]);
    expect(textOf({ retractedFor: 'duplicate' })).toContain(t('en', 'retract.duplicate'));
  });

  test('leaves room for the buttons of merging', () => {
    const press = { do: 'assembly_open', assembly: 1 } as const;
    const moreRows = [[{ text: 'More', press }]];
    expect(pressesOf({ moreRows }).at(-2)).toEqual(press);
    expect(pressesOf({ moreRows, mergedInto: 3 })).toEqual([press]);
  });

  test('has what is rarely done on a page of its own', () => {
    expect(pressesOf().at(-1)).toMatchObject({ do: 'assembly_page', page: 'more' });
    const press = { do: 'assembly_open', assembly: 1 } as const;
    const furtherRows = [[{ text: 'Further', press }]];
    const presses = pressesOf({ page: { kind: 'more' }, furtherRows });
    expect(presses).toMatchObject([
      { do: 'outcome_open' },
      { page: 'series' },
      { page: 'campaign' },
      press,
      { page: 'main' },
    ]);
    expect(pressesOf({ furtherRows })).not.toContainEqual(press);
  });

  test.each(languages)('can be written in %s, every page of it', (language) => {
    const day = { number: 1_000_000, localDate: '2026-11-21' };
    const pages: readonly RecordView['page'][] = [
      { kind: 'main' },
      { kind: 'more' },
      { kind: 'groups' },
      { kind: 'retract' },
      { kind: 'settle', field: 'form' },
      { kind: 'series', days: [day] },
      { kind: 'series', days: [] },
      { kind: 'campaign', campaigns: [{ id: 'a'.repeat(24), name: 'A' }] },
      ...fieldGroups.map(({ key: group }) => ({ kind: 'group', group }) as const),
    ];
    for (const page of pages) {
      for (const eventStatus of eventStatuses) {
        expect(textOf({ language, page, eventStatus })).not.toBe('');
      }
      const huge = { language, page, number: 1_000_000, version: 10_000 };
      for (const press of pressesOf(huge)) expect(packPress(press).length).toBeLessThanOrEqual(53);
    }
  });
});

describe('a correction on its way', () => {
  const fields = fieldGroups.flatMap(({ questions }) => questions);

  test.each(languages)('can ask for every field in %s, on buttons that fit', (language) => {
    for (const { key } of fields) {
      const question = findField(key);
      if (question === undefined) throw new Error(key);
      const draft = { kind: 'correct', assemblyId: 'a', field: key } as const;
      const asked = { number: 17, moderator: 2, question, code: 'abcdef12', revision: 10_000 };
      const screen = correctionScreen({ language, ...asked, draft, values: {} });
      expect(screen.paragraphs[0]?.text).toContain(fieldName(key, language));
      for (const button of screen.buttons?.flat() ?? []) {
        if ('press' in button) expect(packPress(button.press).length).toBeLessThanOrEqual(53);
      }
      for (const { value } of 'choices' in question ? question.choices : []) {
        if (question.section === 'moderators') {
          expect(moderatorChoice(key, value, language)).not.toBe('');
        }
      }
    }
  });

  test('is possible for every question whose answers are public', () => {
    const isPublic = (type: string) => !['text', 'url', 'photo'].includes(type);
    const wanted = allQuestions(card).filter(({ type }) => isPublic(type));
    expect(wanted.filter(({ key }) => !fields.some((one) => one.key === key))).toEqual([]);
    expect(fields.filter((one) => choicesIn(one).length > 40)).toEqual([]);
  });

  test('has a text for every reason', () => {
    const keys = [
      ...correctReasons.map((reason) => `correct.${reason}`),
      ...retractReasons.flatMap((one) => [`retract.${one}`, `retract.${one}.reporter`]),
    ];
    expect(keys.filter((key) => !hasText(key))).toEqual([]);
  });
});

test.each(languages)('the list of campaigns can be written in %s', (language) => {
  const screen = campaignsScreen(language, [{ id: 'a', name: 'Жер', records: 5 }]);
  expect(screen.paragraphs.some(({ text }) => text.includes('5'))).toBe(true);
  expect(campaignsScreen(language, []).paragraphs).toHaveLength(3);
});
