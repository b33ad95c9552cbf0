// Which regions a group of moderators has; a coordinator ticks them.
import { listRegions, regionName } from '../../card/places.ts';
import { type Language, t } from '../../locales/translate.ts';
import type { Button, ChatKey, Screen } from '../../messenger.ts';
import { inOwnRows } from '../rows.ts';

/** Names the message in which a group's regions are chosen. */
export function regionsSlot(chatKey: ChatKey): string {
  return `regions:${chatKey}`;
}

export interface RegionsView {
  readonly language: Language;
  /** None means all that no other group has. */
  readonly regions: readonly string[];
  /** Page of the list, from 0. */
  readonly index: number;
  /** The group has just become a desk. */
  readonly isNew?: boolean;
}

export const REGIONS_ON_PAGE = 10;

export function regionPages(): number {
  return Math.ceil(listRegions('en').length / REGIONS_ON_PAGE);
}

export function regionsScreen(view: RegionsView): Screen {
  const { language, isNew } = view;
  return {
    paragraphs: [
      ...(isNew === true ? [{ style: 'plain', text: t(language, 'desk.linked') } as const] : []),
      { style: 'heading', text: t(language, 'regions.title') },
      { style: 'plain', text: nowText(view) },
      { style: 'note', text: t(language, 'regions.who') },
    ],
    buttons: [allButton(view), ...inOwnRows(regionButtons(view)), pageButtons(view)],
  };
}

function nowText({ language, regions }: RegionsView): string {
  if (regions.length === 0) return t(language, 'regions.is_all');
  const names = regions.map((id) => regionName(id, language)).join(', ');
  return t(language, 'regions.some', { regions: names });
}

function allButton({ language, regions }: RegionsView): readonly Button[] {
  const mark = regions.length === 0 ? '✅ ' : '';
  const press = { do: 'region', region: 'all', on: 1 } as const;
  return [{ text: `${mark}${t(language, 'regions.all')}`, press }];
}

function regionButtons({ language, regions, index }: RegionsView): readonly Button[] {
  const page = listRegions(language).slice(index * REGIONS_ON_PAGE, (index + 1) * REGIONS_ON_PAGE);
  return page.map(({ id, names }): Button => {
    const isOn = regions.includes(id);
    const press = { do: 'region', region: id, on: isOn ? 0 : 1 } as const;
    return { text: `${isOn ? '✅ ' : ''}${names[language]}`, press };
  });
}

function pageButtons({ language, index }: RegionsView): readonly Button[] {
  const to = (page: number) => ({ do: 'regions', index: page }) as const;
  return [
    ...(index > 0 ? [{ text: `◀️ ${t(language, 'button.back')}`, press: to(index - 1) }] : []),
    ...(index + 1 < regionPages()
      ? [{ text: `${t(language, 'button.more_options')} ▶️`, press: to(index + 1) }]
      : []),
  ];
}
