// Buttons in rows: as many side by side as their texts allow on a narrow phone.
import type { Button } from '../messenger.ts';

// Characters that fit in a button when one, two or three share a row of a 360-pixel phone.
const FIT_THREE = 11;
const FIT_TWO = 19;

/** @param columns how many in a row; by default as many as the longest text allows, 1 to 3 */
export function inRows(
  buttons: readonly Button[],
  columns = columnsFor(buttons),
): readonly (readonly Button[])[] {
  const rows: Button[][] = [];
  for (let start = 0; start < buttons.length; start += columns) {
    rows.push(buttons.slice(start, start + columns));
  }
  return rows;
}

function columnsFor(buttons: readonly Button[]): number {
  const longest = Math.max(0, ...buttons.map((button) => button.text.length));
  if (longest <= FIT_THREE) return 3;
  return longest <= FIT_TWO ? 2 : 1;
}
