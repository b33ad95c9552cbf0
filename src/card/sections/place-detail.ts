// Where in the place it was.
import type { Question, Section } from '../types.ts';
import { choicesOf } from './choices.ts';

const optional = { section: 'place_detail', required: false, skippable: true } as const;

const questions: readonly Question[] = [
  {
    ...optional,
    key: 'venue_type',
    type: 'single_choice',
    choices: choicesOf(
      `akimat square_park street workplace court police_detention party_office state_body embassy
      education residential other unknown`,
    ),
  },
  { ...optional, key: 'place_detail', type: 'text', maxLength: 120 },
  {
    ...optional,
    key: 'designated_place',
    type: 'single_choice',
    choices: choicesOf('yes no unknown'),
  },
];

export const placeDetail: Section = { key: 'place_detail', questions };
