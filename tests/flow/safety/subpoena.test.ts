// The subpoena drill: everything is seized and every Telegram id in the country is known. Without
// SOURCE_KEY nobody is found; with it those alone whose time has not run out.
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { tidy } from '../../../src/actions/upkeep.ts';
import { createApp } from '../../../src/app.ts';
import { moderatorsGroup } from '../../../src/sandbox/people.ts';
import type { Phone } from '../../../src/sandbox/sandbox.ts';
import { sealPress } from '../../../src/telegram/callback.ts';
import { createVault } from '../../../src/vault.ts';
import { personAt } from '../../support/person.ts';
import { queueBackends, recordingLog } from '../../support/queue-backends.ts';
import { messageFrom, openEdge } from '../../support/updates.ts';
import { createWorld, SOURCE_KEY, type World } from '../../support/world.ts';
import { asText, dump } from './dump.ts';
import { findLinked, openedAddresses, tracesWith, tracesWithoutKey } from './linking.ts';
import { answers, count, DAY } from './people.ts';

const NAME = 'Canaryname';
const FIRST_ID = 7_812_345_001;
const people = Array.from({ length: 40 }, (_, index) => FIRST_ID + 7 * index);
/** Everybody else in the country, as far as a test can hold them. */
const strangers = Array.from({ length: 200 }, (_, index) => 7_900_000_003 + 11 * index);
const everybody = [...people, ...strangers];

const decided = people.slice(0, 16);
const undecided = people.slice(16, 34);
const inTheMiddle = people.slice(34);
const forgotten = [...decided.slice(0, 4), ...undecided.slice(0, 4), ...inTheMiddle.slice(0, 2)];
const panicked = [...decided.slice(4, 6), ...undecided.slice(4, 6), ...inTheMiddle.slice(2, 3)];
const gone = new Set([...forgotten, ...panicked]);

const key = createVault(SOURCE_KEY);
let world: World;
let phones: ReadonlyMap<number, Phone>;
let wrongKeys: readonly Buffer[];

const each = async (ids: readonly number[], act: (phone: Phone) => Promise<unknown>) => {
  await Promise.all(ids.map((id) => act(phones.get(id) as Phone)));
  await world.settled();
};

/** Moderators decide about the reports of these people, by the number of the case. */
async function decideOn(ids: readonly number[]) {
  const persons = ids.map((id) => key.personKey(id));
  const cases = await world.app.db.sql<{ number: number }[]>`
    select c.number from desk_case c join report r on r.id = c.report_id
    where r.person = any(${persons}::text[])`;
  for (const [index, { number }] of cases.entries()) {
    const card = world.moderator
      .messages()
      .find((message) => message.text.startsWith(`Case ${number}\n`));
    const verdict = index % 3 === 0 ? 'reject' : 'verify';
    await decideCard(card?.id ?? 0, number, verdict);
  }
}

async function decideCard(messageId: number, number: number, verdict: 'verify' | 'reject') {
  const chatKey = key.chatKey(moderatorsGroup.id);
  const press =
    verdict === 'verify'
      ? ({ do: 'new_event', case: number, version: 1 } as const)
      : ({ do: 'reject_for', case: number, version: 1, reason: 'cannot_be_checked' } as const);
  await world.moderator.tapsOn(messageId, sealPress(press, chatKey, key.buttonKey));
  await world.settled();
}

/** The servers, and what the moderators' group shows. */
const seized = async () => {
  const group = world.moderator.messages().map(({ text, html }) => ({ text, html }));
  return asText(await dump(world), [...world.lines, ...group]);
};

describe.each(queueBackends())('with the queues in $name,', ({ name: store }) => {
  beforeAll(async () => {
    world = await createWorld({ queues: store });
    phones = new Map(
      people.map((id) => {
        world.sandbox.addPerson({
          id,
          firstName: NAME,
          username: `${NAME}${id}`,
          languageCode: 'en',
        });
        return [id, world.sandbox.phone(id)];
      }),
    );
    wrongKeys = [
      Buffer.alloc(32),
      Buffer.alloc(32, 1),
      Buffer.from('baqylau'),
      Buffer.from(world.sandbox.token),
      Buffer.from(String(world.sandbox.botId)),
      Buffer.from(SOURCE_KEY.toString('base64')),
    ];
    await each(people, (phone) => phone.says('/start'));
    await each(people, (phone) => phone.taps('New report'));
    await each(inTheMiddle, (phone) => phone.taps('I was there'));
    for (const button of [...answers, 'Send']) {
      await each([...decided, ...undecided], (phone) => phone.taps(button));
    }
    await decideOn(decided);
    await each(forgotten, (phone) => phone.says('/forget'));
    await each(forgotten, (phone) => phone.taps('Yes, erase everything'));
    await each(panicked, (phone) => phone.says('/panic'));
    await each([decided[8] ?? 0, undecided[8] ?? 0], (phone) => phone.says('/mydata'));
  }, 300_000);
  afterAll(() => world.close());

  describe('of what is seized on the day itself', () => {
    it('there is a lot', async () => {
      expect(await count(world, 'report')).toBe(34);
      expect(await count(world, 'decision')).toBe(16);
      const tables = await dump(world);
      const filled = tables.filter(({ rows }) => rows.length > 0).map(({ name }) => name);
      expect(filled.length).toBeGreaterThan(10);
      const jobs = store === 'redis' ? 'redis baqylau:screening:' : 'bullmq.';
      expect(filled.some((name) => name.startsWith(jobs))).toBe(true);
    });

    it('nothing leads to anybody without the key', async () => {
      const text = await seized();
      expect(findLinked(text, everybody, (id) => tracesWithoutKey(id, wrongKeys))).toEqual([]);
      expect(text).not.toContain(NAME);
      expect(text).not.toContain(NAME.toLowerCase());
      for (const wrong of wrongKeys)
        expect(await openedAddresses(world, createVault(wrong))).toEqual([]);
    });

    it('the key leads to those alone who have not left', async () => {
      const expected = people.filter((id) => !gone.has(id));
      const text = await seized();
      expect(findLinked(text, everybody, (id) => tracesWith(key, id))).toEqual(expected);
      const addresses = await openedAddresses(world, key);
      expect(new Set(addresses)).toEqual(new Set(expected));
    });

    it('the reports of those who left are there, and nobody can tell whose they were', async () => {
      expect(await count(world, 'report where person is null')).toBe(12);
    });

    it('a single trace of a person would be found', async () => {
      const id = strangers[3] ?? 0;
      const traces = (one: number) => tracesWithoutKey(one, wrongKeys);
      const text = await seized();
      for (const trace of traces(id).filter((_, index) => index % 20 === 0)) {
        expect(findLinked(text + trace, [id - 11, id, id + 11], traces)).toEqual([id]);
      }
    });

    it('no key and no token is in it', async () => {
      const text = await seized();
      for (const encoding of ['hex', 'base64', 'base64url', 'latin1'] as const)
        expect(text).not.toContain(SOURCE_KEY.toString(encoding));
      expect(text).not.toContain(world.sandbox.token.split(':')[1]);
      expect(text).not.toContain(key.buttonKey.toString('hex'));
    });
  });

  describe('of what is seized later', () => {
    const later = async (days: number) => {
      world.clock.pass(days * DAY);
      await tidy(world.app);
      await world.settled();
      return seized();
    };

    it('after 91 days the key leads to no reporter about whose report was decided', async () => {
      const text = await later(91);
      const expected = undecided.filter((id) => !gone.has(id));
      expect(findLinked(text, everybody, (id) => tracesWith(key, id))).toEqual(expected);
      expect(await openedAddresses(world, key)).toEqual([]);
    });

    it('after half a year it leads to nobody', async () => {
      const text = await later(90);
      expect(findLinked(text, everybody, (id) => tracesWith(key, id))).toEqual([]);
      expect(findLinked(text, everybody, (id) => tracesWithoutKey(id, wrongKeys))).toEqual([]);
      expect(await count(world, 'report')).toBe(34);
    });
  });
});

describe.each(queueBackends().filter(({ name }) => name === 'redis'))('the gate in $name', () => {
  afterAll(() => world.close());

  it('learns no chat that could be told without the key', async () => {
    world = await createWorld({ queues: 'redis' });
    const { sandbox, clock, database, redisUrl = '' } = world;
    const redis = new Redis(redisUrl);
    const monitor = await redis.monitor();
    const said: string[] = [];
    monitor.on('monitor', (_time: string, words: string[]) => void said.push(words.join(' ')));
    // With the gate of a real process, which other processes share.
    const app = await createApp({
      config: { sourceKey: SOURCE_KEY, redisUrl },
      databaseUrl: database.url,
      telegram: { token: sandbox.token, apiRoot: sandbox.url },
      clock,
      log: recordingLog().log,
    });
    const id = FIRST_ID - 7;
    sandbox.addPerson({ id, firstName: NAME, languageCode: 'en' });
    const person = personAt(world, { id, language: 'en' });
    const edge = openEdge(app);
    await edge.handle(messageFrom(world, person, { text: '/help' }));
    await app.courier.settled();
    await vi.waitFor(() => expect(said.join('\n')).toContain(key.chatKey(id)));
    const text = said.join('\n');
    expect(text).toContain('baqylau:gate');
    const wrong = [Buffer.alloc(32), Buffer.from('baqylau')];
    expect(tracesWithoutKey(id, wrong).filter((trace) => text.includes(trace))).toEqual([]);
    monitor.disconnect();
    redis.disconnect();
    await app.close();
  });
});
