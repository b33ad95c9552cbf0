// How long the parts of a bar or a column are: in proportion, yet each long enough to be seen.

/** A part of one stays visible beside a part of a million. */
export const leastPart = 4;

/**
 * The lengths fill `length`, or as much as all parts need to be seen. What the small ones get too
 * much is taken from the others in proportion.
 */
export function partLengths(values: readonly number[], length: number): readonly number[] {
  const shown = values.filter((value) => value > 0).toSorted((a, b) => a - b);
  let room = Math.max(length, shown.length * leastPart);
  let rest = shown.reduce((all, value) => all + value, 0);
  let lifted = 0;
  // From the smallest on: whoever is in proportion is followed by larger ones only.
  for (const value of shown) {
    if ((value / rest) * room >= leastPart) break;
    lifted = value;
    room -= leastPart;
    rest -= value;
  }
  return values.map((value) =>
    value <= 0 ? 0 : value <= lifted ? leastPart : (value / rest) * room,
  );
}

export function sum(lengths: readonly number[]): number {
  return lengths.reduce((all, length) => all + length, 0);
}
