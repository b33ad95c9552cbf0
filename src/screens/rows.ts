// Buttons in rows: as many side by side as their texts allow on a narrow phone.
import type { Button } from '../messenger.ts';

// Characters that fit in a button when three or two share a row of a 360-pixel phone.
const FIT_THREE = 11;
const FIT_TWO = 17;

/** Rows of one width: as many columns as the longest text allows, 1 to 3. */
export function inRows(buttons: readonly Button[]): readonly (readonly Button[])[] {
  const columns = columnsFor(buttons);
  const rows: Button[][] = [];
  for (let start = 0; start < buttons.length; start += columns) {
    rows.push(buttons.slice(start, start + columns));
  }
  return rows;
}

/** Each row as wide as its own texts allow, so that one long text does not stretch the list. */
export function inOwnRows(buttons: readonly Button[]): readonly (readonly Button[])[] {
  const left = [...buttons];
  const rows: Button[][] = [];
  while (left.length > 0) {
    const hasThree = columnsFor(left.slice(0, 3)) === 3;
    rows.push(left.splice(0, hasThree ? 3 : Math.min(2, columnsFor(left.slice(0, 2)))));
  }
  return rows;
}

/** What is too long for a third of a row comes last, so that the short ones keep their columns. */
export function shortFirst(buttons: readonly Button[]): readonly Button[] {
  const isShort = ({ text }: Button) => text.length <= FIT_THREE;
  return [...buttons.filter(isShort), ...buttons.filter((button) => !isShort(button))];
}

function columnsFor(buttons: readonly Button[]): number {
  const longest = Math.max(0, ...buttons.map((button) => button.text.length));
  if (longest <= FIT_THREE) return 3;
  return longest <= FIT_TWO ? 2 : 1;
}
