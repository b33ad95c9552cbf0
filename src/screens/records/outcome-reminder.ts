// The desk is reminded to look for what followed: one message for all assemblies that are due.
import type { ReminderStep } from '../../assemblies/outcome-reminders.ts';
import { daysOfStep } from '../../assemblies/outcome-reminders.ts';
import { placeName } from '../../card/places.ts';
import { formatDay } from '../../dates.ts';
import { type Language, t } from '../../locales/translate.ts';
import type { Button, Paragraph, Screen } from '../../messenger.ts';
import { inRows } from '../rows.ts';

export interface Reminded {
  readonly number: number;
  readonly placeId: string;
  readonly localDate: string;
  readonly step: ReminderStep;
}

export function outcomeReminderScreen(due: readonly Reminded[], language: Language): Screen {
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'outcome.remind') },
      ...due.map((one) => line(one, language)),
    ],
    buttons: inRows(
      due.map(
        ({ number }): Button => ({
          text: `№ ${number}`,
          press: { do: 'outcome_open', assembly: number },
        }),
      ),
    ),
  };
}

function line({ number, placeId, localDate, step }: Reminded, language: Language): Paragraph {
  const text = t(language, 'outcome.remind_line', {
    assembly: number,
    place: placeName(placeId, language),
    day: formatDay(localDate, language),
    n: daysOfStep[step],
  });
  return { style: 'plain', text };
}
