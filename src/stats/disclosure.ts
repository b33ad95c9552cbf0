// Which cells of a published table stay hidden. A small cell could point at a person; hidden alone
// it could be computed from the totals, so others are hidden with it (complementary suppression,
// as in the CDC's and Eurostat's handbooks on statistical disclosure control).

/** Counts by row and column; absent cells are zero. Totals are published, too. */
export interface Table {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly n: (row: string, column: string) => number;
}

interface Cell {
  readonly row: string;
  readonly column: string;
  readonly n: number;
}

/** Row or column of the totals. */
export const TOTAL = 'all';

/** One or two people are a cell that points at them. */
export const LEAST_SHOWN = 3;

/**
 * Whether a cell, or a total, stays hidden. Seen as a graph of rows and columns with the hidden cells
 * as edges, a hidden cell can be computed from the shown ones exactly when it is a bridge; so cells
 * are added, the smallest first, until no small one is.
 */
export function hiddenCells(table: Table): (row: string, column: string) => boolean {
  const cells = allCells(table);
  const small = cells.filter(({ n }) => n > 0 && n < LEAST_SHOWN);
  const hidden = new Set(small);
  for (const one of small) {
    for (let side = sideOf(one, hidden); side !== undefined; side = sideOf(one, hidden)) {
      const across = cells.filter((cell) => !hidden.has(cell) && joins(cell, side));
      const [next] = across.toSorted((a, b) => cost(a) - cost(b));
      if (next === undefined) break;
      hidden.add(next);
    }
  }
  const names = new Set([...hidden].map(({ row, column }) => `${row} ${column}`));
  return (row, column) => names.has(`${row} ${column}`);
}

function allCells({ rows, columns, n }: Table): readonly Cell[] {
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
  const at = (row: string, column: string): number => {
    if (row === TOTAL) return sum(rows.map((each) => at(each, column)));
    return column === TOTAL ? sum(columns.map((each) => n(row, each))) : n(row, column);
  };
  return [...rows, TOTAL].flatMap((row) =>
    [...columns, TOTAL].map((column) => ({ row, column, n: at(row, column) })),
  );
}

/** A zero hides little: it is taken last. */
function cost({ n }: Cell): number {
  return n === 0 ? Number.MAX_SAFE_INTEGER : n;
}

/** What its row is connected with when a cell is left out; `undefined` when its column is there. */
function sideOf(cell: Cell, hidden: ReadonlySet<Cell>): ReadonlySet<string> | undefined {
  const reached = new Set([rowNode(cell)]);
  const others = [...hidden].filter((one) => one !== cell);
  for (let grows = true; grows; ) {
    const before = reached.size;
    for (const one of others) {
      if (reached.has(rowNode(one))) reached.add(columnNode(one));
      if (reached.has(columnNode(one))) reached.add(rowNode(one));
    }
    grows = reached.size > before;
  }
  return reached.has(columnNode(cell)) ? undefined : reached;
}

function joins(cell: Cell, side: ReadonlySet<string>): boolean {
  return side.has(rowNode(cell)) !== side.has(columnNode(cell));
}

function rowNode({ row }: Cell): string {
  return `row ${row}`;
}

function columnNode({ column }: Cell): string {
  return `column ${column}`;
}
