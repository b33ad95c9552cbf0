// Buttons that nobody was given: forged ones, and real ones that are pressed by others, elsewhere,
// too late, or about something that is not there.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Press } from '../../../src/presses.ts';
import { moderatorsGroup } from '../../../src/sandbox/people.ts';
import { openPress, sealPress } from '../../../src/telegram/callback.ts';
import { forge, realButtons } from '../../support/forging.ts';
import type { Person } from '../../support/person.ts';
import { draw, randomOf } from '../../support/random-numbers.ts';
import { refusalOf } from '../../support/refusals.ts';
import { buttons, openReplay, type Replay } from '../../support/replay.ts';

const FORGED = 1_000_000;

describe('of a million forged buttons', () => {
  it('none opens', () => {
    const random = randomOf(20_261_125);
    const house = { chatKey: 'chat-of-the-desk', secret: Buffer.alloc(32, 5) };
    const real = realButtons(random, 8, house);
    const right = new Set(real);
    for (const data of real) {
      expect(openPress(data, house.chatKey, house.secret)).toBeDefined();
      expect(openPress(data, 'another-chat', house.secret)).toBeUndefined();
      expect(openPress(data, house.chatKey, Buffer.alloc(32, 6))).toBeUndefined();
    }
    const accepted: string[] = [];
    for (let count = 0; count < FORGED; ) {
      const forged = forge(draw(random, real), real, random);
      if (right.has(forged)) continue;
      count += 1;
      if (openPress(forged, house.chatKey, house.secret) !== undefined) accepted.push(forged);
    }
    expect(accepted).toEqual([]);
  });
});

let replay: Replay;
beforeAll(async () => {
  replay = await openReplay();
});
afterAll(() => replay.world.close());

/** Taps, and expects that nothing came of it but a word for whoever tapped. */
async function expectNothing(by: Person, data: string, chat: number, what: string) {
  const before = await replay.deskTables();
  const toast = await replay.taps(by, data, chat);
  expect(await replay.deskTables(), what).toEqual(before);
  expect(refusalOf(toast, by.language), `${what}: ${toast}`).toBeDefined();
}

describe.each(Object.keys(buttons))('a button that is %s', (name) => {
  const make = buttons[name] ?? (() => Promise.reject(new Error(name)));

  it('is taken from a moderator in their group alone, and only while it is right', async () => {
    const { people, chats, seal } = replay;
    for (const [who, by] of Object.entries(people)) {
      for (const [where, chat] of Object.entries(chats(by))) {
        const { press, isRight } = await make(replay);
        const what = `${name}, by ${who}, in ${where}`;
        // As it was sent to the desk, and as if the bot had sent it there.
        const real = seal(press, moderatorsGroup.id);
        const copies = new Set([real, seal(press, chat)]);
        const isLegitimate = who === 'moderator' && where === 'this group' && isRight;
        if (!isLegitimate) {
          for (const data of copies) await expectNothing(by, data, chat, what);
          continue;
        }
        const before = await replay.deskTables();
        expect(await replay.taps(by, real, chat), what).toBeUndefined();
        expect(await replay.deskTables(), what).not.toEqual(before);
      }
    }
  });
});

describe('every button of the desk', () => {
  it('does nothing for somebody who is no moderator of this group', async () => {
    const { number: one } = await replay.newCase();
    const presses = await replay.deskPresses(one);
    const { 'member of another group': other, 'removed member': removed, stranger } = replay.people;
    for (const press of presses) {
      for (const by of [other, removed, stranger]) {
        const data = replay.seal(press, moderatorsGroup.id);
        await expectNothing(by, data, moderatorsGroup.id, `${press.do} by ${by.language}`);
      }
    }
  });

  it('with the MAC of another key, or of another button, is refused', async () => {
    const { number } = await replay.newCase();
    const chatKey = replay.world.app.vault.chatKey(moderatorsGroup.id);
    for (const press of await replay.deskPresses(number)) {
      const forged = sealPress(press, chatKey, Buffer.alloc(32, 6));
      const { moderator } = replay.people;
      await expectNothing(moderator, forged, moderatorsGroup.id, press.do);
      const real = replay.seal(press, moderatorsGroup.id);
      const mac = replay.seal({ do: 'queue', place: 'all', after: 77 }, moderatorsGroup.id);
      const mixed = real.slice(0, real.lastIndexOf('.')) + mac.slice(mac.lastIndexOf('.'));
      await expectNothing(moderator, mixed, moderatorsGroup.id, press.do);
    }
  });

  it('about what does not exist is refused', async () => {
    const none = 2_147_483_646;
    const at = { case: none, version: 1 };
    const id = randomUUID();
    const presses: readonly Press[] = [
      { do: 'claim', ...at },
      { do: 'photos', ...at },
      { do: 'undo', ...at },
      { do: 'same_event', ...at, assembly: none, seen: 1 },
      { do: 'reject_for', ...at, reason: 'not_serious' },
      { do: 'show_case', number: none },
      { do: 'alike', number: none },
      { do: 'alike_for', number: none, reason: 'not_serious' },
      { do: 'confirm', proposal: none },
      { do: 'decline', proposal: none },
      { do: 'merge_into', assembly: none, version: 1, into: none - 1 },
      { do: 'unmerge', assembly: none, version: 1 },
      { do: 'unmerge_report', assembly: none, version: 1, case: none },
      { do: 'take', addition: id },
      { do: 'leave', addition: 'no-uuid' },
      { do: 'take_withdrawal', report: id },
      { do: 'take_withdrawal', report: 'no-uuid' },
    ];
    const { moderator } = replay.people;
    for (const press of presses) {
      const data = replay.seal(press, moderatorsGroup.id);
      await expectNothing(moderator, data, moderatorsGroup.id, press.do);
    }
  });
});

describe('while Telegram cannot say who is in a group', () => {
  it('a member of another group is none of this one', async () => {
    const { world, people, newCase, seal, west } = replay;
    const { 'member of another group': other } = people;
    const { number } = await newCase();
    // Longer ago than anybody is kept out for having just left.
    world.clock.pass(120);
    const look = seal({ do: 'queue', place: 'all', after: 0 }, west);
    expect(await replay.taps(other, look, west)).toBeUndefined();
    world.sandbox.faults.failNext('getChatMember', { status: 502 }, 9);
    const claim = seal({ do: 'claim', case: number, version: 1 }, moderatorsGroup.id);
    await expectNothing(other, claim, moderatorsGroup.id, 'during an outage');
    world.sandbox.faults.clear();
  });
});
