// Impatient fingers, and a network that repeats and overtakes: one effect each, and every answer
// under the question that was on the screen.
import { array, nat, sample } from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { card } from '../../src/card/card.ts';
import { placeName } from '../../src/card/places.ts';
import { choiceText } from '../../src/screens/card-texts.ts';
import { verifiesCase } from '../support/desk.ts';
import { newModerator, newPerson, ordinaryCard, type Person, quiet } from '../support/person.ts';
import { caseOf, dataOnButton, draftOf, reportsOf } from '../support/stored.ts';
import { messageFrom, newUpdateId, openEdge, tapFrom } from '../support/updates.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
afterEach(() => world.sandbox.faults.clear());

const count = (person: Person) => person.phone.messages().filter((one) => one.fromBot).length;
const tapTogether = (person: Person, words: readonly string[]) =>
  Promise.all(words.map((one) => person.phone.taps(one)));

describe('taps at once', () => {
  it('on one button ten times are one answer, and each is answered', async () => {
    const person = newPerson(world, 'ru');
    await person.comesTo('event_when');
    const before = await draftOf(world, person);
    const today = choiceText('event_when', 'today', 'ru');
    const toasts = await tapTogether(
      person,
      Array.from({ length: 10 }, () => today),
    );
    await quiet(world);
    expect(toasts.filter(({ toast }) => toast === undefined)).toHaveLength(1);
    expect(toasts.filter(({ toast }) => toast === person.reads('refusal.stale'))).toHaveLength(9);
    const after = await draftOf(world, person);
    expect(after).toMatchObject({ at: 'place', revision: String(Number(before?.revision) + 1) });
    expect(count(person)).toBe(1);
  });

  it('on all buttons of a question are one answer', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('permit_status');
    const question = card.questions.find((one) => one.key === 'permit_status');
    const choices = question !== undefined && 'choices' in question ? question.choices : [];
    await tapTogether(
      person,
      choices.map(({ value }) => choiceText('permit_status', value, 'en')),
    );
    await quiet(world);
    const after = await draftOf(world, person);
    expect(after?.at).toBe('authority_response');
    expect(Object.keys(after?.answers ?? {})).toHaveLength(card.questions.length - 1);
  });

  it('on one of several choices mark it, and do not unmark it again', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('authority_response');
    const filmed = choiceText('authority_response', 'filmed', 'en');
    await tapTogether(person, [filmed, filmed]);
    await quiet(world);
    expect((await draftOf(world, person))?.ticked).toEqual(['filmed']);
  });

  it('on Send are one report and one case', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('review');
    const send = person.reads('button.send');
    await tapTogether(person, [send, send, send, send, send]);
    await world.settled();
    const reports = await reportsOf(world, person);
    expect(reports).toHaveLength(1);
    expect(await caseOf(world, reports[0]?.code ?? '')).toMatchObject({ status: 'open' });
  });

  it('with /report typed three times begin one card', async () => {
    const person = newPerson(world, 'en');
    await person.says('/start');
    world.clock.pass(2);
    await Promise.all([1, 2, 3].map(() => person.phone.says('/report')));
    await quiet(world);
    expect(count(person)).toBe(2);
    expect((await draftOf(world, person))?.at).toBe('observer_basis');
  });
});

describe('a network that', () => {
  const wholeWay = async () => {
    const [person, moderator] = [newPerson(world, 'en'), newModerator(world)];
    const code = await person.reports();
    expect(await reportsOf(world, person)).toHaveLength(1);
    await verifiesCase(world, moderator, (await caseOf(world, code)).number);
    await world.settled();
    expect(await caseOf(world, code)).toMatchObject({ status: 'verified', decisions: 1 });
    const [assemblies] = await world.app.db.sql`
      select count(*)::int as n from assembly_report a join report r on r.id = a.report_id
      where r.code = ${code}`;
    expect(assemblies?.['n']).toBe(1);
    expect(count(person)).toBe(2);
  };

  it('delivers every update twice brings about one effect of each', async () => {
    world.sandbox.faults.repeatUpdates(1);
    await wholeWay();
  });

  it('delivers what is only answered twice gets one answer', async () => {
    world.sandbox.faults.repeatUpdates(1);
    const person = newPerson(world, 'en');
    await person.says('/help');
    await person.says('what is this?');
    await person.taps({ key: 'button.statistics' });
    expect(count(person)).toBe(3);
  });

  it('delivers every tap a second time under another id does as well', async () => {
    world.sandbox.faults.cloneTaps(true);
    await wholeWay();
  });
});

describe('a text that was overtaken by a tap', () => {
  it('is refused in words, and is not stored under the question that came meanwhile', async () => {
    const person = newPerson(world, 'kk');
    await person.comesTo('topic');
    world.clock.pass(2);
    // 35 would be a fine answer to the question that is about to come.
    const text = messageFrom(world, person, { text: '35' });
    await person.answers('topic', 'labour');
    const before = await draftOf(world, person);
    await openEdge(world.app).handle(text);
    await quiet(world);
    expect(before?.at).toBe('participants');
    expect(await draftOf(world, person)).toEqual(before);
    expect(person.last().text).toContain(person.reads('refusal.late'));
    await person.says('35');
    expect((await draftOf(world, person))?.answers['participants']).toMatchObject({ low: 35 });
  });

  it('is refused as well when both arrive in one moment', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('topic');
    world.clock.pass(2);
    const words = choiceText('topic', 'labour', 'en');
    const tap = tapFrom(person, { data: dataOnButton(world, { chatId: person.id, words }) });
    const text = messageFrom(world, person, { text: '35' });
    const edge = openEdge(world.app);
    await Promise.all([edge.handle(tap), edge.handle(text)]);
    await quiet(world);
    const draft = await draftOf(world, person);
    expect(draft).toMatchObject({ at: 'participants' });
    expect(draft?.answers['participants']).toBeUndefined();
  });

  it('is the answer when it was there before the tap, which then is the late one', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('participants');
    world.clock.pass(2);
    const words = choiceText('participants', 'b7', 'en');
    const tap = tapFrom(person, { data: dataOnButton(world, { chatId: person.id, words }) });
    const edge = openEdge(world.app);
    await edge.handle(messageFrom(world, person, { text: '35' }));
    await edge.handle(tap);
    await quiet(world);
    expect(await draftOf(world, person)).toMatchObject({
      at: 'permit_status',
      answers: { participants: { low: 35, high: 35 } },
    });
  });
});

it('whatever comes again, late, at once and by two processes: every answer is under its question', async () => {
  const script: Readonly<Record<string, string>> = {
    observer_basis: 'live_video',
    event_when: 'yesterday',
    place: 'astana',
    form: 'picket',
    topic: 'rights',
    participants: 'b3',
    permit_status: 'official',
  };
  const label = (key: string, value: string) =>
    key === 'place' ? placeName(value, 'en') : choiceText(key, value, 'en');
  const edges = [openEdge(world.app), openEdge(world.app)] as const;
  const shuffles = sample(array(nat(), { minLength: 60, maxLength: 60 }), {
    numRuns: 3,
    seed: 7,
  });
  for (const order of shuffles) {
    const person = newPerson(world, 'en');
    await person.begins();
    const earlier: ReturnType<typeof tapFrom>[] = [];
    for (const [key, value] of Object.entries(script)) {
      world.clock.pass(2);
      const data = dataOnButton(world, { chatId: person.id, words: label(key, value) });
      earlier.push(tapFrom(person, { data }));
      const clones = earlier.map((update) => ({ ...update, update_id: newUpdateId() }));
      const all = [...earlier, ...clones].toSorted(
        (a, b) => (order[a.update_id % 60] ?? 0) - (order[b.update_id % 60] ?? 0),
      );
      await Promise.all(all.map((update, index) => edges[index % 2 === 0 ? 0 : 1].handle(update)));
      await world.settled();
    }
    const { answers, at } = (await draftOf(world, person)) ?? {};
    expect(at).toBe('authority_response');
    expect(Object.keys(answers ?? {}).toSorted()).toEqual(Object.keys(script).toSorted());
    const plain = await newAnswers(script);
    expect(answers).toEqual({
      ...plain,
      event_when: expect.objectContaining({ said: 'yesterday' }),
    });
  }
});

/** The same answers, given one after the other by somebody without a bad network. */
async function newAnswers(script: Readonly<Record<string, string>>) {
  const person = newPerson(world, 'en');
  await person.comesTo('authority_response', { ...ordinaryCard, ...script });
  return (await draftOf(world, person))?.answers;
}
