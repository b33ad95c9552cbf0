// The choice of the weekly summary: one message for the whole of it. It shows what is chosen, and
// each choice is a page of buttons.
import { findRegion, listRegions, placesOf } from '../../card/places.ts';
import { formatDay } from '../../dates.ts';
import { clockOf, hours, type Settings, weekdays } from '../../digest/schedule.ts';
import { type Language, t } from '../../locales/translate.ts';
import type { Button, ChatKey, Paragraph, Screen } from '../../messenger.ts';
import { areaOf } from '../../stats/question.ts';
import { areaText as areaName } from '../figures/stats-title.ts';
import { ownNames } from '../plain.ts';
import { inOwnRows, inRows } from '../rows.ts';

export interface SubscriptionView {
  /** Of the screen; the summary has a language of its own. */
  readonly language: Language;
  readonly settings: Settings;
  /** Local day of the next summary; absent while there is no subscription. */
  readonly nextDay?: string;
  readonly isPrivate: boolean;
  /** A sentence about what has just happened, or why this is shown. */
  readonly notice?: 'subscription.ended' | 'subscription.again';
}

/** Names the message. */
export function subscriptionSlot(chatKey: ChatKey): string {
  return `subscription:${chatKey}`;
}

export function subscriptionScreen(view: SubscriptionView): Screen {
  const { language, settings, nextDay, notice } = view;
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'subscription.title') },
      { style: 'plain', text: t(language, notice ?? 'subscription.about') },
      ...chosen(view),
      { style: 'plain', text: stateText(view) },
    ],
    buttons: [
      ...inRows([
        pageButton(view, 'place', t(language, 'button.subscription_place')),
        pageButton(view, 'weekday', t(language, 'button.subscription_weekday')),
        pageButton(view, 'hour', t(language, 'button.subscription_hour')),
        pageButton(view, 'language', `🌐 ${t(language, 'button.language')}`),
      ]),
      [nextDay === undefined ? subscribe(language, settings) : unsubscribe(language)],
    ],
  };
}

function chosen({ language, settings }: SubscriptionView): Paragraph[] {
  const pair = (label: string, text: string): Paragraph => ({ style: 'pair', label, text });
  return [
    pair(t(language, 'subscription.place'), areaText(settings, language)),
    pair(t(language, 'subscription.when'), whenText(settings, language)),
    pair(t(language, 'subscription.language'), ownNames[settings.language]),
  ];
}

function stateText({ language, settings, nextDay, isPrivate }: SubscriptionView): string {
  if (nextDay === undefined) return t(language, 'subscription.off');
  const params = { day: formatDay(nextDay, language), time: clockOf(settings.hour) };
  return t(language, isPrivate ? 'subscription.next' : 'subscription.next_here', params);
}

export function areaText({ area }: Pick<Settings, 'area'>, language: Language): string {
  return areaName(areaOf(area) ?? { kind: 'country' }, language);
}

export function whenText(
  { weekday, hour }: Pick<Settings, 'weekday' | 'hour'>,
  language: Language,
): string {
  return t(language, 'subscription.weekly', { weekday: nameOf(weekday), time: clockOf(hour) });
}

const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const nameOf = (weekday: number) => names[weekday - 1] ?? 'mon';

function subscribe(language: Language, settings: Settings): Button {
  const press = { do: 'subscribe', ...settings } as const;
  return { text: `🔔 ${t(language, 'button.subscribe')}`, press, tone: 'good' };
}

/** Also under each summary: it ends in one tap. */
export function unsubscribe(language: Language): Button {
  return { text: `🔕 ${t(language, 'button.unsubscribe')}`, press: { do: 'unsubscribe' } };
}

const pages = ['place', 'place2', 'weekday', 'hour', 'language'] as const;
type Page = (typeof pages)[number];

/** A page of places is of one region: `in-<region>`. */
const IN_REGION = 'in-';

/** What may be chosen on a page; `undefined` for no page of ours. */
export function subscriptionPage(view: SubscriptionView, page: string): Screen | undefined {
  if (page.startsWith(IN_REGION)) return regionPage(view, page.slice(IN_REGION.length));
  const known = pages.find((one) => one === page);
  return known && pageOf(view, known);
}

function pageOf(view: SubscriptionView, page: Page): Screen {
  const { language } = view;
  switch (page) {
    case 'place':
    case 'place2':
      return placePage(view, page);
    case 'weekday': {
      const texts = weekdays.map((weekday) => ({
        weekday,
        text: t(language, 'subscription.weekday', { weekday: nameOf(weekday) }),
      }));
      const buttons = texts.map(({ weekday, text }) => setButton(view, text, { weekday }));
      return {
        ...asked(t(language, 'subscription.ask_weekday')),
        buttons: [...inRows(buttons), [back(view)]],
      };
    }
    case 'hour': {
      const buttons = hours.map((hour) => setButton(view, clockOf(hour), { hour }));
      return {
        ...asked(t(language, 'subscription.ask_hour')),
        buttons: [...inFours(buttons), [back(view)]],
      };
    }
    case 'language': {
      const order = ['kk', 'ru', 'en'] as const;
      const buttons = order.map((one) => setButton(view, ownNames[one], { language: one }));
      return {
        ...asked(t(language, 'subscription.ask_language')),
        buttons: [buttons, [back(view)]],
      };
    }
    default:
      return page satisfies never;
  }
}

const REGIONS_ON_PAGE = 10;

/** The country and the first regions, or the other regions. */
function placePage(view: SubscriptionView, page: 'place' | 'place2'): Screen {
  const { language } = view;
  const isFirst = page === 'place';
  const regions = listRegions(language);
  const shown = isFirst ? regions.slice(0, REGIONS_ON_PAGE) : regions.slice(REGIONS_ON_PAGE);
  const buttons = shown.map((region) =>
    // A city of republican significance is a region of one place.
    region.type === 'city'
      ? setButton(view, region.names[language], { area: region.centre })
      : pageButton(view, `${IN_REGION}${region.id}`, region.names[language]),
  );
  const country = setButton(view, areaName({ kind: 'country' }, language), { area: 'all' });
  const more = pageButton(view, 'place2', `${t(language, 'button.more_options')} ▶️`);
  const note: Paragraph = { style: 'note', text: t(language, 'subscription.by_name') };
  return {
    paragraphs: [...asked(t(language, 'subscription.ask_place')).paragraphs, note],
    buttons: [
      ...(isFirst ? [[country]] : []),
      ...inOwnRows(buttons),
      isFirst ? [back(view), more] : [back(view, 'place')],
    ],
  };
}

/** On the list of a region's places stand those with a button of their own; the others are typed. */
const LAST_TIER_WITH_BUTTON = 2;

function regionPage(view: SubscriptionView, id: string): Screen | undefined {
  const { language } = view;
  const region = findRegion(id);
  if (region === undefined || region.type === 'city') return undefined;
  const places = placesOf(id, language).filter(({ tier }) => tier <= LAST_TIER_WITH_BUTTON);
  const buttons = places.map((place) => setButton(view, place.names[language], { area: place.id }));
  const whole = setButton(view, t(language, 'button.whole_region'), { area: `r-${id}` });
  return {
    ...asked(region.names[language]),
    buttons: [[whole], ...inOwnRows(buttons), [back(view, 'place')]],
  };
}

function asked(text: string): Pick<Screen, 'paragraphs'> {
  return { paragraphs: [{ style: 'heading', text }] };
}

/** What is chosen already is marked. */
function setButton(view: SubscriptionView, text: string, change: Partial<Settings>): Button {
  const { settings } = view;
  const then = { ...settings, ...change };
  const isChosen = JSON.stringify(then) === JSON.stringify(settings);
  return { text: `${isChosen ? '✅ ' : ''}${text}`, press: { do: 'digest_set', ...then } };
}

function pageButton({ settings }: SubscriptionView, page: string, text: string): Button {
  return { text, press: { do: 'digest_page', page, ...settings } };
}

/** To the whole of it, or to an earlier page. */
function back(view: SubscriptionView, to = 'main'): Button {
  return pageButton(view, to, `◀️ ${t(view.language, 'button.back')}`);
}

function inFours(buttons: readonly Button[]): readonly (readonly Button[])[] {
  const starts = Array.from({ length: Math.ceil(buttons.length / 4) }, (_, row) => row * 4);
  return starts.map((start) => buttons.slice(start, start + 4));
}
