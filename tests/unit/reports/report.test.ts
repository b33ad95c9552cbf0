// A card that was sent: its day, its code, and what is kept.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Answers } from '../../../src/card/types.ts';
import { zoneOf } from '../../../src/card/zone.ts';
import { REVIEW } from '../../../src/engine/state.ts';
import { firstRevision } from '../../../src/reports/draft.ts';
import { eventDay, reportCode, reportOf } from '../../../src/reports/report.ts';
import { answers, interviewAt } from '../engine/people.ts';
import { draftOf } from '../screens/drafts.ts';

type Said = Extract<Answer, { kind: 'day' }>['said'];

function dayAt(place: string | undefined, said: Said, at: string): string | undefined {
  const where: Answers = place === undefined ? {} : { place: { kind: 'place', place } };
  return eventDay({ ...where, event_when: { kind: 'day', said, at } });
}

describe('the day of the event', () => {
  test.each<[string, Said, string, string]>([
    // Almaty moved from UTC+6 to UTC+5 at midnight of 1 March 2024: that night has 25 hours.
    ['almaty', 'now', '2024-02-29T17:59:59Z', '2024-02-29'],
    ['almaty', 'today', '2024-02-29T18:30:00Z', '2024-02-29'],
    ['almaty', 'today', '2024-02-29T18:59:59Z', '2024-02-29'],
    ['almaty', 'today', '2024-02-29T19:00:00Z', '2024-03-01'],
    ['almaty', 'yesterday', '2024-02-29T19:00:00Z', '2024-02-29'],
    ['almaty', 'yesterday', '2024-03-01T18:59:59Z', '2024-02-29'],
    ['almaty', 'yesterday', '2024-03-01T19:00:00Z', '2024-03-01'],
    // Kyzylorda moved from UTC+6 to UTC+5 on 21 December 2018.
    ['kyzylorda', 'today', '2018-12-20T17:59:59Z', '2018-12-20'],
    ['kyzylorda', 'today', '2018-12-20T18:00:00Z', '2018-12-20'],
    ['kyzylorda', 'today', '2018-12-20T19:00:00Z', '2018-12-21'],
    ['kyzylorda', 'yesterday', '2018-12-21T18:30:00Z', '2018-12-20'],
    ['kyzylorda', 'yesterday', '2018-12-21T19:00:00Z', '2018-12-21'],
    // Aktau has been at UTC+5 all the while.
    ['aktau', 'today', '2024-02-20T18:59:59Z', '2024-02-20'],
    ['aktau', 'today', '2024-02-20T19:00:00Z', '2024-02-21'],
    ['aktau', 'yesterday', '2024-02-20T18:59:59Z', '2024-02-19'],
    ['aktau', 'yesterday', '2024-02-20T19:00:00Z', '2024-02-20'],
    ['aktau', 'now', '2026-11-21T18:59:59Z', '2026-11-21'],
    ['aktau', 'yesterday', '2026-12-31T19:00:00Z', '2026-12-31'],
    ['mangystau_other', 'today', '2024-02-20T18:30:00Z', '2024-02-20'],
  ])('in %s, said "%s" at %s, is %s', (place, said, at, day) => {
    expect(dayAt(place, said, at)).toBe(day);
  });

  test('depends on the place that is said later', () => {
    const at = '2024-02-20T18:30:00Z';
    expect(dayAt('almaty', 'today', at)).toBe('2024-02-21');
    expect(dayAt('aktau', 'today', at)).toBe('2024-02-20');
    expect(dayAt(undefined, 'today', at)).toBe('2024-02-21');
  });

  test('is the written one wherever it was', () => {
    const event_when = { kind: 'date', date: '2024-02-29' } as const;
    expect(eventDay({ event_when })).toBe('2024-02-29');
    expect(eventDay({ event_when, place: { kind: 'place', place: 'aktau' } })).toBe('2024-02-29');
  });

  test('is not there without an answer to it', () => {
    expect(eventDay({})).toBeUndefined();
    expect(eventDay({ event_when: { kind: 'unknown' } })).toBeUndefined();
  });

  test('is counted in the zone of its place, or that of most of the country', () => {
    expect(zoneOf('aktau')).toBe('Asia/Aqtau');
    expect(zoneOf('kyzylorda')).toBe('Asia/Qyzylorda');
    expect(zoneOf('uralsk')).toBe('Asia/Oral');
    expect(zoneOf('atlantis')).toBe('Asia/Almaty');
    expect(zoneOf(undefined)).toBe('Asia/Almaty');
  });
});

describe('the code of a report', () => {
  test('has six letters that nobody takes for a digit', () => {
    const bytes = fc.uint8Array({ minLength: 6, maxLength: 12 });
    fc.assert(
      fc.property(bytes, (some) => {
        expect(reportCode(some)).toMatch(/^[2-9A-HJ-NP-Z]{6}$/);
      }),
    );
  });

  test('gives every letter the same chance', () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 256; byte += 1) {
      const [letter = ''] = reportCode(new Uint8Array(6).fill(byte));
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    expect([...new Set(counts.values())]).toEqual([8]);
  });
});

describe('the report of a draft', () => {
  const now = new Date('2026-11-22T10:05:00Z');
  const complete = draftOf(interviewAt(REVIEW));

  test('keeps the answers, the place and the day', () => {
    expect(reportOf(complete, 'ABC234', now)).toEqual({
      id: complete.id,
      code: 'ABC234',
      person: complete.person,
      cardVersion: complete.cardVersion,
      answers,
      placeId: 'almaty',
      localDate: '2026-11-22',
      receivedAt: now,
    });
  });

  test.each(['place', 'event_when'])('is not made without %s', (key) => {
    const { [key]: _, ...rest } = answers;
    const draft = draftOf(interviewAt(REVIEW, { answers: rest }));
    expect(reportOf(draft, 'ABC234', now)).toBeUndefined();
  });

  test('begins at a revision that no earlier draft of the person had', () => {
    const [begun, later] = [new Date('2026-11-22T10:00:00Z'), new Date('2026-11-22T10:00:01Z')];
    expect(firstRevision(later)).toBe(firstRevision(begun) + 1);
  });
});
