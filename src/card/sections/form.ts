// What kind of action it was, and which procedure the law of 2020 asks for each kind.
import type { SingleChoiceQuestion } from '../types.ts';

export const form: SingleChoiceQuestion = {
  key: 'form',
  type: 'single_choice',
  section: 'required',
  required: true,
  skippable: false,
  choices: [
    { value: 'picket', legalRoute: 'notification' },
    { value: 'picket_single', legalRoute: 'notification' },
    { value: 'rally', legalRoute: 'notification' },
    { value: 'meeting', legalRoute: 'notification' },
    { value: 'march', legalRoute: 'approval' },
    { value: 'demonstration', legalRoute: 'approval' },
    { value: 'office_gathering', legalRoute: 'notification' },
    { value: 'strike', legalRoute: 'other_law' },
    { value: 'hunger_strike', legalRoute: 'notification' },
    { value: 'road_block', legalRoute: 'none' },
    { value: 'camp', legalRoute: 'notification' },
    { value: 'performance', legalRoute: 'unclear' },
    { value: 'commemoration', legalRoute: 'unclear' },
    { value: 'car_rally', legalRoute: 'approval' },
    { value: 'other' },
    { value: 'unknown' },
  ],
  topChoices: 8,
};
