// What somebody may be told who came second: that it is done already, and what has changed.
import type { Language } from '../../../src/locales/translate.ts';
import { refusalOf } from '../refusals.ts';

const telling: ReadonlySet<string> = new Set([
  'already_verified',
  'already_rejected',
  'already_withdrawn',
  'already_proposed',
  'already_yours',
  'case_changed',
  'claimed_by_other',
  'not_yours',
  'nothing_to_undo',
  'undo_changed',
  'assembly_changed',
  'assembly_merged',
  'assembly_unknown',
  'not_merged',
  'report_elsewhere',
  'last_report',
  'proposal_settled',
  'offer_settled',
  'reporter_gone',
]);

export function isTelling(toast: string, language: Language): boolean {
  return telling.has(refusalOf(toast, language) ?? '');
}
