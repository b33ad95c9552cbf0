// The picture of a summary: the places of an area beside the week before, or its last weeks.
import { placeName } from '../../card/places.ts';
import { countryZone } from '../../card/zone.ts';
import { formatDay, formatDays, formatShortDay, localDate } from '../../dates.ts';
import { courseOf, placesBeside } from '../../digest/summary.ts';
import { mondayOf, sundayOf } from '../../digest/week.ts';
import { formatNumber, t } from '../../locales/translate.ts';
import type { BarChart, ColumnChart, Picture } from '../../messenger.ts';
import { areaText } from '../figures/stats-title.ts';
import type { DigestView } from './digest-sentences.ts';

// More bars than this are too thin to be read on a phone.
const PLACES_IN_PICTURE = 10;

/** None for an empty week, which one sentence says, nor where there would be a single bar. */
export function digestPicture(view: DigestView): Picture | undefined {
  const { data, area, summary } = view;
  if (summary.assemblies === 0) return undefined;
  if (area.kind !== 'place' && placesBeside(data, area).length > 1) {
    return { chart: 'bars', spec: barsOf(view) };
  }
  return data.isFirst ? undefined : { chart: 'columns', spec: columnsOf(view) };
}

function barsOf(view: DigestView): BarChart {
  const { data, area, language } = view;
  const places = placesBeside(data, area);
  const isBeside = places.some(({ earlier }) => earlier !== undefined) && !data.isFirst;
  const shown = places.slice(0, PLACES_IN_PICTURE);
  const rest = places.slice(PLACES_IN_PICTURE);
  const bar = (label: string, now: number, earlier: number | undefined) => ({
    label,
    values: isBeside
      ? [amount(now), earlier === undefined ? undefined : amount(earlier)]
      : [amount(now)],
  });
  const amount = (value: number) => ({ value, text: formatNumber(language, value) });
  const bars = shown.map(({ placeId, now, earlier }) =>
    bar(placeName(placeId, language), now, earlier),
  );
  if (rest.length > 0) {
    const now = rest.reduce((all, one) => all + one.now, 0);
    // Of places that cannot be compared there is no sum.
    const isKnown = rest.every(({ earlier }) => earlier !== undefined);
    const earlier = isKnown ? rest.reduce((all, one) => all + (one.earlier ?? 0), 0) : undefined;
    bars.push(bar(t(language, 'stats.other_places'), now, earlier));
  }
  return {
    title: t(language, 'digest.chart_places'),
    subtitle: t(language, 'digest.chart_subtitle', {
      where: areaText(area, language),
      when: formatDays(mondayOf(data.week), sundayOf(data.week), language),
    }),
    footnote: footnote(view, view.summary.assemblies),
    bars,
    ...(isBeside && {
      legend: [t(language, 'digest.chart_now'), t(language, 'digest.chart_before')],
    }),
  };
}

function columnsOf(view: DigestView): ColumnChart {
  const { data, area, language } = view;
  const weeks = courseOf(data, area);
  return {
    title: t(language, 'digest.chart_weeks'),
    subtitle: t(language, 'digest.chart_weeks_subtitle', { where: areaText(area, language) }),
    footnote: footnote(
      view,
      weeks.reduce((all, { n }) => all + n, 0),
    ),
    legend: [],
    columns: weeks.map(({ week, n }) => ({
      // Day and month are enough for eight weeks.
      label: formatShortDay(mondayOf(week)).slice(0, 5),
      parts: [n],
    })),
  };
}

function footnote({ data, language }: DigestView, n: number): string {
  const day = localDate(new Date(data.gatheredAt), countryZone);
  return t(language, 'digest.chart_footnote', { n, day: formatDay(day, language) });
}
