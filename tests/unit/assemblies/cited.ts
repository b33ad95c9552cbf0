// Reports that an assembly cites, in short, for tests of what becomes of them together.

import { fuse } from '../../../src/assemblies/fusion.ts';
import type { CitedReport } from '../../../src/assemblies/voices.ts';
import type { Answer, Answers } from '../../../src/card/types.ts';

export const one = (value: string): Answer => ({ kind: 'choice', value });
export const several = (...values: string[]): Answer => ({ kind: 'choices', values });
export const size = (low: number, high: number | null, band?: string): Answer => ({
  kind: 'size',
  low,
  high,
  ...(band !== undefined && { band }),
});
export const at = (time: string, date?: string): Answer => ({
  kind: 'time',
  time,
  ...(date !== undefined && { date }),
});

/** Case `n` of reporter `n`, received `n` hours after midnight. */
export function cited(n: number, answers: Answers, change: Partial<CitedReport> = {}): CitedReport {
  const receivedAt = new Date(Date.UTC(2026, 10, 22, n));
  return { caseNumber: n, voice: n, answers, receivedAt, isWithdrawn: false, ...change };
}

/** What reporters say to one question, each in a report of their own, as one. */
export function fuseField(field: string, ...said: Answer[]) {
  return fuse(
    said.map((answer, index) => cited(index + 1, { [field]: answer })),
    new Map(),
  ).fields[field];
}
