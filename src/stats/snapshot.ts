// The short code under which an answer can be had again. It follows from the answer, so that the
// same figures have the same code whoever asks for them on that day.
import { createHash } from 'node:crypto';
import type { StatsAnswer } from './answer.ts';

export interface NewSnapshot {
  readonly code: string;
  readonly hash: string;
  readonly answer: StatsAnswer;
}

/** Without letters and digits that are taken for one another. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';
const LENGTH = 7;

/** @param taken hashes of other answers by code: an answer whose code is taken gets a longer one */
export function snapshotOf(
  answer: StatsAnswer,
  taken: ReadonlyMap<string, string> = new Map(),
): NewSnapshot {
  const digest = createHash('sha256').update(canonical(answer)).digest();
  const hash = digest.toString('base64url');
  const letters = [...digest].map((byte) => ALPHABET[byte % ALPHABET.length] ?? '').join('');
  for (let length = LENGTH; ; length += 1) {
    const code = `#${letters.slice(0, length)}`;
    if (length === letters.length || (taken.get(code) ?? hash) === hash) {
      return { code, hash, answer };
    }
  }
}

/** Reads a code as it is typed, with or without capitals. */
export function readSnapshotCode(text: string): string | undefined {
  const code = text.trim().toLowerCase();
  return new RegExp(`^#[${ALPHABET}]{${LENGTH},32}$`).test(code) ? code : undefined;
}

/** Whether two answers say the same, on whatever day they were given. */
export function isSameAnswer(one: StatsAnswer, other: StatsAnswer): boolean {
  return canonical({ ...one, asOf: '' }) === canonical({ ...other, asOf: '' });
}

/** Fields in one order: a database that keeps an answer may give it back in another one. */
function canonical(answer: StatsAnswer): string {
  return JSON.stringify(answer, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
