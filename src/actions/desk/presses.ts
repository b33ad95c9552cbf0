// Buttons at the desk that are not on the card of a case: lists, records, what a moderator is in the
// middle of, and what another one proposed.
import type { Press } from '../../presses.ts';
import { openRecord, tapRecord } from '../records/assembly.ts';
import { tapCorrection } from '../records/correct.ts';
import { mergeAssemblies, unmergeAssembly } from '../records/merge.ts';
import { settleOffer } from '../records/settle-offer.ts';
import { takeWithdrawal } from '../records/take-withdrawal.ts';
import { unmergeReport } from '../records/unmerge-report.ts';
import type { Unit, Writes } from '../unit.ts';
import { tapAtDesk } from './list-presses.ts';
import { tapLog } from './log.ts';
import { settleProposal } from './settle-proposal.ts';

/** `undefined` for a press that is none of these. */
export async function runDeskPress(unit: Unit, press: Press): Promise<Writes | undefined> {
  switch (press.do) {
    case 'log':
      return tapLog(unit, press);
    case 'show_case':
    case 'queue':
    case 'alike':
    case 'alike_for':
    case 'region':
    case 'regions':
      return tapAtDesk(unit, press);
    case 'confirm':
    case 'decline':
      return settleProposal(unit, press);
    case 'take':
    case 'leave':
      return settleOffer(unit, press);
    case 'take_withdrawal':
      return takeWithdrawal(unit, press);
    default:
      return runRecordPress(unit, press);
  }
}

async function runRecordPress(unit: Unit, press: Press): Promise<Writes | undefined> {
  switch (press.do) {
    case 'assembly_open':
      return openRecord(unit, press.assembly);
    case 'assembly_page':
    case 'assembly_field':
    case 'assembly_settle':
    case 'assembly_retract':
    case 'assembly_campaign':
    case 'assembly_link':
    case 'assembly_unlink':
      return tapRecord(unit, press);
    case 'correct_choose':
    case 'correct_tick':
    case 'correct_pick':
    case 'correct_done':
    case 'correct_unknown':
    case 'correct_reason':
    case 'correct_cancel':
      return tapCorrection(unit, press);
    case 'merge_into':
      return mergeAssemblies(unit, press);
    case 'unmerge':
      return unmergeAssembly(unit, press);
    case 'unmerge_report':
      return unmergeReport(unit, press);
    default:
      return undefined;
  }
}
