// What is asked is the last thing on the screen, whatever else a person asks in between.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { card } from '../../src/card/card.ts';
import type { TextKey } from '../../src/locales/translate.ts';
import { choiceText, questionText } from '../../src/screens/card-texts.ts';
import { newModerator, newPerson, type Person, personAt } from '../support/person.ts';
import { draftOf } from '../support/stored.ts';
import { createWorld, type World } from '../support/world.ts';

const GROUP = -1_001_000_000_779;

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const asks = ({ language }: Person, key: string) => {
  const question = card.questions.find((one) => one.key === key);
  return question === undefined ? key : questionText(question, language);
};
const ofBot = ({ phone }: Person) => phone.messages().filter((one) => one.fromBot);

/** Commands with the text of their answer. */
const asides: readonly (readonly [string, TextKey])[] = [
  ['/help', 'help.title'],
  ['/stats', 'stats.none'],
  ['/privacy', 'privacy.title'],
  ['/mydata', 'mydata.title'],
  ['/language', 'language.ask'],
  ['/mine', 'mine.none'],
  ['/start', 'start.title'],
  ['/nonsense', 'help.title'],
];

describe('in the middle of a card', () => {
  it.each(asides)('%s is answered above the question', async (command, key) => {
    const person = newPerson(world, 'kk');
    await person.comesTo('participants');
    const before = await draftOf(world, person);
    await person.says(command);
    const shown = ofBot(person);
    expect(shown.at(-2)?.text).toContain(person.reads(key));
    expect(shown.at(-1)?.text).toContain(asks(person, 'participants'));
    expect(shown).toHaveLength(2);
    expect(await draftOf(world, person)).toEqual(before);
    await person.says('35');
    expect((await draftOf(world, person))?.answers['participants']).toMatchObject({ low: 35 });
  });

  it('so are the buttons under such an answer', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('topic');
    await person.says('/help');
    const help = ofBot(person).at(-2);
    for (const key of ['button.statistics', 'button.language'] as const) {
      await person.phone.taps(person.reads(key), { on: help?.id ?? 0 });
      await world.settled();
      expect(person.last().text).toContain(asks(person, 'topic'));
    }
    expect(ofBot(person)).toHaveLength(4);
    expect(ofBot(person).filter(({ text }) => text.includes(asks(person, 'topic')))).toHaveLength(
      1,
    );
  });

  it('choices that were marked stay marked', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('authority_response');
    await person.taps(choiceText('authority_response', 'filmed', 'en'));
    await person.says('/help');
    const filmed = `✅ ${choiceText('authority_response', 'filmed', 'en')}`;
    expect(person.last().buttons.flat()).toContain(filmed);
  });

  it('/forget asks a question of its own, which stays last', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('form');
    await person.says('/forget');
    expect(person.last().text).toContain(person.reads('forget.title'));
  });

  it('a command in a group leaves the card where it is', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('form');
    world.sandbox.addGroup({ id: GROUP, title: 'Neighbours', members: [person.id] });
    const inGroup = personAt(world, { id: person.id, language: 'en', chatId: GROUP });
    await inGroup.says('/stats');
    expect(ofBot(inGroup)).toHaveLength(1);
    expect(inGroup.last().text).toContain(person.reads('stats.none'));
    expect(ofBot(person)).toHaveLength(1);
  });
});

describe('in the middle of an answer to a moderator', () => {
  it('/help is answered above the question, and the next text is the answer', async () => {
    const [person, moderator] = [newPerson(world, 'en'), newModerator(world)];
    await person.reports();
    await moderator.taps({ key: 'button.ask_reporter' });
    await moderator.taps({ key: 'ask.exact_place.button' });
    await world.settled();
    await person.comesTo('form');
    await person.taps({ key: 'button.reply' });
    const prompt = person.last().text;
    await person.says('/help');
    expect(ofBot(person).at(-2)?.text).toContain(person.reads('help.title'));
    expect(person.last().text).toBe(prompt);
    await person.says('At the fountain');
    await world.settled();
    const [row] = await world.app.db.sql`select reply from case_question`;
    expect(row?.['reply']).toBe('At the fountain');
    expect(person.last().text).toContain(asks(person, 'form'));
  });
});

it('a command without a card is answered and nothing else', async () => {
  const person = newPerson(world, 'ru');
  await person.says('/help');
  expect(ofBot(person)).toHaveLength(1);
});
