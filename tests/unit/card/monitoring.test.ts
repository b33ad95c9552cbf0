// The card asks everything that the monitoring asks. The list is the product's own: whoever drops
// or renames a question says so here, because reports and figures go by these keys.
import { describe, expect, test } from 'vitest';
import { allQuestions, card, findQuestion } from '../../../src/card/card.ts';
import { readTyped } from '../../../src/engine/kinds/read.ts';
import { context, say } from '../engine/people.ts';

/** By section: what reporters are asked. */
const monitored: Readonly<Record<string, string>> = {
  required: `observer_basis event_when place form topic participants permit_status
    authority_response`,
  time: 'ongoing start_time end_time how_ended',
  place_detail: 'venue_type place_detail designated_place',
  count: 'count_method',
  police: 'police_count police_types interference warned_by force_means',
  detentions: 'detained_count detained_when detained_who detained_released',
  permit: `permit_answer denial_pretext pretext_event_real offered_place not_applied_reason
    refusals_before`,
  people: `organizer_type organizer_name participant_groups demands addressed_to
    attendance_free`,
  conduct: 'counter_protest conduct injured journalists',
  media: 'photo link note',
  follow_up: 'later_outcome fined_people fine_amount arrested_people arrest_days',
};

/** What the monitoring on paper writes down and we do not, each with its reason. */
const notKept: Readonly<Record<string, string>> = {
  place_raw_text: 'a typed place may name a house or a person; only the place found is kept',
};

const wanted = Object.entries(monitored).flatMap(([section, keys]) =>
  keys.split(/\s+/).map((key) => `${section} ${key}`),
);

describe('the questions of the monitoring', () => {
  test('are all on the card, in their sections and in their order, and no others', () => {
    const asked = allQuestions(card).map(({ section, key }) => `${section} ${key}`);
    expect(asked).toEqual(wanted);
    expect(asked).toHaveLength(49);
  });

  test('leave out what is deliberately not kept', () => {
    for (const key of Object.keys(notKept)) expect(findQuestion(card, key)).toBeUndefined();
  });

  test('keep of a typed place only which place it is', () => {
    const place = findQuestion(card, 'place');
    if (place === undefined) throw new Error('the card does not ask where it was');
    const reading = readTyped(place, typed('г. Алматы'), { ...context, answers: {} });
    expect(reading).toEqual({ kind: 'answer', answer: { kind: 'place', place: 'almaty' } });
  });
});

function typed(text: string) {
  const input = say(text);
  if (input.kind !== 'text') throw new Error('people say texts');
  return input;
}
