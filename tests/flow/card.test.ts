// Filling the card: one bubble that stays the last thing on the screen, and the ways through it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { card } from '../../src/card/card.ts';
import { listRegions, placeName, placesOf, regionName } from '../../src/card/places.ts';
import { choiceText, questionText } from '../../src/screens/card-texts.ts';
import { newPerson, ordinaryCard, type Person } from '../support/person.ts';
import { draftOf, reportsOf } from '../support/stored.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const asks = (person: Person, key: string): string => {
  const question = card.questions.find((one) => one.key === key);
  if (question === undefined) throw new Error(`no question ${key}`);
  return questionText(question, person.language);
};
const fromBot = (person: Person) => person.phone.messages().filter((one) => one.fromBot);
const answersOf = async (person: Person) => (await draftOf(world, person))?.answers ?? {};

describe('what earlier answers suggest', () => {
  it('is ticked, and one tap takes it on a way of at most thirteen taps', async () => {
    const taps = () =>
      world.sandbox.ledger.filter(({ method }) => method.toLowerCase() === 'answercallbackquery');
    const before = taps().length;
    const person = newPerson(world, 'en');
    await person.comesTo('participants', { ...ordinaryCard, form: 'picket_single' });
    const one = choiceText('participants', 'b1', 'en');
    expect(person.last().buttons.flat()).toContain(`✅ ${one}`);
    expect(person.last().text).toContain(person.reads('report.suggested'));
    await person.answers('participants', 'b1');
    expect((await answersOf(person))['participants']).toMatchObject({ low: 1, high: 1 });
    expect(person.last().text).toContain(asks(person, 'permit_status'));
    await person.answers('permit_status', 'not_applied');
    await person.answers('authority_response', ['watched']);
    await person.taps({ key: 'button.send' });
    await world.settled();
    expect(taps().length - before).toBeLessThanOrEqual(13);
    expect(await reportsOf(world, person)).toHaveLength(1);
  });

  it('can be answered otherwise', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('participants', { ...ordinaryCard, form: 'picket_single' });
    await person.answers('participants', 'b2');
    expect((await answersOf(person))['participants']).toMatchObject({ low: 2, high: 2 });
  });
});

describe('the bubble', () => {
  it('is one message that is edited from tap to tap', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('place');
    expect(fromBot(person)).toHaveLength(1);
    expect(person.last().text).toContain(asks(person, 'place'));
    expect(person.last().edited).toBe(true);
  });

  it('moves below a typed answer, and the old one goes', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('event_when');
    const before = person.last().id;
    await person.says('вчера');
    expect(fromBot(person).map((one) => one.id)).not.toContain(before);
    expect(fromBot(person)).toHaveLength(1);
    expect(person.phone.messages().at(-1)?.text).toContain(asks(person, 'place'));
  });

  it('moves below a location, and below what was not understood', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('place');
    await person.says('Тылтырбай');
    expect(person.phone.messages().at(-1)?.text).toContain(asks(person, 'place'));
    await person.sends({ location: { latitude: 43.24, longitude: 76.89 } });
    expect(person.phone.messages().at(-1)?.text).toContain(asks(person, 'form'));
    expect(fromBot(person)).toHaveLength(1);
  });

  it('says which question of how many it is, on each of them', async () => {
    const person = newPerson(world, 'ru');
    await person.begins();
    const total = card.questions.length;
    for (const [index, { key }] of card.questions.entries()) {
      const { text } = person.last();
      expect(text).toContain(person.reads('report.progress', { n: index + 1, total }));
      expect(text).toContain(asks(person, key));
      await person.answers(key, ordinaryCard[key] ?? '');
    }
    expect(person.last().text).toContain(person.reads('report.check_summary'));
  });
});

describe('the way through the card', () => {
  it('leads back one question at a time, and to no step before the first', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('review');
    for (const { key } of card.questions.toReversed()) {
      await person.taps({ key: 'button.back' });
      expect(person.last().text).toContain(asks(person, key));
    }
    expect(person.last().buttons.flat().join()).not.toContain(person.reads('button.back'));
    expect(Object.keys(await answersOf(person))).toHaveLength(card.questions.length);
  });

  it('shows what was marked before on the way back', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('review', { authority_response: ['filmed', 'warned'] });
    await person.taps({ key: 'button.back' });
    const marked = person
      .last()
      .buttons.flat()
      .filter((text) => text.startsWith('✅'));
    expect(marked).toEqual(
      ['filmed', 'warned'].map((one) => `✅ ${choiceText('authority_response', one, 'en')}`),
    );
  });

  it('ends at Cancel: the answers are deleted and the buttons are gone', async () => {
    const person = newPerson(world, 'kk');
    await person.comesTo('form');
    await person.taps({ key: 'button.cancel' });
    expect(await draftOf(world, person)).toBeUndefined();
    expect(person.last().text).toBe(person.reads('report.deleted'));
    await person.says('/report');
    expect(person.last().text).toContain(asks(person, 'observer_basis'));
  });

  it('is left with /cancel as well, which is answered below', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('form');
    await person.says('/cancel');
    expect(await draftOf(world, person)).toBeUndefined();
    expect(person.phone.messages().at(-1)?.text).toBe(person.reads('report.deleted'));
    expect(fromBot(person)).toHaveLength(1);
  });

  it('is left with /cancel also from the page with the keyboard', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('place');
    await person.taps({ key: 'button.use_my_location' });
    await person.says('/cancel');
    expect(await draftOf(world, person)).toBeUndefined();
    expect(person.last()).toMatchObject({ text: person.reads('report.deleted') });
    expect(person.phone.messages().some((one) => one.keyboard)).toBe(false);
  });

  const others: Readonly<Record<string, string | readonly string[]>> = {
    observer_basis: 'live_video',
    event_when: 'yesterday',
    place: 'aktobe',
    form: 'hunger_strike',
    topic: 'culture_language',
    participants: 'b1',
    permit_status: 'denied',
    authority_response: ['not_present'],
  };

  it('leads from Edit of any answer back to the review, with that answer changed', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('review');
    for (const { key } of card.questions) {
      const before = await answersOf(person);
      await person.taps({ key: 'button.edit' });
      await person.taps({ key: `card.${key}.short` as 'card.place.short' });
      expect(person.last().text).toContain(asks(person, key));
      await person.answers(key, others[key] ?? '');
      expect(person.last().text).toContain(person.reads('report.check_summary'));
      const after = await answersOf(person);
      expect(after[key]).not.toEqual(before[key]);
      expect({ ...after, [key]: before[key] }).toEqual(before);
    }
  });

  it('leads from Edit by Back to the review, with nothing changed', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('review');
    const before = await answersOf(person);
    await person.taps({ key: 'button.edit' });
    await person.taps({ key: 'card.form.short' });
    await person.taps({ key: 'button.back' });
    expect(person.last().text).toContain(person.reads('report.check_summary'));
    expect(await answersOf(person)).toEqual(before);
  });

  it('ends at Send: one report with these answers, and no draft', async () => {
    const person = newPerson(world, 'en');
    const code = await person.reports({ form: 'march' });
    const [report, ...more] = await reportsOf(world, person);
    expect(more).toEqual([]);
    expect(report).toMatchObject({
      code,
      place_id: 'almaty',
      local_date: '2026-11-22',
      answers: { form: { kind: 'choice', value: 'march' } },
    });
    expect(await draftOf(world, person)).toBeUndefined();
  });

  it('takes the words of a button when they are typed, in any language', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('form');
    await person.says(choiceText('form', 'picket', 'ru'));
    expect((await answersOf(person))['form']).toEqual({ kind: 'choice', value: 'picket' });
  });
});

describe('further pages', () => {
  it('More options shows the rest, and Back the first page again', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('topic');
    const first = person.last().buttons.flat();
    await person.taps({ key: 'button.more_options' });
    const rest = person.last().buttons.flat();
    expect(rest).toContain(choiceText('topic', 'culture_language', 'en'));
    expect(first).not.toContain(choiceText('topic', 'culture_language', 'en'));
    await person.taps({ key: 'button.back' });
    expect(person.last().buttons.flat()).toEqual(first);
  });

  it('Another place lists the regions, and a region lists its places', async () => {
    const person = newPerson(world, 'ru');
    await person.comesTo('place');
    await person.taps({ key: 'button.other_place' });
    const regions = listRegions('ru')
      .filter((one) => one.type === 'region')
      .map((one) => one.names.ru);
    expect(person.last().buttons.flat()).toEqual(expect.arrayContaining(regions));
    await person.taps(regionName('mangystau', 'ru'));
    const places = placesOf('mangystau', 'ru').map((one) => one.names.ru);
    expect(person.last().buttons.flat()).toEqual(expect.arrayContaining(places));
    await person.taps(placeName('mangystau_other', 'ru'));
    expect((await answersOf(person))['place']).toMatchObject({ place: 'mangystau_other' });
  });

  it('Another day asks for the day in words, and Back brings the buttons again', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('event_when');
    await person.taps(choiceText('event_when', 'other_date', 'en'));
    expect(person.last().text).toContain(
      person.reads('report.type_date', { example: '25.10.2026' }),
    );
    await person.taps({ key: 'button.back' });
    await person.taps(choiceText('event_when', 'other_date', 'en'));
    await person.says('16 декабря 2025');
    expect((await answersOf(person))['event_when']).toEqual({ kind: 'date', date: '2025-12-16' });
  });
});
