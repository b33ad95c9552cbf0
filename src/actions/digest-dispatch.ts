// The weekly summary among the commands and buttons: read, subscribed to, and looked after. What is
// asked in a channel is read by everybody who follows it.
import type { Press } from '../presses.ts';
import { askForHealth } from './health.ts';
import {
  askToSubscribe,
  chooseSubscription,
  DEEP_LINK,
  followLink,
  stopSubscription,
} from './subscribe.ts';
import type { Unit, Writes } from './unit.ts';
import { askWeekly, tapWeekly } from './weekly.ts';

/** `undefined` for a command that is about something else. A channel has no other commands. */
export function runDigestCommand(
  unit: Unit,
  { name, args }: { readonly name: string; readonly args: string },
): Promise<Writes> | undefined {
  switch (name) {
    case 'start':
      return args.startsWith(DEEP_LINK) ? followLink(unit, args) : undefined;
    case 'weekly':
      return askWeekly(unit, args);
    case 'subscribe':
      return askToSubscribe(unit, args);
    case 'unsubscribe':
      return stopSubscription(unit);
    case 'health':
      return askForHealth(unit);
    default:
      return unit.incoming.chatKind === 'channel' ? Promise.resolve({}) : undefined;
  }
}

/** `undefined` for a press that is about something else. */
export function tapDigest(unit: Unit, press: Press): Promise<Writes> | undefined {
  switch (press.do) {
    case 'weekly':
      return tapWeekly(unit, press);
    case 'digest_page':
    case 'digest_set':
    case 'subscribe':
      return chooseSubscription(unit, press);
    case 'unsubscribe':
      return stopSubscription(unit);
    default:
      return undefined;
  }
}
