// `/queue`: what awaits a decision, oldest first, a page at a time, of all places or of one.
import { placeName } from '../../card/places.ts';
import { type Language, t } from '../../locales/translate.ts';
import type { Button, Paragraph, Screen } from '../../messenger.ts';
import type { Backlog, CaseLine } from '../../reports/case-line.ts';
import { inOwnRows } from '../rows.ts';
import { backlogText, caseButtonRows, caseLine } from './case-page.ts';

export interface QueueView {
  readonly language: Language;
  /** Absent for all places. */
  readonly placeId?: string;
  readonly cases: readonly CaseLine[];
  readonly backlog: Backlog;
  readonly now: Date;
  /** Where most of it is from. */
  readonly places: readonly { readonly placeId: string; readonly waiting: number }[];
  /** Cases that say nearly the same: their oldest, and how many they are. */
  readonly alike: readonly { readonly number: number; readonly count: number }[];
  /** After which numbers the neighbouring pages begin. */
  readonly older?: number;
  readonly newer?: number;
}

export function queueScreen(view: QueueView): Screen {
  const { language, cases, backlog, now } = view;
  const hint: Paragraph = { style: 'note', text: t(language, 'queue.open_hint') };
  return {
    paragraphs: [
      { style: 'heading', text: titleOf(view) },
      { style: 'note', text: backlogText(backlog, now, language) },
      ...cases.map((one) => caseLine(one, language)),
      ...(cases.length === 0 ? [] : [hint]),
    ],
    buttons: [
      ...caseButtonRows(cases),
      ...alikeButtons(view),
      ...inOwnRows(placeButtons(view)),
      pageButtons(view),
    ],
  };
}

function titleOf({ language, placeId }: QueueView): string {
  if (placeId === undefined) return t(language, 'queue.title');
  return t(language, 'queue.title_place', { place: placeName(placeId, language) });
}

function alikeButtons({ language, alike }: QueueView): readonly (readonly Button[])[] {
  return alike.map(({ number, count }): readonly Button[] => [
    {
      text: `🗑 ${t(language, 'queue.alike', { n: count, number })}`,
      press: { do: 'alike', number },
    },
  ]);
}

/** Other places; the one that is shown has no button. */
function placeButtons({ language, placeId, places }: QueueView): readonly Button[] {
  const all: Button = {
    text: t(language, 'queue.all_places'),
    press: { do: 'queue', place: 'all', after: 0 },
  };
  const others = places.filter((one) => one.placeId !== placeId);
  // One place with everything needs no choice.
  if (placeId === undefined && places.length < 2) return [];
  return [
    ...(placeId === undefined ? [] : [all]),
    ...others.map(({ placeId: id, waiting }): Button => {
      const text = `${placeName(id, language)} · ${waiting}`;
      return { text, press: { do: 'queue', place: id, after: 0 } };
    }),
  ];
}

function pageButtons({ language, placeId = 'all', older, newer }: QueueView): readonly Button[] {
  const to = (after: number) => ({ do: 'queue', place: placeId, after }) as const;
  return [
    ...(older === undefined
      ? []
      : [{ text: `◀️ ${t(language, 'button.older')}`, press: to(older) }]),
    ...(newer === undefined
      ? []
      : [{ text: `${t(language, 'button.newer')} ▶️`, press: to(newer) }]),
  ];
}
