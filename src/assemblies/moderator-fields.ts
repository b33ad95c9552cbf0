// The fields of a record that moderators may set: the questions of the card, and a few that nobody
// is asked. Those have questions too, so that one way of answering does for all.
import { card, findQuestion } from '../card/card.ts';
import type { Answer, Question } from '../card/types.ts';
import { eventStatuses } from './assembly.ts';
import { organizerClasses, subEvents } from './derivations.ts';
import { levels } from './level.ts';

const base = { section: 'moderators', required: true, skippable: false } as const;
const optional = { ...base, required: false, skippable: true } as const;

/** The level follows from the sources again. */
export const BY_SOURCES = 'by_sources';

/** It is part of all sums. */
export const COUNTED = 'counted';

/** Each has `record.choice.exclude_from_totals.<reason>`; public. */
export const excludeReasons = ['official_celebration', 'mixed_crowd', 'unreliable_size'] as const;

/** Where it is known from. */
const sourceTypes = [
  'eyewitness',
  'trained_monitor',
  'media',
  'social',
  'ngo',
  'official',
  'court',
  'relative',
] as const;

/** As ACLED tells sources apart. */
const sourceScales = [
  'local',
  'national',
  'international',
  'new_media',
  'local_partner',
  'other',
] as const;

/** As ACLED grades places and days: exact, near, coarse. */
const precisions = ['1', '2', '3'] as const;

/** A day and a night, and some more: what lasts longer is several days of one action. */
const LONGEST_MINUTES = 48 * 60;

/** Each has `record.field.<key>`, its choices `record.choice.<key>.<value>`. */
export const moderatorFields: readonly Question[] = [
  { ...base, key: 'event_status', type: 'single_choice', choices: choicesOf(eventStatuses) },
  {
    ...base,
    key: 'verification_level',
    type: 'single_choice',
    choices: choicesOf([BY_SOURCES, ...levels]),
  },
  { ...optional, key: 'deaths', type: 'integer', min: 0, max: 10_000 },
  { ...optional, key: 'coerced_attendance', type: 'single_choice', choices: choicesOf(yesAndNo()) },
  {
    ...base,
    key: 'exclude_from_totals',
    type: 'single_choice',
    choices: choicesOf([COUNTED, ...excludeReasons]),
  },
  { ...optional, key: 'source_types', type: 'multi_choice', choices: choicesOf(sourceTypes) },
  { ...optional, key: 'source_scale', type: 'single_choice', choices: choicesOf(sourceScales) },
  // What follows from the answers otherwise; see derivations.ts.
  {
    ...optional,
    key: 'organizer_class',
    type: 'single_choice',
    choices: choicesOf(organizerClasses.filter((one) => one !== 'unknown')),
  },
  { ...optional, key: 'prosecutor_warning', type: 'single_choice', choices: choicesOf(yesAndNo()) },
  {
    ...optional,
    key: 'dispersal_attempted',
    type: 'single_choice',
    choices: choicesOf(yesAndNo()),
  },
  { ...optional, key: 'interfered', type: 'single_choice', choices: choicesOf(yesAndNo()) },
  { ...optional, key: 'duration_minutes', type: 'integer', min: 1, max: LONGEST_MINUTES },
  { ...optional, key: 'acled_sub_event', type: 'single_choice', choices: choicesOf(subEvents) },
  { ...optional, key: 'geo_precision', type: 'single_choice', choices: choicesOf(precisions) },
  { ...optional, key: 'time_precision', type: 'single_choice', choices: choicesOf(precisions) },
];

/** About the record as a whole: these are columns of it, and no values. */
const aboutRecord = ['event_status', 'verification_level', 'exclude_from_totals'];

export interface FieldGroup {
  readonly key: string;
  readonly questions: readonly Question[];
}

/** Everything that can be corrected: moderators' fields, then the card section by section. */
export const fieldGroups: readonly FieldGroup[] = [
  { key: 'moderators', questions: moderatorFields },
  ...[{ key: 'required', questions: card.questions }, ...card.details].map(
    ({ key, questions }) => ({ key, questions: questions.filter(isPublic) }),
  ),
].filter(({ questions }) => questions.length > 0);

/** A record may be about a day long ago, a new report may not. */
const OLDEST_DAYS = 40 * 365;

/** A field that can be corrected, as a question. */
export function findField(key: string): Question | undefined {
  const own = findModeratorField(key);
  const question = own ?? findQuestion(card, key);
  if (question === undefined || !isPublic(question)) return undefined;
  return question.type === 'date_time' ? { ...question, maxAgeDays: OLDEST_DAYS } : question;
}

export function isModeratorField(key: string): boolean {
  return findModeratorField(key) !== undefined;
}

export function findModeratorField(key: string): Question | undefined {
  return moderatorFields.find((one) => one.key === key);
}

export function isAboutRecord(key: string): boolean {
  return aboutRecord.includes(key);
}

/** Corrections of values; those of the record as a whole stand in its columns. */
export function valueCorrections(
  corrections: ReadonlyMap<string, Answer>,
): ReadonlyMap<string, Answer> {
  return new Map([...corrections].filter(([field]) => !isAboutRecord(field)));
}

/** Words, links and photos are no part of a public record. */
function isPublic({ type }: Question): boolean {
  return type !== 'text' && type !== 'url' && type !== 'photo';
}

function choicesOf(values: readonly string[]) {
  return values.map((value) => ({ value }));
}

function yesAndNo(): readonly string[] {
  return ['yes', 'no'];
}
