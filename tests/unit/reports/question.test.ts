import { describe, expect, it } from 'vitest';
import { hasText, languages, type TextKey, t } from '../../../src/locales/translate.ts';
import { packPress, unpackPress } from '../../../src/press-forms.ts';
import type { Press } from '../../../src/presses.ts';
import { questionCodes } from '../../../src/reports/question.ts';

describe('the ready-made questions', () => {
  it('have texts for both sides, short ones on the buttons', () => {
    for (const code of questionCodes) {
      expect(hasText(`ask.${code}.reporter`)).toBe(true);
      for (const language of languages) {
        expect(t(language, `ask.${code}.button` as TextKey).length).toBeLessThanOrEqual(24);
      }
    }
  });
});

describe('the presses about own reports and questions', () => {
  const question = '3f9a52d2-6ac1-4d58-9a75-0c8f29b6d1aa';
  const report = 'ab23cd';
  it.each<Press>([
    { do: 'mine', index: 3 },
    { do: 'mine_report', report },
    { do: 'withdraw', report },
    { do: 'withdraw_yes', report },
    { do: 'follow_up_add', report },
    { do: 'follow_up_nothing', report },
    { do: 'follow_up_stop', report },
    { do: 'reply', question },
    { do: 'cancel_reply', question },
    { do: 'ask', case: 123_456_789, version: 99 },
    { do: 'ask_for', case: 123_456_789, version: 99, code: 'photo_or_link' },
  ])('$do fits on a button and comes back as it was', (press) => {
    const packed = packPress(press);
    expect(packed.length).toBeLessThanOrEqual(48);
    expect(unpackPress(packed)).toEqual(press);
  });
});
