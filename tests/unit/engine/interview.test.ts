// The interview, one step at a time.
import { describe, expect, test } from 'vitest';
import { card } from '../../../src/card/card.ts';
import type { Card, SingleChoiceQuestion } from '../../../src/card/types.ts';
import { beginInterview, type Input } from '../../../src/engine/interview.ts';
import { canGoBack } from '../../../src/engine/moves.ts';
import { progressOf } from '../../../src/engine/plan.ts';
import { REVIEW } from '../../../src/engine/state.ts';
import {
  begun,
  choose,
  editingOf,
  interviewAt,
  must,
  refusalOf,
  rightTaps,
  say,
  step,
  walkToReview,
} from './people.ts';

describe('the way through the card', () => {
  test('begins at the first question with nothing said', () => {
    expect(begun()).toEqual({
      scope: 'report',
      at: 'observer_basis',
      editing: false,
      ticked: [],
      answers: {},
    });
  });

  test('needs a question', () => {
    expect(() => beginInterview({ version: '1', questions: [], details: [] })).toThrow();
  });

  test('asks every question once, in order, and ends at the review', () => {
    const seen: string[] = [];
    let interview = begun();
    while (interview.at !== REVIEW) {
      seen.push(interview.at);
      const question = card.questions.find((one) => one.key === interview.at);
      for (const input of question ? rightTaps(question, interview) : []) {
        interview = must(interview, input);
      }
    }
    expect(seen).toEqual(card.questions.map((question) => question.key));
  });

  test('is complete when the review is sent', () => {
    const review = walkToReview(begun());
    expect(step(review, { kind: 'send' })).toEqual({ kind: 'complete', interview: review });
  });

  test('counts the questions from one and not the review', () => {
    expect(card.questions.map(({ key }) => progressOf(card, interviewAt(key), {}))).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({ n, total: 8 })),
    );
    expect(progressOf(card, interviewAt(REVIEW), {})).toBeUndefined();
  });
});

describe('an answer', () => {
  test.each<[string, Input, object]>([
    ['observer_basis', choose('observer_basis', 'live_video'), { value: 'live_video' }],
    ['event_when', choose('event_when', 'yesterday'), { said: 'yesterday' }],
    ['event_when', say('20.11.2026'), { kind: 'date', date: '2026-11-20' }],
    ['place', choose('place', 'uralsk'), { kind: 'place', place: 'uralsk' }],
    ['place', say('Жаңаөзен'), { kind: 'place', place: 'zhanaozen' }],
    [
      'place',
      { kind: 'point', lat: 43.238_949, lon: 76.889_709 },
      { place: 'almaty', point: { lat: 43.24, lon: 76.89 } },
    ],
    ['form', say('Митинг (речи, требования)'), { kind: 'choice', value: 'rally' }],
    ['participants', choose('participants', 'b10'), { low: 10_000, high: null, band: 'b10' }],
    ['participants', choose('participants', 'unknown'), { kind: 'unknown' }],
    ['participants', say('30-40'), { kind: 'size', low: 30, high: 40 }],
  ])('to %s is kept under that question and the next is asked: %#', (at, input, answer) => {
    const next = must(interviewAt(at), input);
    const index = card.questions.findIndex((question) => question.key === at);
    expect(next.at).toBe(card.questions[index + 1]?.key);
    expect(next.answers[at]).toMatchObject(answer);
    expect(Object.keys(next.answers)).toHaveLength(index + 1);
  });

  test('leaves the further page on which it was given', () => {
    const typing = must(interviewAt('event_when'), choose('event_when', 'other_date'));
    expect(typing).toMatchObject({ at: 'event_when', page: 'typed_date' });
    expect(must(typing, say('20.11.2026'))).toEqual(
      interviewAt('place', {
        answers: {
          ...interviewAt('event_when').answers,
          event_when: { kind: 'date', date: '2026-11-20' },
        },
      }),
    );
  });

  test('that fits several places is asked back, and one of them can be chosen', () => {
    const asked = must(interviewAt('place'), say('Абай'));
    expect(asked.at).toBe('place');
    expect(asked.page).toMatch(/^which\.\w+\.\w+/);
    const [, first = ''] = asked.page?.split('.') ?? [];
    expect(must(asked, choose('place', first))).toMatchObject({
      at: 'form',
      answers: { place: { place: first } },
    });
  });
});

describe('what is refused', () => {
  test.each<[string, string, Input]>([
    ['stale', 'place', choose('form', 'rally')],
    ['stale', REVIEW, choose('form', 'rally')],
    ['stale', 'place', { kind: 'done' }],
    ['stale', 'place', { kind: 'send' }],
    ['stale', 'place', { kind: 'edit', question: 'form' }],
    ['stale', REVIEW, { kind: 'edit', question: 'name' }],
    ['button_expected', 'form', choose('form', 'riot')],
    ['button_expected', 'place', choose('place', 'atlantis')],
    ['button_expected', 'authority_response', choose('authority_response', 'smiled')],
    ['button_expected', 'event_when', choose('event_when', 'tomorrow')],
    ['button_expected', 'form', say('что-то')],
    ['button_expected', 'authority_response', say('Стояли и смотрели')],
    ['button_expected', REVIEW, say('отправить')],
    ['button_expected', REVIEW, { kind: 'point', lat: 43.2, lon: 76.9 }],
    ['no_location_here', 'form', { kind: 'point', lat: 43.2, lon: 76.9 }],
    ['place_outside', 'place', { kind: 'point', lat: 41.3, lon: 69.24 }],
    ['place_outside', 'place', say('Ташкент')],
    ['place_is_country', 'place', say('Казахстан')],
    ['date_future', 'event_when', say('01.12.2026')],
    ['size_order', 'participants', say('40-30')],
    ['select_min1', 'authority_response', { kind: 'done' }],
    ['cannot_skip', 'form', { kind: 'skip' }],
    ['cannot_skip', REVIEW, { kind: 'skip' }],
  ])('%s: at %s, %j', (code, at, input) => {
    expect(refusalOf(step(interviewAt(at), input))).toBe(code);
  });
});

describe('ticks', () => {
  const at = 'authority_response';
  const tick = (choice: string) => choose(at, choice);

  test('are put and taken away', () => {
    const one = must(interviewAt(at), tick('watched'));
    expect(one).toMatchObject({ at, ticked: ['watched'] });
    expect(must(one, tick('watched')).ticked).toEqual([]);
  });

  test('are put out by a choice that excludes them, and the other way round', () => {
    const two = must(must(interviewAt(at), tick('watched')), tick('filmed'));
    const none = must(two, tick('not_present'));
    expect(none.ticked).toEqual(['not_present']);
    expect(must(none, tick('unknown')).ticked).toEqual(['unknown']);
    expect(must(none, tick('force')).ticked).toEqual(['force']);
  });

  test.each([true, false])('that are wanted %s twice are so once', (on) => {
    const mark: Input = { kind: 'tick', question: at, choice: 'watched', on };
    const once = must(interviewAt(at, { ticked: ['filmed'] }), mark);
    expect(once.ticked).toEqual(on ? ['filmed', 'watched'] : ['filmed']);
    expect(must(once, mark)).toEqual(once);
    expect(refusalOf(step(interviewAt('form'), mark))).toBe('stale');
  });

  test('become an answer in the order of the card when they are done', () => {
    const two = must(must(interviewAt(at), tick('filmed')), tick('watched'));
    expect(must(two, { kind: 'done' }).answers[at]).toEqual({
      kind: 'choices',
      values: ['watched', 'filmed'],
    });
  });

  test('are there again when the question comes back', () => {
    expect(must(interviewAt(REVIEW), { kind: 'back' })).toMatchObject({
      at,
      ticked: ['watched', 'filmed'],
    });
  });
});

describe('Back', () => {
  const back: Input = { kind: 'back' };

  test('leads to the question before and keeps every answer', () => {
    const form = interviewAt('form');
    expect(must(form, back)).toEqual({ ...form, at: 'place' });
  });

  test('changes nothing at the very first question, which does not offer it', () => {
    expect(must(begun(), back)).toEqual(begun());
    expect(canGoBack(card, begun(), {})).toBe(false);
    expect(canGoBack(card, interviewAt('place'), {})).toBe(true);
  });

  test('leaves a further page first', () => {
    const regions = must(interviewAt('place'), { kind: 'open', page: 'regions' });
    expect(canGoBack(card, { ...begun(), page: 'more' }, {})).toBe(true);
    expect(must(regions, back)).toEqual(interviewAt('place'));
    expect(must(interviewAt(REVIEW, { page: 'edit' }), back)).toEqual(interviewAt(REVIEW));
  });

  test('leads from an answer that is being changed to the review', () => {
    expect(must(editingOf('observer_basis'), back)).toEqual(interviewAt(REVIEW));
    expect(canGoBack(card, editingOf('observer_basis'), {})).toBe(true);
  });

  test('leads from the review to the last question', () => {
    expect(must(interviewAt(REVIEW), back).at).toBe('authority_response');
  });
});

describe('an answer that is changed from the review', () => {
  test.each(card.questions.map((question) => [question.key]))(
    'to %s brings the review back',
    (key) => {
      let interview = editingOf(key);
      expect(interview).toMatchObject({ at: key, editing: true });
      const question = card.questions.find((one) => one.key === key);
      for (const input of question ? rightTaps(question, interview) : []) {
        interview = must(interview, input);
      }
      expect(interview).toMatchObject({ at: REVIEW, editing: false });
    },
  );
});

describe('a question that may be skipped', () => {
  const banner: SingleChoiceQuestion = {
    key: 'banner',
    type: 'single_choice',
    section: 'more',
    required: false,
    skippable: true,
    choices: [{ value: 'yes' }, { value: 'no' }],
  };
  const [first] = card.questions;
  if (first === undefined) throw new Error('the card is empty');
  const two: Card = { version: '2', questions: [banner, first], details: [] };

  test('is left without an answer, also when it had one', () => {
    const next = must(beginInterview(two), { kind: 'skip' }, two);
    expect(next).toMatchObject({ at: 'observer_basis', answers: {} });
    const answered = must(beginInterview(two), choose('banner', 'yes'), two);
    const again = must(must(answered, { kind: 'back' }, two), { kind: 'skip' }, two);
    expect(again.answers).toEqual({});
  });

  test('does not hold up the review', () => {
    const skipped = must(beginInterview(two), { kind: 'skip' }, two);
    const review = must(skipped, choose('observer_basis', 'live_video'), two);
    expect(review.at).toBe(REVIEW);
    expect(step(review, { kind: 'send' }, two).kind).toBe('complete');
  });
});
