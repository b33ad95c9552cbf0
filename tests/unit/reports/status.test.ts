import { describe, expect, it } from 'vitest';
import type { Answers } from '../../../src/card/types.ts';
import { actionsOn, goesOn, type ReportFacts, statusOf } from '../../../src/reports/status.ts';

const facts: ReportFacts = {
  isWithdrawn: false,
  case: undefined,
  reason: undefined,
  assembly: undefined,
  hasUnansweredQuestion: false,
};

describe('the status of a report', () => {
  it.each<[string, Partial<ReportFacts>, object]>([
    ['is sent until it is at the desk', {}, { kind: 'sent' }],
    ['is at the desk', { case: 'open' }, { kind: 'at_desk' }],
    ['is at the desk when claimed', { case: 'claimed' }, { kind: 'at_desk' }],
    [
      'is a question while one is open',
      { case: 'claimed', hasUnansweredQuestion: true },
      { kind: 'question' },
    ],
    [
      'is verified, whatever was asked',
      { case: 'verified', assembly: 7, hasUnansweredQuestion: true },
      { kind: 'verified', assembly: 7 },
    ],
    [
      'is rejected for a reason',
      { case: 'rejected', reason: 'not_serious' },
      { kind: 'rejected', reason: 'not_serious' },
    ],
    ['knows a reason that is no more', { case: 'rejected', reason: 'old' }, { kind: 'rejected' }],
    [
      'is withdrawn, whatever was decided',
      { case: 'verified', isWithdrawn: true },
      { kind: 'withdrawn' },
    ],
    ['is withdrawn before the desk', { isWithdrawn: true }, { kind: 'withdrawn' }],
  ])('%s', (_, given, expected) => {
    expect(statusOf({ ...facts, ...given })).toEqual(expected);
  });
});

const now = new Date('2026-11-22T06:00:00Z');
const almaty = { place: { kind: 'place', place: 'almaty' } } as const;
const when = (said: 'now' | 'today' | 'yesterday', at: string): Answers => ({
  ...almaty,
  event_when: { kind: 'day', said, at },
});
const ongoing = (value: string): Answers => ({ ongoing: { kind: 'choice', value } });

describe('an assembly goes on', () => {
  it.each<[string, Answers, boolean]>([
    ['for a day after "now"', when('now', '2026-11-21T06:00:00Z'), true],
    ['no longer than that', when('now', '2026-11-21T05:59:59Z'), false],
    [
      'not once it has ended',
      { ...when('now', '2026-11-22T05:00:00Z'), ...ongoing('ended') },
      false,
    ],
    ['not by "today" alone', when('today', '2026-11-22T05:00:00Z'), false],
    [
      'when it is said to, today',
      { ...when('today', '2026-11-22T05:00:00Z'), ...ongoing('yes') },
      true,
    ],
    [
      'not when that was said of yesterday',
      { ...when('today', '2026-11-21T05:00:00Z'), ...ongoing('yes') },
      false,
    ],
  ])('%s', (_, answers, expected) => {
    expect(goesOn(answers, now)).toBe(expected);
  });
});

describe('what can be done with a report', () => {
  const answers = when('now', '2026-11-22T05:00:00Z');

  it('is everything before the decision', () => {
    expect(actionsOn({ kind: 'question' }, answers, now)).toEqual([
      'correction',
      'details',
      'update',
      'withdraw',
    ]);
  });

  it('is no correction after it', () => {
    const status = { kind: 'verified', assembly: 1 } as const;
    expect(actionsOn(status, answers, now)).not.toContain('correction');
  });

  it('is nothing once it is withdrawn', () => {
    expect(actionsOn({ kind: 'withdrawn' }, answers, now)).toEqual([]);
  });
});
