// Every question of the card reads what people type, in three languages.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allQuestions, card, findQuestion } from '../../../src/card/card.ts';
import type { Answer, Answers } from '../../../src/card/types.ts';
import { readTyped } from '../../../src/engine/kinds/read.ts';
import type { Reading } from '../../../src/engine/reading.ts';
import { choiceLabels } from '../../../src/screens/card-texts.ts';
import { anyText } from '../../support/any-text.ts';
import { typedAnswers } from './typed-answers.table.ts';

const answers: Answers = {
  event_when: { kind: 'date', date: '2026-10-25' },
  place: { kind: 'place', place: 'almaty' },
  participants: { kind: 'size', low: 40, high: 50 },
};
const started: Answers = { ...answers, start_time: { kind: 'time', time: '12:00' } };
const now = { now: new Date('2026-11-22T10:00:00Z'), zone: 'Asia/Almaty' };

function read(key: string, text: string, given: Answers = answers): Reading {
  const question = findQuestion(card, key);
  if (question === undefined) throw new Error(`no question ${key}`);
  const typed = { kind: 'text', text, labels: choiceLabels } as const;
  return readTyped(question, typed, { ...now, answers: given });
}

/** A reading in the short form of the table. */
function inShort(reading: Reading): string {
  switch (reading.kind) {
    case 'answer':
      return [said(reading.answer), reading.warning && `~${reading.warning}`]
        .filter(Boolean)
        .join(' ');
    case 'choices':
      return reading.options.map(({ answer }) => said(answer)).join(' | ');
    case 'which':
      return `which ${reading.places.join(' ')}`;
    case 'refused':
      return `!${reading.refusal.refused}`;
    default:
      return reading satisfies never;
  }
}

function said(answer: Answer): string {
  switch (answer.kind) {
    case 'choice':
      return answer.value;
    case 'choices':
      return answer.values.join('+');
    case 'day':
      return answer.said;
    case 'date':
      return answer.date;
    case 'place':
      return answer.place;
    case 'size':
      if (answer.high === null) return `${answer.low}+`;
      return answer.low === answer.high ? `${answer.low}` : `${answer.low}-${answer.high}`;
    case 'time':
      return answer.date === undefined ? answer.time : `${answer.date} ${answer.time}`;
    case 'text':
      return `“${answer.text}”`;
    case 'number':
      return String(answer.value);
    case 'money':
      return `${answer.value} ${answer.unit}`;
    case 'link':
      return answer.url;
    case 'photos':
      return `${answer.fileIds.length} photos`;
    case 'unknown':
      return '?';
    default:
      return answer satisfies never;
  }
}

describe.each(Object.entries(typedAnswers))('%s', (key, rows) => {
  test.each(rows)('%j is read as %s', (text, expected) => {
    expect(inShort(read(key, text, key === 'end_time' ? started : answers))).toBe(expected);
  });
});

test('the table has at least 300 answers', () => {
  expect(Object.values(typedAnswers).flat().length).toBeGreaterThanOrEqual(300);
});

test.each(allQuestions(card).map((question) => [question.key] as const))(
  '%s reads any text whatever without throwing',
  (key) => {
    const pieces = Object.values(typedAnswers).flatMap((rows) => rows.map(([text]) => text));
    const text = fc.oneof(
      anyText(200),
      fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(text, (typed) =>
        ['answer', 'choices', 'which', 'refused'].includes(read(key, typed, started).kind),
      ),
      { numRuns: 100 },
    );
  },
);
