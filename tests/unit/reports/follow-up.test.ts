import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../../src/card/types.ts';
import { notAtNight, planFollowUps } from '../../../src/reports/follow-up.ts';

const ALMATY = 'Asia/Almaty';
const AQTAU = 'Asia/Aqtau';

const night = (instant: string, zone: string) => notAtNight(new Date(instant), zone).toISOString();

describe('the night', () => {
  it.each([
    // Since 1 March 2024 all of Kazakhstan is five hours ahead.
    ['evening, still awake', '2024-03-05T16:59:00Z', ALMATY, '2024-03-05T16:59:00.000Z'],
    ['ten in the evening', '2024-03-05T17:00:00Z', ALMATY, '2024-03-06T03:05:00.000Z'],
    ['midnight', '2024-03-05T19:00:00Z', ALMATY, '2024-03-06T03:05:00.000Z'],
    ['a minute to eight', '2024-03-06T02:59:00Z', ALMATY, '2024-03-06T03:05:00.000Z'],
    ['eight', '2024-03-06T03:00:00Z', ALMATY, '2024-03-06T03:00:00.000Z'],
    ['noon', '2024-03-06T07:00:00Z', ALMATY, '2024-03-06T07:00:00.000Z'],
    // Before, Almaty was six hours ahead and Aqtau five.
    ['an hour earlier by UTC', '2024-02-20T16:00:00Z', ALMATY, '2024-02-21T02:05:00.000Z'],
    ['not yet in the west', '2024-02-20T16:00:00Z', AQTAU, '2024-02-20T16:00:00.000Z'],
    ['at ten in the west', '2024-02-20T17:00:00Z', AQTAU, '2024-02-21T03:05:00.000Z'],
    // In the night to 1 March 2024 the clocks of Almaty went back by an hour.
    ['the night with an hour more', '2024-02-29T16:30:00Z', ALMATY, '2024-03-01T03:05:00.000Z'],
    ['its last hour', '2024-02-29T18:30:00Z', ALMATY, '2024-03-01T03:05:00.000Z'],
  ])('%s', (_, instant, zone, expected) => {
    expect(night(instant, zone)).toBe(expected);
  });

  it('is never the time, whenever it would be, and nothing moves by more than a night', () => {
    const minutes = integer({ min: 0, max: 20 * 365 * 24 * 60 });
    assert(
      property(minutes, constantFrom(ALMATY, AQTAU), (minute, zone) => {
        const instant = new Date(Date.UTC(2010, 0, 1) + minute * 60_000);
        const due = notAtNight(instant, zone);
        const hour = Number(
          new Intl.DateTimeFormat('en-GB', {
            hour: '2-digit',
            hourCycle: 'h23',
            timeZone: zone,
          }).format(due),
        );
        expect(hour).toBeGreaterThanOrEqual(8);
        expect(hour).toBeLessThan(22);
        expect(due.getTime() - instant.getTime()).toBeGreaterThanOrEqual(0);
        expect(due.getTime() - instant.getTime()).toBeLessThan(12 * 3_600_000);
      }),
    );
  });
});

describe('the questions to come', () => {
  const at = '2026-11-22T06:00:00Z';
  const plan = (answers: Answers, localDate: string) =>
    planFollowUps({
      id: 'r',
      answers,
      placeId: 'almaty',
      localDate,
      receivedAt: new Date(at),
    }).map(({ step, dueAt }) => `${step} ${dueAt.toISOString()}`);
  const day = (said: 'now' | 'today' | 'yesterday') =>
    ({ event_when: { kind: 'day', said, at } }) as const;

  it('about today are two', () => {
    const both = ['hours_3 2026-11-22T09:00:00.000Z', 'days_3 2026-11-25T06:00:00.000Z'];
    expect(plan(day('now'), '2026-11-22')).toEqual(both);
    expect(plan(day('today'), '2026-11-22')).toEqual(both);
    expect(plan({ event_when: { kind: 'date', date: '2026-11-22' } }, '2026-11-22')).toEqual(both);
  });

  it('about an earlier day is one', () => {
    expect(plan(day('yesterday'), '2026-11-21')).toEqual(['days_3 2026-11-25T06:00:00.000Z']);
  });

  it('about what went on past midnight are two', () => {
    expect(plan(day('now'), '2026-11-21')).toHaveLength(2);
  });
});
