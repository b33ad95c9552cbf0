// How the number of people was come by.
import type { Question, Section } from '../types.ts';
import { choicesOf } from './choices.ts';

const questions: readonly Question[] = [
  {
    section: 'count',
    required: false,
    skippable: true,
    key: 'count_method',
    type: 'single_choice',
    choices: choicesOf(
      'counted part_multiplied by_eye photo_video organizers_said officials_said media_said',
    ),
  },
];

export const count: Section = { key: 'count', questions };
