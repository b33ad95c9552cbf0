// An open card outlives restarts of the bot and changes of the card.
import { afterEach, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { card } from '../../src/card/card.ts';
import { startBot } from '../../src/roles.ts';
import { questionText } from '../../src/screens/card-texts.ts';
import { newPerson, type Person, quiet } from '../support/person.ts';
import { recordingLog } from '../support/queue-backends.ts';
import { draftOf, reportsOf } from '../support/stored.ts';
import { createWorld, openGate, SOURCE_KEY, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

const asks = (person: Person, key: string) => {
  const question = card.questions.find((one) => one.key === key);
  return question === undefined ? key : questionText(question, person.language);
};

/** Another process on the same database and the same Telegram. */
async function startAnotherBot() {
  const { sandbox, database, clock } = world;
  const telegram = { token: sandbox.token, apiRoot: sandbox.url };
  const app = await createApp({
    config: { sourceKey: SOURCE_KEY, redisUrl: undefined },
    databaseUrl: database.url,
    telegram,
    clock,
    log: recordingLog().log,
    gate: openGate,
  });
  const bot = await startBot(app, { mode: 'polling', ...telegram }, { host: '127.0.0.1', port: 0 });
  return { ...world, app, apps: [app], bot };
}

it('a draft outlives a restart: its buttons work on, and /report resumes it', async () => {
  world = await createWorld();
  const person = newPerson(world, 'ru');
  await person.comesTo('form');
  const before = await draftOf(world, person);
  await world.stopBot();
  const { bot, ...after } = await startAnotherBot();
  try {
    expect(await draftOf(world, person)).toEqual(before);
    const { phone } = person;
    world.clock.pass(2);
    await phone.taps(person.reads('button.back'));
    await quiet(after);
    expect(person.last().text).toContain(asks(person, 'place'));
    world.clock.pass(2);
    await phone.says('/report');
    await quiet(after);
    expect(person.last().text).toContain(person.reads('report.resumed'));
    expect(person.last().text).toContain(asks(person, 'place'));
    expect(phone.messages().filter((one) => one.fromBot)).toHaveLength(1);
    expect((await draftOf(world, person))?.answers).toEqual(before?.answers);
  } finally {
    await bot.close();
    await after.app.close();
  }
});

/** As if the draft had been begun with an earlier card. */
async function agedDraft(person: Person, at: string, answers: object) {
  await person.comesTo('review');
  const draft = await draftOf(world, person);
  const old = JSON.stringify({ at, answers: { ...draft?.answers, ...answers } });
  await world.app.db.sql`
    update draft set card_version = '2020-01-01.1', interview = interview || ${old}::text::jsonb
    where person = ${person.key}`;
}

it('a card that changed meanwhile keeps the answers that still fit and asks for the others', async () => {
  world = await createWorld();
  const person = newPerson(world, 'kk');
  await agedDraft(person, 'review', {
    form: { kind: 'choice', value: 'abolished_form' },
    asked_no_more: { kind: 'choice', value: 'yes' },
  });
  await person.taps({ key: 'button.send' });
  expect(await reportsOf(world, person)).toEqual([]);
  expect(person.last().text).toContain(person.reads('report.card_changed'));
  expect(person.last().text).toContain(asks(person, 'form'));
  const draft = await draftOf(world, person);
  expect(draft?.card_version).toBe(card.version);
  expect(Object.keys(draft?.answers ?? {}).toSorted()).toEqual(
    card.questions
      .map(({ key }) => key)
      .filter((key) => key !== 'form')
      .toSorted(),
  );
  await person.answers('form', 'march');
  expect(person.last().text).toContain(person.reads('report.check_summary'));
  await person.taps({ key: 'button.send' });
  await world.settled();
  const [report] = await reportsOf(world, person);
  expect(report?.answers['form']).toEqual({ kind: 'choice', value: 'march' });
  expect(report?.answers).not.toHaveProperty('asked_no_more');
});

it('a question that is asked no more is left, also by a typed answer', async () => {
  world = await createWorld();
  const person = newPerson(world, 'en');
  await agedDraft(person, 'asked_no_more', {});
  await person.says('Almaty');
  expect(person.last().text).toContain(person.reads('report.card_changed'));
  expect(person.last().text).toContain(person.reads('report.check_summary'));
  const place = (await draftOf(world, person))?.answers['place'];
  expect(place).toEqual({ kind: 'place', place: 'almaty' });
});

it('a card that changed is said to have changed by /report as well', async () => {
  world = await createWorld();
  const person = newPerson(world, 'ru');
  await agedDraft(person, 'topic', { place: { kind: 'place', place: 'atlantis' } });
  await person.says('/report');
  expect(person.last().text).toContain(person.reads('report.card_changed'));
  const draft = await draftOf(world, person);
  expect(draft).toMatchObject({ card_version: card.version, at: 'topic' });
  expect(draft?.answers).not.toHaveProperty('place');
});

it('a card that changed meanwhile is still cancelled by Cancel', async () => {
  world = await createWorld();
  const person = newPerson(world, 'en');
  await agedDraft(person, 'review', {});
  await person.taps({ key: 'button.cancel' });
  expect(person.last().text).toContain(person.reads('report.deleted'));
  expect(await draftOf(world, person)).toBeUndefined();
});

it('details that are cancelled leave their report as it is, and that is said', async () => {
  world = await createWorld();
  const person = newPerson(world, 'en');
  await person.reports({ place: 'taraz' });
  await person.taps({ key: 'button.add_details' });
  await person.says('/cancel');
  expect(person.last().text).toBe(person.reads('report.details_deleted'));
  expect(await draftOf(world, person)).toBeUndefined();
});
