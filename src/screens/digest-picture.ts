// The picture of a summary: the places of an area beside the week before, or the last weeks of one.
import { placeName } from '../card/places.ts';
import { countryZone } from '../card/zone.ts';
import { formatDay, formatDays, formatShortDay, localDate } from '../dates.ts';
import { placesBeside } from '../digest/summary.ts';
import { mondayOf, sundayOf } from '../digest/week.ts';
import { formatNumber, t } from '../locales/translate.ts';
import type { BarChart, ColumnChart, Picture } from '../messenger.ts';
import { areaName } from './area-name.ts';
import type { DigestView } from './digest-sentences.ts';

// More bars than this are too thin to be read on a phone.
const PLACES_IN_PICTURE = 10;

/** None for an empty week, which one sentence says. */
export function digestPicture(view: DigestView): Picture | undefined {
  if (view.summary.assemblies === 0) return undefined;
  if (view.area.kind === 'place') return { chart: 'columns', spec: columnsOf(view) };
  return { chart: 'bars', spec: barsOf(view) };
}

function barsOf(view: DigestView): BarChart {
  const { data, area, language } = view;
  const places = placesBeside(data, area);
  const isBeside = places.some(({ then }) => then !== undefined) && !data.isFirst;
  const shown = places.slice(0, PLACES_IN_PICTURE);
  const rest = places.slice(PLACES_IN_PICTURE);
  const bar = (label: string, now: number, then: number | undefined) => ({
    label,
    values: isBeside ? [amount(now), then === undefined ? undefined : amount(then)] : [amount(now)],
  });
  const amount = (value: number) => ({ value, text: formatNumber(language, value) });
  const bars = shown.map(({ placeId, now, then }) => bar(placeName(placeId, language), now, then));
  if (rest.length > 0) {
    const now = rest.reduce((all, one) => all + one.now, 0);
    // Of places that cannot be compared there is no sum.
    const isKnown = rest.every(({ then }) => then !== undefined);
    const then = isKnown ? rest.reduce((all, one) => all + (one.then ?? 0), 0) : undefined;
    bars.push(bar(t(language, 'stats.other_places'), now, then));
  }
  return {
    title: t(language, 'digest.chart_places'),
    subtitle: t(language, 'digest.chart_subtitle', {
      where: areaName(area, language),
      when: formatDays(mondayOf(data.week), sundayOf(data.week), language),
    }),
    footnote: footnote(view),
    bars,
    ...(isBeside && {
      legend: [t(language, 'digest.chart_now'), t(language, 'digest.chart_before')],
    }),
  };
}

function columnsOf(view: DigestView): ColumnChart {
  const { data, area, language } = view;
  const place = area.kind === 'place' ? area.id : '';
  return {
    title: t(language, 'digest.chart_weeks'),
    subtitle: t(language, 'digest.chart_weeks_subtitle', { where: areaName(area, language) }),
    footnote: footnote(view),
    legend: [],
    columns: data.course.map(({ week, assemblies }) => ({
      // Day and month are enough for eight weeks.
      label: formatShortDay(mondayOf(week)).slice(0, 5),
      parts: [assemblies[place] ?? 0],
    })),
  };
}

function footnote({ data, language, summary }: DigestView): string {
  const day = localDate(new Date(data.gatheredAt), countryZone);
  return t(language, 'stats.chart_footnote', {
    n: summary.assemblies,
    day: formatDay(day, language),
  });
}
