// Several groups of moderators: they share the country by regions, and come and go.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { routeStrays } from '../../../src/actions/desk/presence.ts';
import { screenSentReport } from '../../../src/actions/desk/screen-report.ts';
import { runAction } from '../../../src/actions/run.ts';
import { regionName } from '../../../src/card/places.ts';
import { languages } from '../../../src/locales/translate.ts';
import { moderatorsGroup } from '../../../src/sandbox/people.ts';
import { insertReports } from '../../support/burst.ts';
import { newModerator, newPerson, type Person, personAt } from '../../support/person.ts';
import { caseOf } from '../../support/stored.ts';
import { createWorld, type World } from '../../support/world.ts';

const WEST = -1_001_000_000_002;
const COORDINATOR = 777;

let world: World;
let coordinator: Person;
let atWest: Person;
let moderator: Person;
beforeEach(async () => {
  world = await createWorld({ coordinators: [COORDINATOR] });
  world.sandbox.addPerson({ id: COORDINATOR, firstName: 'Coordinator', languageCode: 'en' });
  world.sandbox.addGroup({ id: WEST, title: 'West', members: [COORDINATOR], type: 'supergroup' });
  coordinator = personAt(world, { id: COORDINATOR, language: 'en' });
  atWest = personAt(world, { id: COORDINATOR, language: 'en', chatId: WEST });
  moderator = newModerator(world, 'en');
});
afterEach(() => world.close());

const botIn = (group: number, person: Person) =>
  world.sandbox
    .phone(person.id, group)
    .messages()
    .filter((one) => one.fromBot);

async function linkWest() {
  await coordinator.says('/link');
  const code = /\/link (\S+)/.exec(coordinator.last().text)?.[1] ?? '';
  await atWest.says(`/link ${code}`);
  await world.settled();
}

/** The desk of a case, by the title of its group. */
async function groupOf(code: string) {
  const [row] = await world.app.db.sql`
    select c.desk from desk_case c join report r on r.id = c.report_id where r.code = ${code}`;
  const { vault } = world.app;
  const names = new Map([
    [vault.chatKey(WEST), 'west'],
    [vault.chatKey(moderatorsGroup.id), 'first'],
  ]);
  return names.get(String(row?.['desk'])) ?? 'nobody';
}

async function chooseMangystau() {
  const name = new RegExp(regionName('mangystau', 'en'));
  await atWest.says('/link');
  const isOnPage = atWest
    .last()
    .buttons.flat()
    .some((text) => name.test(text));
  if (!isOnPage) await atWest.taps(new RegExp(atWest.reads('button.more_options')));
  await atWest.taps(name);
  await world.settled();
}

describe('regions', () => {
  it('a coordinator links a group and gives it a region; open cases move there', async () => {
    const reporter = newPerson(world, 'en');
    const early = await reporter.reports({ place: 'almaty' });
    await linkWest();
    const west = await reporter.reports({ place: 'aktau' });
    // The group that was linked last has what no group has chosen.
    expect([await groupOf(early), await groupOf(west)]).toEqual(['west', 'west']);
    await chooseMangystau();
    expect([await groupOf(early), await groupOf(west)]).toEqual(['first', 'west']);
    const { number: moved } = await caseOf(world, early);
    expect(moderator.last().text).toContain(moderator.reads('desk.case_title', { number: moved }));
    const east = await reporter.reports({ place: 'almaty', form: 'picket' });
    expect(await groupOf(east)).toBe('first');
    const { number } = await caseOf(world, west);
    await moderator.says(`/case ${number}`);
    expect(moderator.last().text).toBe(moderator.reads('refusal.case_elsewhere'));
  });

  it('nobody but a coordinator gets a code or chooses regions', async () => {
    const stranger = newPerson(world, 'en');
    await stranger.says('/link');
    expect(stranger.last().text).toBe(stranger.reads('refusal.link_in_group'));
    await linkWest();
    const other = newModerator(world, 'en', WEST);
    const { toast } = await other.taps(new RegExp(other.reads('regions.all')));
    expect(toast).toBe(other.reads('refusal.only_coordinator'));
    await atWest.says('/link wrong-code');
    expect(atWest.last().text).toBe(atWest.reads('refusal.link_code'));
  });
});

describe('the menu of commands', () => {
  it('is that of the desk in a linked group, and in no other', async () => {
    const told = (isAsked: (scope: Record<string, unknown>) => boolean) =>
      world.sandbox.ledger
        .filter(({ method }) => method.toLowerCase() === 'setmycommands')
        .filter(({ params }) => isAsked(params['scope'] as Record<string, unknown>))
        .map(({ params }) => ({
          language: params['language_code'],
          commands: params['commands'] as { command: string }[],
        }));
    const toldWest = () => told((scope) => Number(scope['chat_id']) === WEST);
    expect(toldWest()).toEqual([]);
    await linkWest();
    // Telling it again does no harm: a restart does as well.
    const toldIn = () => new Set(toldWest().map(({ language }) => language)).size;
    await expect.poll(toldIn).toBe(1 + languages.length);
    for (const { commands } of toldWest()) expect(commands[0]).toMatchObject({ command: 'queue' });
    const others = told((scope) => scope['type'] !== 'chat').flatMap(({ commands }) => commands);
    expect(others.map((one) => one.command)).not.toContain('queue');
  });
});

describe('the bot', () => {
  it('is taken out of the only group and comes back: what is open is drawn anew', async () => {
    const reporter = newPerson(world, 'en');
    const before = await reporter.reports();
    world.sandbox.removeMember(moderatorsGroup.id, world.sandbox.botId);
    await world.settled();
    const meanwhile = await reporter.reports({ place: 'aktau' });
    expect([await groupOf(before), await groupOf(meanwhile)]).toEqual(['nobody', 'nobody']);
    const seen = botIn(moderatorsGroup.id, moderator).length;
    world.sandbox.addMember(moderatorsGroup.id, world.sandbox.botId);
    await world.settled();
    expect([await groupOf(before), await groupOf(meanwhile)]).toEqual(['first', 'first']);
    // The older card has moved to the end; the other one is new.
    const cards = botIn(moderatorsGroup.id, moderator);
    expect(cards).toHaveLength(seen + 1);
    for (const code of [before, meanwhile]) {
      const { number } = await caseOf(world, code);
      const title = moderator.reads('desk.case_title', { number });
      expect(cards.filter((one) => one.text.startsWith(title))).toHaveLength(1);
    }
  });

  it('is taken out of one of two groups: the other one has the cases', async () => {
    await linkWest();
    await chooseMangystau();
    const code = await newPerson(world, 'en').reports({ place: 'aktau' });
    expect(await groupOf(code)).toBe('west');
    world.sandbox.removeMember(WEST, world.sandbox.botId);
    await world.settled();
    expect(await groupOf(code)).toBe('first');
    const { number } = await caseOf(world, code);
    expect(moderator.last().text).toContain(moderator.reads('desk.case_title', { number }));
  });

  it('finds out by a message that it was thrown out', async () => {
    await linkWest();
    await chooseMangystau();
    const description = 'Forbidden: bot was kicked from the supergroup chat';
    world.sandbox.faults.failNext('sendMessage', { status: 403, description });
    const [id = ''] = await insertReports(world, { from: 0, count: 1 });
    // It is from Almaty: the first group is to have it.
    await runAction(world.app, (tx) => screenSentReport(tx, id));
    await world.settled();
    const present = await world.app.db.sql`select chat_key from desk where is_present`;
    expect(present.map((row) => row['chat_key'])).toEqual([world.app.vault.chatKey(WEST)]);
    const [row] = await world.app.db.sql`select desk, number from desk_case`;
    expect(row?.['desk']).toBeNull();
    await moderator.says('/queue');
    await world.settled();
    const title = moderator.reads('desk.case_title', { number: Number(row?.['number']) });
    expect(moderator.last().text).toContain(title);
  });

  it('gives a case to the group that is there, though it was opened for one that had left', async () => {
    const code = await newPerson(world, 'en').reports();
    await world.app.db.sql`update desk_case set desk = null, laid_at = null`;
    await routeStrays(world.app);
    await world.settled();
    expect(await groupOf(code)).toBe('first');
    const { number } = await caseOf(world, code);
    expect(moderator.last().text).toContain(moderator.reads('desk.case_title', { number }));
  });

  it('sends a card anew that somebody deleted', async () => {
    const code = await newPerson(world, 'en').reports();
    const { number } = await caseOf(world, code);
    const description = 'Bad Request: message to edit not found';
    world.sandbox.faults.failNext('editMessageText', { status: 400, description });
    const before = moderator.last().id;
    await moderator.taps({ key: 'button.claim' });
    await world.settled();
    expect(moderator.last().id).toBeGreaterThan(before);
    expect(moderator.last().text).toContain(moderator.reads('desk.case_title', { number }));
  });
});
