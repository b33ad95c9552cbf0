// Chance that can be repeated: the same seed draws the same.

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of several. */
export function draw<T>(random: () => number, from: readonly T[]): T {
  if (from.length === 0) throw new Error('there is nothing to draw from');
  return from[Math.floor(random() * from.length)] as T;
}

/** The same in another order. */
export function shuffled<T>(random: () => number, from: readonly T[]): T[] {
  return from
    .map((one) => ({ one, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
