// The eight questions that every report answers, in the order in which they are asked.
import type {
  DateQuestion,
  IntRangeQuestion,
  LocationQuestion,
  MultiChoiceQuestion,
  Question,
  SingleChoiceQuestion,
} from '../types.ts';
import { form } from './form.ts';
import { topic } from './topic.ts';

// Never asks whether the reporter took part: that answer could be used against them.
const observerBasis: SingleChoiceQuestion = {
  key: 'observer_basis',
  type: 'single_choice',
  section: 'required',
  required: true,
  skippable: false,
  choices: [
    { value: 'on_site_now' },
    { value: 'on_site_earlier' },
    { value: 'live_video' },
    { value: 'participant_told' },
    { value: 'media_social' },
  ],
};

const eventWhen: DateQuestion = {
  key: 'event_when',
  type: 'date_time',
  section: 'required',
  required: true,
  skippable: false,
  choices: [{ value: 'now' }, { value: 'today' }, { value: 'yesterday' }, { value: 'other_date' }],
  maxAgeDays: 365,
};

const place: LocationQuestion = {
  key: 'place',
  type: 'location',
  section: 'required',
  required: true,
  skippable: false,
};

// Bands are for tapping; a number or a range can be typed instead.
const participants: IntRangeQuestion = {
  key: 'participants',
  type: 'int_range',
  section: 'required',
  required: true,
  skippable: false,
  choices: [
    { value: 'b1', low: 1, high: 1 },
    { value: 'b2', low: 2, high: 2 },
    { value: 'b3', low: 3, high: 9 },
    { value: 'b4', low: 10, high: 49 },
    { value: 'b5', low: 50, high: 99 },
    { value: 'b6', low: 100, high: 499 },
    { value: 'b7', low: 500, high: 999 },
    { value: 'b8', low: 1000, high: 4999 },
    { value: 'b9', low: 5000, high: 9999 },
    { value: 'b10', low: 10000, high: null },
    { value: 'unknown' },
  ],
  min: 1,
  max: 200_000,
};

const permitStatus: SingleChoiceQuestion = {
  key: 'permit_status',
  type: 'single_choice',
  section: 'required',
  required: true,
  skippable: false,
  choices: [
    { value: 'allowed' },
    { value: 'denied' },
    { value: 'not_applied' },
    { value: 'official' },
    { value: 'unknown' },
  ],
};

const authorityResponse: MultiChoiceQuestion = {
  key: 'authority_response',
  type: 'multi_choice',
  section: 'required',
  required: true,
  skippable: false,
  choices: [
    { value: 'not_present', exclusive: true },
    { value: 'watched' },
    { value: 'filmed' },
    { value: 'warned' },
    { value: 'blocked' },
    { value: 'took_posters' },
    { value: 'dispersed' },
    { value: 'detained' },
    { value: 'force' },
    { value: 'unknown', exclusive: true },
  ],
};

export const requiredQuestions: readonly Question[] = [
  observerBasis,
  eventWhen,
  place,
  form,
  topic,
  participants,
  permitStatus,
  authorityResponse,
];
