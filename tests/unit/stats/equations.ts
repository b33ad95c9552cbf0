// What follows from equations with whole numbers: exact elimination over the rationals.

type Row = readonly bigint[];

/** Equations in reduced form: each has a column in which it alone stands. */
interface Solved {
  readonly rows: readonly { readonly pivot: number; readonly row: Row }[];
}

export function solved(equations: readonly (readonly number[])[]): Solved {
  let rows: { pivot: number; row: Row }[] = [];
  for (const equation of equations) {
    const rest = reduced(equation.map(BigInt), rows);
    const pivot = rest.findIndex((one) => one !== 0n);
    if (pivot === -1) continue;
    const added = { pivot, row: rest };
    rows = [...rows.map((one) => ({ ...one, row: cleared(one.row, added) })), added];
  }
  return { rows };
}

/** Whether a sum of unknowns has one value only, whatever else is not known. */
export function follows(sum: readonly number[], { rows }: Solved): boolean {
  return reduced(sum.map(BigInt), rows).every((one) => one === 0n);
}

function reduced(row: Row, by: Solved['rows']): Row {
  return by.reduce((left, one) => cleared(left, one), row);
}

/** A multiple of the row with nothing left in the column of the other. */
function cleared(row: Row, { pivot, row: other }: Solved['rows'][number]): Row {
  const [factor = 0n, own = 1n] = [row[pivot], other[pivot]];
  if (factor === 0n) return row;
  const left = row.map((one, at) => one * own - (other[at] ?? 0n) * factor);
  const divisor = left.reduce(gcd, 0n);
  return divisor > 1n ? left.map((one) => one / divisor) : left;
}

function gcd(a: bigint, b: bigint): bigint {
  let [one, other] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (other !== 0n) [one, other] = [other, one % other];
  return one;
}
