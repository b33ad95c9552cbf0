// What a reporter is told, or can be told no more; and the languages in which everybody is spoken to.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Language, languages } from '../../src/locales/translate.ts';
import { moderatorsGroup } from '../../src/sandbox/people.ts';
import { claimedText, numberOf, tapsOnCase, verifiedText, verifiesCase } from '../support/desk.ts';
import { newModerator, newPerson, type Person, personAt, quiet } from '../support/person.ts';
import { cardOf, caseOf, draftOf } from '../support/stored.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let moderator: Person;
beforeAll(async () => {
  world = await createWorld();
  moderator = newModerator(world);
});
afterAll(() => world.close());
afterEach(() => world.sandbox.faults.clear());

async function reportBy(person: Person) {
  const code = await person.reports();
  const { number } = await caseOf(world, code);
  return { code, number, read: () => caseOf(world, code) };
}

const deadRows = () => world.app.db.sql`
  select reason, attempts, body, chat from outbox where status = 'dead' order by seq`;
const sendsTo = (person: Person) =>
  world.sandbox.ledger.filter(({ params }) => Number(params['chat_id']) === person.id).length;

describe('a reporter who blocked the bot', () => {
  it('is tried once: the row ends dead and empty, and the decision stands', async () => {
    const person = newPerson(world, 'en');
    const { number, read } = await reportBy(person);
    // Telegram refuses; that it was blocked has not reached the bot yet.
    world.sandbox.faults.failNext('sendMessage', { status: 403 });
    const sends = sendsTo(person);
    await verifiesCase(world, moderator, number);
    await world.settled();
    expect(await deadRows()).toEqual([{ reason: 'blocked', attempts: 1, body: null, chat: null }]);
    world.clock.pass(3600);
    expect(await world.app.sweeper.sweep()).toBe(0);
    await quiet(world);
    expect(sendsTo(person)).toBe(sends + 1);
    expect(await read()).toMatchObject({ status: 'verified', decisions: 1 });
  });

  it('has no address in the database any more, and nothing is sent', async () => {
    const person = newPerson(world, 'en');
    const { number, read } = await reportBy(person);
    await person.phone.blocks();
    await quiet(world);
    const address = () => world.app.db.sql`
      select chat is null as is_erased from conversation where person = ${person.key}`;
    expect(await address()).toEqual([{ is_erased: true }]);
    const sends = sendsTo(person);
    await verifiesCase(world, moderator, number);
    await world.settled();
    expect(sendsTo(person)).toBe(sends);
    expect(await read()).toMatchObject({ status: 'verified' });
    await person.phone.unblocks();
    await person.says('/start');
    expect(await address()).toEqual([{ is_erased: false }]);
  });

  it('and came back before the decision is told of it', async () => {
    const person = newPerson(world, 'ru');
    const { code, number } = await reportBy(person);
    await person.phone.blocks();
    await person.phone.unblocks();
    await quiet(world);
    await verifiesCase(world, moderator, number);
    await world.settled();
    expect(person.last().text).toBe(verifiedText(person, { code, place: 'almaty' }));
  });
});

describe('a new person', () => {
  it.each([
    ['kk', 'kk'],
    ['ru', 'ru'],
    ['uz', 'ru'],
    ['en-US', 'en'],
    ['fr', 'en'],
    [undefined, 'en'],
  ] as const)('with Telegram in %s is spoken to in %s', async (languageCode, language) => {
    const id = 20_000 + Buffer.from(String(languageCode)).reduce((sum, byte) => sum * 31 + byte, 0);
    const code = languageCode === undefined ? {} : { languageCode };
    world.sandbox.addPerson({ id, firstName: 'New', ...code });
    const person = personAt(world, { id, language });
    await person.says('/start');
    expect(person.last().text).toContain(person.reads('start.title'));
    const total = 8;
    await person.taps({ key: 'button.new_report' });
    expect(person.last().text).toContain(person.reads('report.progress', { n: 1, total }));
  });
});

describe('/language', () => {
  const names = { kk: 'Қазақша', ru: 'Русский', en: 'English' } as const;
  const asOther = (person: Person, language: Language) =>
    personAt(world, { id: person.id, language });

  it.each(languages)('changes an open card to %s at once, and all that comes after', async (to) => {
    const person = newPerson(world, to === 'en' ? 'kk' : 'en');
    await person.comesTo('place');
    const before = await draftOf(world, person);
    await person.says('/language');
    const { toast } = await person.taps(names[to]);
    const other = asOther(person, to);
    expect(toast).toBe(other.reads('language.set'));
    expect(other.last().text).toContain(other.reads('card.place.question'));
    expect(other.last().buttons.flat().join()).toContain(other.reads('button.cancel'));
    expect(await draftOf(world, person)).toEqual(before);
    await other.says('Тылтырбай');
    expect(other.last().text).toContain(other.reads('refusal.place_unknown'));
    await other.says('/help');
    const [help, question] = other.phone.messages().slice(-2);
    expect(help?.text).toContain(other.reads('help.title'));
    expect(question?.text).toContain(other.reads('card.place.question'));
  });

  it('changes the page with the keyboard as well, and its key Back works', async () => {
    const person = newPerson(world, 'ru');
    await person.comesTo('place');
    await person.taps({ key: 'button.use_my_location' });
    await person.says('/language');
    await person.taps(names.kk);
    const other = asOther(person, 'kk');
    expect(other.last().keyboard?.flat()).toContain(other.reads('button.back'));
    await other.taps({ key: 'button.back' });
    expect(other.last().text).toContain(other.reads('card.place.question'));
    const draft = await draftOf(world, person);
    expect(draft?.at).toBe('place');
    expect(draft?.page).toBeUndefined();
  });

  it('changes the language in which a decision is told', async () => {
    const person = newPerson(world, 'en');
    const { number } = await reportBy(person);
    await person.says('/language');
    await person.taps(names.ru);
    await tapsOnCase(world, moderator, { number, key: 'button.reject' });
    await tapsOnCase(world, moderator, { number, key: 'reject.not_serious.button' });
    const other = asOther(person, 'ru');
    expect(other.last().text).toContain(other.reads('reject.not_serious.reporter'));
  });

  it('in the moderators’ group changes the cards from then on', async () => {
    const person = newPerson(world, 'en');
    await moderator.says('/language');
    await moderator.taps(names.kk);
    const kazakh = personAt(world, {
      id: moderator.id,
      language: 'kk',
      chatId: moderatorsGroup.id,
    });
    expect(kazakh.last().text).toContain(kazakh.reads('language.set'));
    const { number } = await reportBy(person);
    expect(cardOf(world, { by: kazakh, number }).text).toContain(kazakh.reads('desk.status.open'));
    await kazakh.says('/language');
    await kazakh.taps(names.en);
    await kazakh.taps({ key: 'button.claim' });
    expect(cardOf(world, { by: moderator, number }).text).toContain(
      claimedText(world, moderator, await numberOf(world, moderator)),
    );
  });
});
