// What a button under an answer changes: one thing of the question, the rest stays.
import { isLevel } from '../assemblies/level.ts';
import { readPeriod } from './period.ts';
import { areaOf, type StatsQuestion } from './question.ts';
import { type ChartId, isTopicId, topics } from './topics.ts';

export const menus = ['topic', 'place', 'period'] as const;

export type Menu = (typeof menus)[number];

export function isMenu(text: string): text is Menu {
  return (menus as readonly string[]).includes(text);
}

/** All assemblies again, in a campaign or not. */
export const NO_CAMPAIGN = 'none';

/** `undefined` for what cannot be set so. */
export function changeQuestion(
  question: StatsQuestion,
  { set, to }: { readonly set: string; readonly to: string },
): StatsQuestion | undefined {
  const { chart: _chart, ...rest } = question;
  switch (set) {
    case 'topic': {
      const { figure: _figure, ...whole } = rest;
      return isTopicId(to) ? { ...whole, topic: to } : undefined;
    }
    case 'chart':
      return isChartOf(question, to) ? { ...question, chart: to } : undefined;
    case 'place': {
      const area = areaOf(to);
      const { without: _without, ...open } = rest;
      return area && { ...open, area };
    }
    case 'period': {
      const period = to === 'all' ? {} : readPeriod(to);
      return period && { ...question, period };
    }
    case 'mode':
      return to === 'kibhr' || to === 'natural' ? { ...question, mode: to } : undefined;
    case 'level':
      return isLevel(to) && to !== 'v0' ? { ...question, level: to } : undefined;
    case 'campaign': {
      const { campaign: _campaign, ...all } = question;
      return to === NO_CAMPAIGN ? all : { ...all, campaign: to };
    }
    default:
      return undefined;
  }
}

function isChartOf({ topic = 'summary' }: StatsQuestion, chart: string): chart is ChartId {
  return (topics[topic].charts as readonly string[]).includes(chart);
}
