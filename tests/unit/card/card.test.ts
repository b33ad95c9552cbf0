// The card has the questions of the monitoring, and their data holds together.
import { describe, expect, test } from 'vitest';
import {
  allQuestions,
  card,
  detailQuestions,
  findChoice,
  findQuestion,
  findSection,
  sectionOf,
} from '../../../src/card/card.ts';

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

  test('requires these and lets none of them be skipped', () => {
    expect(card.questions.every((question) => question.required && !question.skippable)).toBe(true);
  });

  test('has ten sections of optional questions', () => {
    expect(card.details.map((section) => [section.key, section.questions.length])).toEqual([
      ['time', 4],
      ['place_detail', 3],
      ['count', 1],
      ['police', 5],
      ['detentions', 4],
      ['permit', 6],
      ['people', 6],
      ['conduct', 4],
      ['media', 3],
      ['follow_up', 5],
    ]);
  });

  test('lets all 41 optional questions be skipped', () => {
    const optional = detailQuestions(card);
    expect(optional).toHaveLength(41);
    expect(optional.every((question) => !question.required && question.skippable)).toBe(true);
  });

  test.each(['participants', 'police_count'])('counts %s in bands without a gap', (key) => {
    const question = findQuestion(card, key);
    const choices = question?.type === 'int_range' ? question.choices : [];
    const bands = choices.filter((choice) => choice.low !== undefined);
    expect(bands.length).toBeGreaterThan(5);
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

  test('lets "I don’t know" stand beside no other choice', () => {
    const beside = allQuestions(card).filter(
      (question) =>
        question.type === 'multi_choice' && findChoice(question, 'unknown')?.exclusive !== true,
    );
    expect(beside).toEqual([]);
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

  test('finds a question among the details, and its section', () => {
    expect(findQuestion(card, 'detained_count')?.type).toBe('int_range');
    expect(sectionOf(card, 'detained_count')?.key).toBe('detentions');
    expect(sectionOf(card, 'form')).toBeUndefined();
    expect(findSection(card, 'media')?.questions).toHaveLength(3);
  });
});
