// `/subscribe`, `/unsubscribe` and the buttons of the weekly summary: for oneself in the private
// chat, for a group or a channel by those who run it.
import {
  findSubscription,
  type Subscription,
  type SubscriptionWrite,
} from '../db/subscriptions.ts';
import {
  isSettings,
  nextDay,
  type Settings,
  usualSettings,
  zoneOfArea,
} from '../digest/schedule.ts';
import { isRefusal, type Refusal, refuse } from '../errors.ts';
import { isLanguage, type Language, t } from '../locales/translate.ts';
import type { Screen } from '../messenger.ts';
import type { Press } from '../presses.ts';
import {
  type SubscriptionView,
  subscriptionPage,
  subscriptionScreen,
  subscriptionSlot,
} from '../screens/digest/subscription.ts';
import { noteScreen } from '../screens/plain.ts';
import { refusalText } from '../screens/refusal.ts';
import { areaCode, areaOf, readArea } from '../stats/question.ts';
import type { Show, Unit, Writes } from './unit.ts';
import { say, sayNo } from './where.ts';

/** `/subscribe` with a place or without: what is chosen, or what would be. */
export async function askToSubscribe(unit: Unit, args: string): Promise<Writes> {
  const words = args.trim().slice(0, 100);
  const area = readArea(words);
  if (isRefusal(area))
    return sayNo(refuse('subscribe_unknown', { words }), unit.conversation.language);
  return showChoice(unit, words === '' ? undefined : areaCode(area));
}

/** `/start sub_almaty`: a link that leads to the summary of a place. */
export async function followLink(unit: Unit, args: string): Promise<Writes> {
  const area = areaOf(args.slice(DEEP_LINK.length + 1));
  return showChoice(unit, area && areaCode(area));
}

/** The beginning of such a link's parameter. */
export const DEEP_LINK = 'sub';

/** @param area as it was asked for; a subscription that is there changes to it at once */
async function showChoice(unit: Unit, area: string | undefined): Promise<Writes> {
  const refusal = refuseStranger(unit);
  if (refusal) return sayNo(refusal, unit.conversation.language);
  const known = await findSubscription(unit.tx, unit.incoming.chatKey);
  const before = known ?? usualSettings('all', unit.conversation.language);
  const settings = settingsOf(area === undefined ? before : { ...before, area });
  const view = viewOf(unit, settings, known);
  const changes = known?.isActive === true && known.area !== settings.area;
  const shows = [{ ...show(unit, subscriptionScreen(view)), move: true }];
  return { shows, ...(changes && { subscription: put(settings) }) };
}

/** `/unsubscribe`, or the button under a summary. */
export async function stopSubscription(unit: Unit): Promise<Writes> {
  const refusal = refuseStranger(unit);
  if (refusal) return answer(unit, refusal);
  const { tx, incoming, conversation } = unit;
  const known = await findSubscription(tx, incoming.chatKey);
  if (known === undefined) {
    const text = t(conversation.language, 'subscription.none');
    return incoming.event.kind === 'press' ? { toast: text } : say(noteScreen(text));
  }
  const view = { ...viewOf(unit, known, undefined), notice: 'subscription.ended' } as const;
  const move = incoming.event.kind !== 'press';
  return {
    subscription: { do: 'remove' },
    shows: [{ ...show(unit, subscriptionScreen(view)), move }],
    ...(!move && { toast: t(view.language, 'subscription.ended') }),
  };
}

type Choice = Extract<Press, { do: 'digest_page' | 'digest_set' | 'subscribe' }>;

/** A page of the choice, something chosen, or yes. */
export async function chooseSubscription(unit: Unit, press: Choice): Promise<Writes> {
  const refusal = refuseStranger(unit);
  if (refusal) return answer(unit, refusal);
  const { area, weekday, hour, language } = press;
  const settings = isLanguage(language) ? { area, weekday, hour, language } : undefined;
  if (settings === undefined || !isSettings(settings)) return forged(unit);
  const known = await findSubscription(unit.tx, unit.incoming.chatKey);
  if (press.do === 'digest_page') {
    const view = viewOf(unit, settings, known);
    const isMain = press.page === 'main';
    const screen = isMain ? subscriptionScreen(view) : subscriptionPage(view, press.page);
    return screen === undefined ? forged(unit) : { shows: [inPlace(show(unit, screen))] };
  }
  const isActive = press.do === 'subscribe' || known?.isActive === true;
  const view = viewOf(unit, settings, { had: known?.had, isActive });
  const shows = [inPlace(show(unit, subscriptionScreen(view)))];
  return { shows, ...(isActive && { subscription: put(settings) }) };
}

/** The chat came back after the bot was blocked or taken out: what it had is offered again. */
export async function offerAgain(unit: Unit): Promise<Writes> {
  const known = await findSubscription(unit.tx, unit.incoming.chatKey);
  if (known === undefined || known.isActive) return {};
  const view = { ...viewOf(unit, known, undefined), notice: 'subscription.again' } as const;
  return { shows: [{ ...show(unit, subscriptionScreen(view)), move: true }] };
}

/** In a group or channel only those who run it choose what comes there. */
function refuseStranger({ incoming }: Unit): Refusal | undefined {
  if (incoming.chatKind === 'private' || incoming.isAdmin === true) return undefined;
  return refuse(incoming.isAdmin === undefined ? 'admin_unknown' : 'only_admin');
}

/** A group reads its own language, a person theirs. */
function viewOf(
  { incoming, conversation, now }: Unit,
  chosen: Settings,
  known: Pick<Subscription, 'isActive' | 'had'> | undefined,
): SubscriptionView {
  const settings = settingsOf(chosen);
  const isPrivate = incoming.chatKind === 'private';
  const language: Language = isPrivate ? conversation.language : settings.language;
  const next = known?.isActive === true && { nextDay: nextDay(settings, now, known.had) };
  return { language, settings, isPrivate, ...next };
}

const settingsOf = ({ area, weekday, hour, language }: Settings): Settings => ({
  area,
  weekday,
  hour,
  language,
});

function put(settings: Settings): SubscriptionWrite {
  const timeZone = zoneOfArea(areaOf(settings.area) ?? { kind: 'country' });
  return { do: 'put', settings, timeZone };
}

function show({ incoming }: Unit, screen: Screen): Show {
  return { recipient: { to: 'here' }, slot: subscriptionSlot(incoming.chatKey), screen };
}

const inPlace = (shown: Show): Show => ({ ...shown, overTapped: true });

function answer({ incoming, conversation: { language } }: Unit, refusal: Refusal): Writes {
  const isTap = incoming.event.kind === 'press';
  return isTap ? { toast: refusalText(refusal, language) } : sayNo(refusal, language);
}

function forged({ conversation }: Unit): Writes {
  return { toast: refusalText(refuse('button_unknown'), conversation.language) };
}
