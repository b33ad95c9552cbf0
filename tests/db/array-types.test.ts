import { array, assert, asyncProperty, constantFrom, oneof, string } from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Db } from '../../src/db/connection.ts';
import { type FreshDatabase, freshDatabase } from '../support/fresh-database.ts';

let database: FreshDatabase;
let db: Db;
beforeAll(async () => {
  database = await freshDatabase();
  db = connect({ url: database.url });
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

it('any list of texts arrives in the database as it was sent', async () => {
  const text = string({ unit: 'grapheme' }).filter((one) => !one.includes('\0'));
  const texts = array(oneof(text, constantFrom('"', '\\', '\\"', '{}', ',', 'NULL', '')));
  await assert(
    asyncProperty(texts, async (sent) => {
      const [row] = await db.sql`select to_jsonb(${sent}::text[]) as got`;
      expect(row?.got).toEqual(sent);
    }),
    { numRuns: 200 },
  );
});

it('a list of numbers arrives too, and an empty one', async () => {
  const [row] = await db.sql`
    select to_jsonb(${[1, 9_007_199_254_740_991]}::bigint[]) as some, ${[] as number[]}::bigint[] = '{}' as none`;
  expect(row).toMatchObject({ some: [1, 9_007_199_254_740_991], none: true });
});
