// Buttons at the desk that are not on the card of a case: under records, on what a moderator is in
// the middle of, and under what another one proposed.
import type { Press } from '../presses.ts';
import { openRecord, tapRecord } from './assembly.ts';
import { tapCorrection } from './correct.ts';
import { settleProposal } from './propose.ts';
import type { Unit, Writes } from './unit.ts';

/** `undefined` for a press that is none of these. */
export async function runDeskPress(unit: Unit, press: Press): Promise<Writes | undefined> {
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
    case 'confirm':
    case 'decline':
      return settleProposal(unit, press);
    default:
      return undefined;
  }
}
