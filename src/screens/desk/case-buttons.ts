// The buttons of a case: what can be done with it now, or the page that one of them has opened.
import { t } from '../../locales/translate.ts';
import type { Button } from '../../messenger.ts';
import { isUndecided, rejectReasons } from '../../reports/decision.ts';
import {
  candidateButtons,
  chooseEventButtons,
  compareButtons,
  noAssembly,
} from '../records/candidates.ts';
import { askButtons } from '../reporter/ask.ts';
import { secondPairRow } from '../second-pair.ts';
import { alikeButton } from './alike.ts';
import { openRecordButton, statusButtons } from './case-records.ts';
import { reasonText } from './case-status.ts';
import type { CaseView } from './case-view.ts';

type Rows = readonly (readonly Button[])[];

export function caseButtons(view: CaseView): Rows {
  switch (view.page) {
    case 'reason':
      return reasonButtons(view);
    case 'ask':
      return askButtons(view);
    case 'level':
      return levelButtons(view);
    case 'event':
      return chooseEventButtons(view.candidates ?? [], view);
    case 'compare':
      return view.compared ? compareButtons(view.compared.candidate, view) : [];
    case 'status':
      return statusButtons(view);
    default:
      return usualButtons(view);
  }
}

function usualButtons(view: CaseView): Rows {
  const { language, number, version, status } = view;
  const at = { case: number, version };
  const rows = [...photoButton(view)];
  if (status === 'proposed') return [...rows, ...proposalButtons(view)];
  if (!isUndecided(status)) return [...rows, ...undoButton(view), ...openRecordButton(view)];
  const claim: Button =
    status === 'claimed'
      ? { text: `👐 ${t(language, 'button.hand_back')}`, press: { do: 'hand_back', ...at } }
      : { text: `✋ ${t(language, 'button.claim')}`, press: { do: 'claim', ...at } };
  return [
    ...rows,
    [claim, { text: `💬 ${t(language, 'button.ask_reporter')}`, press: { do: 'ask', ...at } }],
    [
      { text: `✅ ${t(language, 'button.verify')}`, press: { do: 'verify', ...at }, tone: 'good' },
      { text: `❌ ${t(language, 'button.reject')}`, press: { do: 'reject', ...at }, tone: 'bad' },
    ],
    ...candidateButtons(view.candidates ?? [], view),
    ...alikeButton(view),
    [{ text: `📶 ${t(language, 'button.verify_as')}`, press: { do: 'verify_as', ...at } }],
  ];
}

function proposalButtons({ language, proposal }: CaseView): Rows {
  if (proposal === undefined) return [];
  const { number } = proposal;
  return [secondPairRow(number, language)];
}

function undoButton(view: CaseView): Rows {
  const { language, number, version, canUndo } = view;
  if (canUndo !== true) return [];
  const press = { do: 'undo', case: number, version } as const;
  return [[{ text: `↩️ ${t(language, 'button.undo')}`, press }]];
}

/** What is rarely needed: another level than that of the sources, and what did not take place. */
function levelButtons(view: CaseView): Rows {
  const { language, number, version, levels = [] } = view;
  const at = { case: number, version };
  return [
    ...levels.map((level): readonly Button[] => [
      { text: t(language, `level.${level}`), press: { do: 'verify_level', level, ...at } },
    ]),
    [noAssembly(view)],
    [{ text: `◀️ ${t(language, 'button.back')}`, press: { do: 'unreject', ...at } }],
  ];
}

function photoButton({ answers, language, number, version }: CaseView): Rows {
  const { photo } = answers;
  if (photo?.kind !== 'photos') return [];
  const text = `📷 ${t(language, 'button.photos')} (${photo.fileIds.length})`;
  return [[{ text, press: { do: 'photos', case: number, version } }]];
}

function reasonButtons({ language, number, version }: CaseView): Rows {
  const at = { case: number, version };
  return [
    ...rejectReasons.map((reason): readonly Button[] => [
      { text: reasonText(reason, language), press: { do: 'reject_for', reason, ...at } },
    ]),
    [{ text: `◀️ ${t(language, 'button.back')}`, press: { do: 'unreject', ...at } }],
  ];
}
