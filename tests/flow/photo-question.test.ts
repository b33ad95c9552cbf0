// What comes instead of a photo where a photo is asked for: said what is wrong with it, and what to
// do instead.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language, TextKey } from '../../src/locales/translate.ts';
import type { Sendable } from '../../src/sandbox/sandbox.ts';
import { newPerson } from '../support/person.ts';
import { draftOf } from '../support/stored.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const picture = { document: 'IMG_2041.jpg', bytes: Buffer.from('jpeg') };

const instead: readonly (readonly [Language, string, Sendable, TextKey])[] = [
  ['kk', 'a picture as a file', picture, 'refusal.photo_as_file'],
  ['ru', 'a video', { video: true }, 'refusal.photo_expected'],
  ['en', 'a voice message', { voice: true }, 'refusal.photo_expected'],
  ['ru', 'a contact', { contact: 'Somebody' }, 'refusal.photo_expected'],
];

describe('where a photo is asked for', () => {
  it.each(instead)('in %s: %s', async (language, _, thing, key) => {
    const person = newPerson(world, language);
    await person.reports();
    await person.taps(new RegExp(person.reads('button.add_details')));
    await person.taps({ key: 'section.media' });
    await person.sends(thing);
    expect(person.last().text).toContain(person.reads(key));
    expect(person.last().text).toContain(person.reads('card.photo.question'));
  });

  it('a photo that was sent is never lost by a button that only says to skip', async () => {
    const person = newPerson(world, 'ru');
    await person.reports();
    await person.taps(new RegExp(person.reads('button.add_details')));
    await person.taps({ key: 'section.media' });
    const names = () => person.last().buttons.flat();
    expect(names()).toContain(person.reads('button.skip'));
    expect(names()).not.toContain(person.reads('button.done'));
    await person.sends({ photo: Buffer.from('jpeg') });
    expect(names()).toContain(person.reads('button.done'));
    expect(names()).not.toContain(person.reads('button.skip'));
    await person.taps({ key: 'button.no_photos' });
    expect(person.last().text).toContain(person.reads('card.link.question'));
    expect((await draftOf(world, person))?.answers['photo']).toBeUndefined();
  });
});
