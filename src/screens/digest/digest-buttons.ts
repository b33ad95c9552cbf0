// Where a summary leads: the week before it, the places behind it, and the figures. The one place
// for its buttons, whoever sends it.
import { placeName } from '../../card/places.ts';
import { formatMonth } from '../../dates.ts';
import { previousWeek, sundayOf, type Week, weekCode, weekNumber } from '../../digest/week.ts';
import { type Language, t } from '../../locales/translate.ts';
import type { Button } from '../../messenger.ts';
import { areaCode } from '../../stats/question.ts';
import { fileButton } from '../figures/export.ts';
import type { DigestView } from './digest-sentences.ts';

/** Places in which most happened. */
const PLACES_AS_BUTTONS = 3;

export function digestButtons(view: DigestView): readonly (readonly Button[])[] {
  const { data, area, language, summary } = view;
  const place = areaCode(area);
  const month = sundayOf(data.week).slice(0, 7);
  const figures: Button = {
    text: `📊 ${t(language, 'digest.button_stats', { month: formatMonth(month, language) })}`,
    press: { do: 'stats', place, period: month },
  };
  const names = summary.places.slice(0, PLACES_AS_BUTTONS).map(
    ({ placeId }): Button => ({
      text: placeName(placeId, language),
      press: weekly(placeId, data.week),
    }),
  );
  const country: Button = {
    text: t(language, 'digest.button_country'),
    press: weekly('all', data.week),
  };
  const period = { from: month, to: month };
  const file = fileButton({ language, question: { area, period } }, 'csv');
  return [
    [figures, file],
    ...(area.kind === 'place' || names.length < 2 ? [] : [names]),
    [before(data.week, place, language), ...(area.kind === 'country' ? [] : [country])],
  ];
}

function before(week: Week, place: string, language: Language): Button {
  const earlier = previousWeek(week);
  const text = t(language, 'digest.button_before', { week: weekNumber(earlier) });
  return { text, press: weekly(place, earlier) };
}

const weekly = (place: string, week: Week) =>
  ({ do: 'weekly', place, week: weekCode(week) }) as const;
