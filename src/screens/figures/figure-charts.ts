// The pictures of an answer, as recipes.
import { getPlace, placeName } from '../../card/places.ts';
import { t } from '../../locales/translate.ts';
import type { Picture } from '../../messenger.ts';
import type { ChartId } from '../../stats/topics.ts';
import type { Value } from '../../stats/value.ts';
import { amountOf, barsOf } from './chart-bars.ts';
import { shareBar, shareBars, timelineColumns, topicsBar } from './chart-stacks.ts';
import { type Charting, sources, textsOf } from './chart-texts.ts';
import { frequencyChart, unauthorisedChart } from './comparison-charts.ts';

/** Of one place they would show one bar. */
const byPlace: readonly ChartId[] = [
  'assemblies_by_place',
  'map',
  'authorised_by_place',
  'police_by_place',
  'participants_by_place',
  'average_by_place',
  'duration_by_place',
];

/** `undefined` where there is nothing to draw. */
export function chartOf(chart: ChartId, charting: Charting): Picture | undefined {
  if (chart === 'frequency' || chart === 'unauthorised') return comparisonOf(chart, charting);
  if (charting.answer.question.area.kind === 'place' && byPlace.includes(chart)) return undefined;
  const [id] = sources[chart];
  const value = charting.answer.values[id];
  if (value === undefined) return undefined;
  switch (chart) {
    case 'map':
      return mapOf(value, charting);
    case 'timeline':
      return timelineColumns(charting);
    case 'topics':
      return topicsBar(value, charting);
    case 'authorised':
    case 'detained':
      return shareBar(chart, value, charting);
    case 'authorised_by_place':
      return shareBars(chart, value, charting);
    default:
      return barsOf(chart, [id, value], charting);
  }
}

function comparisonOf(
  chart: 'frequency' | 'unauthorised',
  { language, answer }: Charting,
): Picture | undefined {
  const { comparison, question, asOf: today } = answer;
  if (comparison === undefined) return undefined;
  const view = { language, question, comparison, today };
  const spec = chart === 'frequency' ? frequencyChart(view) : unauthorisedChart(view);
  return spec && { chart: 'bars', spec };
}

function mapOf(value: Value, charting: Charting): Picture | undefined {
  const rows = value.kind === 'places' ? value.rows : [];
  if (rows.length === 0) return undefined;
  const symbols = rows.map(({ place, value: here }) => {
    const { lat, lon } = getPlace(place);
    return {
      lat,
      lon,
      label: placeName(place, charting.language),
      amount: amountOf(here, charting),
    };
  });
  const legend = t(charting.language, 'figures.map_unit');
  return { chart: 'map', spec: { ...textsOf('map', charting), symbols, legend } };
}
