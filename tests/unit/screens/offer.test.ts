// What the desk is shown when something new comes in a report that a record cites.
import { describe, expect, test } from 'vitest';
import { languages } from '../../../src/locales/translate.ts';
import { packPress, unpackPress } from '../../../src/press-forms.ts';
import { type OfferView, offerScreen, withdrawnNote } from '../../../src/screens/records/offer.ts';
import { pressesOf, wordsOf } from './drafts.ts';

const id = '00000000-0000-4000-8000-00000000000a';
const view: OfferView = {
  language: 'en',
  number: 7,
  assembly: 12,
  additionId: id,
  update: {
    changes: [
      {
        field: 'participants',
        before: { kind: 'number', value: 100 },
        after: { kind: 'number', value: 250 },
      },
      { field: 'detained_count', after: { kind: 'number', value: 1 } },
    ],
    bests: [],
    conflicts: ['participants'],
  },
  state: { kind: 'waiting' },
};
const states: readonly OfferView['state'][] = [
  { kind: 'waiting' },
  { kind: 'proposed', proposal: 3, moderator: 2, why: ['deaths', 'force'] },
  { kind: 'taken', moderator: 2 },
  { kind: 'left', moderator: 2 },
];

describe('an offer', () => {
  test('says what would change, from what to what, and what would contradict', () => {
    const words = wordsOf(offerScreen(view));
    expect(words).toContain('100 → 250');
    expect(words).toContain('— → 1');
    expect(words).toContain('would contradict one another: people');
  });

  test('says which best estimate moves where nothing else of its field does', () => {
    const bests = [
      { field: 'participants', before: 40, after: 45 },
      { field: 'police_count', before: 1200, after: 1300 },
    ];
    const words = wordsOf(offerScreen({ ...view, update: { ...view.update, bests } }));
    expect(words).toContain('best estimate: 1,200 → 1,300');
    expect(words).not.toContain('40 → 45');
  });

  test('is taken or left, confirmed or declined, and then has no buttons', () => {
    const presses = states.map((state) =>
      pressesOf(offerScreen({ ...view, state })).map((press) => press.do),
    );
    expect(presses).toEqual([['take', 'leave'], ['confirm', 'decline'], [], []]);
  });

  test('has whole sentences in every language, and buttons that can be read back', () => {
    for (const language of languages) {
      for (const state of states) {
        const screen = offerScreen({ ...view, language, state });
        expect(wordsOf(screen)).not.toMatch(/[{}]|undefined|desk\.|four_eyes\./);
        for (const press of pressesOf(screen)) {
          expect(Buffer.byteLength(packPress(press))).toBeLessThanOrEqual(53);
          expect(unpackPress(packPress(press))).toEqual(press);
        }
      }
    }
  });
});

describe('the withdrawal of a cited report', () => {
  test.each(languages)('is told in %s, and what is left once it is taken', (language) => {
    const note = { language, number: 7, assembly: 12, reportId: id };
    expect(pressesOf(withdrawnNote(note))).toEqual([{ do: 'take_withdrawal', report: id }]);
    const taken = withdrawnNote({ ...note, taken: { moderator: 2, isEmpty: true } });
    expect(pressesOf(taken)).toEqual([]);
    expect(wordsOf(taken)).not.toMatch(/[{}]|undefined|desk\./);
    const others = withdrawnNote({ ...note, taken: { moderator: 2, isEmpty: false } });
    expect(others.paragraphs).toHaveLength(taken.paragraphs.length - 1);
  });
});
