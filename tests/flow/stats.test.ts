// Whoever asks for figures: answers, what is tapped under them, and codes by which they are had again.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeName } from '../../src/card/places.ts';
import { languages } from '../../src/locales/translate.ts';
import { sandboxPeople } from '../../src/sandbox/people.ts';
import { newModerator, newPerson, type Person, personAt } from '../support/person.ts';
import { newRecord } from '../support/records.ts';
import { createWorld, type World } from '../support/world.ts';

const ADMIN = sandboxPeople.subscriber.id;
const GROUP = -1_001_000_000_778;

let world: World;
let moderator: Person;
let admin: Person;
beforeAll(async () => {
  world = await createWorld({ coordinators: [ADMIN] });
  moderator = newModerator(world);
  admin = personAt(world, { id: ADMIN, language: 'en' });
  await admin.says('/start');
});
afterAll(() => world.close());

const codeIn = (text: string) => /\/stats (#[a-z0-9]{7,})/.exec(text)?.[1] ?? '';
const answersOf = ({ phone }: Person) => phone.messages().filter(({ fromBot }) => fromBot);

async function verified(place: string, topic = 'prices_utilities') {
  await newRecord(world, moderator, { place, topic });
}

describe('a fresh installation', () => {
  it.each(['constructor', 'my_name_is_alice'])('keeps no campaign that is none: %s', async (id) => {
    const person = newPerson(world, 'en');
    await person.says(`/stats campaign:${id}`);
    const words = `campaign:${id}`;
    expect(person.last().text).toBe(person.reads('refusal.stats_unknown', { words }));
    const kept = await world.app.db.sql`select from snapshot where answer::text like ${`%${id}%`}`;
    expect(kept).toHaveLength(0);
  });

  it.each(['9999-12', '0001-01..9999-12', '0000-01..'])('has no such time as %s', async (time) => {
    const person = newPerson(world, 'en');
    for (const command of ['stats', 'export']) {
      await person.says(`/${command} ${time}`);
      expect(person.last().text).toBe(person.reads('refusal.stats_unknown', { words: time }));
    }
  });

  it.each(languages)('has no figures, and says so with a code, in %s', async (language) => {
    const person = newPerson(world, language);
    await person.says('/stats');
    const { text, photo, buttons } = person.last();
    expect(text).toContain(person.reads('stats.none'));
    expect(codeIn(text)).not.toBe('');
    expect(photo).toBeUndefined();
    expect(buttons.flat()).toContain(person.reads('figures.button_topics'));
  });
});

describe('an answer', () => {
  it('in a private chat gives way to what is tapped under it', async () => {
    await verified('taraz');
    await verified('taraz', 'elections');
    const person = newPerson(world, 'ru');
    await person.says('/stats Тараз');
    const { text, photo } = person.last();
    expect(text).toContain(person.reads('stats.assemblies', { n: 2 }));
    expect(photo).toBeDefined();
    const shown = () => person.last().text;

    await person.taps({ key: 'figures.button_topics' });
    expect(shown()).toContain(person.reads('figures.ask_topic'));
    await person.taps({ key: 'figures.topic.themes' });
    const { id } = person.last();
    await person.taps(`🖼 ${person.reads('figures.chart.forms')}`);
    expect(person.last().photo?.fileId).not.toBe(photo?.fileId);
    expect([person.last().id, person.last().edited]).toEqual([id, true]);
    expect(shown()).toContain(person.reads('figures.topic.themes'));

    await person.taps({ key: 'figures.button_places' });
    await person.taps({ key: 'stats.button_country' });
    expect(shown()).toContain(person.reads('stats.country'));
    expect(shown()).toContain(person.reads('figures.topic.themes'));

    await person.taps({ key: 'figures.button_periods' });
    await person.taps('2025');
    expect(shown()).toContain(person.reads('stats.none'));
    expect(answersOf(person)).toHaveLength(1);
  });

  it('in a group is followed by a new one: others read the old one', async () => {
    world.sandbox.addGroup({ id: GROUP, title: 'Readers', members: [602] });
    const person = newModerator(world, 'kk', GROUP);
    await person.says('/stats Тараз');
    const { id, text } = person.last();
    await person.taps({ key: 'figures.button_topics' });
    await person.taps({ key: 'figures.topic.police' });
    const [first, menu, second] = answersOf(person);
    expect([first?.id, first?.text]).toEqual([id, text]);
    expect(menu?.text).toContain(person.reads('figures.ask_topic'));
    expect(second?.text).toContain(person.reads('figures.topic.police'));
    expect(second?.text).toContain(placeName('taraz', 'kk'));
  });

  it('is about one figure, counted as it was asked', async () => {
    const person = newPerson(world, 'en');
    await person.says('/stats A12 taraz kibhr v1+');
    expect(person.last().text).toContain(person.reads('figure.A12.means'));
    expect(person.last().text).toContain(person.reads('figures.filter_kibhr'));
    await person.says('/stats taraz nonsense');
    expect(person.last().text).toBe(
      person.reads('refusal.stats_unknown', { words: 'taraz nonsense' }),
    );
  });
});

describe('a code', () => {
  it('brings back the same answer, and says what it is today', async () => {
    await verified('aktau');
    const person = newPerson(world, 'en');
    await person.says('/stats Aktau');
    const then = person.last();
    const code = codeIn(then.text);
    await person.says(`/stats ${code.toUpperCase()}`);
    const day = '22 November 2026';
    expect(person.last().text).toContain(person.reads('figures.then_same', { day }));

    await verified('aktau', 'elections');
    const other = newPerson(world, 'en');
    await other.says(`/stats ${code}`);
    const again = other.last();
    const note = other.reads('figures.then', { day, n: 2, was: 1 });
    expect(again.text).toContain(note);
    expect(again.text.replace(`${note}\n`, '').replaceAll(/\n+/g, '\n')).toBe(
      then.text.replaceAll(/\n+/g, '\n'),
    );
    expect(again.photo !== undefined).toBe(then.photo !== undefined);
  });

  it('is the same for the same answer, and another one after a change', async () => {
    const [one, other] = [newPerson(world, 'en'), newPerson(world, 'ru')];
    await one.says('/stats Taraz');
    await other.says('/stats Тараз');
    expect(codeIn(other.last().text)).toBe(codeIn(one.last().text));
    await verified('taraz');
    await one.says('/stats Taraz');
    expect(codeIn(one.last().text)).not.toBe(codeIn(other.last().text));
  });

  it('that nobody was given is not known', async () => {
    const person = newPerson(world, 'kk');
    await person.says('/stats #zzzzzzz');
    expect(person.last().text).toBe(person.reads('refusal.stats_code'));
    await person.says('/stats Тараз');
    await world.app.db.sql`delete from snapshot`;
    const { toast } = await person.taps({ key: 'figures.button_topics' });
    expect(toast).toBe(person.reads('refusal.stats_code'));
  });
});

describe('figures that do not add up', () => {
  it('are refused, asked or had again, and the coordinators are told which ones', async () => {
    await verified('shymkent');
    const person = newPerson(world, 'ru');
    await person.says('/stats Шымкент');
    const code = codeIn(person.last().text);
    const tamper = (by: number) => world.app.db.sql`
      update rollup set n = n + ${by}
      where figure = 'topic_class' and place_id = 'shymkent' and subset = 'all'`;
    await tamper(1);
    const told = answersOf(admin).length;
    for (const asked of ['Шымкент', code]) {
      await person.says(`/stats ${asked}`);
      expect(person.last().text).toBe(person.reads('figures.mismatch'));
      await world.settled();
      // Once, however many ask.
      expect(answersOf(admin)).toHaveLength(told + 1);
      expect(admin.last().text).toContain('topic_class');
    }
    await tamper(-1);
    await person.says(`/stats ${code}`);
    expect(person.last().text).toContain(person.reads('stats.assemblies', { n: 1 }));
  });
});
