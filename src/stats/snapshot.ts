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
  const digest = createHash('sha256').update(JSON.stringify(answer)).digest();
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
