// A week's summary reaches everybody who wants it once, whatever happens meanwhile.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { prepareDigests, sendDigests } from '../../../src/actions/digests.ts';
import { tidy } from '../../../src/actions/upkeep.ts';
import { findSubscription } from '../../../src/db/subscriptions.ts';
import { addRecords, type DigestWorld, digestWorld, sentTo } from '../../support/digest-world.ts';
import { newPerson } from '../../support/person.ts';
import { addSubscribers, countDeliveries, listDeliveries } from '../../support/subscribers.ts';

const SUNDAY = '2026-11-22T06:00:00Z';

let world: DigestWorld;
beforeAll(async () => {
  world = await digestWorld(SUNDAY);
});
afterAll(() => world.close());
beforeEach(() => world.beginAnew(SUNDAY));

const MONDAY_AT_NINE = '2026-11-23T04:00:30Z';
const ago = (hours: number) =>
  new Date(Date.parse('2026-11-23T04:00:00Z') + hours * 3_600_000).toISOString();

/** Somebody with a phone who has subscribed. */
async function subscriber(area = 'all') {
  const person = newPerson(world, 'en');
  await person.says(`/start sub_${area}`);
  await person.taps(/Subscribe/);
  return person;
}

const summariesOf = (person: { readonly id: number }) =>
  sentTo(world.sandbox, person.id).filter((text) => text.includes('Week '));

describe('everybody whose hour has come', () => {
  it('gets the last week once, and the next one a week later', async () => {
    const early = await subscriber();
    const later = newPerson(world, 'ru');
    await later.says('/start');
    await addSubscribers(world.app, [{ chatId: later.id, hour: 18, language: 'ru' }]);
    world.clock.set('2026-11-23T03:59:00Z');
    await sendDigests(world.app);
    expect(await listDeliveries(world.app)).toEqual([]);
    world.clock.set(MONDAY_AT_NINE);
    await sendDigests(world.app);
    await sendDigests(world.app);
    expect(summariesOf(early)).toHaveLength(1);
    world.clock.set('2026-11-23T13:00:10Z');
    await sendDigests(world.app);
    expect(await listDeliveries(world.app)).toMatchObject([
      { week: '2026-W47', status: 'sent', dueAt: '2026-11-23T04:00:00.000Z' },
      { week: '2026-W47', status: 'sent', dueAt: '2026-11-23T13:00:00.000Z' },
    ]);
    world.clock.set('2026-11-30T04:00:10Z');
    await sendDigests(world.app);
    expect(summariesOf(early)).toHaveLength(2);
  });

  it('reads the same, frozen when the first was due, whatever is verified meanwhile', async () => {
    await addRecords(world, [{ placeId: 'almaty', localDate: '2026-11-18' }]);
    const [first, second] = [newPerson(world, 'en'), newPerson(world, 'en')];
    for (const person of [first, second]) await person.says('/start');
    await addSubscribers(world.app, [
      { chatId: first.id, hour: 9 },
      { chatId: second.id, hour: 10 },
    ]);
    world.clock.set(MONDAY_AT_NINE);
    await sendDigests(world.app);
    await addRecords(world, [{ placeId: 'astana', localDate: '2026-11-19' }]);
    world.clock.set('2026-11-23T05:00:10Z');
    await sendDigests(world.app);
    expect(summariesOf(second)).toEqual(summariesOf(first));
    expect(summariesOf(first)[0]).toContain('Almaty');
  });

  it('gets one from two schedulers, two workers and two starts at once', async () => {
    await addSubscribers(
      world.app,
      Array.from({ length: 60 }, (_, n) => ({ chatId: 50_000 + n })),
    );
    for (let n = 0; n < 60; n += 1) {
      world.sandbox.addPerson({ id: 50_000 + n, firstName: 'S' });
      await world.sandbox.phone(50_000 + n).says('/start');
    }
    await world.settled();
    world.clock.set(MONDAY_AT_NINE);
    await Promise.all([1, 2, 3, 4].map(() => sendDigests(world.app)));
    expect(await countDeliveries(world.app.db)).toEqual({ sent: 60 });
    const [digests] = await world.app.db.sql`
      select count(*)::int as n from digest where data is not null`;
    expect(digests?.['n']).toBe(1);
    for (let n = 0; n < 60; n += 1) expect(summariesOf({ id: 50_000 + n })).toHaveLength(1);
  });

  it('has the picture from one upload in each language', async () => {
    await addRecords(world, [
      { placeId: 'almaty', localDate: '2026-11-18' },
      { placeId: 'astana', localDate: '2026-11-18' },
    ]);
    for (let n = 0; n < 12; n += 1) {
      world.sandbox.addPerson({ id: 51_000 + n, firstName: 'S' });
      await world.sandbox.phone(51_000 + n).says('/start');
    }
    await world.settled();
    await addSubscribers(
      world.app,
      Array.from({ length: 12 }, (_, n) => ({
        chatId: 51_000 + n,
        language: n % 2 === 0 ? 'en' : 'kk',
      })),
    );
    world.clock.set(MONDAY_AT_NINE);
    await sendDigests(world.app);
    const pictures = world.sandbox.ledger.filter(
      ({ method, params }) => method === 'sendPhoto' && Number(params['chat_id']) >= 51_000,
    );
    expect(pictures).toHaveLength(12);
    expect(pictures.filter(({ params }) => typeof params['photo'] === 'object')).toHaveLength(2);
  });
});

describe('a machine that was off', () => {
  it.each([
    [47, 'sent'],
    [49, 'late'],
  ])('%i hours late: %s', async (hours, status) => {
    const person = await subscriber();
    const before = world.lines.length;
    world.clock.set(ago(hours));
    await sendDigests(world.app);
    await sendDigests(world.app);
    expect(await listDeliveries(world.app)).toMatchObject([{ week: '2026-W47', status }]);
    expect(summariesOf(person)).toHaveLength(status === 'sent' ? 1 : 0);
    const said = JSON.stringify(world.lines.slice(before)).includes('too late and are not sent');
    expect(said).toBe(status === 'late');
  });
});

describe('during a run', () => {
  it('who leaves, changes place or language gets what they want then', async () => {
    const [stays, leaves, moves, speaks] = [
      await subscriber(),
      await subscriber(),
      await subscriber(),
      await subscriber(),
    ];
    world.clock.set(MONDAY_AT_NINE);
    world.gate.hold();
    const run = sendDigests(world.app);
    await world.gate.untilWaiting(4);
    const joins = await subscriber();
    await leaves.says('/unsubscribe');
    await moves.says('/subscribe Oral');
    await speaks.taps(/Language/);
    await speaks.taps('Қазақша');
    world.gate.release();
    await run;
    await sendDigests(world.app);
    expect(summariesOf(stays)).toHaveLength(1);
    expect(summariesOf(leaves)).toEqual([]);
    expect(summariesOf(joins)).toEqual([]);
    expect(summariesOf(moves)).toMatchObject([expect.stringContaining('Uralsk')]);
    expect(sentTo(world.sandbox, speaks.id).filter((text) => text.includes('-апта'))).toHaveLength(
      1,
    );
  });

  it('who blocks the bot is tried once, and their subscription ends', async () => {
    const person = await subscriber();
    world.clock.set(MONDAY_AT_NINE);
    world.sandbox.faults.failNext('sendMessage', { status: 403 });
    await sendDigests(world.app);
    await sendDigests(world.app);
    expect(await listDeliveries(world.app)).toMatchObject([{ status: 'dead', reason: 'blocked' }]);
    const key = world.app.vault.chatKey(person.id);
    expect(await findSubscription(world.app.db.orm, key)).toMatchObject({ isActive: false });
    expect(summariesOf(person)).toEqual([]);
  });

  it('a flood answer pauses everything for exactly as long as told, and it is sent afterwards', async () => {
    const person = await subscriber();
    world.clock.set(MONDAY_AT_NINE);
    const pauses = world.gate.pauses.length;
    world.sandbox.faults.failNext('sendMessage', { status: 429, retryAfter: 7 });
    await sendDigests(world.app);
    expect(world.gate.pauses.slice(pauses)).toEqual([{ ms: 7_000, chatId: undefined }]);
    expect(await listDeliveries(world.app)).toMatchObject([{ status: 'pending', attempts: 1 }]);
    await world.app.db.sql`update digest_delivery set lease_until = now()`;
    await sendDigests(world.app);
    expect(summariesOf(person)).toHaveLength(1);
  });

  it('an answer that was lost is counted, and nothing is sent again', async () => {
    const person = await subscriber();
    world.clock.set(MONDAY_AT_NINE);
    world.sandbox.faults.dropAnswerOf('sendMessage');
    await sendDigests(world.app);
    await sendDigests(world.app);
    expect(await listDeliveries(world.app)).toMatchObject([{ status: 'ambiguous' }]);
    expect(person.phone.messages().filter(({ text }) => text.includes('Week '))).toHaveLength(1);
  });

  it('what a dead process had sent is counted, what it only held is sent', async () => {
    const [sent, held] = [await subscriber(), await subscriber()];
    world.clock.set(MONDAY_AT_NINE);
    world.gate.hold();
    const run = sendDigests(world.app);
    await world.gate.untilWaiting(2);
    await world.app.db.sql`
      update digest_delivery set claim = gen_random_uuid(), lease_until = now() - interval '1 s',
        attempted_at = case when subscription = (select id from subscription
          where chat_key = ${world.app.vault.chatKey(sent.id)}) then now() end`;
    world.gate.release();
    await run;
    await sendDigests(world.app);
    expect(summariesOf(sent)).toEqual([]);
    expect(summariesOf(held)).toHaveLength(1);
    expect(await countDeliveries(world.app.db)).toEqual({ ambiguous: 1, sent: 1 });
  });

  it('who changes the hour gets one summary of each week', async () => {
    const [had, waits] = [await subscriber(), await subscriber()];
    await waits.taps('Day');
    await waits.taps('Tuesday');
    world.clock.set(MONDAY_AT_NINE);
    await sendDigests(world.app);
    // Both choose an hour: one that had it a later one, one that waits an earlier one.
    await had.taps('Day');
    await had.taps('Friday');
    const texts = had.phone.messages().map(({ text }) => text);
    expect(texts).toContainEqual(expect.stringContaining('4 December 2026'));
    await waits.taps('Day');
    await waits.taps('Monday');
    world.clock.pass(60);
    await sendDigests(world.app);
    world.clock.set('2026-11-27T04:10:00Z');
    await sendDigests(world.app);
    expect(summariesOf(had)).toHaveLength(1);
    expect(summariesOf(waits)).toHaveLength(1);
  });

  it('who changes the hour when the last but one is long ago gets no week again', async () => {
    const had = await subscriber();
    for (const monday of [MONDAY_AT_NINE, '2026-11-30T04:00:30Z']) {
      world.clock.set(monday);
      await sendDigests(world.app);
    }
    // By the hour of Sunday the week before the last is not too late yet.
    world.clock.set('2026-12-01T04:30:00Z');
    await tidy(world.app);
    await world.app.db.sql`
      update subscription set weekday = 7, hour = 22, changed_at = ${'2026-12-01T04:30:00Z'}`;
    await sendDigests(world.app);
    expect(summariesOf(had)).toHaveLength(2);
  });

  it('who chose a place with fewer messages, after the first of several, has had it', async () => {
    const person = await subscriber();
    world.clock.set(MONDAY_AT_NINE);
    await prepareDigests(world.app);
    await world.app.db.sql`update digest_delivery set shown = 5`;
    await sendDigests(world.app);
    expect(await countDeliveries(world.app.db)).toEqual({ sent: 1 });
    expect(summariesOf(person)).toEqual([]);
  });
});
