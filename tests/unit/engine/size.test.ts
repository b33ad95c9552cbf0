// How many people, as typed.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { card, findQuestion } from '../../../src/card/card.ts';
import { readSize } from '../../../src/engine/kinds/size.ts';

const question = findQuestion(card, 'participants');
if (question?.type !== 'int_range') throw new Error('participants is a number of people');
const read = (text: string) => readSize(question, text);

describe('a number of people', () => {
  test.each([
    ['1', 1],
    ['35', 35],
    [' 35 ', 35],
    ['35.', 35],
    ['1500', 1500],
    ['1 500', 1500],
    ['1\u00a0500', 1500],
    ['1\u202f500', 1500],
    ['1,500', 1500],
    ['1.500', 1500],
    ["1'500", 1500],
    ['1500 человек', 1500],
    ['1500 адам', 1500],
    ['1500 people', 1500],
    ['50чел.', 50],
    ['50 участников', 50],
    ['около 50', 50],
    ['Около 50 человек', 50],
    ['примерно 50', 50],
    ['человек 30', 30],
    ['где-то 40', 40],
    ['шамамен 50', 50],
    ['шамамен 50 адам', 50],
    ['100 шақты адам', 100],
    ['100-дей', 100],
    ['50-ге жуық адам', 50],
    ['about 50', 50],
    ['approximately 50 people', 50],
    ['~50', 50],
    ['~ 50', 50],
    ['2 тыс.', 2000],
    ['1,5 тысячи', 1500],
    ['2 мың', 2000],
    ['2k', 2000],
    ['200000', 200_000],
    ['200 000', 200_000],
  ])('is read from %j', (text, people) => {
    expect(read(text)).toEqual({
      kind: 'answer',
      answer: { kind: 'size', low: people, high: people },
    });
  });

  test('is read back from any number in range', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200_000 }), (people) => {
        const texts = [String(people), people.toLocaleString('en'), people.toLocaleString('ru')];
        for (const text of texts) {
          expect(read(text)).toMatchObject({ answer: { low: people, high: people } });
        }
      }),
    );
  });
});

describe('a range of people', () => {
  test.each([
    ['30-40', 30, 40],
    ['30–40', 30, 40],
    ['30—40', 30, 40],
    ['30−40', 30, 40],
    ['30 - 40', 30, 40],
    ['30...40', 30, 40],
    ['30-40 человек', 30, 40],
    ['от 30 до 40', 30, 40],
    ['от 30 до 40 человек', 30, 40],
    ['30 до 40', 30, 40],
    ['30 бен 40 арасында', 30, 40],
    ['30-дан 40-қа дейін', 30, 40],
    ['30-дан 40 адамға дейін', 30, 40],
    ['30-дан 40-ға дейін адам', 30, 40],
    ['between 30 and 40', 30, 40],
    ['from 30 to 40 people', 30, 40],
    ['примерно 30-40', 30, 40],
    ['1 000–1 500', 1000, 1500],
    ['1000-1500', 1000, 1500],
    ['1-2 тысячи', 1000, 2000],
    ['30-30', 30, 30],
  ])('is read from %j', (text, low, high) => {
    expect(read(text)).toEqual({ kind: 'answer', answer: { kind: 'size', low, high } });
  });
});

describe('an open number', () => {
  test.each([
    ['10,000 or more', 10_000, 'b10'],
    ['10 000 и больше', 10_000, 'b10'],
    ['10 000 және одан көп', 10_000, 'b10'],
    ['10000+', 10_000, 'b10'],
  ])('is the last band when it says %j', (text, low, band) => {
    expect(read(text)).toEqual({ kind: 'answer', answer: { kind: 'size', low, high: null, band } });
  });

  test.each([['больше 100'], ['100+'], ['100-ден астам'], ['at least 100']])(
    'stays open in %j',
    (text) => {
      expect(read(text)).toEqual({
        kind: 'answer',
        answer: { kind: 'size', low: 100, high: null },
      });
    },
  );
});

describe('not knowing how many', () => {
  test.each([
    ['не знаю'],
    ['Не знаю.'],
    ['незнаю'],
    ['білмеймін'],
    ['Билмеймин'],
    ["don't know"],
    ['I don’t know'],
    ['?'],
  ])('is an answer: %j', (text) => {
    expect(read(text)).toEqual({ kind: 'answer', answer: { kind: 'unknown' } });
  });
});

describe('a size is refused', () => {
  test.each([
    ['много', 'size_format'],
    ['', 'size_format'],
    ['  ', 'size_format'],
    ['3.5', 'size_format'],
    ['30 40', 'size_format'],
    ['30-40-50', 'size_format'],
    ['35 автобусов', 'size_format'],
    ['٣٥', 'size_format'],
    ['1'.repeat(61), 'size_format'],
    ['40-30', 'size_order'],
    ['от 40 до 30', 'size_order'],
    ['0', 'size_min'],
    ['-5', 'size_min'],
    ['−5', 'size_min'],
    ['0-10', 'size_min'],
    ['200001', 'size_max'],
    ['300000', 'size_max'],
    ['100-300 000', 'size_max'],
    ['12345678901234567890', 'size_max'],
  ])('%j with %s', (text, code) => {
    expect(read(text)).toMatchObject({ kind: 'refused', refusal: { refused: code } });
  });

  test('with the number that is the limit', () => {
    expect(read('300000')).toMatchObject({ refusal: { params: { max: 200_000 } } });
  });

  test('or read, but never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => /answer|refused/.test(read(text).kind)));
  });
});
