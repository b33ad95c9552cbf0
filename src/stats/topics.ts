// What can be asked about: each topic is a screen of figures with its pictures.
import type { FigureId } from './registry/registry.ts';

export const charts = [
  'assemblies_by_place',
  'map',
  'timeline',
  'topics',
  'subjects',
  'forms',
  'authorised',
  'authorised_by_place',
  'reasons',
  'responses',
  'police_by_place',
  'detained',
  'participants_by_place',
  'average_by_place',
  'sizes',
  'duration_by_place',
  'organisers',
  'levels',
  'frequency',
  'unauthorised',
] as const;

export type ChartId = (typeof charts)[number];

export interface Topic {
  /** In the order in which they are said. */
  readonly figures: readonly FigureId[];
  /** The first one is shown unless another one is asked for. */
  readonly charts: readonly ChartId[];
}

export const topics = {
  summary: {
    figures: ['A01', 'A02', 'A07', 'A12', 'A16', 'A26', 'A29'],
    charts: ['assemblies_by_place', 'map', 'topics'],
  },
  places: { figures: ['A01', 'A02'], charts: ['map', 'assemblies_by_place'] },
  time: { figures: ['A01'], charts: ['timeline'] },
  themes: {
    figures: ['A01', 'A07', 'A07t', 'A08', 'A09'],
    charts: ['topics', 'subjects', 'forms'],
  },
  permits: {
    figures: ['A01', 'A12', 'A13', 'A14', 'A15', 'A20', 'A21', 'A22'],
    charts: ['authorised', 'authorised_by_place', 'reasons'],
  },
  police: {
    figures: ['A01', 'A31', 'A31p', 'A32', 'A33'],
    charts: ['police_by_place'],
  },
  response: {
    figures: ['A01', 'A26', 'A26u', 'A27', 'A28', 'A28r', 'A38'],
    charts: ['responses'],
  },
  penalties: { figures: ['A01', 'A29', 'A41', 'A30', 'A42'], charts: ['detained'] },
  size: {
    figures: ['A01', 'A16', 'A17', 'A18', 'A19', 'A24', 'A25', 'A37'],
    charts: ['participants_by_place', 'average_by_place', 'sizes'],
  },
  duration: { figures: ['A01', 'A34', 'A35', 'A36', 'A23'], charts: ['duration_by_place'] },
  organisers: { figures: ['A01', 'A10', 'A13'], charts: ['organisers'] },
  quality: { figures: ['A01', 'A39', 'A40'], charts: ['levels'] },
  comparison: { figures: [], charts: ['frequency', 'unauthorised'] },
} as const satisfies Record<string, Topic>;

export type TopicId = keyof typeof topics;

export const topicIds = Object.keys(topics) as TopicId[];

export function isTopicId(text: string): text is TopicId {
  return Object.hasOwn(topics, text);
}

export function isChartId(text: string): text is ChartId {
  return (charts as readonly string[]).includes(text);
}
