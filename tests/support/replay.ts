// Everybody who might press a button of the moderators, every chat in which they might do it, and
// the buttons.
import type { Press } from '../../src/presses.ts';
import { moderatorsGroup } from '../../src/sandbox/people.ts';
import { sealPress } from '../../src/telegram/callback.ts';
import { press as acts, insertCase } from './desk.ts';
import { deskTables } from './desk-tables.ts';
import { newModerator, newPerson, type Person } from './person.ts';
import { openEdge, tapFrom, toastFor } from './updates.ts';
import { linkWest, WEST } from './west.ts';
import { createWorld, type World } from './world.ts';

const FOREIGN = -1_001_000_000_003;

export type Replay = Awaited<ReturnType<typeof openReplay>>;

export async function openReplay() {
  const world = await createWorld();
  await linkWest(world);
  world.sandbox.addGroup({ id: FOREIGN, title: 'Foreign', members: [601], type: 'supergroup' });
  const people = await newPeople(world);
  const seal = (press: Press, chat: number) => {
    const { chatKey, buttonKey } = world.app.vault;
    return sealPress(press, chatKey(chat), buttonKey);
  };
  return {
    world,
    people,
    seal,
    west: WEST,
    newCase: () => newCase(world, people.reporter),
    chats: ({ id }: Person) => ({
      'this group': moderatorsGroup.id,
      'another group': WEST,
      'a foreign group': FOREIGN,
      'the private chat': id,
    }),
    /** A tap by an edge that remembers nobody. Resolves with the toast. */
    async taps(by: Person, data: string, chat: number): Promise<string | undefined> {
      const edge = openEdge(world.app);
      const tap = tapFrom(by, { data, ...(chat < 0 && { group: chat }) });
      await edge.handle(tap);
      await edge.settled();
      return toastFor(world, tap);
    },
    deskTables: () => deskTables(world),
    deskPresses: (number: number) => deskPresses(world, people, number),
  };
}

async function newPeople(world: World) {
  const moderator = newModerator(world, 'en');
  const other = newModerator(world, 'ru', WEST);
  const removed = newModerator(world, 'kk');
  const stranger = newPerson(world, 'ru');
  // Reporters may be moderators; of their own report they decide nothing.
  const reporter = newModerator(world, 'en');
  for (const one of [moderator, other, removed, reporter]) await one.says('/log');
  world.sandbox.removeMember(moderatorsGroup.id, removed.id);
  await world.settled();
  // Longer ago than anybody is kept out for having just left.
  world.clock.pass(120);
  return {
    moderator,
    'member of another group': other,
    'removed member': removed,
    stranger,
    reporter,
  };
}

interface Made {
  readonly press: Press;
  /** Whether a moderator in their group may press it. */
  readonly isRight: boolean;
}

/** A case of its own each time, and a button about it. */
export const buttons: Readonly<Record<string, (replay: Replay) => Promise<Made>>> = {
  async fresh({ world, people }) {
    const { number } = await newCase(world, people.reporter);
    return { press: { do: 'new_event', case: number, version: 1 }, isRight: true };
  },
  async 'of an earlier version'({ world, people }) {
    const { number } = await newCase(world, people.reporter);
    const at = { case: number };
    await acts(world, people.moderator, { do: 'claim', ...at, version: 1 });
    return { press: { do: 'new_event', ...at, version: 1 }, isRight: false };
  },
  async 'about a decided case'({ world, people }) {
    const { number } = await newCase(world, people.reporter);
    const at = { case: number };
    await acts(world, people.moderator, { do: 'new_event', ...at, version: 1 });
    return {
      press: { do: 'reject_for', ...at, version: 2, reason: 'not_serious' },
      isRight: false,
    };
  },
  async 'of a claim that ran out'({ world, people }) {
    const { number } = await newCase(world, people.reporter);
    const at = { case: number };
    await acts(world, people.moderator, { do: 'claim', ...at, version: 1 });
    const before = new Date(world.clock.now().getTime() - 1).toISOString();
    await world.app.db.sql`
      update desk_case set claimed_until = ${before} where number = ${number}`;
    return { press: { do: 'hand_back', ...at, version: 2 }, isRight: false };
  },
};

/** It is before the first group. */
async function newCase(world: World, reporter: Person) {
  const staged = await insertCase(world, reporter);
  const chatKey = world.app.vault.chatKey(moderatorsGroup.id);
  await world.app.db.sql`update desk_case set desk = ${chatKey} where number = ${staged.number}`;
  return staged;
}

/** Each kind of button of the desk, about things that are there. */
async function deskPresses(
  world: World,
  { moderator, stranger }: Awaited<ReturnType<typeof newPeople>>,
  one: number,
): Promise<readonly Press[]> {
  const { number: other } = await newCase(world, stranger);
  await acts(world, moderator, { do: 'new_event', case: other, version: 1 });
  const [record] = await world.app.db.sql<{ number: number; version: number }[]>`
    select number, version from assembly order by number desc limit 1`;
  const { number: assembly = 0, version: seen = 0 } = record ?? {};
  const at = { case: one, version: 1 };
  const plain = [
    'claim',
    'hand_back',
    'verify',
    'verify_as',
    'reject',
    'unreject',
    'photos',
    'ask',
  ] as const;
  return [
    ...plain.map((what): Press => ({ do: what, ...at })),
    { do: 'new_event', ...at },
    { do: 'new_event_as', ...at },
    { do: 'verify_level', ...at, level: 'v1' },
    { do: 'reject_for', ...at, reason: 'not_serious' },
    { do: 'ask_for', ...at, code: 'exact_place' },
    { do: 'compare', ...at, assembly },
    { do: 'same_event', ...at, assembly, seen },
    { do: 'undo', case: other, version: 2 },
    { do: 'unmerge_report', assembly, version: seen, case: other },
    { do: 'merge_into', assembly, version: seen, into: assembly - 1 },
    { do: 'show_case', number: one },
    { do: 'queue', place: 'all', after: 0 },
    { do: 'alike', number: one },
    { do: 'alike_for', number: one, reason: 'not_serious' },
    { do: 'log', about: 'all', before: 0 },
    { do: 'region', region: 'almaty', on: 1 },
    { do: 'regions', index: 1 },
  ];
}
