// Buttons of a case that lead to records: of what did not take place, and the one that came of it.
import { notHeld } from '../../assemblies/assembly.ts';
import { t } from '../../locales/translate.ts';
import type { Button } from '../../messenger.ts';
import { moderatorChoice } from '../records/record-values.ts';
import type { CaseView } from './case-view.ts';

type Rows = readonly (readonly Button[])[];

/** What it was, where no assembly took place. */
export function statusButtons({ language, number, version }: CaseView): Rows {
  const at = { case: number, version };
  return [
    ...notHeld.map((status): readonly Button[] => [
      {
        text: moderatorChoice('event_status', status, language),
        press: { do: 'record_status', status, ...at },
      },
    ]),
    [{ text: `◀️ ${t(language, 'button.back')}`, press: { do: 'unreject', ...at } }],
  ];
}

/** The record that came of the case. */
export function openRecordButton({ language, assembly }: CaseView): Rows {
  if (assembly === undefined) return [];
  const text = `📄 ${t(language, 'button.record', { assembly })}`;
  return [[{ text, press: { do: 'assembly_open', assembly } }]];
}
