// What is no answer gets a clear one, in the person's language, and changes nothing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Language, languages, type TextKey } from '../../src/locales/translate.ts';
import { moderatorsGroup } from '../../src/sandbox/people.ts';
import type { Sendable } from '../../src/sandbox/sandbox.ts';
import { newPerson, type Person, quiet } from '../support/person.ts';
import { dataOnButton, draftOf } from '../support/stored.ts';
import { messageFrom, openEdge, tapFrom } from '../support/updates.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** Does it in front of a question, and expects this answer and the same draft as before. */
async function expectRefusal(
  { question, language }: { readonly question: string; readonly language: Language },
  does: (person: Person) => Promise<unknown>,
  { key, params }: { readonly key: TextKey; readonly params?: Record<string, string | number> },
) {
  const person = newPerson(world, language);
  await person.comesTo(question);
  const before = await draftOf(world, person);
  await does(person);
  await quiet(world);
  expect(person.last().text.split('\n')[0]).toBe(`⚠️ ${person.reads(key, params)}`);
  expect(await draftOf(world, person)).toEqual(before);
}

type Row = readonly [
  what: string,
  question: string,
  text: string,
  key: TextKey,
  params?: Record<string, string | number>,
];

const texts: readonly Row[] = [
  ['an unknown place', 'place', 'Тылтырбай', 'refusal.place_unknown'],
  ['a place abroad', 'place', 'Бишкек', 'refusal.place_outside'],
  ['the whole country', 'place', 'Казахстан', 'refusal.place_is_country'],
  ['a place of 5,000 characters', 'place', 'Алматы '.repeat(700), 'refusal.place_unknown'],
  ['a negative number', 'participants', '−5', 'refusal.size_min'],
  ['zero', 'participants', '0', 'refusal.size_min'],
  ['too many people', 'participants', '300000', 'refusal.size_max', { max: 200_000 }],
  ['a range upside down', 'participants', '40-30', 'refusal.size_order'],
  ['5,000 digits', 'participants', '1'.repeat(5000), 'refusal.size_format'],
  ['words for a number', 'participants', 'дохрена', 'refusal.size_format'],
  ['a day that does not exist', 'event_when', '31.04.', 'refusal.date_exists'],
  ['a future day', 'event_when', '25.12.2026', 'refusal.date_future'],
  ['a day long ago', 'event_when', '16.12.2011', 'refusal.date_too_old'],
  ['no day', 'event_when', 'давно', 'refusal.date_format', { example: '25.10.2026' }],
  ['text for a choice', 'form', 'просто стояли', 'refusal.button_expected'],
  ['5,000 characters for a choice', 'form', 'я'.repeat(5000), 'refusal.button_expected'],
  ['markup', 'form', '<b>&lt;i&gt;</b> <a href="tg://user?id=1">', 'refusal.button_expected'],
  ['text from right to left', 'topic', '\u202Eמחאה\u2066 \u200F', 'refusal.button_expected'],
  ['nothing visible', 'topic', '\u200B\u2060\uFEFF\u00AD', 'refusal.button_expected'],
  ['a NUL', 'form', '\u0000', 'refusal.button_expected'],
  ['half a letter', 'place', '\uD83D', 'refusal.place_unknown'],
  ['text for several choices', 'authority_response', 'смотрели', 'refusal.button_expected'],
  ['text at the review', 'review', 'отправляй', 'refusal.button_expected'],
];

describe('a text that is no answer', () => {
  it.each(texts.map((row, index) => [languages[index % 3] as Language, ...row] as const))(
    'in %s: %s at %s',
    async (language, _, question, text, key, params) => {
      // By an update of its own: phones of the sandbox do not send lone halves of letters.
      const edge = openEdge(world.app);
      const types = async (person: Person) => {
        world.clock.pass(2);
        await edge.handle(messageFrom(world, person, { text }));
      };
      await expectRefusal({ question, language }, types, { key, ...(params && { params }) });
    },
  );

  it('is an answer once what nobody sees is taken out of it', async () => {
    const person = newPerson(world, 'ru');
    await person.comesTo('place');
    await person.says('\u202EАл\u200Bма\u0000ты\u2069');
    expect((await draftOf(world, person))?.answers['place']).toEqual({
      kind: 'place',
      place: 'almaty',
    });
  });
});

const things: readonly (readonly [string, Sendable, TextKey])[] = [
  ['a photo', { photo: Buffer.from('jpeg') }, 'refusal.no_photo_here'],
  ['a sticker', { sticker: '🔥' }, 'refusal.text_or_button'],
  ['a voice message', { voice: true }, 'refusal.text_or_button'],
  ['a file', { document: 'list.pdf' }, 'refusal.no_files'],
];

describe('something that is no text', () => {
  it.each(things.map((row, index) => [languages[index % 3] as Language, ...row] as const))(
    'in %s: %s',
    (language, _, thing, key) =>
      expectRefusal({ question: 'place', language }, (person) => person.sends(thing), { key }),
  );

  it.each([
    ['a contact', { contact: { phone_number: '+77001234567', first_name: 'X' } }],
    ['a poll', { poll: { id: '1', question: '?', options: [] } }],
    ['a dice', { dice: { emoji: '🎲', value: 6 } }],
  ])('%s', async (_, content) => {
    const edge = openEdge(world.app);
    const sends = (person: Person) => edge.handle(messageFrom(world, person, content));
    await expectRefusal({ question: 'form', language: 'en' }, sends, {
      key: 'refusal.text_or_button',
    });
  });

  it('before a card is begun is answered with the way to begin', async () => {
    const person = newPerson(world, 'kk');
    await person.sends({ sticker: '🔥' });
    expect(person.last().text).toBe(person.reads('start.hint'));
  });

  it('a message that is edited is not read again', async () => {
    const person = newPerson(world, 'ru');
    await person.comesTo('place');
    await person.says('Актобе');
    const written = person.phone.messages().findLast((one) => !one.fromBot);
    const before = await draftOf(world, person);
    await person.edits(written?.id ?? 0, 'Алматы');
    expect(person.last().text).toContain(person.reads('refusal.edited'));
    expect(await draftOf(world, person)).toEqual(before);
  });
});

describe('a button', () => {
  it.each([
    ['that was made up', 'c:form:rally:1.AAAAAAAAAA'],
    ['without a MAC', 'c:form:rally:1'],
    ['without anything', ''],
    ['that is too long', 'c:'.repeat(40)],
    ['of another bot', '{"a":1}'],
    ['with a NUL', 'r\u0000.AAAAAAAAAA'],
  ])('%s is refused in words', async (_, data) => {
    const person = newPerson(world, 'kk');
    await person.comesTo('form');
    const before = await draftOf(world, person);
    const { toast } = await person.tapsOn(person.last().id, data);
    expect(toast).toBe(person.reads('refusal.button_unknown'));
    expect(await draftOf(world, person)).toEqual(before);
  });

  it('whose MAC belongs to another press is refused', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('form');
    const before = await draftOf(world, person);
    const data = dataOnButton(world, { chatId: person.id, words: person.reads('button.back') });
    const { toast } = await person.tapsOn(person.last().id, data.replace(/^b:/, 'x:'));
    expect(toast).toBe(person.reads('refusal.button_unknown'));
    expect(await draftOf(world, person)).toEqual(before);
  });

  it('of another chat works neither for its new owner nor against the old one', async () => {
    const [owner, thief] = [newPerson(world, 'en'), newPerson(world, 'ru')];
    await owner.comesTo('form');
    await thief.comesTo('form');
    const before = [await draftOf(world, owner), await draftOf(world, thief)];
    const data = dataOnButton(world, { chatId: owner.id, words: owner.reads('button.cancel') });
    const { toast } = await thief.tapsOn(thief.last().id, data);
    expect(toast).toBe(thief.reads('refusal.button_unknown'));
    const inGroup = tapFrom(owner, { data, group: moderatorsGroup.id });
    await openEdge(world.app).handle(inGroup);
    expect([await draftOf(world, owner), await draftOf(world, thief)]).toEqual(before);
  });

  it('of an earlier draft is stale, whatever it would do', async () => {
    const person = newPerson(world, 'ru');
    await person.comesTo('review');
    const labels = ['button.send', 'button.cancel', 'button.back'] as const;
    const old = labels.map((key) =>
      dataOnButton(world, { chatId: person.id, words: person.reads(key) }),
    );
    await person.says('/cancel');
    await person.comesTo('review');
    const before = await draftOf(world, person);
    for (const data of old) {
      const { toast } = await person.tapsOn(person.last().id, data);
      expect(toast).toBe(person.reads('refusal.stale'));
    }
    expect(await draftOf(world, person)).toEqual(before);
  });

  it('of a draft that is gone says so', async () => {
    const person = newPerson(world, 'kk');
    await person.comesTo('review');
    const words = person.reads('button.send');
    const data = dataOnButton(world, { chatId: person.id, words });
    await person.says('/cancel');
    const { toast } = await person.tapsOn(person.last().id, data);
    expect(toast).toBe(person.reads('refusal.no_draft'));
  });
});
