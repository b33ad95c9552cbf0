// What was withdrawn or joined is told when both records may be seen, and not before.
import { expect, test } from 'vitest';
import { listChangesSince } from '../../src/db/changes.ts';
import { assembly } from '../../src/db/schema/assembly.ts';
import { rowOf } from './assemblies.ts';
import { now, useDatabase } from './rows.ts';

const database = useDatabase();
const HOUR = 3_600_000;

test('a record that was joined to one that is not public yet is told with that one', async () => {
  const db = database.connect(1);
  await db.sql`truncate assembly cascade`;
  const later = new Date(now.getTime() + HOUR);
  const stays = { ...rowOf({}), publishAfter: later };
  const goes = { ...rowOf({}), mergedInto: stays.id, mergedAt: now };
  await db.orm.insert(assembly).values(stays);
  await db.orm.insert(assembly).values(goes);
  const told = (at: Date) =>
    listChangesSince(db.orm, { since: new Date(0), now: at, limit: 10, offset: 0 });
  expect(await told(now)).toEqual([]);
  expect(await told(later)).toMatchObject([
    { kind: 'merged', id: goes.id, into: { id: stays.id } },
  ]);
});
