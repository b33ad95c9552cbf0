// Whatever is done to a chain is found, and named.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AuditRow,
  emptyHead,
  type HashedRow,
  type Head,
  hashOf,
  headCode,
  readHead,
  verifyChain,
} from '../../../src/audit/chain.ts';

const optional = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined });
const anyRow = fc.record({
  at: fc.integer({ min: 1.7e12, max: 1.9e12 }),
  actor: optional(fc.string({ unit: 'binary' })),
  act: fc.string({ unit: 'binary' }),
  caseNumber: optional(fc.nat(30)),
  assemblyNumber: optional(fc.nat(30)),
  detail: fc.string({ unit: 'binary' }),
});

/** The rows one after the other, as they are appended. */
function chainOf(rows: readonly Omit<AuditRow, 'seq'>[]): readonly HashedRow[] {
  let { hash } = emptyHead;
  return rows.map((row, index) => {
    const numbered = { ...row, seq: index + 1 };
    hash = hashOf(hash, numbered);
    return { ...numbered, hash };
  });
}

const chains = (minLength: number) => fc.array(anyRow, { minLength, maxLength: 12 }).map(chainOf);
const headOf = (rows: readonly HashedRow[]): Head => rows.at(-1) ?? emptyHead;
const place = fc.nat();
/** From 0 to the last of the rows. */
const within = (rows: readonly unknown[], index: number) => index % rows.length;
const renumbered = (rows: readonly HashedRow[]) => rows.map((row, n) => ({ ...row, seq: n + 1 }));

describe('a chain', () => {
  test('holds as it was written, also against every head that it ever had', async () => {
    await fc.assert(
      fc.asyncProperty(chains(0), place, async (rows, index) => {
        const anchor = headOf(rows.slice(0, within([...rows, undefined], index)));
        const { seq, hash } = headOf(rows);
        const verdict = await verifyChain(rows, { anchor: { seq: anchor.seq, hash: anchor.hash } });
        expect(verdict).toMatchObject({ holds: true, head: { seq, hash } });
      }),
    );
  });

  test('is broken by any change of any column, at the row that was changed', async () => {
    const change = fc.oneof(
      ...(['at', 'actor', 'act', 'caseNumber', 'assemblyNumber', 'detail'] as const).map((key) =>
        anyRow.map((row) => ({ [key]: row[key] })),
      ),
      // Less than a millisecond, as PostgreSQL can keep.
      fc.constant('later' as const),
      fc.string({ minLength: 64, maxLength: 64 }).map((hash) => ({ hash })),
    );
    await fc.assert(
      fc.asyncProperty(chains(1), place, change, async (rows, index, by) => {
        const n = within(rows, index);
        const changed = rows.map((row, at) => {
          if (at !== n) return row;
          return by === 'later' ? { ...row, at: row.at + 0.001 } : { ...row, ...by };
        });
        fc.pre(JSON.stringify(changed) !== JSON.stringify(rows));
        expect(await verifyChain(changed)).toEqual({ holds: false, seq: n + 1, fault: 'changed' });
      }),
    );
  });

  test('is broken where a row is missing, and where two have changed places', async () => {
    await fc.assert(
      fc.asyncProperty(chains(2), place, async (rows, index) => {
        const n = within(rows.slice(1), index);
        const missing = rows.filter((_, at) => at !== n);
        const fault = n === 0 ? 'first_missing' : 'missing';
        expect(await verifyChain(missing)).toEqual({ holds: false, seq: n + 1, fault });
        const swapped = rows.with(n, rows[n + 1] as HashedRow).with(n + 1, rows[n] as HashedRow);
        for (const found of [swapped, renumbered(swapped)]) {
          const verdict = await verifyChain(found);
          expect(verdict).toEqual({ holds: false, seq: n + 1, fault: 'reordered' });
        }
      }),
    );
  });

  test('is broken where a number was left out, also when all hashes fit together', async () => {
    const [first, second] = chainOf([emptyRow, emptyRow]) as [HashedRow, HashedRow];
    const third = { ...emptyRow, seq: 4 };
    const found = [first, second, { ...third, hash: hashOf(second.hash, third) }];
    expect(await verifyChain(found)).toEqual({ holds: false, seq: 3, fault: 'missing' });
  });

  test('is broken by a row between, before or a second time, whatever the numbers say', async () => {
    await fc.assert(
      fc.asyncProperty(chains(1), place, anyRow, async (rows, index, foreign) => {
        const n = within(rows, index);
        const row = {
          ...foreign,
          seq: n + 1,
          hash: hashOf(emptyHead.hash, { ...foreign, seq: 0 }),
        };
        for (const put of [row, rows[n] as HashedRow]) {
          const longer = rows.toSpliced(n, 0, put);
          for (const found of [longer, renumbered(longer)])
            expect(await verifyChain(found)).toMatchObject({ holds: false });
        }
      }),
    );
  });

  test('is broken when its end is cut off below a head that was posted', async () => {
    await fc.assert(
      fc.asyncProperty(chains(1), place, async (rows, index) => {
        const n = within(rows, index);
        const left = rows.slice(0, n);
        expect(await verifyChain(left)).toMatchObject({ holds: true });
        const { seq, hash } = headOf(rows);
        const verdict = await verifyChain(left, { anchor: { seq, hash } });
        expect(verdict).toEqual({ holds: false, seq: n + 1, fault: 'cut_off' });
      }),
    );
  });

  test('is broken when all of it was written anew since a head was posted', async () => {
    await fc.assert(
      fc.asyncProperty(chains(1), place, anyRow, async (rows, index, forged) => {
        const n = within(rows, index);
        const anew = chainOf(rows.map((row, at) => (at === n ? { ...row, ...forged } : row)));
        fc.pre(headOf(anew).hash !== headOf(rows).hash);
        expect(await verifyChain(anew)).toMatchObject({ holds: true });
        const { seq, hash } = headOf(rows);
        const verdict = await verifyChain(anew, { anchor: { seq, hash } });
        expect(verdict).toEqual({ holds: false, seq, fault: 'forged' });
      }),
    );
  });

  test('tells one row from another wherever the borders of their fields are', () => {
    const row = { seq: 1, at: 1, actor: 'a', act: 'bc', caseNumber: 1, assemblyNumber: undefined };
    const alike: readonly AuditRow[] = [
      { ...row, detail: 'd' },
      { ...row, actor: 'ab', act: 'c', detail: 'd' },
      { ...row, caseNumber: undefined, assemblyNumber: 1, detail: 'd' },
      { ...row, actor: undefined, detail: 'd' },
      { ...row, actor: '', detail: 'd' },
      { ...row, detail: '"d' },
      { ...row, act: 'bc",1', caseNumber: undefined, detail: 'd' },
    ];
    expect(new Set(alike.map((one) => hashOf(emptyHead.hash, one))).size).toBe(alike.length);
  });
});

describe('the code of a head', () => {
  test('reads back as the head', () => {
    const { seq, hash } = headOf(chainOf([{ ...emptyRow }]));
    expect(readHead(headCode({ seq, hash }))).toEqual({ seq, hash });
    expect(readHead(headCode(emptyHead))).toEqual(emptyHead);
  });

  test.each(['', '1', '1:', ':ab', '1:xyz', `-1:${emptyHead.hash}`, `1:${emptyHead.hash}0`])(
    'is not %j',
    (code) => expect(readHead(code)).toBeUndefined(),
  );
});

const emptyRow = {
  at: 1,
  actor: undefined,
  act: 'claim',
  caseNumber: undefined,
  assemblyNumber: undefined,
  detail: '{}',
};
