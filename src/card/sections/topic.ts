// What it was about, and the class under which figures count each topic.
import type { SingleChoiceQuestion } from '../types.ts';

export const topic: SingleChoiceQuestion = {
  key: 'topic',
  type: 'single_choice',
  section: 'required',
  required: true,
  skippable: false,
  choices: [
    { value: 'power_reform', issueClass: 'political' },
    { value: 'elections', issueClass: 'political' },
    { value: 'repression', issueClass: 'political' },
    { value: 'rights', issueClass: 'political' },
    { value: 'memory', issueClass: 'political' },
    { value: 'international', issueClass: 'political' },
    { value: 'labour', issueClass: 'social_economic' },
    { value: 'prices_utilities', issueClass: 'social_economic' },
    { value: 'housing_land', issueClass: 'social_economic' },
    { value: 'social', issueClass: 'social_economic' },
    { value: 'environment_city', issueClass: 'social_economic' },
    { value: 'justice_case', issueClass: 'social_economic' },
    { value: 'transport_business', issueClass: 'social_economic' },
    { value: 'culture_language', issueClass: 'political' },
    { value: 'pro_government', issueClass: 'pro_government' },
    { value: 'other', issueClass: 'other' },
    { value: 'unknown', issueClass: 'unknown' },
  ],
};
