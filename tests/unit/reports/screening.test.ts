// Automatic checks: what the desk is told about a report, and in which order.
import { describe, expect, test } from 'vitest';
import { card } from '../../../src/card/card.ts';
import type { Answers } from '../../../src/card/types.ts';
import { isRejectReason, isUndecided } from '../../../src/reports/decision.ts';
import {
  type Finding,
  FLOOD_REPORTS_PER_HOUR,
  type Surroundings,
  screenReport,
} from '../../../src/reports/screening.ts';
import { answers } from '../engine/people.ts';

const calm: Surroundings = {
  card,
  receivedDay: '2026-11-22',
  sameReporter: [],
  sameDay: [],
  reportsWithinHour: 1,
};

interface Case {
  readonly given?: Answers;
  readonly day?: string;
  readonly around?: Partial<Surroundings>;
}

const screen = ({ given = answers, day = '2026-11-22', around = {} }: Case) =>
  screenReport({ answers: given, localDate: day }, { ...calm, ...around });

const { form: _, topic: __, ...withoutTwo } = answers;
const basis = (value: string): Answers => ({
  ...answers,
  observer_basis: { kind: 'choice', value },
});

describe('the findings', () => {
  test.each<[string, Case, readonly Finding[]]>([
    ['an ordinary report', {}, []],
    [
      'missing answers',
      { given: withoutTwo },
      [{ code: 'incomplete', questions: ['form', 'topic'] }],
    ],
    ['the day after it came', { day: '2026-11-23' }, [{ code: 'future' }]],
    ['a day long ago', { day: '2025-11-23' }, []],
    [
      'the same person again',
      { around: { sameReporter: [7, 9] } },
      [{ code: 'same_reporter', case: 7 }],
    ],
    [
      'others about that day',
      { around: { sameDay: [1, 2, 3, 4, 5, 6] } },
      [{ code: 'same_day', cases: [1, 2, 3, 4, 5] }],
    ],
    ['four reports in an hour', { around: { reportsWithinHour: 4 } }, []],
    [
      'many reports in an hour',
      { around: { reportsWithinHour: FLOOD_REPORTS_PER_HOUR } },
      [{ code: 'flood', reports: FLOOD_REPORTS_PER_HOUR }],
    ],
    ['hearsay', { given: basis('participant_told') }, [{ code: 'second_hand' }]],
    ['the news', { given: basis('media_social') }, [{ code: 'second_hand' }]],
    ['a live video', { given: basis('live_video') }, []],
  ])('on %s', (_name, about, findings) => {
    expect(screen(about)).toEqual(findings);
  });

  test('come gravest first', () => {
    const all = screen({
      given: { observer_basis: { kind: 'choice', value: 'media_social' } },
      day: '2027-01-01',
      around: { sameReporter: [3], sameDay: [1, 2], reportsWithinHour: 6 },
    });
    expect(all.map((finding) => finding.code)).toEqual([
      'incomplete',
      'future',
      'same_reporter',
      'flood',
      'same_day',
      'second_hand',
    ]);
  });
});

describe('decisions', () => {
  test('know their reasons and nothing else', () => {
    expect(isRejectReason('not_serious')).toBe(true);
    expect(isRejectReason('toString')).toBe(false);
    expect(isRejectReason('')).toBe(false);
  });

  test('are awaited by open and claimed cases', () => {
    expect((['open', 'claimed', 'verified', 'rejected'] as const).filter(isUndecided)).toEqual([
      'open',
      'claimed',
    ]);
  });
});
