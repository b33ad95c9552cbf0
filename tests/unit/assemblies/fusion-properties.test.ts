// What holds for all reports about one assembly, whatever they say.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { peopleIn } from '../../../src/assemblies/assembly.ts';
import { updateOf } from '../../../src/assemblies/diff.ts';
import { fuse } from '../../../src/assemblies/fusion.ts';
import type { CitedReport } from '../../../src/assemblies/voices.ts';
import { allQuestions, card, choicesIn } from '../../../src/card/card.ts';
import type { Answer, Answers, Question } from '../../../src/card/types.ts';

const unknown: Answer = { kind: 'unknown' };
const none: ReadonlyMap<string, Answer> = new Map();
const SECRET = 'secret';

const anyAnswers = someAnswers();

const reports = fc
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
          isWithdrawn: fc.integer({ min: 0, max: 4 }).map((drawn) => drawn === 0),
        }),
      ),
    ),
  );

describe('fusion', () => {
  test('does not depend on the order in which reports are cited', () => {
    const shuffled = reports.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray([...given], { minLength: given.length })),
    );
    fc.assert(
      fc.property(shuffled, ([given, other]) => {
        expect(fuse(other, none)).toEqual(fuse(given, none));
      }),
    );
  });

  test('is changed in nothing but the number of voices by one that knows nothing', () => {
    fc.assert(
      fc.property(reports, (given) => {
        const silent = Object.fromEntries(allQuestions(card).map(({ key }) => [key, unknown]));
        const { voices, corroboration, ...rest } = fuse(given, none);
        const added = fuse([...given, aReport(silent)], none);
        expect(added).toMatchObject(rest);
        expect(added.corroboration).toBe(corroboration + 1);
        expect(added.voices).toEqual([...voices, {}]);
      }),
    );
  });

  test('is as before once a merge is taken back', () => {
    fc.assert(
      fc.property(reports, reports, (given, merged) => {
        const others = merged.map((one) => ({ ...one, voice: one.voice + 5 }));
        const before = fuse(given, none);
        const together = fuse([...given, ...others], none);
        const apart = fuse(
          [...given, ...others].filter((one) => !others.includes(one)),
          none,
        );
        expect(apart).toEqual(before);
        expect(updateOf(before, apart)).toEqual({ changes: [], bests: [], conflicts: [] });
        expect(together.corroboration).toBe(
          before.corroboration + fuse(others, none).corroboration,
        );
      }),
    );
  });

  test('hears each reporter once, and nobody who took the report back', () => {
    fc.assert(
      fc.property(reports, (given) => {
        const speaking = given.filter((one) => !one.isWithdrawn);
        const fused = fuse(given, none);
        expect(fused.corroboration).toBe(new Set(speaking.map(({ voice }) => voice)).size);
        for (const { said } of Object.values(fused.fields)) {
          const cases = said.flatMap((one) => one.cases);
          const voices = cases.map((n) => speaking.find((one) => one.caseNumber === n)?.voice);
          expect(new Set(voices).size).toBe(cases.length);
          expect(voices).not.toContain(undefined);
        }
      }),
    );
  });

  test('takes the medians of the latest numbers that people know', () => {
    fc.assert(
      fc.property(reports, (given) => {
        const fused = fuse(given, none);
        expect(peopleIn(fused, 'participants')).toEqual(naiveMedians(given));
      }),
    );
  });

  test('gives way to every correction', () => {
    const corrections = fc.dictionary(
      fc.constantFrom('form', 'participants', 'place', 'deaths'),
      fc.nat(99),
    );
    fc.assert(
      fc.property(reports, corrections, (given, numbers) => {
        const settled = new Map<string, Answer>(
          Object.entries(numbers).map(([field, value]) => [field, { kind: 'number', value }]),
        );
        const fused = fuse(given, settled);
        for (const [field, answer] of settled) {
          expect(fused.values[field]).toEqual(answer);
          expect(fused.conflicts).not.toContain(field);
          expect(fused.fields[field]).toMatchObject({ isSettled: true });
        }
      }),
    );
  });

  test('lets through no words, links, photos, points or instants', () => {
    fc.assert(
      fc.property(reports, anyAnswers, (given, corrected) => {
        const fused = fuse(given, new Map(Object.entries(corrected)));
        expect(JSON.stringify(fused)).not.toMatch(/secret|"point"|"at"|fileIds|"text"|"url"/);
      }),
    );
  });

  test('sees a conflict only where voices say different things', () => {
    fc.assert(
      fc.property(reports, (given) => {
        const { fields, conflicts } = fuse(given, none);
        for (const field of conflicts) expect(fields[field]?.said.length).toBeGreaterThan(1);
      }),
    );
  });
});

function aReport(answers: Answers): CitedReport {
  const receivedAt = new Date(Date.UTC(2026, 10, 23));
  return { caseNumber: 100, voice: 100, answers, receivedAt, isWithdrawn: false };
}

/** Written another way than the program: repeatedly takes away the least and the greatest. */
function naiveMedian(numbers: readonly number[]): number {
  let left = [...numbers];
  while (left.length > 2) {
    const least = left.indexOf(Math.min(...left));
    left = left.filter((_, index) => index !== least);
    const greatest = left.lastIndexOf(Math.max(...left));
    left = left.filter((_, index) => index !== greatest);
  }
  return (Math.min(...left) + Math.max(...left)) / 2;
}

function naiveMedians(given: readonly CitedReport[]) {
  const latest = new Map<number, Answer & { kind: 'size' }>();
  const inOrder = [...given].sort(
    (a, b) => Number(a.receivedAt) - Number(b.receivedAt) || a.caseNumber - b.caseNumber,
  );
  for (const { voice, answers, isWithdrawn } of inOrder) {
    if (!isWithdrawn && answers.participants?.kind === 'size') {
      latest.set(voice, answers.participants);
    }
  }
  const sizes = [...latest.values()];
  if (sizes.length === 0) return undefined;
  const high = naiveMedian(sizes.map((size) => size.high ?? Infinity));
  const bests = sizes.map(({ low, high: top, band }) => {
    if (top === null) return low;
    return band === undefined ? (low + top) / 2 : Math.round((low * top) ** 0.5);
  });
  return {
    low: naiveMedian(sizes.map((size) => size.low)),
    high: high === Infinity ? null : high,
    best: naiveMedian(bests),
  };
}

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
