// Deliveries are planned a week ahead and released by rounds. Whatever people choose meanwhile, and
// however seldom a round runs, the same ones are due as if each round looked at everybody.
import * as fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import type { Db } from '../../src/db/connection.ts';
import { closeLapsed } from '../../src/db/digest-deliveries.ts';
import { dropEmptyPartitions } from '../../src/db/digest-partitions.ts';
import { prepareDigest } from '../../src/db/digests.ts';
import {
  endSubscription,
  removeSubscription,
  writeSubscription,
} from '../../src/db/subscriptions.ts';
import { weeksDue } from '../../src/digest/schedule.ts';
import type { ChatKey } from '../../src/messenger.ts';
import { forgetDigests } from '../support/digest-partitions.ts';
import { DigestModel, type Slot } from '../support/model-digest.ts';
import { useDatabase, vault } from './rows.ts';

const database = useDatabase();
let db: Db;
beforeEach(() => {
  db ??= database.connect(2);
});

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const chatKey = fc.constantFrom('chat-1', 'chat-2', 'chat-3', 'chat-4');
const slot: fc.Arbitrary<Slot> = fc.record({
  weekday: fc.constantFrom(1, 1, 2, 3, 7),
  hour: fc.constantFrom(7, 9, 22),
  timeZone: fc.constantFrom('Asia/Almaty', 'Asia/Oral', 'Europe/Berlin'),
});
const act = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('put' as const), chatKey, slot }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('end' as const, 'remove' as const), chatKey }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('send' as const, 'tidy' as const) }) },
  { weight: 10, arbitrary: fc.record({ do: fc.constant('round' as const) }) },
);
/** An act, and how long after the one before. */
const step = fc.tuple(
  act,
  fc.constantFrom(0, 1_000, MINUTE, 30 * MINUTE, HOUR, 6 * HOUR, DAY, 3 * DAY, 8 * DAY),
);
// New Year, and the days on which Berlin changes its clocks.
const start = fc.constantFrom('2026-11-20', '2026-12-25', '2026-03-20', '2026-10-16');

it('the same are due as if each round looked at everybody', async () => {
  await fc.assert(
    fc.asyncProperty(
      start,
      fc.array(step, { minLength: 10, maxLength: 40 }),
      async (from, steps) => {
        await beginAnew();
        const model = new DigestModel();
        let now = Date.parse(from);
        for (const [one, after] of steps) {
          now += after;
          await perform(one, now, model);
          expect(await listDue()).toEqual(model.rows());
        }
      },
    ),
    { numRuns: 40 },
  );
});

async function beginAnew() {
  await forgetDigests(db);
  await db.sql`truncate subscription`;
}

type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

async function perform(one: Act, ms: number, model: DigestModel) {
  const now = new Date(ms);
  const key = 'chatKey' in one ? (one.chatKey as ChatKey) : ('' as ChatKey);
  switch (one.do) {
    case 'put': {
      const { timeZone, ...hours } = one.slot;
      const settings = { area: 'all', language: 'en', ...hours } as const;
      const write = { do: 'put', settings, timeZone } as const;
      await db.transaction((tx) =>
        writeSubscription(tx, write, { chatKey: key, chatId: 1, vault, now }),
      );
      return model.put(key, one.slot, ms);
    }
    case 'end':
      await endSubscription(db.orm, key, now);
      return model.end(key);
    case 'remove':
      await db.transaction((tx) => removeSubscription(tx, key));
      return model.remove(key);
    case 'send':
      await db.sql`
        update digest_delivery x set status = 'sent' from digest d
        where d.id = x.digest and x.due_at <= d.prepared_until and x.status = 'pending'`;
      return model.sendAll();
    case 'tidy':
      await dropEmptyPartitions(db, now);
      return;
    default:
      expect(await runRound(now)).toEqual(model.round(ms));
  }
}

async function runRound(now: Date) {
  let isDue = false;
  let late = 0;
  for (const week of weeksDue(now)) {
    const prepared = await prepareDigest(db, week, now);
    isDue ||= prepared.isDue;
    late += prepared.late;
  }
  await closeLapsed(db, now);
  return { isDue, late };
}

async function listDue(): Promise<readonly string[]> {
  const rows = await db.sql<{ week: string; chat_key: string; due_at: string; status: string }[]>`
    select week, chat_key, due_at, status from digest_delivery x join digest d on d.id = x.digest
      join subscription s on s.id = x.subscription
    where x.due_at <= d.prepared_until`;
  return rows
    .map((row) => `${row.week} ${row.chat_key} ${new Date(row.due_at).toISOString()} ${row.status}`)
    .sort();
}
