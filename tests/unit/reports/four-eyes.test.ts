// Which acts need a second moderator.
import { describe, expect, test } from 'vitest';
import type { Answers } from '../../../src/card/types.ts';
import { hasText, languages, t } from '../../../src/locales/translate.ts';
import { fourEyesCodes, whySecondNeeded } from '../../../src/reports/four-eyes.ts';
import type { ProposedAct } from '../../../src/reports/proposal.ts';

const verify: ProposedAct = { kind: 'verify' };
const reject: ProposedAct = { kind: 'reject', reason: 'not_serious' };
const size = (low: number, high: number | null): Answers => ({
  participants: { kind: 'size', low, high },
});
const seen = (...values: string[]): Answers => ({
  authority_response: { kind: 'choices', values },
});
const why = (act: ProposedAct, answers: Answers = {}) =>
  whySecondNeeded({ act, answers, role: 'moderator' });

describe('a second moderator', () => {
  test.each<[string, readonly string[], ProposedAct, Answers]>([
    ['nothing in particular', [], verify, size(10, 49)],
    ['a thousand people', [], verify, size(900, 1_000)],
    ['perhaps more than a thousand', ['many_people'], verify, size(900, 1_001)],
    ['an open number of people', ['many_people'], verify, size(500, null)],
    ['force', ['force'], verify, seen('watched', 'force')],
    ['means of force', ['force'], verify, { force_means: { kind: 'choices', values: ['gas'] } }],
    ['unknown means', [], verify, { force_means: { kind: 'choices', values: ['unknown'] } }],
    ['deaths', ['deaths'], verify, { deaths: { kind: 'number', value: 1 } }],
    ['no deaths', [], verify, { deaths: { kind: 'number', value: 0 } }],
    ['a rejection, whatever it says', [], reject, { ...seen('force'), ...size(5_000, null) }],
    ['a retraction', ['retraction'], { kind: 'retract', reason: 'duplicate' }, {}],
    ['a role', ['roles'], { kind: 'role', moderator: 1, role: 'trainee' }, {}],
    [
      'many at once',
      ['bulk'],
      { kind: 'reject_alike', fingerprint: 'x', reason: 'not_serious' },
      {},
    ],
  ])('is asked for %s as %j', (_, codes, act, answers) => {
    expect(why(act, answers)).toEqual(codes);
  });

  test('is asked for whatever a trainee decides', () => {
    expect(whySecondNeeded({ act: reject, answers: {}, role: 'trainee' })).toEqual(['trainee']);
  });

  test('is asked for in words, in every language', () => {
    for (const code of fourEyesCodes) {
      const key = `four_eyes.${code}`;
      if (!hasText(key)) throw new Error(`${key} has no text`);
      const texts = languages.map((language) => t(language, key));
      expect(new Set(texts).size).toBe(languages.length);
    }
  });
});
