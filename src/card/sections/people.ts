// Who organised it, who came, and what they wanted.
import type { Question, Section } from '../types.ts';
import { choicesOf, unknownAlone } from './choices.ts';

const optional = { section: 'people', required: false, skippable: true } as const;

const questions: readonly Question[] = [
  {
    ...optional,
    key: 'organizer_type',
    type: 'multi_choice',
    choices: [
      ...choicesOf(
        `residents workers activists party ngo media students individual business religious
        authorities`,
      ),
      { value: 'nobody', exclusive: true },
      unknownAlone,
    ],
  },
  {
    ...optional,
    key: 'organizer_name',
    type: 'text',
    maxLength: 100,
    showIf: {
      question: 'organizer_type',
      test: 'any',
      values: ['party', 'ngo', 'activists', 'workers', 'business', 'religious', 'authorities'],
    },
  },
  {
    ...optional,
    key: 'participant_groups',
    type: 'multi_choice',
    choices: [
      ...choicesOf(
        `workers mothers pensioners students residents homebuyers drivers farmers budget_staff
        relatives qandas women_equality activists other`,
      ),
      unknownAlone,
    ],
  },
  { ...optional, key: 'demands', type: 'text', maxLength: 280 },
  {
    ...optional,
    key: 'addressed_to',
    type: 'multi_choice',
    choices: [
      ...choicesOf(
        'president government akim security court employer bank_developer foreign_state other',
      ),
      unknownAlone,
    ],
  },
  {
    ...optional,
    key: 'attendance_free',
    type: 'single_choice',
    choices: choicesOf('free some_forced mostly_forced unknown'),
  },
];

export const people: Section = { key: 'people', questions };
