// Which action answers a command. One explicit list.
import { helpScreen, languageScreen, privateOnlyScreen } from '../screens/plain.ts';
import { privacyScreen } from '../screens/reporter/safety.ts';
import { runDeskCommand } from './desk/commands.ts';
import { askForCoverage } from './desk/coverage.ts';
import { linkGroup } from './desk/group.ts';
import { askForModerators, tellOwnNumber } from './desk/roles.ts';
import { askForHealth } from './health.ts';
import { recordNumberIn, showPublicRecord } from './public-record.ts';
import { answerReader } from './readers.ts';
import { cancelReport } from './reporter/draft.ts';
import { askToForget, panic } from './reporter/forget.ts';
import { showMine } from './reporter/mine.ts';
import { showMyData } from './reporter/my-data.ts';
import { cancelReply } from './reporter/reply.ts';
import { askForReport, welcome } from './reporter/safety.ts';
import { askToSubscribe, DEEP_LINK, followLink, stopSubscription } from './subscribe.ts';
import type { Unit, Writes } from './unit.ts';

import { say } from './where.ts';

/** Commands for the private chat only; a group is pointed there. */
const privateCommands = new Set([
  'start',
  'report',
  'mine',
  'help',
  'privacy',
  'mydata',
  'forget',
  'panic',
  'cancel',
]);

/** What is asked in a channel is read by everybody who follows it. */
const channelCommands = new Set(['subscribe', 'unsubscribe', 'weekly']);

export async function runCommand(
  unit: Unit,
  { name, args }: { readonly name: string; readonly args: string },
  { deepLink }: { readonly deepLink: string },
): Promise<Writes> {
  const { language } = unit.conversation;
  const isPrivate = unit.incoming.chatKind === 'private';
  if (name === 'start' && args.startsWith(DEEP_LINK)) return followLink(unit, args);
  if (unit.incoming.chatKind === 'channel' && !channelCommands.has(name)) return {};
  if (!isPrivate && privateCommands.has(name)) return say(privateOnlyScreen(language, deepLink));
  const record = recordNumberIn(name);
  if (record !== undefined) return showPublicRecord(unit, record);
  switch (name) {
    case 'start':
      return args === 'report' ? askForReport(unit) : welcome(unit);
    case 'report':
      return askForReport(unit);
    case 'mine':
      return showMine(unit, 0, { move: true });
    case 'cancel':
      return unit.conversation.replyingTo === undefined ? cancelReport(unit) : cancelReply(unit);
    case 'help':
      return say(helpScreen(language));
    case 'privacy':
      return say(privacyScreen(language));
    case 'mydata':
      return showMyData(unit);
    case 'forget':
      return askToForget(unit);
    case 'panic':
      return panic(unit);
    case 'language':
      return say(languageScreen(language));
    case 'stats':
    case 'weekly':
    case 'export':
    case 'corrections':
      return answerReader(unit, name, args);
    case 'health':
      return askForHealth(unit);
    case 'subscribe':
      return askToSubscribe(unit, args);
    case 'unsubscribe':
      return stopSubscription(unit);
    case 'link':
      return linkGroup(unit, args);
    case 'me':
      return tellOwnNumber(unit);
    case 'moderators':
      return askForModerators(unit);
    case 'coverage':
      return askForCoverage(unit, args);
    default:
      return isPrivate
        ? say(helpScreen(language))
        : ((await runDeskCommand(unit, name, args)) ?? {});
  }
}
