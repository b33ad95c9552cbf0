// Commands that are of no use in a private chat: those about the cases and records of a desk.
import { askForLog } from './desk/log.ts';
import { askForQueue, askToFind } from './desk/queue.ts';
import { askForCase } from './desk/show-case.ts';
import { askForRecord } from './records/assembly.ts';
import { askForCampaigns } from './records/campaign.ts';
import { askForOutcomes } from './records/outcomes.ts';
import type { Unit, Writes } from './unit.ts';

type Ask = (unit: Unit, args: string) => Promise<Writes>;

export const deskCommands: ReadonlyMap<string, Ask> = new Map<string, Ask>([
  ['case', askForCase],
  ['queue', askForQueue],
  ['find', askToFind],
  ['outcome', askForOutcomes],
  ['log', askForLog],
  ['assembly', askForRecord],
  ['campaign', askForCampaigns],
]);
