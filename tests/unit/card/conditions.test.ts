// Which questions the answers call for, and in what order.
import { describe, expect, test } from 'vitest';
import { allQuestions, card, findQuestion, findSection } from '../../../src/card/card.ts';
import {
  isAsked,
  questionsAsked,
  sectionsInOrder,
  suggestedAnswer,
} from '../../../src/card/conditions.ts';
import type { Answer, Answers } from '../../../src/card/types.ts';

const one = (value: string): Answer => ({ kind: 'choice', value });
const some = (...values: readonly string[]): Answer => ({ kind: 'choices', values });
const said = (day: 'now' | 'today' | 'yesterday'): Answer => ({
  kind: 'day',
  said: day,
  at: '2026-11-22T10:00:00.000Z',
});

function asks(key: string, answers: Answers): boolean {
  const question = findQuestion(card, key);
  if (question === undefined) throw new Error(`no question ${key}`);
  return isAsked(question, answers);
}

function sections(answers: Answers): readonly string[] {
  return sectionsInOrder(card, answers).map((section) => section.key);
}

describe('a question', () => {
  test.each<[string, Answers, boolean]>([
    ['venue_type', {}, true],
    ['ongoing', {}, false],
    ['ongoing', { event_when: said('now') }, true],
    ['ongoing', { event_when: said('today') }, true],
    ['ongoing', { event_when: said('yesterday') }, false],
    ['ongoing', { event_when: { kind: 'date', date: '2026-10-25' } }, false],
    ['end_time', {}, true],
    ['end_time', { event_when: { kind: 'date', date: '2026-10-25' } }, true],
    ['end_time', { event_when: said('now') }, false],
    ['end_time', { event_when: said('now'), ongoing: one('ended') }, true],
    ['end_time', { event_when: said('today') }, true],
    ['end_time', { event_when: said('today'), ongoing: one('yes') }, false],
    ['police_count', {}, true],
    ['police_count', { authority_response: some('not_present') }, false],
    ['police_count', { authority_response: some('watched', 'filmed') }, true],
    ['police_count', { authority_response: some('unknown') }, true],
    ['force_means', { authority_response: some('watched') }, false],
    ['force_means', { authority_response: some('watched', 'force') }, true],
    ['detained_count', {}, false],
    ['detained_count', { authority_response: some('detained') }, true],
    ['permit_answer', { permit_status: one('denied') }, true],
    ['permit_answer', { permit_status: one('official') }, false],
    ['not_applied_reason', { permit_status: one('not_applied') }, true],
    ['organizer_name', {}, false],
    ['organizer_name', { organizer_type: some('residents') }, false],
    ['organizer_name', { organizer_type: some('residents', 'ngo') }, true],
    ['organizer_name', { permit_status: one('official') }, true],
    ['fine_amount', { later_outcome: some('fine', 'arrest') }, true],
    ['arrest_days', { later_outcome: some('fine') }, false],
  ])('%s with %j is asked: %s', (key, answers, isExpected) => {
    expect(asks(key, answers)).toBe(isExpected);
  });

  test('is not asked for the sake of an answer that is no longer asked for itself', () => {
    const denial = { denial_pretext: some('place_taken') };
    expect(asks('pretext_event_real', { permit_status: one('denied'), ...denial })).toBe(true);
    expect(asks('pretext_event_real', { permit_status: one('allowed'), ...denial })).toBe(false);
  });

  test('can each be reached by some answers', () => {
    const answers: Answers = {
      event_when: said('today'),
      ongoing: one('ended'),
      permit_status: one('denied'),
      permit_answer: one('refused'),
      denial_pretext: some('place_taken'),
      authority_response: some('warned', 'force', 'detained', 'blocked'),
      organizer_type: some('ngo'),
      later_outcome: some('fine', 'arrest'),
    };
    const never = allQuestions(card).filter((question) => !isAsked(question, answers));
    expect(never.map((question) => question.key)).toEqual(['not_applied_reason']);
  });
});

describe('the sections', () => {
  test('come in the order of the card when nothing calls for another', () => {
    expect(
      sections({ authority_response: some('watched'), permit_status: one('unknown') }),
    ).toEqual([
      'time',
      'place_detail',
      'count',
      'police',
      'people',
      'conduct',
      'media',
      'follow_up',
    ]);
  });

  test('begin with detentions when people were detained', () => {
    expect(sections({ authority_response: some('detained') })[0]).toBe('detentions');
  });

  test('begin with the permit when it was denied, and after detentions', () => {
    expect(sections({ permit_status: one('denied') })[0]).toBe('permit');
    const both = { permit_status: one('denied'), authority_response: some('detained') };
    expect(sections(both).slice(0, 2)).toEqual(['detentions', 'permit']);
  });

  test.each<[Answers]>([[{ permit_status: one('official') }], [{ topic: one('pro_government') }]])(
    'begin with "of their own will?" for %j',
    (answers) => {
      expect(sections(answers)[0]).toBe('people');
      const people = findSection(card, 'people');
      expect(people && questionsAsked(people, answers)[0]?.key).toBe('attendance_free');
    },
  );

  test('begin with the link for those who only heard of it', () => {
    const answers = { observer_basis: one('media_social') };
    expect(sections(answers)[0]).toBe('media');
    const media = findSection(card, 'media');
    expect(media && questionsAsked(media, answers)[0]?.key).toBe('link');
  });

  test('leave out those that have nothing to ask', () => {
    const keys = sections({ authority_response: some('not_present') });
    expect(keys).not.toContain('police');
    expect(keys).not.toContain('detentions');
  });

  test('lose no question and ask none twice', () => {
    const answers = { permit_status: one('official'), authority_response: some('detained') };
    const asked = sectionsInOrder(card, answers).flatMap((section) =>
      questionsAsked(section, answers),
    );
    expect(new Set(asked).size).toBe(asked.length);
    const wanted = card.details.flatMap((section) =>
      section.questions.filter((question) => isAsked(question, answers)),
    );
    expect(asked).toHaveLength(wanted.length);
  });
});

describe('an earlier answer suggests', () => {
  test.each<[string, Answers, Answer | undefined]>([
    ['ongoing', { event_when: said('now') }, one('yes')],
    ['ongoing', { event_when: said('today') }, undefined],
    ['organizer_type', { permit_status: one('official') }, some('authorities')],
    ['participants', { form: one('picket_single') }, { kind: 'size', low: 1, high: 1, band: 'b1' }],
    ['participants', { form: one('rally') }, undefined],
  ])('for %s with %j: %j', (key, answers, answer) => {
    expect(suggestedAnswer(key, answers)).toEqual(answer);
  });
});
