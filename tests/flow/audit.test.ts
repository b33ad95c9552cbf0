// The audit as people see it: moderators page through it in their group, coordinators are posted
// its head every day.
import type { Update } from '@grammyjs/types';
import { afterEach, expect, it } from 'vitest';
import { postAuditHead } from '../../src/actions/desk/audit-head.ts';
import { readHead, verifyChain } from '../../src/audit/chain.ts';
import { appendAudit, readAudit } from '../../src/db/audit.ts';
import { moderatorsGroup } from '../../src/sandbox/people.ts';
import { tapsOnCase } from '../support/desk.ts';
import { newModerator, newPerson, type Person, personAt } from '../support/person.ts';
import { caseOf, dataOnButton } from '../support/stored.ts';
import { newUpdateId, openEdge, tapFrom, toastFor } from '../support/updates.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

type Entry = Parameters<typeof appendAudit>[1][number];
const append = (...entries: readonly Entry[]) =>
  world.app.db.transaction((tx) => appendAudit(tx, entries, world.clock.now()));
const claims = (count: number): readonly Entry[] =>
  Array.from({ length: count }, (_, n) => ({ act: 'claim', caseNumber: n + 1 }));
/** Without the heading. */
const linesOf = ({ text }: { readonly text: string }) => text.split('\n').filter(Boolean).slice(1);

it('moderators page through the acts, ten at once, from the newest', async () => {
  world = await createWorld();
  const moderator = newModerator(world);
  await append(...claims(25));
  await moderator.says('/log');
  const first = linesOf(moderator.last());
  expect(first).toHaveLength(10);
  expect(first[0]).toBe('22.11.2026 11:00: the bot claimed the case · case 25');
  expect(moderator.last().buttons.flat()).toEqual(['Older ▶️']);
  await moderator.taps(/Older/);
  expect(linesOf(moderator.last())[0]).toContain('case 15');
  // What is done meanwhile moves no line from its page.
  await append(...claims(1));
  await moderator.taps(/Older/);
  expect(linesOf(moderator.last()).map((line) => /\d+$/.exec(line)?.[0])).toEqual([
    '5',
    '4',
    '3',
    '2',
    '1',
  ]);
  expect(moderator.last().buttons.flat()).toEqual(['◀️ Newer']);
  await moderator.taps(/Newer/);
  expect(linesOf(moderator.last())[0]).toContain('case 15');
  await moderator.taps(/Newer/);
  expect(linesOf(moderator.last())[0]).toContain('case 25');
  await moderator.taps(/Newer/);
  expect(linesOf(moderator.last())[0]).toMatch(/case 1$/);
  expect(moderator.phone.messages().filter((one) => one.fromBot)).toHaveLength(1);
});

it('shows what was done about one case or one assembly, and by whom', async () => {
  world = await createWorld();
  const moderator = newModerator(world);
  await moderator.says('/log');
  expect(linesOf(moderator.last())).toEqual(['Nothing was done yet.']);
  await append(
    { act: 'claim', by: moderator.key, caseNumber: 17 },
    { act: 'verify', by: moderator.key, caseNumber: 17, assemblyNumber: 17 },
    { act: 'correct', by: 'somebody-who-is-gone', assemblyNumber: 17 },
    { act: 'export', by: moderator.key },
  );
  await moderator.says('/log 17');
  const claimed = 'moderator 1 claimed the case · case 17';
  const verified = 'moderator 1 verified the report · case 17, assembly № 17';
  const said = () =>
    linesOf(moderator.last()).map((line) => line.slice('22.11.2026 11:00: '.length));
  expect(said()).toEqual([verified, claimed]);
  for (const about of ['A17', 'а17', 'A № 17']) {
    await moderator.says(`/log ${about}`);
    expect(said()).toEqual(['a former moderator corrected the assembly · assembly № 17', verified]);
  }
  await moderator.says('/log');
  expect(said()[0]).toBe('moderator 1 exported data');
  await moderator.says('/log everything');
  expect(moderator.last().text).toContain('/log A17');
});

it('is shown to members of the moderators’ group only, also when Telegram says nothing', async () => {
  world = await createWorld();
  await append(...claims(12));
  const { id: group } = moderatorsGroup;
  const leaver = newModerator(world);
  await leaver.says('/log');
  const data = dataOnButton(world, { chatId: group, words: 'Older ▶️' });
  world.sandbox.removeMember(group, leaver.id);
  await world.settled();
  const member = newModerator(world);
  const page = member.last().text;
  for (const stranger of [leaver, newPerson(world, 'en')]) {
    const edge = openEdge(world.app);
    for (const failures of [0, 2]) {
      world.sandbox.faults.failNext('getChatMember', { status: 502 }, failures);
      const tap = tapFrom(stranger, { data, group });
      await edge.handle(tap);
      await edge.handle(commandInGroup(stranger, '/log'));
      await edge.settled();
      await world.settled();
      world.sandbox.faults.clear();
      expect(toastFor(world, tap)).toBe(stranger.reads('refusal.not_a_moderator'));
      expect(member.last().text).toBe(stranger.reads('refusal.not_a_moderator'));
    }
  }
  expect(member.phone.messages().filter(({ text }) => text.includes('claimed'))).toHaveLength(1);
  expect(member.phone.messages().find(({ text }) => text.includes('claimed'))?.text).toBe(page);
});

it('is shown in no other chat', async () => {
  world = await createWorld();
  await append(...claims(1));
  const elsewhere = -1_009_999;
  world.sandbox.addGroup({ id: elsewhere, title: 'Other', members: [601], type: 'supergroup' });
  const stranger = newModerator(world, 'en', elsewhere);
  await stranger.says('/log');
  expect(stranger.last().text).toBe(stranger.reads('refusal.not_the_desk'));
  const citizen = newPerson(world, 'en');
  await citizen.says('/log');
  expect(citizen.last().text).toContain(citizen.reads('help.title'));
});

/** A command of somebody who need not be in the group. */
function commandInGroup({ id }: Person, text: string) {
  const { id: group } = moderatorsGroup;
  const from = { id, is_bot: false, first_name: 'Person', language_code: 'en' };
  const entities = [{ type: 'bot_command', offset: 0, length: text.length }];
  const chat = { id: group, type: 'supergroup', title: 'Group' };
  const message = { message_id: 1, date: 1, from, chat, text, entities };
  return { update_id: newUpdateId(), message } as unknown as Update;
}

it('has a row for what moderators do, and holds', async () => {
  world = await createWorld();
  const moderator = newModerator(world);
  const reporter = newPerson(world, 'en');
  const { number } = await caseOf(world, await reporter.reports());
  await tapsOnCase(world, moderator, { number, key: 'button.claim' });
  await moderator.says(`/log ${number}`);
  expect(linesOf(moderator.last())[0]).toMatch(/: moderator 1 claimed the case · case \d+$/);
  const verdict = await verifyChain(readAudit(world.app.db));
  expect(verdict).toMatchObject({ holds: true, head: { seq: 1 } });
});

/** Starts a world whose coordinator has written to the bot. */
async function withCoordinator(): Promise<Person> {
  const id = 9_001;
  world = await createWorld({ coordinators: [id] });
  world.sandbox.addPerson({ id, firstName: 'Coordinator', languageCode: 'en' });
  const coordinator = personAt(world, { id, language: 'en' });
  await coordinator.says('/start');
  return coordinator;
}

const headsAt = ({ phone }: Person) =>
  phone
    .messages()
    .map(({ text }) => text.split('\n').map(readHead).find(Boolean))
    .filter((head) => head !== undefined);

async function post(instant: string, times = 1) {
  world.clock.set(instant);
  await Promise.all(Array.from({ length: times }, () => postAuditHead(world.app)));
  await world.settled();
}

it('its head is posted to the coordinators once a day, however often it is time to', async () => {
  const coordinator = await withCoordinator();
  const moderator = newModerator(world);
  const byRole = newPerson(world, 'kk');
  await byRole.says('/start');
  await world.app.db.sql`insert into moderator (person, role, is_member, checked_at)
    values (${byRole.key}, 'coordinator', true, now())`;
  await append(...claims(3));
  await post('2026-11-23T06:00:00Z', 4);
  await post('2026-11-23T16:00:00Z');
  const [head, ...others] = headsAt(coordinator);
  expect([head?.seq, others]).toEqual([3, []]);
  expect(headsAt(byRole)).toEqual([head]);
  expect(headsAt(moderator)).toEqual([]);
  await append(...claims(1));
  // Already the next day in Kazakhstan.
  await post('2026-11-23T19:30:00Z', 2);
  expect(headsAt(coordinator).map(({ seq }) => seq)).toEqual([3, 5]);
  for (const anchor of headsAt(coordinator)) {
    const verdict = await verifyChain(readAudit(world.app.db), { anchor });
    expect(verdict).toMatchObject({ holds: true, head: { seq: 6 } });
  }
  expect(coordinator.last().text).toContain('npm run audit:verify -- --head');
});

it('a head that was posted tells when the chain was written anew', async () => {
  const coordinator = await withCoordinator();
  await append(...claims(3));
  await post('2026-11-23T06:00:00Z');
  const [anchor] = headsAt(coordinator);
  const { sql } = world.app.db;
  await sql`alter table audit disable trigger audit_stays`;
  await sql`delete from audit`;
  await append(...claims(2), { act: 'reject', caseNumber: 3 });
  expect(await verifyChain(readAudit(world.app.db))).toMatchObject({ holds: true });
  const verdict = await verifyChain(readAudit(world.app.db), { anchor });
  expect(verdict).toEqual({ holds: false, seq: 3, fault: 'forged' });
});

it('waits for a coordinator who writes to the bot later that day', async () => {
  world = await createWorld({ coordinators: [9_002] });
  world.sandbox.addPerson({ id: 9_002, firstName: 'Late', languageCode: 'ru' });
  const late = personAt(world, { id: 9_002, language: 'ru' });
  await append(...claims(1));
  await post('2026-11-23T06:00:00Z');
  await late.says('/start');
  await post('2026-11-23T07:00:00Z');
  expect(headsAt(late).map(({ seq }) => seq)).toEqual([1]);
  expect(late.last().text).toContain('Журнал модераторов, 23 ноября 2026');
});
