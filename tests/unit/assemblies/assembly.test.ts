// A verified report becomes the record of an assembly.
import { describe, expect, test } from 'vitest';
import { assemblyOf, classOf } from '../../../src/assemblies/assembly.ts';
import { bestOf } from '../../../src/assemblies/size.ts';
import { card, findQuestion } from '../../../src/card/card.ts';
import { authorised } from '../../../src/card/law.ts';
import type { Answers } from '../../../src/card/types.ts';
import { answers } from '../engine/people.ts';

const report = (given: Answers) => ({
  placeId: 'zhanaozen',
  localDate: '2011-12-16',
  answers: given,
});

describe('an assembly of one report', () => {
  test('is where and when the report says, with what it says', () => {
    expect(assemblyOf(report(answers), 'an-id')).toMatchObject({
      id: 'an-id',
      placeId: 'zhanaozen',
      regionId: 'mangystau',
      localDate: '2011-12-16',
      form: 'rally',
      topic: 'labour',
      topicClass: 'social_economic',
      permitStatus: 'denied',
      authorised: 'unauthorised',
      authorityResponse: ['watched', 'filmed'],
      participants: { low: 10, high: 49, best: 22 },
      eventStatus: 'took_place',
      level: 'v1',
      // The day alone: the instant of a tap could lead back to a person.
      values: { ...answers, event_when: { kind: 'date', date: '2026-11-22' } },
      conflicts: [],
      corroboration: 1,
      isCoerced: false,
    });
  });

  test('is shown in detail three hours after it was verified, or once it ended', () => {
    const verified = new Date('2026-11-22T10:00:00Z');
    const after = (end: Answers) => {
      const described = { placeId: 'almaty', localDate: '2026-11-22', answers: end };
      return assemblyOf(described, 'an-id', verified).publishAfter?.toISOString();
    };
    const end = (time: string, date?: string): Answers => ({
      end_time: { kind: 'time', time, ...(date !== undefined && { date }) },
    });
    expect(after({})).toBe('2026-11-22T13:00:00.000Z');
    expect(after(end('17:59'))).toBe('2026-11-22T13:00:00.000Z');
    expect(after(end('18:30'))).toBe('2026-11-22T13:30:00.000Z');
    expect(after(end('01:00', '2026-11-23'))).toBe('2026-11-22T20:00:00.000Z');
  });

  test.each([
    ['2024-02-29', '2024-02-29T16:00:00.000Z'],
    ['2024-03-01', '2024-03-01T17:00:00.000Z'],
  ])(
    'that ended on %s did so by the clock that its place had on that day',
    (localDate, instant) => {
      const given: Answers = { end_time: { kind: 'time', time: '22:00' } };
      const described = { placeId: 'almaty', localDate, answers: given };
      const { publishAfter } = assemblyOf(described, 'an-id', new Date(`${localDate}T00:00:00Z`));
      expect(publishAfter?.toISOString()).toBe(instant);
    },
  );

  test('knows nothing that nobody said, and has no number of people then', () => {
    const unknown = { form: 'unknown', topic: 'unknown', permitStatus: 'unknown' };
    const bare = assemblyOf(report({}), 'an-id');
    expect(bare).toMatchObject({ ...unknown, topicClass: 'unknown', authorised: 'unknown' });
    expect(bare.authorityResponse).toEqual([]);
    expect(bare).not.toHaveProperty('participants');
    expect(assemblyOf(report({ participants: { kind: 'unknown' } }), 'id')).not.toHaveProperty(
      'participants',
    );
  });

  test('belongs to a region also when its place is "elsewhere"', () => {
    const elsewhere = { ...report(answers), placeId: 'abai_other' };
    expect(assemblyOf(elsewhere, 'id').regionId).toBe('abai');
  });
});

describe('the best estimate of people', () => {
  test.each([
    [{ low: 35, high: 35 }, 35],
    [{ low: 30, high: 40 }, 35],
    [{ low: 30, high: 41 }, 35.5],
    [{ low: 1, high: 2 }, 1.5],
    [{ low: 700, high: null }, 700],
    [{ low: 10_000, high: null, band: 'b10' }, 10_000],
  ])('of %j is %d', (size, best) => {
    expect(bestOf({ kind: 'size', ...size })).toBe(best);
  });

  test('of a band is the geometric mean of its ends, rounded', () => {
    const question = findQuestion(card, 'participants');
    const bands = question?.type === 'int_range' ? question.choices : [];
    const best = bands.flatMap(({ value: band, low, high = null }) =>
      low === undefined ? [] : [bestOf({ kind: 'size', low, high, band })],
    );
    expect(best).toEqual([1, 2, 5, 22, 70, 223, 707, 2236, 7071, 10_000]);
  });
});

describe('derivations', () => {
  test.each([
    ['allowed', 'authorised'],
    ['official', 'authorised'],
    ['denied', 'unauthorised'],
    ['not_applied', 'unauthorised'],
    ['unknown', 'unknown'],
    ['something_new', 'unknown'],
  ])('a permit that was %s makes it %s', (permit, reading) => {
    expect(authorised(permit, 'unknown', 'law_2020_notification')).toBe(reading);
  });

  test('every choice of the permit question has its reading', () => {
    const question = findQuestion(card, 'permit_status');
    const choices = question?.type === 'single_choice' ? question.choices : [];
    const readings = choices.map(({ value }) => [
      value,
      authorised(value, 'unknown', 'law_2020_notification'),
    ]);
    expect(
      readings.filter(([value, read]) => (value === 'unknown') !== (read === 'unknown')),
    ).toEqual([]);
  });

  test.each([
    ['elections', 'political'],
    ['prices_utilities', 'social_economic'],
    ['pro_government', 'pro_government'],
    ['other', 'other'],
    ['unknown', 'unknown'],
    ['something_new', 'unknown'],
  ])('the topic %s counts as %s', (topic, topicClass) => {
    expect(classOf(topic)).toBe(topicClass);
  });
});
