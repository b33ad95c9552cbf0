// Numbers that a picture writes by itself: on axes and in the legends of maps.

/** Thousands apart by a narrow no-break space, which readers of all three languages know. */
export function formatCount(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

/** The largest of 1, 2, 5, 10, 20, 50, … that is not more than the value; at least 1. */
export function roundBelow(value: number): number {
  if (value < 2) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return Math.max(1, ...[1, 2, 5].map((each) => each * power).filter((each) => each <= value));
}

const minLines = 3;
const maxLines = 5;

/**
 * Where lines go across columns of at most this height: three to five, fewer for 1 and 2. The
 * last one may be lower than the highest column, so that little room is left empty.
 */
export function gridValues(most: number): readonly number[] {
  let step = 1;
  for (let turn = 0; Math.floor(most / step) > maxLines; turn += 1) {
    // From 1 to 2 to 5 to 10.
    step *= turn % 3 === 1 ? 2.5 : 2;
  }
  const least = Math.min(minLines, Math.ceil(most / step));
  const count = Math.max(1, least, Math.floor(most / step));
  return Array.from({ length: count }, (_, index) => (index + 1) * step);
}
