// Taps of moderators that are about people: what followed for them, and who works at the desk.
import type { Press } from '../../presses.ts';
import { addOutcome, replaceOutcome } from '../records/outcome-entry.ts';
import { takeOutcomeBack, tapOutcomes } from '../records/outcomes.ts';
import type { Unit, Writes } from '../unit.ts';
import { tapRoles } from './roles.ts';

/** `undefined` for a press that is about something else. */
export function tapPeople(unit: Unit, press: Press): Promise<Writes> | undefined {
  switch (press.do) {
    case 'outcome_open':
    case 'outcomes':
      return tapOutcomes(unit, press);
    case 'outcome_add':
      return addOutcome(unit, press);
    case 'outcome_replace':
      return replaceOutcome(unit, press.outcome);
    case 'outcome_take_back':
      return takeOutcomeBack(unit, press.outcome);
    case 'moderators':
    case 'role_menu':
    case 'set_role':
      return tapRoles(unit, press);
    default:
      return undefined;
  }
}
