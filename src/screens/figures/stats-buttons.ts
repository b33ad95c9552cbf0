// The buttons under an answer: each sets one thing of the question anew.
import { formatMonth } from '../../dates.ts';
import { type Language, type TextKey, t } from '../../locales/translate.ts';
import type { Button } from '../../messenger.ts';
import type { Press } from '../../presses.ts';
import type { StatsAnswer } from '../../stats/answer.ts';
import { NO_CAMPAIGN } from '../../stats/change.ts';
import { periodCode } from '../../stats/period.ts';
import { type ChartId, topics } from '../../stats/topics.ts';
import { fileButton } from './export.ts';
import { chartOf } from './figure-charts.ts';

type Setting = Extract<Press, { readonly do: 'stats_set' }>['set'];

/** @param code with its `#`, which buttons leave out */
export function setButton(
  text: string,
  code: string,
  [set, to]: readonly [Setting, string],
): Button {
  const snapshot = code.replace('#', '');
  return { text, press: { do: 'stats_set', snapshot, set, to: to.toLowerCase() } };
}

export function statsButtons(view: {
  readonly language: Language;
  readonly answer: StatsAnswer;
  readonly code: string;
}): readonly (readonly Button[])[] {
  const { language, code } = view;
  const menu = (to: string, key: TextKey) => setButton(t(language, key), code, ['menu', to]);
  return [
    ...chartRows(view),
    ...narrowRows(view),
    [menu('topic', 'figures.button_topics'), menu('place', 'figures.button_places')],
    [menu('period', 'figures.button_periods'), ...fileButtons(view)],
    modeButton(view),
    periodRow(view),
  ].filter((row) => row.length > 0);
}

/** The other pictures of the topic. */
function chartRows({ language, answer, code }: Parameters<typeof statsButtons>[0]) {
  const { topic = 'summary', chart, figure } = answer.question;
  if (figure !== undefined || answer.n === 0) return [];
  const offered: readonly ChartId[] = topics[topic].charts;
  const drawn = offered.filter((one) => chartOf(one, { language, answer }) !== undefined);
  const shown = chart ?? drawn[0];
  return drawn
    .filter((one) => one !== shown)
    .map((one) => [setButton(`🖼 ${t(language, chartName(one))}`, code, ['chart', one])]);
}

/** The records behind the figures; a file is about all of a place and a period. */
function fileButtons({ language, answer }: Parameters<typeof statsButtons>[0]) {
  return answer.n === 0 ? [] : [fileButton({ language, question: answer.question }, 'csv')];
}

const MOST_CAMPAIGNS = 3;

/** Themes can be narrowed to a campaign, and how it is checked to what is checked better. */
function narrowRows(view: Parameters<typeof statsButtons>[0]) {
  const { language, answer, code } = view;
  const { topic, campaign, level = 'v1' } = answer.question;
  if (campaign !== undefined) {
    return [
      [setButton(t(language, 'figures.button_all_assemblies'), code, ['campaign', NO_CAMPAIGN])],
    ];
  }
  if (topic === 'themes') return campaignRows(view);
  if (topic !== 'quality') return [];
  const others = (['v1', 'v2', 'v3'] as const).filter((one) => one !== level);
  return others.map((one) => {
    const text = one === 'v1' ? 'figures.button_all_assemblies' : (`figures.level.${one}` as const);
    return [setButton(`${one}+: ${t(language, text)}`, code, ['level', one])];
  });
}

function campaignRows({ answer, code }: Parameters<typeof statsButtons>[0]) {
  const value = answer.values.A08;
  const parts = value?.kind === 'shares' ? value.parts : [];
  return parts
    .filter(({ key }) => key !== NO_CAMPAIGN)
    .slice(0, MOST_CAMPAIGNS)
    .map(({ key }) => [setButton(answer.campaigns[key] ?? key, code, ['campaign', key])]);
}

function chartName(chart: ChartId): TextKey {
  const isComparison = chart === 'frequency' || chart === 'unauthorised';
  return isComparison ? `comparison.chart.${chart}` : `figures.chart.${chart}`;
}

/** Offered where the period is one that the report of 2012 speaks about. */
function modeButton({ language, answer, code }: Parameters<typeof statsButtons>[0]) {
  const { mode, period } = answer.question;
  const isOld = (period.to ?? '9999') < '2013';
  if (mode === 'kibhr') {
    return [setButton(t(language, 'figures.button_natural'), code, ['mode', 'natural'])];
  }
  return isOld ? [setButton(t(language, 'figures.button_kibhr'), code, ['mode', 'kibhr'])] : [];
}

/** All time, this year and this month, as far as they are not shown already. */
function periodRow({ language, answer, code }: Parameters<typeof statsButtons>[0]) {
  const now = periodCode(answer.question.period);
  const month = answer.asOf.slice(0, 7);
  const choices: readonly (readonly [string, string])[] = [
    ['all', t(language, 'stats.button_all')],
    [month.slice(0, 4), month.slice(0, 4)],
    [month, formatMonth(month, language)],
  ];
  return choices
    .filter(([period]) => period !== now)
    .map(([period, text]) => setButton(text, code, ['period', period]));
}
