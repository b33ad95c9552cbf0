// A report beside a record, field by field.
import { describe, expect, test } from 'vitest';
import { beside } from '../../../src/assemblies/beside.ts';
import type { Answer, Answers } from '../../../src/card/types.ts';

const where = { placeId: 'almaty', localDate: '2026-11-22' };
const known = {
  ...where,
  number: 1,
  id: 'id',
  regionId: 'almaty_city',
  form: 'rally',
  topic: 'labour',
};

const read = (field: string, mine: Answer, theirs: Answer) =>
  beside({ ...where, answers: { [field]: mine } }, { ...known, values: { [field]: theirs } }).find(
    (one) => one.field === field,
  )?.read;

describe('what both know beside what decides', () => {
  test.each<[string, Answer, Answer, string | undefined]>([
    ['detained_count', { kind: 'number', value: 3 }, { kind: 'number', value: 3 }, 'agrees'],
    ['detained_count', { kind: 'number', value: 3 }, { kind: 'number', value: 4 }, 'contradicts'],
    ['police_count', { kind: 'size', low: 10, high: 49 }, { kind: 'number', value: 20 }, 'agrees'],
    ['end_time', { kind: 'time', time: '14:00' }, { kind: 'time', time: '16:30' }, 'agrees'],
    ['end_time', { kind: 'time', time: '10:00' }, { kind: 'time', time: '16:30' }, 'contradicts'],
    [
      'force_means',
      { kind: 'choices', values: ['batons'] },
      { kind: 'choices', values: ['batons', 'tear_gas'] },
      'agrees',
    ],
    [
      'force_means',
      { kind: 'choices', values: ['batons'] },
      { kind: 'choices', values: ['tear_gas'] },
      'unknown',
    ],
    ['detained_count', { kind: 'unknown' }, { kind: 'number', value: 4 }, undefined],
    ['place_detail', { kind: 'text', text: 'a' }, { kind: 'text', text: 'b' }, undefined],
  ])('%s %j beside %j: %s', (field, mine, theirs, expected) => {
    expect(read(field, mine, theirs)).toBe(expected);
  });

  test('the eight that decide always stand there, in one order', () => {
    const answers: Answers = {};
    expect(beside({ ...where, answers }, { ...known, values: {} }).map((one) => one.field)).toEqual(
      [
        'place',
        'event_when',
        'start_time',
        'topic',
        'form',
        'participants',
        'permit_status',
        'authority_response',
      ],
    );
  });
});
