// Where it was: typed, chosen, or sent as a location; and marking several choices.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeName } from '../../src/card/places.ts';
import { choiceText } from '../../src/screens/card-texts.ts';
import { newPerson, type Person } from '../support/person.ts';
import { draftOf } from '../support/stored.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const answer = async (person: Person, key: string) => (await draftOf(world, person))?.answers[key];

describe('a typed place', () => {
  it.each([
    ['семипалатинск', 'semey'],
    ['Целиноград', 'astana'],
    ['Алматыда', 'almaty'],
    ['Zhanaozen, Mangystau region', 'zhanaozen'],
    ['г. Шымкент', 'shymkent'],
  ])('%s is %s', async (typed, place) => {
    const person = newPerson(world, 'en');
    await person.comesTo('place');
    await person.says(typed);
    expect(await answer(person, 'place')).toEqual({ kind: 'place', place });
  });

  it('that may be several is asked back with buttons, one of which is the answer', async () => {
    const person = newPerson(world, 'ru');
    await person.comesTo('place');
    await person.says('Абай');
    expect(person.last().text).toContain(person.reads('card.place.which'));
    const offered = person.last().buttons.flat();
    expect(offered).toContain(placeName('abay_city', 'ru'));
    expect(offered.length).toBeGreaterThan(2);
    expect(await answer(person, 'place')).toBeUndefined();
    await person.taps(placeName('abay_city', 'ru'));
    expect(await answer(person, 'place')).toEqual({ kind: 'place', place: 'abay_city' });
  });

  it('is asked back once more when something else is typed instead of a tap', async () => {
    const person = newPerson(world, 'ru');
    await person.comesTo('place');
    await person.says('Абай');
    await person.says('Актобе');
    expect(await answer(person, 'place')).toEqual({ kind: 'place', place: 'aktobe' });
  });
});

describe('a location', () => {
  it('is the nearest place, and its point is kept with two decimals only', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('place');
    await person.sends({ location: { latitude: 43.238_949, longitude: 76.889_709 } });
    expect(await answer(person, 'place')).toEqual({
      kind: 'place',
      place: 'almaty',
      point: { lat: 43.24, lon: 76.89 },
    });
  });

  it('far from any place is asked back', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('place');
    await person.sends({ location: { latitude: 45.5, longitude: 57.5 } });
    expect(person.last().text).toContain(person.reads('card.place.which'));
  });

  it.each([
    ['Bishkek', 42.87, 74.59],
    ['Samara', 53.2, 50.15],
    ['nowhere', 0, 0],
  ])('in %s is refused', async (_, latitude, longitude) => {
    const person = newPerson(world, 'en');
    await person.comesTo('place');
    await person.sends({ location: { latitude, longitude } });
    expect(person.last().text).toContain(person.reads('refusal.place_outside'));
    expect(await answer(person, 'place')).toBeUndefined();
  });

  it('is asked for by a key of the phone, which is gone after the answer', async () => {
    const person = newPerson(world, 'kk');
    await person.comesTo('place');
    await person.taps({ key: 'button.use_my_location' });
    expect(person.last().keyboard).toEqual([
      [person.reads('button.use_my_location')],
      [person.reads('button.back')],
    ]);
    await person.sends({ location: { latitude: 51.13, longitude: 71.43 } });
    expect(await answer(person, 'place')).toMatchObject({ place: 'astana' });
    expect(person.phone.messages().some((one) => one.keyboard)).toBe(false);
  });

  it('is not asked for any more after the key Back, which brings the places again', async () => {
    const person = newPerson(world, 'kk');
    await person.comesTo('place');
    await person.taps({ key: 'button.use_my_location' });
    await person.taps({ key: 'button.back' });
    expect(person.last().buttons.flat()).toContain(placeName('almaty', 'kk'));
    expect(person.phone.messages().some((one) => one.keyboard)).toBe(false);
    expect((await draftOf(world, person))?.at).toBe('place');
  });

  it('where none is asked for is refused', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('form');
    await person.sends({ location: { latitude: 43.24, longitude: 76.89 } });
    expect(person.last().text).toContain(person.reads('refusal.no_location_here'));
    expect(await answer(person, 'form')).toBeUndefined();
  });
});

describe('several choices', () => {
  const label = (choice: string) => choiceText('authority_response', choice, 'en');
  const marked = (person: Person) =>
    person
      .last()
      .buttons.flat()
      .filter((text) => text.startsWith('✅'));

  it('are marked and unmarked by taps, and taken at Done', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('authority_response');
    for (const choice of ['force', 'filmed', 'force']) await person.taps(label(choice));
    expect(marked(person)).toEqual([`✅ ${label('filmed')}`]);
    expect(await answer(person, 'authority_response')).toBeUndefined();
    await person.taps(label('detained'));
    await person.taps({ key: 'button.done' });
    expect(await answer(person, 'authority_response')).toEqual({
      kind: 'choices',
      values: ['filmed', 'detained'],
    });
  });

  it('put out an exclusive one, which puts out the others', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('authority_response');
    for (const choice of ['force', 'filmed', 'not_present']) await person.taps(label(choice));
    expect(marked(person)).toEqual([`✅ ${label('not_present')}`]);
    await person.taps(label('unknown'));
    expect(marked(person)).toEqual([`✅ ${label('unknown')}`]);
    await person.taps(label('watched'));
    expect(marked(person)).toEqual([`✅ ${label('watched')}`]);
  });

  it('are at least one: Done without any says so and stays', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('authority_response');
    const { toast } = await person.taps({ key: 'button.done' });
    expect(toast).toBe(person.reads('refusal.select_min1'));
    expect((await draftOf(world, person))?.at).toBe('authority_response');
  });
});
