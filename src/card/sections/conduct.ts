// How it went: opponents, violence, injuries, the work of journalists.
import type { Question, Section } from '../types.ts';
import { choicesOf, unknown, unknownAlone } from './choices.ts';

const optional = { section: 'conduct', required: false, skippable: true } as const;

const questions: readonly Question[] = [
  {
    ...optional,
    key: 'counter_protest',
    type: 'single_choice',
    choices: choicesOf('none peaceful disrupted clash unknown'),
  },
  {
    ...optional,
    key: 'conduct',
    type: 'single_choice',
    choices: choicesOf('peaceful property violence strangers unknown'),
  },
  {
    ...optional,
    key: 'injured',
    type: 'int_range',
    choices: [unknown],
    min: 0,
    max: 200_000,
  },
  {
    ...optional,
    key: 'journalists',
    type: 'multi_choice',
    choices: [
      { value: 'none', exclusive: true },
      { value: 'free', exclusive: true },
      ...choicesOf('kept_out equipment attacked detained'),
      unknownAlone,
    ],
  },
];

export const conduct: Section = { key: 'conduct', questions };
