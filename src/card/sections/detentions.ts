// Who was detained. Categories and numbers only: the bot never asks for names.
import type { Condition, Question, Section } from '../types.ts';
import { choicesOf, unknown, unknownAlone } from './choices.ts';

const showIf: Condition = { question: 'authority_response', test: 'any', values: ['detained'] };
const optional = { section: 'detentions', required: false, skippable: true, showIf } as const;

const questions: readonly Question[] = [
  {
    ...optional,
    key: 'detained_count',
    type: 'int_range',
    choices: [unknown],
    min: 1,
    max: 200_000,
  },
  {
    ...optional,
    key: 'detained_when',
    type: 'multi_choice',
    choices: [...choicesOf('before during after'), unknownAlone],
  },
  {
    ...optional,
    key: 'detained_who',
    type: 'multi_choice',
    choices: [
      ...choicesOf('organizers participants journalists monitors minors passers_by'),
      unknownAlone,
    ],
  },
  {
    ...optional,
    key: 'detained_released',
    type: 'single_choice',
    choices: choicesOf('all some none unknown'),
  },
];

export const detentions: Section = { key: 'detentions', questions };
