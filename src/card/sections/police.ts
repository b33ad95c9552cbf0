// Who was there from the authorities, and what they did.
import type { Condition, Question, Section } from '../types.ts';
import { choicesOf, unknown, unknownAlone } from './choices.ts';

const optional = { section: 'police', required: false, skippable: true } as const;
const werePresent: Condition = {
  question: 'authority_response',
  test: 'notAny',
  values: ['not_present'],
};

const questions: readonly Question[] = [
  {
    ...optional,
    key: 'police_count',
    type: 'int_range',
    choices: [
      { value: 'p1', low: 1, high: 4 },
      { value: 'p2', low: 5, high: 15 },
      { value: 'p3', low: 16, high: 49 },
      { value: 'p4', low: 50, high: 99 },
      { value: 'p5', low: 100, high: 499 },
      { value: 'p6', low: 500, high: null },
      unknown,
    ],
    min: 0,
    max: 20_000,
    showIf: werePresent,
  },
  {
    ...optional,
    key: 'police_types',
    type: 'multi_choice',
    choices: [
      ...choicesOf(
        'uniformed plain_clothes riot national_guard masked akimat_staff prosecutor unknown_men',
      ),
      unknownAlone,
    ],
    showIf: werePresent,
  },
  {
    ...optional,
    key: 'interference',
    type: 'multi_choice',
    choices: [
      ...choicesOf(
        `site_closed sudden_works noise_event access_blocked kettling march_stopped ordered_leave
        pushed_out preventive_detention home_work_pressure internet_off provocateurs other`,
      ),
      unknownAlone,
    ],
    showIf: responded('blocked', 'took_posters', 'dispersed', 'detained', 'force', 'warned'),
  },
  {
    ...optional,
    key: 'warned_by',
    type: 'multi_choice',
    choices: [
      ...choicesOf('prosecutor akimat police'),
      { value: 'nobody', exclusive: true },
      unknownAlone,
    ],
    showIf: responded('warned', 'watched', 'blocked', 'dispersed', 'detained'),
  },
  {
    ...optional,
    key: 'force_means',
    type: 'multi_choice',
    choices: [...choicesOf('dragging beating gas stun water rubber firearms other'), unknownAlone],
    showIf: responded('force'),
  },
];

export const police: Section = { key: 'police', questions };

function responded(...values: readonly string[]): Condition {
  return { question: 'authority_response', test: 'any', values };
}
