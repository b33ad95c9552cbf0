// Two pictures of a comparison: how often, and how much of it unauthorised, by place in both
// periods (the charts G04 and G05 of the report of 2012).
import { placeName } from '../../card/places.ts';
import { formatDay } from '../../dates.ts';
import { t } from '../../locales/translate.ts';
import type { Amount, BarChart } from '../../messenger.ts';
import type { Against, PlaceChange } from '../../stats/comparison-value.ts';
import { percent, round } from '../../stats/rounding.ts';
import type { Share } from '../../stats/value.ts';
import type { ComparisonView } from './comparison.ts';
import { oneDecimal } from './comparison-words.ts';
import { periodText } from './stats-title.ts';

const PLACES_IN_PICTURE = 12;

/** Assemblies per monitored month; a dash where a place was not monitored. */
export function frequencyChart(view: ComparisonView): BarChart | undefined {
  const { language, comparison } = view;
  const amount = (rate: PlaceChange['now']): Amount | undefined =>
    rate && {
      value: rate.perMonth,
      text: oneDecimal(round(rate.perMonth, 1, comparison.mode), language),
    };
  const bars = ({ places }: Against) =>
    places
      .toSorted((a, b) => most(b) - most(a))
      .map(({ place, now, before }) => ({
        place,
        values: [amount(now), amount(before)],
        n: (now?.n ?? 0) + (before?.n ?? 0),
      }));
  return chart(view, 'frequency', bars);
}

const most = ({ now, before }: PlaceChange) => Math.max(now?.perMonth ?? 0, before?.perMonth ?? 0);

/** Of those of which it is known; a dash where nothing is. */
export function unauthorisedChart(view: ComparisonView): BarChart | undefined {
  const { language, comparison } = view;
  const amount = (share: Share | undefined): Amount | undefined => {
    if (share === undefined) return undefined;
    const value = percent(share.n, share.base, comparison.mode);
    return { value, text: `${oneDecimal(value, language)}%` };
  };
  const bars = ({ places }: Against) =>
    places
      .filter(({ unauthorised: { now, before } }) => now !== undefined || before !== undefined)
      .map(({ place, unauthorised: { now, before } }) => ({
        place,
        values: [amount(now), amount(before)],
        n: (now?.base ?? 0) + (before?.base ?? 0),
      }));
  const made = chart(view, 'unauthorised', bars);
  return made && { ...made, scaleTo: 100 };
}

interface PlaceBars {
  readonly place: string;
  readonly values: readonly (Amount | undefined)[];
  /** Assemblies that they rest on. */
  readonly n: number;
}

function chart(
  { language, comparison, today }: ComparisonView,
  which: 'frequency' | 'unauthorised',
  barsOf: (against: Against) => readonly PlaceBars[],
): BarChart | undefined {
  const [against] = comparison.against;
  if (against?.all === undefined || comparison.months === undefined) return undefined;
  const bars = barsOf(against).slice(0, PLACES_IN_PICTURE);
  if (bars.length === 0) return undefined;
  const n = bars.reduce((sum, one) => sum + one.n, 0);
  return {
    title: t(language, `comparison.chart.${which}`),
    subtitle: t(language, `comparison.chart.${which}_unit`, { mode: comparison.mode }),
    bars: bars.map(({ place, values }) => ({ label: placeName(place, language), values })),
    legend: [comparison.months, against.months].map((months) => periodText(months, language)),
    footnote: t(language, 'stats.chart_footnote', { n, day: formatDay(today, language) }),
  };
}
