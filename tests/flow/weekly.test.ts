// `/weekly`: the week that is over, as anyone asks for it in any chat.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { card } from '../../src/card/card.ts';
import { placeName } from '../../src/card/places.ts';
import { type Language, t } from '../../src/locales/translate.ts';
import { questionText } from '../../src/screens/card-texts.ts';
import { newModerator, newPerson, type Person } from '../support/person.ts';
import { newRecord } from '../support/records.ts';
import { createWorld, type World } from '../support/world.ts';

const GROUP = -1_001_000_000_778;

let world: World;
let record: number;
beforeAll(async () => {
  world = await createWorld();
  world.sandbox.addGroup({ id: GROUP, title: 'Neighbours', members: [601] });
  const moderator = newModerator(world);
  ({ number: record } = await newRecord(world, moderator, { place: 'taraz' }));
  await newRecord(world, moderator, { place: 'almaty' });
});
afterAll(() => world.close());

/** Sunday in the evening; the week is over at midnight. */
const sunday = '2026-11-22T18:59:00Z';
const monday = '2026-11-22T19:00:01Z';

const titleOf = (language: Language, week: number, where: string) =>
  t(language, 'digest.title', { week, where, when: '' }).trim();
const held = (person: Person, params: object) =>
  person.reads('digest.assemblies', params as Record<string, string | number>);

describe('/weekly', () => {
  it('knows no week of the year 1', async () => {
    const person = newPerson(world, 'en');
    await person.says('/weekly 0001-w01');
    expect(person.last().text).toBe(person.reads('refusal.weekly_unknown', { words: '0001-w01' }));
  });

  it('tells of the week that is over, and of this one from Monday on', async () => {
    const person = newPerson(world, 'ru');
    world.clock.set(sunday);
    await person.says('/weekly');
    expect(person.last().text).toContain(titleOf('ru', 46, 'Казахстан'));
    expect(person.last().text).toContain(person.reads('digest.none'));
    world.clock.set(monday);
    await person.says('/weekly');
    const { text } = person.last();
    expect(text).toContain(titleOf('ru', 47, 'Казахстан'));
    expect(text).toContain(held(person, { n: 2, places: 2, list: 'Алматы — 1, Тараз — 1' }));
    expect(text).toContain(person.reads('digest.first'));
    expect(person.last().photo).toBeDefined();
  });

  it.each(['kk', 'ru', 'en'] as const)('answers in %s about a place', async (language) => {
    world.clock.set(monday);
    const person = newPerson(world, language);
    await person.says(`/weekly ${placeName('taraz', language)}`);
    expect(person.last().text).toContain(titleOf(language, 47, placeName('taraz', language)));
    expect(person.last().text).toContain(person.reads('digest.assemblies_here', { n: 1 }));
  });

  it('names a record only when it may be shown', async () => {
    const person = newPerson(world, 'en');
    world.clock.set(monday);
    await world.app.db.sql`update assembly set publish_after = ${'2026-11-22T20:00:00Z'}`;
    await person.says('/weekly taraz');
    expect(person.last().text).not.toContain(`/a${record}`);
    world.clock.set('2026-11-22T20:00:00Z');
    await person.says('/weekly taraz');
    expect(person.last().text).toContain(`/a${record} 22 November`);
  });

  it('leads to the week before, the country and the places by buttons', async () => {
    const person = newPerson(world, 'en');
    world.clock.set(monday);
    await person.says('/weekly jambyl region');
    expect(person.last().text).toContain(titleOf('en', 47, 'Zhambyl region'));
    await person.taps(person.reads('digest.button_before', { week: 46 }));
    expect(person.last().text).toContain(titleOf('en', 46, 'Zhambyl region'));
    await person.taps({ key: 'digest.button_country' });
    expect(person.last().text).toContain(titleOf('en', 46, 'Kazakhstan'));
    await person.says('/weekly');
    await person.taps('Almaty');
    expect(person.last().text).toContain(titleOf('en', 47, 'Almaty'));
  });

  it('knows earlier weeks by their names, and none that is not over', async () => {
    const person = newPerson(world, 'en');
    world.clock.set(monday);
    await person.says('/weekly Тараз 2020-w53');
    expect(person.last().text).toContain(titleOf('en', 53, 'Taraz'));
    expect(person.last().text).toContain('28 December 2020 – 3 January 2021');
    for (const week of ['2026-W48', '2026-W53', '2030-W01']) {
      await person.says(`/weekly ${week}`);
      expect(person.last().text).toBe(person.reads('refusal.week_not_over'));
    }
  });

  it.each(['Atlantis', '2026-W46 2026-W47', '2026-W54', '{words}', '<b>x</b>'])(
    'does not guess what is meant by %s',
    async (words) => {
      const person = newPerson(world, 'en');
      await person.says(`/weekly ${words}`);
      expect(person.last().text).toBe(person.reads('refusal.weekly_unknown', { words }));
    },
  );

  it('answers in a group as well, and comes beside a report that is being written', async () => {
    world.clock.set(monday);
    const member = newModerator(world, 'kk', GROUP);
    await member.says('/weekly');
    expect(member.last().text).toContain('47');
    const person = newPerson(world, 'en');
    await person.comesTo('topic');
    await person.says('/weekly');
    const texts = person.phone.messages().map(({ text }) => text);
    expect(texts.some((text) => text.startsWith(titleOf('en', 47, 'Kazakhstan')))).toBe(true);
    const topic = card.questions.find(({ key }) => key === 'topic');
    expect(person.last().text).toContain(topic && questionText(topic, 'en'));
  });
});
