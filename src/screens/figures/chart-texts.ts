// What every picture of an answer says by itself, and how its numbers are written.
import { formatDay } from '../../dates.ts';
import { formatNumber, type Language, t } from '../../locales/translate.ts';
import type { Amount, ChartTexts } from '../../messenger.ts';
import type { StatsAnswer } from '../../stats/answer.ts';
import type { FigureId } from '../../stats/registry/registry.ts';
import { type Mode, percent, round } from '../../stats/rounding.ts';
import type { ChartId } from '../../stats/topics.ts';
import type { Value } from '../../stats/value.ts';
import { keyLabel, shortLabel } from './figure-labels.ts';
import { areaText, periodText } from './stats-title.ts';

export interface Charting {
  readonly language: Language;
  readonly answer: StatsAnswer;
}

/** Pictures of one figure; the others compare. */
export type FigureChart = Exclude<ChartId, 'frequency' | 'unauthorised'>;

/** Which figure each picture shows, and in which unit. */
export const sources = {
  assemblies_by_place: ['A02', 'assemblies'],
  map: ['A02', 'assemblies'],
  timeline: ['A01', 'assemblies'],
  topics: ['A07', 'percent'],
  subjects: ['A07t', 'assemblies'],
  forms: ['A09', 'assemblies'],
  authorised: ['A12', 'percent'],
  authorised_by_place: ['A22', 'percent'],
  reasons: ['A15', 'percent'],
  responses: ['A28r', 'percent'],
  police_by_place: ['A31p', 'officers_per_participant'],
  detained: ['A29', 'percent'],
  participants_by_place: ['A18', 'people'],
  average_by_place: ['A19', 'people_each'],
  sizes: ['A25', 'assemblies'],
  duration_by_place: ['A23', 'minutes'],
  organisers: ['A10', 'percent'],
  levels: ['A39', 'percent'],
} as const satisfies Record<FigureChart, readonly [FigureId, string]>;

/** More bars than this are crowded. */
export const MOST_BARS = 13;

export function textsOf(chart: FigureChart, { answer, language }: Charting): ChartTexts {
  const [id, unit] = sources[chart];
  const value = answer.values[id];
  const unknown = value !== undefined && 'unknown' in value ? value.unknown : 0;
  const { area, period } = answer.question;
  return {
    title: t(language, `figures.chart.${chart}`),
    subtitle: t(language, 'figures.chart_subtitle', {
      where: areaText(area, language),
      when: periodText(period, language),
      unit: t(language, `figures.unit.${unit}`),
    }),
    footnote: t(language, 'figures.chart_footnote', {
      n: baseOf(value) ?? answer.n,
      unknown,
      day: formatDay(answer.asOf, language),
    }),
  };
}

/** What the percentages of a picture are shares of. It may be less than all assemblies. */
function baseOf(value: Value | undefined): number | undefined {
  return value?.kind === 'share' || value?.kind === 'shares' ? value.base : undefined;
}

export function labelOf(id: FigureId, key: string, { language, answer }: Charting): string {
  if (key === 'unknown') return t(language, 'figures.unknown');
  return shortLabel(keyLabel(id, key, { language, campaigns: answer.campaigns }));
}

export function whole(value: number, charting: Charting): Amount {
  return { value, text: formatNumber(charting.language, round(value, 0, modeOf(charting))) };
}

export function percentText(n: number, base: number, charting: Charting): string {
  const share = percent(n, base, modeOf(charting));
  return t(charting.language, 'figures.percent', { percent: share });
}

export function modeOf({ answer }: Pick<Charting, 'answer'>): Mode {
  return answer.question.mode ?? 'natural';
}
