// Every command in every kind of chat: answered, pointed elsewhere, or left alone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueLinkCode } from '../../src/actions/desk/group.ts';
import { card } from '../../src/card/card.ts';
import { type TextKey, t } from '../../src/locales/translate.ts';
import { moderatorsGroup } from '../../src/sandbox/people.ts';
import { questionText } from '../../src/screens/card-texts.ts';
import { verifiedText } from '../support/desk.ts';
import { newModerator, newPerson, type Person, personAt } from '../support/person.ts';
import { draftOf } from '../support/stored.ts';
import { createWorld, type World } from '../support/world.ts';

const GROUP = -1_001_000_000_777;

let world: World;
beforeAll(async () => {
  world = await createWorld();
  world.sandbox.addGroup({ id: GROUP, title: 'Neighbours', members: [601] });
});
afterAll(() => world.close());

type Where = 'private' | 'group' | 'desk';

/** In the private chat they have read the safety screen. */
async function somebodyIn(where: Where): Promise<Person> {
  if (where === 'private') {
    const person = newPerson(world, 'ru');
    await person.says('/start');
    return person;
  }
  return newModerator(world, 'ru', where === 'group' ? GROUP : moderatorsGroup.id);
}

/**
 * What answers in the private chat, in groups, and in the moderators' group where that is another
 * thing; `undefined`: nothing is said.
 */
const answers: Readonly<
  Record<string, readonly [TextKey | 'question' | undefined, TextKey | undefined, TextKey?]>
> = {
  start: ['start.title', 'group.private_only'],
  report: ['question', 'group.private_only'],
  cancel: ['report.nothing_to_cancel', 'group.private_only'],
  mine: ['mine.none', 'group.private_only'],
  help: ['help.title', 'group.private_only'],
  privacy: ['privacy.title', 'group.private_only'],
  mydata: ['mydata.title', 'group.private_only'],
  forget: ['forget.title', 'group.private_only'],
  panic: [undefined, 'group.private_only'],
  language: ['language.ask', 'language.ask'],
  stats: ['stats.none', 'stats.none'],
  weekly: ['digest.none', 'digest.none'],
  export: ['export.about', 'export.about'],
  corrections: ['corrections.none', 'corrections.none'],
  link: ['refusal.link_in_group', 'refusal.link_code', 'regions.title'],
  queue: ['help.title', 'refusal.not_the_desk', 'queue.title'],
  case: ['help.title', 'refusal.not_the_desk', 'refusal.case_number'],
  find: ['help.title', 'refusal.not_the_desk', 'refusal.find_what'],
  assembly: ['help.title', 'refusal.assembly_which'],
  outcome: ['help.title', 'refusal.not_the_desk', 'refusal.outcome_number'],
  campaign: ['help.title', 'refusal.not_the_desk', 'campaign.title'],
  coverage: ['coverage.title', 'coverage.title', 'coverage.title'],
  log: ['help.title', 'refusal.not_the_desk', 'log.title'],
  moderators: ['refusal.not_a_coordinator', 'refusal.not_the_desk', 'refusal.not_a_coordinator'],
  me: ['help.title', undefined, 'role.moderator'],
  subscribe: ['subscription.title', 'refusal.only_admin'],
  unsubscribe: ['subscription.none', 'refusal.only_admin'],
  health: ['refusal.not_a_coordinator', undefined, 'refusal.not_a_coordinator'],
  nonsense: ['help.title', undefined],
};

/** Refused at the desk in the language of the person who asked. */
const toWhoAsked: readonly string[] = ['outcome', 'moderators'];

const rows = Object.entries(answers).flatMap(([command, [inPrivate, inGroups, atDesk]]) => [
  [command, 'private', inPrivate] as const,
  [command, 'group', inGroups] as const,
  [command, 'desk', atDesk ?? inGroups] as const,
]);

describe('a command', () => {
  it.each(rows)('/%s in %s is answered by %s', async (command, where, key) => {
    const person = await somebodyIn(where);
    const before = new Set(person.phone.messages().map((one) => one.id));
    await person.says(`/${command}`);
    const said = person.phone.messages().filter((one) => one.fromBot && !before.has(one.id));
    expect(said).toHaveLength(key === undefined ? 0 : 1);
    const [first] = card.questions;
    // The desk speaks English here, and each person Russian.
    const isOfDesk =
      where === 'desk' && key === answers[command]?.[2] && !toWhoAsked.includes(command);
    const language = isOfDesk ? 'en' : 'ru';
    const wanted =
      key === 'question' && first ? questionText(first, 'ru') : key && t(language, key as TextKey);
    if (wanted !== undefined) expect(said[0]?.text).toContain(wanted);
    expect((await draftOf(world, person)) !== undefined).toBe(key === 'question');
  });

  it('stands in this table when Telegram is told of it', () => {
    const told = world.sandbox.ledger
      .filter((call) => call.method.toLowerCase() === 'setmycommands')
      .flatMap((call) => call.params['commands'] as { command: string }[])
      .map((one) => one.command);
    expect(told.length).toBeGreaterThan(0);
    expect(Object.keys(answers)).toEqual(expect.arrayContaining(told));
  });

  it('for the private chat leads there by a link', async () => {
    const person = await somebodyIn('desk');
    await person.says('/report');
    expect(person.last().buttons).toEqual([[person.reads('button.write_to_bot')]]);
  });

  it('in capital letters, with the name of the bot, and with more behind it is the same', async () => {
    const person = newPerson(world, 'en');
    await person.says('/HELP@baqylau_sandbox_bot please');
    expect(person.last().text).toContain(person.reads('help.title'));
  });

  it('/start report begins the card at once', async () => {
    const person = newPerson(world, 'en');
    await person.says('/start');
    await person.says('/start report');
    expect((await draftOf(world, person))?.at).toBe('observer_basis');
  });

  it('in the middle of a card leaves the card as it is', async () => {
    const person = newPerson(world, 'en');
    await person.comesTo('topic');
    const before = await draftOf(world, person);
    for (const command of ['start', 'help', 'privacy', 'stats', 'language', 'link X', 'nonsense']) {
      await person.says(`/${command}`);
    }
    expect(await draftOf(world, person)).toEqual(before);
    await person.says('/report');
    expect(person.last().text).toContain(person.reads('report.resumed'));
    expect(await draftOf(world, person)).toEqual(before);
  });

  it('of people who talk in a group, and their texts, are left alone', async () => {
    const person = await somebodyIn('group');
    const count = person.phone.messages().filter((one) => one.fromBot).length;
    await person.says('/stats@another_bot');
    await person.says('Алматы, вчера, человек сто');
    await person.sends({ location: { latitude: 43.24, longitude: 76.89 } });
    expect(person.phone.messages().filter((one) => one.fromBot)).toHaveLength(count);
  });
});

describe('/stats', () => {
  it.each([
    ['markup', '<b>Atlantis</b> & <script>', '<b>Atlantis</b> & <script>'],
    ['a link to a person', '<a href="tg://user?id=501">x</a>', '<a href="tg://user?id=501">x</a>'],
    ['right to left', '\u202EsitnaltA\u2066', 'sitnaltA'],
    ['two periods', '2012 2013', '2012 2013'],
    ['nonsense with braces', '{words} {0} %s', '{words} {0} %s'],
  ])('with %s says literally what was not understood', async (_, asked, words) => {
    const person = newPerson(world, 'en');
    await person.says(`/stats ${asked}`);
    expect(person.last().text).toBe(person.reads('refusal.stats_unknown', { words }));
    expect(person.last().html).not.toContain('<b>Atlantis');
  });

  it('with 4,000 characters answers within the limits of Telegram', async () => {
    const person = newPerson(world, 'kk');
    await person.says(`/stats ${'ә'.repeat(4000)}`);
    expect(person.last().text.length).toBeLessThan(1000);
  });
});

describe('/link', () => {
  const code = 'ABCD-2345';

  it('with a wrong code links nothing', async () => {
    await issueLinkCode(world.app.db, code);
    const desk = await world.app.db.sql`select chat_key from desk`;
    const person = await somebodyIn('group');
    await person.says('/link ABCD-2346');
    expect(person.last().text).toBe(person.reads('refusal.link_code'));
    expect(await world.app.db.sql`select chat_key from desk`).toEqual(desk);
  });

  it('in private links nothing and does not use up the code', async () => {
    await issueLinkCode(world.app.db, code);
    const person = newPerson(world, 'en');
    await person.says(`/link ${code}`);
    expect(person.last().text).toBe(person.reads('refusal.link_in_group'));
    expect(await world.app.db.sql`select 1 from desk_link`).toHaveLength(1);
  });

  it('with the code makes a group the desk, brings the open cases along, and works once', async () => {
    const newDesk = -1_001_000_000_888;
    const reporter = newPerson(world, 'en');
    const report = await reporter.reports({ place: { typed: 'Zhanatas' } });
    await issueLinkCode(world.app.db, code);
    world.sandbox.addGroup({ id: newDesk, title: 'New desk', members: [602] });
    const moderator = newModerator(world, 'en', newDesk);
    // Supergroups count their messages each by itself: here the card's number is somebody's text.
    const chatter = await moderator.phone.says('Welcome, everybody!');
    await world.app.db
      .sql`update shown_screen set message_id = ${chatter} where slot like 'case:%'`;
    await moderator.says(`/link ${code.toLowerCase()}`);
    await world.settled();
    const texts = moderator.phone.messages().map((one) => one.text);
    expect(texts.join('\n')).toContain(moderator.reads('desk.linked'));
    expect(texts.at(-1)).toContain('Zhanatas');
    const deleted = world.sandbox.ledger.some(
      ({ method, params }) =>
        method.toLowerCase() === 'deletemessage' &&
        Number(params['chat_id']) === newDesk &&
        Number(params['message_id']) === chatter,
    );
    expect(deleted).toBe(false);
    await moderator.taps({ key: 'button.verify' });
    await world.settled();
    expect(reporter.last().text).toBe(verifiedText(reporter, { code: report, place: 'zhanatas' }));
    const other = personAt(world, { id: moderator.id, language: 'en', chatId: newDesk });
    await other.says(`/link ${code}`);
    expect(other.last().text).toBe(other.reads('refusal.link_code'));
  });
});
