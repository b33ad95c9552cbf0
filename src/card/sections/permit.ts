// What passed between the organisers and the akimat.
import type { Condition, Question, Section } from '../types.ts';
import { choicesOf, unknownAlone } from './choices.ts';

const optional = { section: 'permit', required: false, skippable: true } as const;

const questions: readonly Question[] = [
  {
    ...optional,
    key: 'permit_answer',
    type: 'single_choice',
    choices: choicesOf('agreed silent moved_place moved_time refused unknown'),
    showIf: permitWas('allowed', 'denied'),
  },
  {
    ...optional,
    key: 'denial_pretext',
    type: 'multi_choice',
    choices: [
      ...choicesOf(
        `place_taken not_designated late incomplete security unlawful_aim organizer_rejected health
        no_reason other`,
      ),
      unknownAlone,
    ],
    showIf: permitWas('denied'),
  },
  {
    ...optional,
    key: 'pretext_event_real',
    type: 'single_choice',
    choices: choicesOf('yes partly no unknown'),
    showIf: { question: 'denial_pretext', test: 'any', values: ['place_taken'] },
  },
  {
    ...optional,
    key: 'offered_place',
    type: 'single_choice',
    choices: choicesOf('requested central outskirts none unknown'),
    showIf: {
      question: 'permit_answer',
      test: 'in',
      values: ['moved_place', 'agreed', 'refused'],
    },
  },
  {
    ...optional,
    key: 'not_applied_reason',
    type: 'multi_choice',
    choices: [
      ...choicesOf(
        'disagree_law expect_refusal did_not_know spontaneous fear think_not_needed other',
      ),
      unknownAlone,
    ],
    showIf: permitWas('not_applied'),
  },
  {
    ...optional,
    key: 'refusals_before',
    type: 'integer',
    min: 0,
    max: 2000,
    showIf: permitWas('allowed', 'denied'),
  },
];

export const permit: Section = { key: 'permit', questions };

function permitWas(...values: readonly string[]): Condition {
  return { question: 'permit_status', test: 'in', values };
}
