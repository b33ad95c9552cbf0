// No small number can be computed from what a table shows: neither a cell nor a total.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenCells, LEAST_SHOWN, type Table, TOTAL } from '../../../src/stats/disclosure.ts';
import { follows, solved } from './equations.ts';

function tableOf(counts: readonly (readonly number[])[]): Table {
  const rows = counts.map((_, at) => `r${at}`);
  const columns = (counts[0] ?? []).map((_, at) => `c${at}`);
  const n = (row: string, column: string) =>
    counts[rows.indexOf(row)]?.[columns.indexOf(column)] ?? 0;
  return { rows, columns, n };
}

/** All cells with their numbers, totals among them. */
function cellsOf({ rows, columns, n }: Table) {
  return [...rows, TOTAL].flatMap((row) =>
    [...columns, TOTAL].map((column) => {
      const [overRows, overColumns] = [
        row === TOTAL ? rows : [row],
        column === TOTAL ? columns : [column],
      ];
      const value = overRows.flatMap((r) => overColumns.map((c) => n(r, c)));
      return { row, column, n: value.reduce((sum, one) => sum + one, 0) };
    }),
  );
}

/** Small cells that everybody can compute. */
function disclosed(table: Table): readonly string[] {
  const isHidden = hiddenCells(table);
  const unknowns = cellsOf(table).filter(({ row, column }) => isHidden(row, column));
  const name = (row: string, column: string) => `${row} ${column}`;
  const names = unknowns.map(({ row, column }) => name(row, column));
  const equation = (parts: readonly string[], total: string) =>
    names.map((one) => (one === total ? -1 : parts.includes(one) ? 1 : 0));
  const equations = [
    ...[...table.rows, TOTAL].map((row) =>
      equation(
        table.columns.map((column) => name(row, column)),
        name(row, TOTAL),
      ),
    ),
    ...[...table.columns, TOTAL].map((column) =>
      equation(
        table.rows.map((row) => name(row, column)),
        name(TOTAL, column),
      ),
    ),
  ];
  const known = solved(equations);
  return unknowns
    .filter(({ n }) => n > 0 && n < LEAST_SHOWN)
    .map(({ row, column }) => name(row, column))
    .filter((one) =>
      follows(
        names.map((other) => (other === one ? 1 : 0)),
        known,
      ),
    );
}

const count = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.constantFrom(1, 2) },
  { weight: 2, arbitrary: fc.integer({ min: 3, max: 40 }) },
);
const counts = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(count, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

describe('a published table', () => {
  it('hides every cell and every total of one or two', () => {
    fc.assert(
      fc.property(counts, (numbers) => {
        const table = tableOf(numbers);
        const isHidden = hiddenCells(table);
        const small = cellsOf(table).filter(({ n }) => n > 0 && n < LEAST_SHOWN);
        expect(small.filter(({ row, column }) => !isHidden(row, column))).toEqual([]);
      }),
    );
  });

  it('shows nothing from which a hidden small cell or total follows', () => {
    fc.assert(
      fc.property(counts, (numbers) => {
        expect(disclosed(tableOf(numbers))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('hides nothing where nothing is small', () => {
    const isHidden = hiddenCells(
      tableOf([
        [3, 0, 7],
        [0, 12, 5],
      ]),
    );
    expect(
      cellsOf(
        tableOf([
          [3, 0, 7],
          [0, 12, 5],
        ]),
      ).some((one) => isHidden(one.row, one.column)),
    ).toBe(false);
  });

  it('hides others beside a small cell, the smallest ones, and no more than needed', () => {
    const table = tableOf([
      [1, 5, 30],
      [4, 9, 40],
      [50, 60, 70],
    ]);
    const isHidden = hiddenCells(table);
    const hidden = cellsOf(table).filter(({ row, column }) => isHidden(row, column));
    expect(hidden.map(({ n }) => n).toSorted((a, b) => a - b)).toEqual([1, 4, 5, 9]);
  });

  it('of one small number alone hides its totals, too', () => {
    const isHidden = hiddenCells(tableOf([[2]]));
    for (const row of ['r0', TOTAL])
      for (const column of ['c0', TOTAL]) expect(isHidden(row, column)).toBe(true);
  });
});
