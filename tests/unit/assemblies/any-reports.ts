// Reports that say anything that the card lets people say, for properties of fusion.
import * as fc from 'fast-check';
import { allQuestions, card, choicesIn } from '../../../src/card/card.ts';
import type { Answer, Answers, Question } from '../../../src/card/types.ts';

const unknown: Answer = { kind: 'unknown' };
/** Stands in every text, link and photo. */
const SECRET = 'secret';

export const anyAnswers = someAnswers();

/** Reports of a few reporters, some of them withdrawn, about one assembly. */
export const anyReports = fc
  .uniqueArray(
    fc.record({ n: fc.integer({ min: 1, max: 99 }), voice: fc.integer({ min: 1, max: 5 }) }),
    {
      selector: ({ n }) => n,
      maxLength: 8,
    },
  )
  .chain((drawn) =>
    fc.tuple(
      ...drawn.map(({ n, voice }) =>
        fc.record({
          caseNumber: fc.constant(n),
          voice: fc.constant(voice),
          answers: anyAnswers,
          // Some arrive at the same instant.
          receivedAt: fc
            .integer({ min: 0, max: 3 })
            .map((hour) => new Date(Date.UTC(2026, 10, 22, hour))),
          isWithdrawn: fc.integer({ min: 0, max: 4 }).map((number) => number === 0),
        }),
      ),
    ),
  );

function someAnswers(): fc.Arbitrary<Answers> {
  const shape = Object.fromEntries(allQuestions(card).map((one) => [one.key, answerTo(one)]));
  return fc.record(shape, { requiredKeys: [] }) as fc.Arbitrary<Answers>;
}

function answerTo(question: Question): fc.Arbitrary<Answer> {
  const values = choicesIn(question).map((choice) => choice.value);
  const answer = (): fc.Arbitrary<Answer> => {
    switch (question.type) {
      case 'single_choice':
        return fc.constantFrom(...values).map((value) => ({ kind: 'choice', value }));
      case 'multi_choice':
        return fc
          .subarray(values, { minLength: 1 })
          .map((some) => ({ kind: 'choices', values: some }));
      case 'date_time':
        return fc.oneof(
          fc
            .constantFrom('2026-11-20', '2026-11-21')
            .map((date): Answer => ({ kind: 'date', date })),
          fc.constant<Answer>({ kind: 'day', said: 'now', at: '2026-11-21T20:00:00Z' }),
        );
      case 'location':
        return fc
          .constantFrom('almaty', 'aktau')
          .map((place) => ({ kind: 'place', place, point: { lat: 43.26, lon: 76.95 } }));
      case 'int_range':
        return someSize();
      case 'time':
        return fc.nat(1439).map((minute) => ({
          kind: 'time',
          time: new Date(minute * 60_000).toISOString().slice(11, 16),
        }));
      case 'text':
        return fc.constant({ kind: 'text', text: SECRET });
      case 'integer':
        return fc.nat(20).map((value) => ({ kind: 'number', value }));
      case 'money_or_mci':
        return fc.nat(20).map((value) => ({ kind: 'money', value, unit: 'mci' }));
      case 'url':
        return fc.constant({ kind: 'link', url: SECRET });
      case 'photo':
        return fc.constant({ kind: 'photos', fileIds: [SECRET] });
      default:
        return question satisfies never;
    }
  };
  return fc.oneof(
    { arbitrary: answer(), weight: 4 },
    { arbitrary: fc.constant(unknown), weight: 1 },
  );
}

function someSize(): fc.Arbitrary<Answer> {
  return fc
    .record({ low: fc.nat(100), more: fc.option(fc.nat(100)), isBand: fc.boolean() })
    .map(({ low, more, isBand }) => ({
      kind: 'size',
      low,
      high: more === null ? null : low + more,
      ...(isBand && { band: 'b' }),
    }));
}
