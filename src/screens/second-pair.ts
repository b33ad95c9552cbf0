// The buttons of whoever is the second pair of eyes on an act.
import { type Language, t } from '../locales/translate.ts';
import type { Button } from '../messenger.ts';

/** A row: let it be done, or not. */
export function secondPairRow(proposal: number, language: Language): readonly Button[] {
  return [
    {
      text: `✅ ${t(language, 'button.confirm')}`,
      press: { do: 'confirm', proposal },
      tone: 'good',
    },
    { text: `✖️ ${t(language, 'button.decline')}`, press: { do: 'decline', proposal }, tone: 'bad' },
  ];
}
