// What happened to people afterwards.
import type { Condition, Question, Section } from '../types.ts';
import { choicesOf, unknown, unknownAlone } from './choices.ts';

const optional = { section: 'follow_up', required: false, skippable: true } as const;
const wereFined = outcomeHas('fine');
const wereArrested = outcomeHas('arrest');

const questions: readonly Question[] = [
  {
    ...optional,
    key: 'later_outcome',
    type: 'multi_choice',
    choices: [
      { value: 'nothing', exclusive: true },
      ...choicesOf('warning fine arrest criminal dismissed pressure demands_met promised'),
      unknownAlone,
    ],
  },
  { ...optional, key: 'fined_people', type: 'integer', min: 1, max: 5000, showIf: wereFined },
  { ...optional, key: 'fine_amount', type: 'money_or_mci', showIf: wereFined },
  {
    ...optional,
    key: 'arrested_people',
    type: 'integer',
    min: 1,
    max: 5000,
    showIf: wereArrested,
  },
  {
    ...optional,
    key: 'arrest_days',
    type: 'int_range',
    choices: [unknown],
    unit: 'days',
    min: 1,
    max: 60,
    showIf: wereArrested,
  },
];

export const followUp: Section = { key: 'follow_up', questions };

function outcomeHas(value: string): Condition {
  return { question: 'later_outcome', test: 'any', values: [value] };
}
