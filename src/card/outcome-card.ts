// The card that a moderator fills in about what followed for one person. Asked in the moderators'
// group; nothing here names anybody.
import { choicesOf } from './sections/choices.ts';
import type { Card, Condition, Question } from './types.ts';

/** The one section; the interview goes through it and comes to the review. */
export const OUTCOME_SECTION = 'outcome';

// Court records go back further than reports do.
const TEN_YEARS_OF_DAYS = 3653;

const optional = { section: OUTCOME_SECTION, required: false, skippable: true } as const;

const questions: readonly Question[] = [
  {
    ...optional,
    key: 'outcome_kind',
    skippable: false,
    type: 'single_choice',
    choices: choicesOf(
      'charged warning fine administrative_arrest criminal_suspended criminal_restriction criminal_prison acquitted terminated other',
    ),
    topChoices: 10,
  },
  {
    ...optional,
    key: 'outcome_role',
    type: 'single_choice',
    choices: choicesOf('organizer participant journalist monitor passer_by unknown'),
  },
  {
    ...optional,
    key: 'outcome_phase',
    type: 'single_choice',
    choices: choicesOf('before during after'),
  },
  { ...optional, key: 'outcome_article', type: 'text', maxLength: 60 },
  { ...optional, key: 'outcome_court', type: 'text', maxLength: 120 },
  {
    ...optional,
    key: 'outcome_date',
    type: 'date_time',
    choices: choicesOf('today yesterday other_date'),
    maxAgeDays: TEN_YEARS_OF_DAYS,
  },
  { ...optional, key: 'outcome_fine', type: 'money_or_mci', showIf: kindIs('fine') },
  {
    ...optional,
    key: 'outcome_arrest_days',
    type: 'integer',
    min: 1,
    max: 60,
    showIf: kindIs('administrative_arrest'),
  },
  {
    ...optional,
    key: 'outcome_prison_months',
    type: 'integer',
    min: 1,
    max: 360,
    showIf: kindIs('criminal_suspended', 'criminal_restriction', 'criminal_prison'),
  },
  {
    ...optional,
    key: 'outcome_appeal',
    type: 'single_choice',
    choices: choicesOf('none upheld reduced cancelled pending unknown'),
  },
  { ...optional, key: 'outcome_source', type: 'url' },
];

export const outcomeCard: Card = {
  version: '2026-11-25.1',
  questions: [],
  details: [{ key: OUTCOME_SECTION, questions }],
};

function kindIs(...values: readonly string[]): Condition {
  return { question: 'outcome_kind', test: 'in', values };
}
