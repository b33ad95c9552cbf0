// A word to the moderators about what has waited too long.
import { type Language, t } from '../../locales/translate.ts';
import type { Screen } from '../../messenger.ts';
import { ageText } from '../age.ts';

export interface Reminder {
  readonly count: number;
  /** All of them have waited for longer than this. */
  readonly hours: number;
  /** The oldest of them. */
  readonly number: number;
  readonly oldestMs: number;
}

export function reminderScreen(language: Language, reminder: Reminder): Screen {
  const { count: n, hours, number, oldestMs } = reminder;
  const text = t(language, 'queue.reminder', {
    n,
    hours,
    number,
    age: ageText(oldestMs, language),
  });
  return {
    paragraphs: [{ style: 'plain', text: `⏰ ${text}` }],
    buttons: [
      [
        { text: `№ ${number}`, press: { do: 'show_case', number } },
        { text: t(language, 'queue.open'), press: { do: 'queue', place: 'all', after: 0 } },
      ],
    ],
  };
}
