// What was never verified is not even told of when it is taken back.
import { expect, it } from 'vitest';
import { gatherDigest } from '../../src/db/digest-data.ts';
import { anAssembly, putAssembly, useDatabase } from './rows.ts';

const database = useDatabase();

it('no summary names what was never public', async () => {
  const db = database.connect();
  const at = '2026-11-26T22:00Z';
  const never = { level: 'v0', level_said: 'v0' };
  const put = async (columns: Record<string, string> = {}) => {
    const one = anAssembly({ localDate: '2026-11-24' });
    await putAssembly(db, one);
    const set = { publish_after: '2026-11-24T00:00Z', ...columns };
    await db.sql`update assembly set ${db.sql(set)} where id = ${one.id}`;
    return one.id;
  };
  const news = async () => {
    const now = new Date('2026-11-30T04:00:00Z');
    return (await db.transaction((tx) => gatherDigest(tx, '2026-W48', now))).changes;
  };
  await put({ ...never, retracted_at: at, retracted_for: 'duplicate' });
  await put({ ...never, merged_at: at, merged_into: await put() });
  await put({ merged_at: at, merged_into: await put(never) });
  expect(await news()).toEqual([]);
  // This one was: its reports were withdrawn before it was taken back.
  await put({ level: 'v0', retracted_at: at, retracted_for: 'source_withdrawn' });
  expect(await news()).toMatchObject([{ reason: 'source_withdrawn' }]);
});
