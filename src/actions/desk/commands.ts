// The commands of the moderators' group.
import { askForRecord } from '../records/assembly.ts';
import { askForCampaigns } from '../records/campaign.ts';
import { askForOutcomes } from '../records/outcomes.ts';
import type { Unit, Writes } from '../unit.ts';
import { askForLog } from './log.ts';
import { askForQueue, askToFind } from './queue.ts';
import { askForCase } from './show-case.ts';

/** `undefined` for what is no command of theirs. */
export function runDeskCommand(
  unit: Unit,
  name: string,
  args: string,
): Promise<Writes> | undefined {
  switch (name) {
    case 'case':
      return askForCase(unit, args);
    case 'queue':
      return askForQueue(unit);
    case 'find':
      return askToFind(unit, args);
    case 'outcome':
      return askForOutcomes(unit, args);
    case 'log':
      return askForLog(unit, args);
    case 'assembly':
      return askForRecord(unit, args);
    case 'campaign':
      return askForCampaigns(unit, args);
    default:
      return undefined;
  }
}
