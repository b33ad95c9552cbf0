// The answers to the card of outcomes as an outcome, and when the desk is reminded to look for one.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  appeals,
  outcomeFaults,
  outcomeKinds,
  outcomePhases,
  outcomeRoles,
} from '../../../src/assemblies/outcome.ts';
import { outcomeOf, tellsOfSanctions } from '../../../src/assemblies/outcome-answers.ts';
import {
  isDayTime,
  isWorthReminding,
  planReminders,
  reminderSteps,
} from '../../../src/assemblies/outcome-reminders.ts';
import { choicesIn, findQuestion } from '../../../src/card/card.ts';
import { outcomeCard } from '../../../src/card/outcome-card.ts';
import type { Answers } from '../../../src/card/types.ts';
import { localTime } from '../../../src/dates.ts';

const at = { personRef: 'P3', zone: 'Asia/Almaty' };
const choice = (value: string) => ({ kind: 'choice', value }) as const;

describe('the card of outcomes', () => {
  test.each([
    ['outcome_kind', outcomeKinds],
    ['outcome_role', outcomeRoles],
    ['outcome_phase', outcomePhases],
    ['outcome_appeal', appeals],
  ] as const)('offers for %s what can be recorded, and nothing else', (key, values) => {
    const question = findQuestion(outcomeCard, key);
    if (question === undefined) throw new Error(key);
    expect(choicesIn(question).map(({ value }) => value)).toEqual([...values]);
  });
});

describe('answers as an outcome', () => {
  test('say nothing while its kind is not said', () => {
    expect(outcomeOf({ outcome_fine: { kind: 'money', value: 20, unit: 'mci' } }, at)).toBe(
      undefined,
    );
  });

  test('keep a sum in the unit of the source', () => {
    const fine = (unit: 'mci' | 'kzt'): Answers => ({
      outcome_kind: choice('fine'),
      outcome_fine: { kind: 'money', value: 20, unit },
    });
    expect(outcomeOf(fine('mci'), at)).toMatchObject({ fineMci: 20 });
    expect(outcomeOf(fine('kzt'), at)).toMatchObject({ fineKzt: 20 });
  });

  test('leave out what is asked no longer after the kind was changed', () => {
    const answers: Answers = {
      outcome_kind: choice('warning'),
      outcome_fine: { kind: 'money', value: 20, unit: 'mci' },
      outcome_arrest_days: { kind: 'number', value: 15 },
    };
    expect(outcomeOf(answers, at)).toEqual({
      personRef: 'P3',
      kind: 'warning',
      role: 'unknown',
      phase: 'after',
      appeal: 'unknown',
    });
  });

  test('count "yesterday" in the days of the place', () => {
    const said = { kind: 'day', said: 'yesterday', at: '2026-11-22T20:00:00Z' } as const;
    const answers = { outcome_kind: choice('warning'), outcome_date: said };
    expect(outcomeOf(answers, at)?.decidedOn).toBe('2026-11-22');
  });

  test('of any kind with any amounts never contradict their kind', () => {
    const amounts = fc.record({
      outcome_kind: fc.constantFrom(...outcomeKinds).map(choice),
      outcome_fine: fc.constant({ kind: 'money', value: 20, unit: 'mci' } as const),
      outcome_arrest_days: fc.constant({ kind: 'number', value: 5 } as const),
      outcome_prison_months: fc.constant({ kind: 'number', value: 5 } as const),
    });
    fc.assert(
      fc.property(amounts, (answers) => {
        const outcome = outcomeOf(answers, at);
        const on = { assembly: '2026-11-01', today: '2026-11-22' };
        expect(outcome && outcomeFaults(outcome, on)).toEqual([]);
      }),
    );
  });
});

describe('reports tell of sanctions', () => {
  test.each<[Answers, boolean]>([
    [{ authority_response: { kind: 'choices', values: ['watched'] } }, false],
    [{ authority_response: { kind: 'choices', values: ['watched', 'detained'] } }, true],
    [{ later_outcome: { kind: 'choices', values: ['nothing'] } }, false],
    [{ later_outcome: { kind: 'choices', values: ['arrest'] } }, true],
    [{ fined_people: { kind: 'number', value: 1 } }, true],
    [{ detained_count: { kind: 'size', low: 0, high: 0 } }, false],
    [{ detained_count: { kind: 'size', low: 5, high: null } }, true],
    [{ detained_count: { kind: 'unknown' } }, false],
  ])('%j: %s', (answers, isTold) => {
    expect(tellsOfSanctions([{}, answers])).toBe(isTold);
  });
});

describe('reminders', () => {
  const plan = (day: string, now: string) =>
    planReminders({ placeId: 'taraz', localDate: day }, new Date(now)).map(
      ({ step, dueAt }) => `${step} ${dueAt.toISOString().slice(0, 10)}`,
    );

  test('come 3, 14 and 60 days after the day of the assembly', () => {
    expect(plan('2026-11-22', '2026-11-22T10:00:00Z')).toEqual([
      'days_3 2026-11-25',
      'days_14 2026-12-06',
      'days_60 2027-01-21',
    ]);
  });

  test('that have passed are left out, but for a last one', () => {
    expect(plan('2026-11-10', '2026-11-22T10:00:00Z')).toEqual([
      'days_14 2026-11-24',
      'days_60 2027-01-09',
    ]);
    expect(plan('2026-01-10', '2026-11-22T10:00:00Z')).toEqual(['days_60 2026-11-25']);
  });

  test('always fall into the day, wherever in the country', () => {
    const days = fc.date({
      min: new Date('2012-01-01'),
      max: new Date('2030-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, fc.constantFrom('taraz', 'aktau', 'almaty'), (day, placeId) => {
        const localDate = day.toISOString().slice(0, 10);
        for (const { dueAt } of planReminders({ placeId, localDate }, day)) {
          expect(isDayTime(dueAt, placeId)).toBe(true);
        }
      }),
    );
  });

  test('wait while it is night', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => new Date(Date.UTC(2026, 10, 22, hour)));
    const awake = hours.filter((now) => isDayTime(now)).map((now) => localTime(now, at.zone));
    expect(awake.toSorted()).toEqual(
      Array.from({ length: 14 }, (_, index) => `${String(index + 8).padStart(2, '0')}:00`),
    );
  });

  test('come once where nobody is known to be punished, and never for what did not take place', () => {
    const nothing = { sanctions: false, outcomes: false };
    const worth = (known: Parameters<typeof isWorthReminding>[1]) =>
      reminderSteps.filter((step) => isWorthReminding(step, known));
    expect(worth({ ...nothing, tookPlace: true })).toEqual(['days_3']);
    expect(worth({ ...nothing, tookPlace: false })).toEqual([]);
    expect(worth({ ...nothing, sanctions: true, tookPlace: false })).toEqual([...reminderSteps]);
    expect(worth({ ...nothing, outcomes: true, tookPlace: true })).toEqual([...reminderSteps]);
  });
});
