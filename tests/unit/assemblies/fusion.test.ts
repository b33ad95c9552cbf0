// Several reports about one assembly become one record that knows who said what.
import { describe, expect, test } from 'vitest';
import { fusedAssembly, peopleIn } from '../../../src/assemblies/assembly.ts';
import { fuse } from '../../../src/assemblies/fusion.ts';
import type { Answer, Answers } from '../../../src/card/types.ts';
import { answers } from '../engine/people.ts';
import { at, cited, fuseField, one, several, size } from './cited.ts';

const none: ReadonlyMap<string, Answer> = new Map();
const unknown: Answer = { kind: 'unknown' };

describe('numbers of people', () => {
  test.each<[string, Answer[], Answer, number, boolean]>([
    ['one voice', [size(10, 49, 'b4')], size(10, 49, 'b4'), 22, false],
    ['the same twice', [size(10, 49, 'b4'), size(10, 49, 'b4')], size(10, 49, 'b4'), 22, false],
    ['an odd number', [size(40, 40), size(30, 60), size(35, 50)], size(35, 50), 42.5, false],
    ['an even number', [size(30, 40), size(35, 45)], size(32.5, 42.5), 37.5, false],
    ['a band beside a range', [size(10, 49, 'b4'), size(10, 49)], size(10, 49), 25.75, false],
    ['ranges apart', [size(10, 20), size(30, 40)], size(20, 30), 25, true],
    ['ranges that touch', [size(10, 30), size(30, 40)], size(20, 35), 27.5, false],
    ['an open end among few', [size(500, null), size(700, 900)], size(600, null), 650, false],
    [
      'an open end among many',
      [size(500, null), size(700, 900), size(600, 800)],
      size(600, 900),
      700,
      false,
    ],
    ['an unknown number', [size(50, 50), unknown, size(70, 70), unknown], size(60, 60), 60, true],
  ])('of %s are medians of low, high and best', (_, said, answer, best, isConflict) => {
    expect(fuseField('participants', ...said)).toMatchObject({ answer, best, isConflict });
    expect(fuseField('police_count', ...said)).toMatchObject({ answer, best, isConflict });
  });

  test('as plain numbers are medians too, and contradict one another where they differ', () => {
    const number = (value: number): Answer => ({ kind: 'number', value });
    expect(fuseField('fined_people', number(3))).toBeUndefined();
    const given = [2, 3, 7].map((n, index) =>
      cited(index + 1, { later_outcome: several('fine'), fined_people: number(n) }),
    );
    expect(fuse(given, none).fields.fined_people).toMatchObject({
      answer: number(3),
      isConflict: true,
    });
  });
});

describe('one choice', () => {
  test.each<[string, string[], string, boolean]>([
    ['all agree', ['rally', 'rally'], 'rally', false],
    ['most agree', ['march', 'rally', 'rally'], 'rally', true],
    ['nobody is in the majority', ['march', 'rally'], 'march', true],
    ['some do not know', ['unknown', 'rally', 'unknown'], 'rally', false],
  ])('is what most say, and what differs is a conflict: %s', (_, said, value, isConflict) => {
    const field = fuseField('form', ...said.map((value) => one(value)));
    expect(field).toMatchObject({ answer: one(value), isConflict });
  });

  test('of equals is what somebody saw with their own eyes', () => {
    const heard: Answers = { observer_basis: one('media_social'), form: one('march') };
    const saw: Answers = { observer_basis: one('on_site_now'), form: one('rally') };
    const fused = fuse([cited(1, heard), cited(2, saw)], none);
    expect(fused.values.form).toEqual(one('rally'));
    expect(fused.conflicts).toEqual(['form']);
  });

  test('tells who said it, most frequent first', () => {
    expect(fuseField('form', one('march'), one('rally'), one('rally'))?.said).toEqual([
      { answer: one('rally'), cases: [2, 3] },
      { answer: one('march'), cases: [1] },
    ]);
  });
});

describe('several choices', () => {
  test.each<[string, Answer[], string[], boolean]>([
    ['what anybody saw', [several('filmed'), several('watched')], ['watched', 'filmed'], false],
    [
      'nothing, where all say so',
      [several('not_present'), several('not_present')],
      ['not_present'],
      false,
    ],
    [
      'what was seen, where another one saw nobody',
      [several('not_present'), several('not_present'), several('force')],
      ['force'],
      true,
    ],
    [
      'what is known, where another one does not know',
      [several('unknown'), several('force')],
      ['force'],
      false,
    ],
  ])('are %s', (_, said, values, isConflict) => {
    expect(fuseField('authority_response', ...said)).toMatchObject({
      answer: several(...values),
      isConflict,
    });
  });

  test('that rule each other out are a conflict', () => {
    expect(fuseField('journalists', several('free'), several('none'))).toMatchObject({
      answer: several('free'),
      isConflict: true,
    });
  });
});

describe('times', () => {
  test.each<[string, Answer[], Answer, boolean]>([
    ['of one', [at('12:00')], at('12:00'), false],
    ['the middle of two', [at('12:00'), at('12:31')], at('12:16'), false],
    ['three hours apart', [at('12:00'), at('15:00')], at('13:30'), false],
    ['further apart', [at('12:00'), at('15:01')], at('13:31'), true],
  ])('%s', (_, said, answer, isConflict) => {
    expect(fuseField('start_time', ...said)).toMatchObject({ answer, isConflict });
  });

  test('past midnight keep their day', () => {
    const when: Answer = { kind: 'date', date: '2026-11-21' };
    const ends = [at('23:00'), at('01:00', '2026-11-22'), at('00:30', '2026-11-22')];
    const reports = ends.map((end_time, n) => cited(n + 1, { event_when: when, end_time }));
    expect(fuse(reports, none).values.end_time).toEqual(at('00:30', '2026-11-22'));
  });
});

describe('a voice', () => {
  test('is the latest report of a reporter, wherever it stands among the reports', () => {
    const early = cited(1, { form: one('march'), topic: one('labour') });
    const late = cited(2, { form: one('rally') }, { voice: 1 });
    for (const reports of [
      [early, late],
      [late, early],
    ]) {
      const fused = fuse(reports, none);
      expect(fused).toMatchObject({ corroboration: 1, conflicts: [] });
      expect(fused.values).toEqual({ form: one('rally'), topic: one('labour') });
      expect(fused.fields.form?.said).toEqual([{ answer: one('rally'), cases: [2] }]);
      expect(fused.fields.topic?.said).toEqual([{ answer: one('labour'), cases: [1] }]);
    }
  });

  test('does not forget what it knew because it says "I don’t know" later', () => {
    const reports = [
      cited(1, { participants: size(50, 50) }),
      cited(2, { participants: unknown }, { voice: 1 }),
    ];
    expect(fuse(reports, none).values.participants).toEqual(size(50, 50));
  });

  test('of a withdrawn report is none', () => {
    const reports = [
      cited(1, { form: one('march') }, { isWithdrawn: true }),
      cited(2, { form: one('rally') }),
    ];
    expect(fuse(reports, none)).toEqual(fuse(reports.slice(1), none));
    expect(fuse(reports.slice(0, 1), none)).toMatchObject({ values: {}, corroboration: 0 });
  });

  test('says nothing by an answer to a question that is no longer asked', () => {
    const reports = [
      cited(1, { permit_status: one('denied'), permit_answer: one('silent') }),
      cited(2, { permit_status: one('not_applied') }, { voice: 1 }),
    ];
    expect(fuse(reports, none).values).toEqual({ permit_status: one('not_applied') });
  });

  test('still says when it ended, where "I don’t know" was the answer to whether it goes on', () => {
    const now: Answer = { kind: 'day', said: 'now', at: '2026-11-22T10:00:00Z' };
    const given = { event_when: now, ongoing: one('unknown'), end_time: at('14:00') };
    expect(fuse([cited(1, given)], none).values.end_time).toEqual(at('14:00'));
  });

  test('of another basis than others contradicts nobody', () => {
    const bases = [one('on_site_now'), one('media_social')];
    expect(fuseField('observer_basis', ...bases)).toMatchObject({ isConflict: false });
  });
});

describe('a correction', () => {
  const reports = [cited(1, { form: one('march') }), cited(2, { form: one('rally') })];

  test('settles what reports contradict one another about, and keeps who said what', () => {
    const fused = fuse(reports, new Map([['form', one('picket')]]));
    expect(fused.values.form).toEqual(one('picket'));
    expect(fused.conflicts).toEqual([]);
    expect(fused.fields.form).toMatchObject({ isSettled: true, isConflict: false });
    expect(fused.fields.form?.said).toHaveLength(2);
  });

  test('can set what nobody reported, and what is no question of the card', () => {
    const fused = fuse(reports, new Map([['deaths', { kind: 'number', value: 2 }]]));
    expect(fused.values.deaths).toEqual({ kind: 'number', value: 2 });
  });

  test('can say that nobody knows', () => {
    const fused = fuse(reports, new Map([['form', several('unknown')]]));
    expect(fused.values.form).toEqual(unknown);
  });

  test('takes away the answers that rest on what it corrects', () => {
    const given = { authority_response: several('force'), force_means: several('gas') };
    const corrections = new Map([['authority_response', several('watched')]]);
    expect(fuse([cited(1, given)], corrections).values).toEqual({
      authority_response: several('watched'),
    });
  });
});

describe('the assembly of several reports', () => {
  const second: Answers = {
    ...answers,
    participants: size(30, 60),
    police_count: size(5, 15, 'p2'),
    start_time: at('15:00'),
    place: { kind: 'place', place: 'almaty', point: { lat: 43.26, lon: 76.95 } },
    note: { kind: 'text', text: 'words' },
  };
  const fused = fuse([cited(1, answers), cited(2, second)], none);

  test('has the median of best estimates, both voices, and no words', () => {
    const about = { id: 'an-id', verifiedAt: new Date('2026-11-22T12:00:00Z') };
    const assembly = fusedAssembly(fused, about);
    expect(assembly).toMatchObject({
      placeId: 'almaty',
      regionId: 'almaty_city',
      localDate: '2026-11-22',
      level: 'v2',
      corroboration: 2,
      startMinute: 900,
      participants: { low: 20, high: 54.5, best: 33.5 },
      publishAfter: new Date('2026-11-22T15:00:00Z'),
    });
    expect(JSON.stringify(assembly)).not.toMatch(/words|43\.26/);
    expect(peopleIn(fused, 'police_count')).toEqual({ low: 5, high: 15, best: 9 });
  });

  test('moves only by the word of a moderator', () => {
    const about = { id: 'an-id', placeId: 'astana', localDate: '2026-11-21' };
    expect(fusedAssembly(fused, about)).toMatchObject({
      placeId: 'astana',
      localDate: '2026-11-21',
    });
    const corrections = new Map<string, Answer>([
      ['place', { kind: 'place', place: 'aktau', point: { lat: 1, lon: 2 } }],
      ['event_when', { kind: 'date', date: '2026-11-20' }],
    ]);
    const moved = fusedAssembly(fuse([cited(1, answers)], corrections), about);
    expect(moved).toMatchObject({
      placeId: 'aktau',
      regionId: 'mangystau',
      localDate: '2026-11-20',
      values: { place: { kind: 'place', place: 'aktau' } },
    });
  });

  test('that is nowhere is a mistake of the program', () => {
    expect(() => fusedAssembly(fuse([], none), { id: 'an-id' })).toThrow('nowhere');
  });
});
