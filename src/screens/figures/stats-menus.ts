// The lists from which another topic, place or period is chosen.
import { placesOf, quickPlaces, regionName, regions } from '../../card/places.ts';
import { formatMonth } from '../../dates.ts';
import { type Language, type TextKey, t } from '../../locales/translate.ts';
import type { Button, Screen } from '../../messenger.ts';
import type { Menu } from '../../stats/change.ts';
import { addMonths } from '../../stats/period.ts';
import type { StatsQuestion } from '../../stats/question.ts';
import { topicIds } from '../../stats/topics.ts';
import { inRows } from '../rows.ts';
import { setButton } from './stats-buttons.ts';
import { titleText } from './stats-title.ts';

export interface MenuView {
  readonly language: Language;
  readonly question: StatsQuestion;
  /** With or without its `#`. */
  readonly code: string;
  readonly menu: Menu;
  /** Local day. */
  readonly today: string;
}

export function statsMenuScreen(view: MenuView): Screen {
  const { language, question, menu } = view;
  return {
    paragraphs: [
      { style: 'heading', text: titleText(question, language) },
      { style: 'plain', text: t(language, `figures.ask_${menu}` as TextKey) },
    ],
    buttons: rowsOf(view),
  };
}

function rowsOf(view: MenuView): readonly (readonly Button[])[] {
  switch (view.menu) {
    case 'topic':
      return topicRows(view);
    case 'place':
      return placeRows(view);
    case 'period':
      return periodRows(view);
    default:
      return view.menu satisfies never;
  }
}

function topicRows({ language, code }: MenuView) {
  const buttons = topicIds.map((id) =>
    setButton(t(language, `figures.topic.${id}`), code, ['topic', id]),
  );
  return inRows(buttons);
}

/** The country, the great cities, the regions; places of the region that is shown. */
function placeRows({ language, code, question: { area } }: MenuView) {
  const near = area.kind === 'region' ? placesOf(area.id, language) : quickPlaces(language);
  const whole = setButton(t(language, 'stats.button_country'), code, ['place', 'all']);
  const places = near.map(({ id, names }) => setButton(names[language], code, ['place', id]));
  const oblasts = regions
    .filter(({ type }) => type === 'region')
    .map(({ id }) => setButton(regionName(id, language), code, ['place', `r-${id}`]));
  return [[whole], ...inRows(places), ...inRows(oblasts)];
}

const YEARS = 6;
const MONTHS = 6;

function periodRows({ language, code, today, question: { period } }: MenuView) {
  const year = Number(today.slice(0, 4));
  const set = (text: string, to: string) => setButton(text, code, ['period', to]);
  const months = Array.from({ length: MONTHS }, (_, at) => addMonths(today.slice(0, 7), -at));
  const latest = Array.from({ length: YEARS }, (_, at) => String(year - at));
  // An archive may be older than that: the years that are asked about stay within reach.
  const asked = [period.to, period.from].flatMap((month) => month?.slice(0, 4) ?? []);
  const years = [...new Set([...latest, ...asked])].toSorted().toReversed();
  const quarters = [1, 2, 3, 4]
    .filter((quarter) => `${year}-${String(quarter * 3 - 2).padStart(2, '0')}` <= today)
    .map((quarter) =>
      set(t(language, 'figures.quarter', { quarter, year: String(year) }), `${year}-q${quarter}`),
    );
  return [
    [set(t(language, 'stats.button_all'), 'all')],
    ...inRows(months.map((month) => set(formatMonth(month, language), month))),
    ...inRows(quarters),
    ...inRows(years.map((one) => set(one, one))),
  ];
}
