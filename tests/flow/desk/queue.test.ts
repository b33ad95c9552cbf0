// Lists of cases in the moderators' group: pages of a rush, /queue, /case, /find.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { screenSentReport } from '../../../src/actions/desk/screen-report.ts';
import { runAction } from '../../../src/actions/run.ts';
import { placeName } from '../../../src/card/places.ts';
import { setPresence } from '../../../src/db/routing.ts';
import { moderatorsGroup } from '../../../src/sandbox/people.ts';
import { insertReports } from '../../support/burst.ts';
import { newModerator, newPerson, type Person } from '../../support/person.ts';
import { createWorld, type World } from '../../support/world.ts';

let world: World;
let moderator: Person;
beforeEach(async () => {
  world = await createWorld();
  moderator = newModerator(world, 'en');
});
afterEach(() => world.close());

/** So many reports wait when the bot comes into the group. */
async function rush(count: number) {
  const { app } = world;
  const chatKey = app.vault.chatKey(moderatorsGroup.id);
  await app.db.transaction((tx) => setPresence(tx, { chatKey, isPresent: false }));
  const ids = await insertReports(world, { from: 0, count });
  for (const id of ids) await runAction(app, (tx) => screenSentReport(tx, id));
  await app.db.transaction((tx) => setPresence(tx, { chatKey, isPresent: true }));
  await world.settled();
}

const fromBot = () => moderator.phone.messages().filter((one) => one.fromBot);
const textOf = (about: string) => fromBot().find((one) => one.text.includes(about))?.text ?? '';
const linesOf = (text: string) => text.split('\n').filter((line) => line.includes(' · '));
const numberOf = (line: string) => Number(/№ (\d+)/.exec(line)?.[1]);

describe('a rush', () => {
  it('comes as pages; each case is on one line of one of them', async () => {
    await rush(45);
    const pages = fromBot().filter((one) => one.text.includes('reports in one message'));
    // The last five come as cards.
    expect(pages).toHaveLength(2);
    expect(fromBot()).toHaveLength(2 + 5);
    const numbers = pages.flatMap(({ text }) => linesOf(text).map(numberOf));
    const cases = await world.app.db.sql`select number from desk_case where page is not null`;
    expect(new Set(numbers)).toEqual(new Set(cases.map((row) => row['number'])));
    expect(numbers).toHaveLength(40);
    expect(pages[0]?.text).toContain('45 cases wait for a decision');
  });

  it('of few is cards', async () => {
    await rush(3);
    const titles = fromBot().map(({ text }) => text.split('\n')[0]);
    expect(titles).toHaveLength(3);
    for (const title of titles) expect(title).toMatch(/^Case \d+$/);
  });

  it('is decided from the page: a number brings the card, the line is marked', async () => {
    await rush(20);
    const line = linesOf(textOf('reports in one message'))[0] ?? '';
    const number = numberOf(line);
    await moderator.taps(`№ ${number}`);
    expect(moderator.last().text).toContain(moderator.reads('desk.case_title', { number }));
    await moderator.taps({ key: 'button.reject' });
    await moderator.taps({ key: 'reject.not_serious.button' });
    await world.settled();
    const page = textOf('reports in one message');
    expect(page).toContain(`❌ № ${number} ·`);
    expect(page).toContain('19 cases wait for a decision');
    const buttons = fromBot()
      .find((one) => one.text === page)
      ?.buttons.flat();
    expect(buttons).not.toContain(`№ ${number}`);
    expect(buttons).toHaveLength(19);
  });

  it('a line without a card stays a line when its report is taken back', async () => {
    const reporter = newPerson(world, 'en');
    await reporter.reports({ place: 'aktau' });
    await world.app.db.sql`delete from shown_screen where slot like 'case:%'`;
    await rush(19);
    const before = fromBot().length;
    await reporter.says('/mine');
    await reporter.taps(new RegExp(placeName('aktau', 'en')));
    await reporter.taps({ key: 'button.withdraw' });
    await reporter.taps({ key: 'button.withdraw_yes' });
    await world.settled();
    expect(fromBot()).toHaveLength(before);
    expect(textOf('reports in one message')).toMatch(/↩️ № \d+ · Aktau/);
  });
});

describe('/queue', () => {
  it('pages through what waits, oldest first, and says how much and for how long', async () => {
    await rush(25);
    world.clock.pass(3 * 3600);
    await moderator.says('/queue');
    expect(moderator.last().text).toContain(
      '25 cases wait for a decision; the oldest has waited for 3 hours.',
    );
    const first = linesOf(moderator.last().text).map(numberOf);
    await moderator.taps({ key: 'button.newer' });
    const second = linesOf(moderator.last().text).map(numberOf);
    await moderator.taps({ key: 'button.newer' });
    const third = linesOf(moderator.last().text).map(numberOf);
    const all = [...first, ...second, ...third];
    expect(all).toHaveLength(25);
    expect(all).toEqual(all.toSorted((a, b) => a - b));
    await moderator.taps({ key: 'button.older' });
    expect(linesOf(moderator.last().text).map(numberOf)).toEqual(second);
  });

  it('is narrowed down to a place', async () => {
    await rush(20);
    await moderator.says('/queue');
    await moderator.taps(/^Almaty · 18$/);
    const lines = linesOf(moderator.last().text);
    expect(lines).toHaveLength(10);
    for (const line of lines) expect(line).toContain('Almaty');
    await moderator.taps({ key: 'queue.all_places' });
    expect(moderator.last().text).toContain('20 cases wait');
  });

  it('is for the members of the moderators’ group only', async () => {
    await rush(1);
    const stranger = newPerson(world, 'en');
    await stranger.says('/queue');
    expect(stranger.last().text).not.toContain('№');
    world.sandbox.addGroup({
      id: -4_000_009,
      title: 'Other',
      members: [stranger.id],
      type: 'group',
    });
    const elsewhere = world.sandbox.phone(stranger.id, -4_000_009);
    await elsewhere.says('/queue');
    await world.settled();
    expect(elsewhere.messages().at(-1)?.text).toBe(stranger.reads('refusal.not_the_desk'));
  });
});

describe('/case and /find', () => {
  it('a case comes to the end of the chat by its number', async () => {
    await rush(2);
    const [row] = await world.app.db.sql`select min(number)::int as number from desk_case`;
    const number = Number(row?.['number']);
    await moderator.says(`/case ${number}`);
    expect(moderator.last().text).toContain(moderator.reads('desk.case_title', { number }));
    await moderator.says('/case 999999');
    expect(moderator.last().text).toBe(moderator.reads('refusal.case_unknown'));
    await moderator.says('/case first');
    expect(moderator.last().text).toBe(moderator.reads('refusal.case_number'));
  });

  it('a place, a day or both find cases', async () => {
    await rush(9);
    await moderator.says('/find Almaty 22.11.2026');
    expect(linesOf(moderator.last().text)).toHaveLength(8);
    await moderator.says('/find 21.11.2026');
    expect(moderator.last().text).toContain(moderator.reads('find.none'));
    await moderator.says('/find something else');
    expect(moderator.last().text).toBe(moderator.reads('refusal.find_what'));
  });
});
