// Which law was in force, and what it makes of an answer of the akimat.
import { describe, expect, test } from 'vitest';
import { assemblyOf } from '../../../src/assemblies/assembly.ts';
import { authorised, mciOf, type Regime, regimeOf } from '../../../src/card/law.ts';
import type { Answers } from '../../../src/card/types.ts';

describe('the regime', () => {
  test.each([
    ['2012-01-28', 'picket', 'law_1995'],
    ['2012-01-28', 'march', 'law_1995'],
    ['2020-06-05', 'rally', 'law_1995'],
    ['2020-06-06', 'rally', 'law_2020_notification'],
    ['2020-06-06', 'march', 'law_2020_approval'],
    ['2026-11-22', 'picket', 'law_2020_notification'],
    ['2026-11-22', 'demonstration', 'law_2020_approval'],
    ['2026-11-22', 'car_rally', 'law_2020_approval'],
    ['2026-11-22', 'strike', 'law_2020_notification'],
    ['2026-11-22', 'unknown', 'law_2020_notification'],
    ['1990-01-01', 'rally', 'law_1995'],
  ])('on %s for a %s is %s', (date, form, regime) => {
    expect(regimeOf(date, form)).toBe(regime);
  });
});

describe('an assembly', () => {
  test.each<[string, string, Regime, string]>([
    ['allowed', 'agreed', 'law_2020_notification', 'authorised'],
    ['allowed', 'unknown', 'law_1995', 'authorised'],
    ['official', 'unknown', 'law_2020_approval', 'authorised'],
    ['denied', 'refused', 'law_2020_notification', 'unauthorised'],
    ['denied', 'silent', 'law_2020_notification', 'authorised'],
    ['denied', 'silent', 'law_2020_approval', 'unauthorised'],
    ['denied', 'silent', 'law_1995', 'unauthorised'],
    ['not_applied', 'unknown', 'law_2020_notification', 'unauthorised'],
    ['not_applied', 'silent', 'law_2020_notification', 'unauthorised'],
    ['unknown', 'unknown', 'law_2020_notification', 'unknown'],
  ])('that was %s, answer %s, under %s is %s', (status, answer, regime, is) => {
    expect(authorised(status, answer, regime)).toBe(is);
  });

  test.each([
    ['denied', 'silent', 'rally', 'authorised'],
    ['denied', 'silent', 'march', 'unauthorised'],
    ['not_applied', 'silent', 'rally', 'unauthorised'],
    ['unknown', 'silent', 'rally', 'unknown'],
  ])('reported as %s and %s is, for a %s, %s', (status, answer, form, is) => {
    const answers: Answers = {
      form: { kind: 'choice', value: form },
      permit_status: { kind: 'choice', value: status },
      permit_answer: { kind: 'choice', value: answer },
    };
    const report = { placeId: 'almaty', localDate: '2026-10-25', answers };
    expect(assemblyOf(report, 'a').authorised).toBe(is);
  });
});

describe('the monthly calculation index', () => {
  test.each([
    ['2024-05-01', 3692],
    ['2025-12-31', 3932],
    ['2026-01-01', 4325],
    ['2027-03-01', 4325],
    ['2012-01-28', 3692],
  ])('on %s is %i tenge', (date, kzt) => {
    expect(mciOf(date)).toBe(kzt);
  });
});
