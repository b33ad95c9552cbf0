// Roles at the desk: who may change them, whose agreement is needed, and what a removed moderator
// can still do, which is nothing.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { languages } from '../../../src/locales/translate.ts';
import { moderatorsGroup, sandboxPeople } from '../../../src/sandbox/people.ts';
import { numberOf, tapsOnCase, verifiesCase } from '../../support/desk.ts';
import {
  actsOf,
  expectWholeAudit,
  isKnown,
  leavesGroup,
  messageWith,
  newCase,
  roleOf,
  setRole,
} from '../../support/moderation.ts';
import { newModerator, newPerson, type Person, personAt } from '../../support/person.ts';
import { dataOnButton } from '../../support/stored.ts';
import { openEdge, tapFrom, toastFor } from '../../support/updates.ts';
import { createWorld, type World } from '../../support/world.ts';

// Speaks English, as the group does.
const ADMIN = sandboxPeople.subscriber.id;
const group = moderatorsGroup.id;

let world: World;
let admin: Person;
let first: Person;
let second: Person;
beforeEach(async () => {
  world = await createWorld({ coordinators: [ADMIN] });
  world.sandbox.addMember(group, ADMIN);
  admin = personAt(world, { id: ADMIN, language: 'en', chatId: group });
  first = newModerator(world);
  second = newModerator(world);
  for (const one of [admin, first, second]) await isKnown(one);
});
afterEach(async () => {
  await expectWholeAudit(world);
  await world.close();
});

/** The coordinator proposes a role for somebody. */
async function proposes(by: Person, whom: Person, role: 'coordinator' | 'moderator' | 'trainee') {
  await by.says('/moderators');
  await by.taps(`№ ${await numberOf(world, whom)}`);
  return by.taps({ key: `role.${role}` });
}

const waitingText = async (by: Person, whom: Person, role: 'coordinator' | 'trainee') =>
  first.reads('roles.proposed', {
    by: await numberOf(world, by),
    moderator: await numberOf(world, whom),
    role: first.reads(`role.${role}`),
  });

describe('/me', () => {
  it.each(languages)(
    'tells a moderator their number and role, in the %s of the group',
    async (language) => {
      await world.app.db.sql`update desk set language = ${language}`;
      const reader = personAt(world, { id: first.id, language, chatId: group });
      await first.says('/me');
      const own = { moderator: await numberOf(world, first), role: reader.reads('role.moderator') };
      expect(first.last().text).toBe(reader.reads('roles.own', own));
    },
  );

  it('tells a stranger in the private chat nothing about the desk', async () => {
    const stranger = newPerson(world, 'en');
    await stranger.says('/me');
    expect(stranger.last().text).toContain(stranger.reads('help.title'));
  });
});

describe('/moderators', () => {
  it('lists everybody by number with role, and says who is in the group no longer', async () => {
    await setRole(world, second, 'trainee');
    await leavesGroup(world, first);
    await admin.says('/moderators');
    const { text } = admin.last();
    expect(text).toContain(`№ ${await numberOf(world, admin)}: ${admin.reads('role.coordinator')}`);
    expect(text).toContain(`№ ${await numberOf(world, second)}: ${admin.reads('role.trainee')}`);
    const outside = admin.reads('roles.outside', { role: admin.reads('role.moderator') });
    expect(text).toContain(`№ ${await numberOf(world, first)}: ${outside}`);
    expect(text).not.toContain('Moderator');
  });

  it('is for coordinators only, in the group and in a private chat', async () => {
    await first.says('/moderators');
    expect(first.last().text).toBe(first.reads('refusal.not_a_coordinator'));
    const inPrivate = personAt(world, { id: first.id, language: 'en' });
    await inPrivate.says('/moderators');
    expect(inPrivate.last().text).toBe(first.reads('refusal.not_a_coordinator'));
    await admin.says('/moderators');
    const foreign = dataOnButton(world, { chatId: group, words: '№ 1' });
    const { toast } = await first.tapsOn(admin.last().id, foreign);
    expect(toast).toBe(first.reads('refusal.not_a_coordinator'));
  });

  it('also in the private chat of a coordinator proposes to the whole group', async () => {
    const inPrivate = personAt(world, { id: ADMIN, language: 'en' });
    await inPrivate.says('/moderators');
    await inPrivate.taps(`№ ${await numberOf(world, second)}`);
    await inPrivate.taps({ key: 'role.trainee' });
    expect(await roleOf(world, second)).toBe('moderator');
    await first.taps({ key: 'button.confirm' });
    expect(await roleOf(world, second)).toBe('trainee');
  });
});

describe('a change of role', () => {
  it('takes effect when another moderator agrees, and stands in the audit with both', async () => {
    await proposes(admin, second, 'trainee');
    expect(await roleOf(world, second)).toBe('moderator');
    await first.taps({ key: 'button.confirm' });
    expect(await roleOf(world, second)).toBe('trainee');
    const shown = messageWith(first, await waitingText(admin, second, 'trainee'));
    expect(shown.text).toContain(
      first.reads('roles.confirmed', { second: await numberOf(world, first) }),
    );
    expect(shown.buttons).toEqual([]);
    expect(await actsOf(world)).toEqual(['propose', 'confirm', 'set_role']);
    const [row] = await world.app.db.sql`
      select actor, detail::jsonb as detail from audit where act = 'set_role'`;
    expect(row).toEqual({
      actor: admin.key,
      detail: {
        moderator: await numberOf(world, second),
        role: 'trainee',
        second: await numberOf(world, first),
      },
    });
  });

  it('is confirmed neither by who proposed it, nor by whom it is about, nor by a trainee', async () => {
    await proposes(admin, second, 'coordinator');
    expect((await admin.taps({ key: 'button.confirm' })).toast).toBe(
      admin.reads('refusal.confirm_own'),
    );
    expect((await second.taps({ key: 'button.confirm' })).toast).toBe(
      second.reads('refusal.confirm_own_role'),
    );
    await setRole(world, first, 'trainee');
    expect((await first.taps({ key: 'button.confirm' })).toast).toBe(
      first.reads('refusal.trainee_cannot_confirm'),
    );
    expect(await roleOf(world, second)).toBe('moderator');
  });

  it('that is declined or taken back changes nothing', async () => {
    await proposes(admin, second, 'trainee');
    await first.taps({ key: 'button.decline' });
    expect(messageWith(first, await waitingText(admin, second, 'trainee')).text).toContain(
      first.reads('roles.declined', { second: await numberOf(world, first) }),
    );
    await proposes(admin, second, 'trainee');
    await admin.taps({ key: 'button.decline' });
    expect(messageWith(first, await waitingText(admin, second, 'trainee')).text).toContain(
      first.reads('roles.lapsed'),
    );
    expect(await roleOf(world, second)).toBe('moderator');
    expect(await actsOf(world)).toEqual(['propose', 'decline', 'propose', 'lapse']);
  });

  it('waits once for each moderator, and is settled once', async () => {
    await proposes(admin, second, 'trainee');
    const confirm = dataOnButton(world, { chatId: group, words: first.reads('button.confirm') });
    expect((await proposes(admin, second, 'coordinator')).toast).toBe(
      admin.reads('refusal.role_waits'),
    );
    const message = messageWith(first, first.reads('roles.waits'));
    await first.tapsOn(message.id, confirm);
    const again = await first.tapsOn(message.id, confirm);
    expect(again.toast).toBe(first.reads('refusal.proposal_settled'));
    expect(await actsOf(world)).toEqual(['propose', 'confirm', 'set_role']);
  });

  it('lapses when the coordinator who proposed it is one no longer', async () => {
    await setRole(world, first, 'coordinator');
    await proposes(first, second, 'trainee');
    await setRole(world, first, 'moderator');
    const { toast } = await admin.taps({ key: 'button.confirm' });
    expect(toast).toBe(admin.reads('refusal.role_lapsed'));
    expect(await roleOf(world, second)).toBe('moderator');
    expect(await actsOf(world)).toEqual(['propose', 'lapse']);
  });

  it('does not touch a coordinator of the configuration', async () => {
    await setRole(world, first, 'coordinator');
    const { toast } = await proposes(first, admin, 'trainee');
    expect(toast).toBe(first.reads('refusal.role_configured'));
  });

  it('never takes the last coordinator away, where the configuration has none', async () => {
    await world.close();
    world = await createWorld();
    [first, second] = [newModerator(world), newModerator(world)];
    for (const one of [first, second]) await isKnown(one);
    await setRole(world, first, 'coordinator');
    expect((await proposes(first, first, 'moderator')).toast).toBe(
      first.reads('refusal.last_coordinator'),
    );
    await setRole(world, second, 'coordinator');
    await proposes(first, first, 'moderator');
    await second.taps({ key: 'button.confirm' });
    expect(await roleOf(world, first)).toBe('moderator');
  });
});

describe('whoever is removed from the group', () => {
  it('can do nothing from that moment, whatever buttons they still see', async () => {
    const { number, read } = await newCase(world, { authority_response: ['force'] });
    await verifiesCase(world, first, number);
    const before = await read();
    const edge = openEdge(world.app);
    const words = ['button.confirm', 'button.decline'] as const;
    const seen = words.map((key) =>
      dataOnButton(world, { chatId: group, words: second.reads(key) }),
    );
    // This process has just heard from Telegram that they are in the group.
    await edge.handle(tapFrom(second, { data: 'nothing', group }));
    await leavesGroup(world, second);
    for (const data of seen) {
      const update = tapFrom(second, { data, group });
      await edge.handle(update);
      await edge.settled();
      expect(toastFor(world, update)).toBe(second.reads('refusal.not_a_moderator'));
    }
    expect(await read()).toEqual(before);
    await tapsOnCase(world, admin, { number, key: 'button.confirm' });
    expect(await read()).toMatchObject({ status: 'verified', decisions: 1 });
  });

  it('takes what they proposed with them: the case is open again', async () => {
    const { number, read } = await newCase(world, { authority_response: ['force'] });
    await verifiesCase(world, first, number);
    await leavesGroup(world, first);
    const { toast } = await tapsOnCase(world, second, { number, key: 'button.confirm' });
    expect(toast).toBe(second.reads('refusal.proposal_lapsed'));
    expect(await read()).toMatchObject({ status: 'open', decisions: 0 });
    expect((await actsOf(world)).slice(-2)).toEqual(['propose', 'lapse']);
  });
});
