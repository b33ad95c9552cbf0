// The choice of the weekly summary: every page in every language, and every button fits.
import { describe, expect, it } from 'vitest';
import { realPlaces, regions } from '../../../../src/card/places.ts';
import { hours, isSettings, type Settings, weekdays } from '../../../../src/digest/schedule.ts';
import { languages } from '../../../../src/locales/translate.ts';
import { packPress, unpackPress } from '../../../../src/press-forms.ts';
import type { Press } from '../../../../src/presses.ts';
import {
  subscriptionPage,
  subscriptionScreen,
} from '../../../../src/screens/digest/subscription.ts';
import { areaCode, areaOf } from '../../../../src/stats/question.ts';

const LONGEST_PRESS = 53;
const areas = [
  'all',
  ...regions.map(({ id }) => `r-${id}`),
  ...realPlaces.map(({ id }) => id),
] as const;
const longest = areas.toSorted((a, b) => b.length - a.length)[0] ?? 'all';
const settings: Settings = { area: longest, weekday: 7, hour: 22, language: 'kk' };

const pages = [
  'place',
  'place2',
  'weekday',
  'hour',
  'language',
  ...regions.filter(({ type }) => type === 'region').map(({ id }) => `in-${id}`),
];

const pressesOf = (screen: ReturnType<typeof subscriptionPage>): Press[] =>
  (screen?.buttons ?? []).flat().flatMap((button) => ('press' in button ? [button.press] : []));

describe.each(languages)('in %s', (language) => {
  const view = { language, settings, isPrivate: true };

  it.each(pages)('the page %s has buttons that fit and can be read back', (page) => {
    const presses = pressesOf(subscriptionPage(view, page));
    expect(presses.length).toBeGreaterThan(2);
    for (const press of presses) {
      expect(packPress(press).length).toBeLessThanOrEqual(LONGEST_PRESS);
      expect(unpackPress(packPress(press))).toEqual(press);
    }
  });

  it('whatever can be chosen is something that can be subscribed to', () => {
    const chosen = pages.flatMap((page) => pressesOf(subscriptionPage(view, page)));
    const set = chosen.filter((press) => press.do === 'digest_set');
    expect(set.length).toBeGreaterThan(weekdays.length + hours.length + regions.length);
    expect(set.filter((press) => !isSettings(press as unknown as Settings))).toEqual([]);
  });

  it('says what is chosen, and whether it comes', () => {
    const off = subscriptionScreen(view);
    const on = subscriptionScreen({ ...view, nextDay: '2026-11-29' });
    expect(pressesOf(off).map((press) => press.do)).toContain('subscribe');
    expect(pressesOf(on).map((press) => press.do)).toContain('unsubscribe');
    expect(JSON.stringify(on)).toContain('22:00');
  });
});

it('a page that we never made is none', () => {
  const view = { language: 'en', settings, isPrivate: true } as const;
  for (const page of ['nowhere', 'in-atlantis', 'in-almaty_city']) {
    expect(subscriptionPage(view, page)).toBeUndefined();
  }
});

it('every area comes back from its code', () => {
  for (const code of areas) {
    const area = areaOf(code);
    expect(area && areaCode(area)).toBe(code);
  }
});
