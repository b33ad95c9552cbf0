// What holds for all reports about one assembly, whatever they say.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { peopleIn } from '../../../src/assemblies/assembly.ts';
import { updateOf } from '../../../src/assemblies/diff.ts';
import { fuse } from '../../../src/assemblies/fusion.ts';
import type { CitedReport } from '../../../src/assemblies/voices.ts';
import { allQuestions, card } from '../../../src/card/card.ts';
import type { Answer, Answers } from '../../../src/card/types.ts';
import { anyAnswers, anyReports } from './any-reports.ts';

const unknown: Answer = { kind: 'unknown' };
const none: ReadonlyMap<string, Answer> = new Map();

describe('fusion', () => {
  test('does not depend on the order in which reports are cited', () => {
    const shuffled = anyReports.chain((given) =>
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
      fc.property(anyReports, (given) => {
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
      fc.property(anyReports, anyReports, (given, merged) => {
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
      fc.property(anyReports, (given) => {
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
      fc.property(anyReports, (given) => {
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
      fc.property(anyReports, corrections, (given, numbers) => {
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
      fc.property(anyReports, anyAnswers, (given, corrected) => {
        const fused = fuse(given, new Map(Object.entries(corrected)));
        expect(JSON.stringify(fused)).not.toMatch(/secret|"point"|"at"|fileIds|"text"|"url"/);
      }),
    );
  });

  test('sees a conflict only where voices say different things', () => {
    fc.assert(
      fc.property(anyReports, (given) => {
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
