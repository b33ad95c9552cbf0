// A card that changes while somebody fills it: what still fits is kept, the rest is asked.
import { describe, expect, test } from 'vitest';
import { card } from '../../../src/card/card.ts';
import type { Card, Choice, Question, SingleChoiceQuestion } from '../../../src/card/types.ts';
import { adoptCard } from '../../../src/engine/interview.ts';
import { keepValid } from '../../../src/engine/revalidate.ts';
import { REVIEW } from '../../../src/engine/state.ts';
import { answers, choose, editingOf, interviewAt, must, step, walkToReview } from './people.ts';

const banner: SingleChoiceQuestion = {
  key: 'banner',
  type: 'single_choice',
  section: 'required',
  required: true,
  skippable: false,
  choices: [{ value: 'yes' }, { value: 'no' }],
};

function changedCard(change: (questions: readonly Question[]) => readonly Question[]): Card {
  return { ...card, version: 'changed', questions: change(card.questions) };
}

const without = (key: string) => changedCard((all) => all.filter((one) => one.key !== key));
const withBannerAt = (index: number) => changedCard((all) => all.toSpliced(index, 0, banner));
function withChoices(key: string, change: (choices: readonly Choice[]) => readonly Choice[]): Card {
  return changedCard((all) =>
    all.map((one) =>
      one.key === key && 'choices' in one ? { ...one, choices: change(one.choices) } : one,
    ),
  );
}
const withoutChoice = (key: string, value: string) =>
  withChoices(key, (choices) => choices.filter((one) => one.value !== value));

describe('a changed card', () => {
  test('leaves somebody where they are when nothing of theirs changed', () => {
    expect(adoptCard(card, interviewAt('form'))).toEqual(interviewAt('form'));
    expect(adoptCard(card, interviewAt(REVIEW))).toEqual(interviewAt(REVIEW));
    expect(adoptCard(card, editingOf('topic'))).toEqual(editingOf('topic'));
  });

  test('closes the further page that was open', () => {
    expect(adoptCard(card, interviewAt('place', { page: 'regions' })).page).toBeUndefined();
  });

  test('leads on to the next open question when the one on the screen is gone', () => {
    const adopted = adoptCard(without('form'), interviewAt('form'));
    expect(adopted).toMatchObject({ at: 'topic', editing: false });
    expect(adoptCard(without('form'), editingOf('form'))).toMatchObject({
      at: REVIEW,
      editing: false,
      answers: { topic: answers.topic },
    });
  });

  test('forgets the answer to a question that is gone', () => {
    expect(adoptCard(without('form'), interviewAt(REVIEW)).answers).not.toHaveProperty('form');
  });

  test('forgets an answer that is no longer among the choices and asks for it again', () => {
    const changed = withoutChoice('form', 'rally');
    const asked = adoptCard(changed, interviewAt(REVIEW));
    expect(asked).toMatchObject({ at: 'form', editing: true });
    expect(must(asked, choose('form', 'picket'), changed)).toMatchObject({ at: REVIEW });
  });

  test('takes ticks off that are no longer among the choices', () => {
    const changed = withoutChoice('authority_response', 'filmed');
    expect(adoptCard(changed, interviewAt(REVIEW))).toMatchObject({
      at: 'authority_response',
      ticked: [],
    });
  });

  test('forgets a band whose bounds have changed, and keeps a number that was typed', () => {
    const wider = withChoices('participants', (choices) =>
      choices.map((one) => (one.value === 'b4' ? { ...one, high: 59 } : one)),
    );
    const typed = { participants: { kind: 'size', low: 30, high: 40 } } as const;
    expect(keepValid(wider, answers)).not.toHaveProperty('participants');
    expect(keepValid(withoutChoice('participants', 'b4'), answers)).not.toHaveProperty(
      'participants',
    );
    expect(keepValid(wider, typed)).toEqual(typed);
    expect(keepValid(card, { participants: { kind: 'size', low: 0, high: 40 } })).toEqual({});
  });

  test('forgets answers of a kind that their question does not take', () => {
    expect(
      keepValid(card, {
        form: { kind: 'unknown' },
        place: { kind: 'place', place: 'atlantis' },
        event_when: { kind: 'choice', value: 'now' },
        participants: { kind: 'choice', value: 'b1' },
        authority_response: { kind: 'choice', value: 'watched' },
      }),
    ).toEqual({});
  });

  test('asks from the review only for what is missing', () => {
    const changed = withBannerAt(0);
    const asked = adoptCard(changed, interviewAt(REVIEW));
    expect(asked).toMatchObject({ at: 'banner', editing: true });
    expect(must(asked, choose('banner', 'yes'), changed)).toMatchObject({
      at: REVIEW,
      editing: false,
    });
  });

  test('asks for a new question before the review, wherever somebody is', () => {
    for (const [index] of card.questions.entries()) {
      const changed = withBannerAt(index);
      for (const { key } of card.questions) {
        const asked = adoptCard(changed, interviewAt(key));
        expect(walkToReview(asked, changed).answers).toHaveProperty('banner');
        const changing = adoptCard(changed, editingOf(key));
        expect(walkToReview(changing, changed).answers).toHaveProperty('banner');
      }
    }
  });

  test('is never sent with a gap', () => {
    const changed = withBannerAt(2);
    const gap = { ...interviewAt(REVIEW), at: REVIEW };
    expect(step(gap, { kind: 'send' }, changed)).toMatchObject({
      kind: 'moved',
      interview: { at: 'banner' },
    });
  });
});
