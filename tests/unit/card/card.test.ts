// The card has the eight questions of the monitoring, and their data holds together.
import { describe, expect, test } from 'vitest';
import { card, findChoice, findQuestion } from '../../../src/card/card.ts';

describe('the card', () => {
  test('asks the eight required questions in their order', () => {
    expect(card.questions.map((question) => question.key)).toEqual([
      'observer_basis',
      'event_when',
      'place',
      'form',
      'topic',
      'participants',
      'permit_status',
      'authority_response',
    ]);
  });

  test('requires every question and lets none be skipped', () => {
    expect(card.questions.every((question) => question.required && !question.skippable)).toBe(true);
  });

  test('has keys and values that fit into a button', () => {
    const values = card.questions.flatMap((question) => [
      question.key,
      ...('choices' in question ? question.choices.map((choice) => choice.value) : []),
    ]);
    expect(values.filter((value) => !/^[a-z0-9_]{1,40}$/.test(value))).toEqual([]);
  });

  test('has no choice twice', () => {
    for (const question of card.questions) {
      if (!('choices' in question)) continue;
      const values = question.choices.map((choice) => choice.value);
      expect(new Set(values).size).toBe(values.length);
    }
  });

  test('counts people in bands without a gap, the last one open', () => {
    const question = findQuestion(card, 'participants');
    const bands = question?.type === 'int_range' ? question.choices.slice(0, -1) : [];
    expect(bands).toHaveLength(10);
    for (const [index, band] of bands.entries()) {
      const next = bands[index + 1];
      expect(next ? (band.high ?? 0) + 1 : null).toBe(next ? next.low : band.high);
    }
  });

  test('gives every topic a class', () => {
    const question = findQuestion(card, 'topic');
    const choices = question?.type === 'single_choice' ? question.choices : [];
    expect(choices.filter((choice) => choice.issueClass === undefined)).toEqual([]);
  });
});

describe('looking up', () => {
  test('finds a choice of a question', () => {
    const question = findQuestion(card, 'authority_response');
    expect(question && findChoice(question, 'not_present')?.exclusive).toBe(true);
  });

  test('finds no choice where there are none', () => {
    const question = findQuestion(card, 'place');
    expect(question && findChoice(question, 'almaty')).toBeUndefined();
    expect(findQuestion(card, 'name')).toBeUndefined();
  });
});
