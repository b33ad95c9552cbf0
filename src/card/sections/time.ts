// When it began and ended, and how.
import type { Question, Section } from '../types.ts';
import { choicesOf } from './choices.ts';

const optional = { section: 'time', required: false, skippable: true } as const;
const isOver = { question: 'ongoing', test: 'notIn', values: ['yes'] } as const;

const questions: readonly Question[] = [
  {
    ...optional,
    key: 'ongoing',
    type: 'single_choice',
    choices: choicesOf('yes ended unknown'),
    showIf: { question: 'event_when', test: 'in', values: ['now', 'today'] },
  },
  { ...optional, key: 'start_time', type: 'time' },
  { ...optional, key: 'end_time', type: 'time', showIf: isOver },
  {
    ...optional,
    key: 'how_ended',
    type: 'single_choice',
    choices: choicesOf('by_itself talks dispersed all_detained prevented unknown'),
    showIf: isOver,
  },
];

export const time: Section = { key: 'time', questions };
