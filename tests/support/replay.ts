// Everybody who might press a button of the moderators, every chat in which they might do it, and
// what stands in the tables of the desk.
import { readFileSync } from 'node:fs';
import { deskPlace } from '../../src/db/commit.ts';
import { linkDesk } from '../../src/db/desk.ts';
import type { Language } from '../../src/locales/translate.ts';
import type { Press } from '../../src/presses.ts';
import { moderatorsGroup } from '../../src/sandbox/people.ts';
import { sealPress } from '../../src/telegram/callback.ts';
import { press as acts, insertCase } from './desk.ts';
import { newModerator, newPerson, type Person } from './person.ts';
import { openEdge, tapFrom, toastFor } from './updates.ts';
import { createWorld, type World } from './world.ts';

const WEST = -1_001_000_000_002;
const FOREIGN = -1_001_000_000_003;

export type Replay = Awaited<ReturnType<typeof openReplay>>;

export async function openReplay() {
  const world = await createWorld();
  await linkWest(world);
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
    isRefusal,
  };
}

async function linkWest({ app, sandbox }: World) {
  sandbox.addGroup({ id: WEST, title: 'West', members: [601], type: 'supergroup' });
  sandbox.addGroup({ id: FOREIGN, title: 'Foreign', members: [601], type: 'supergroup' });
  const chatKey = app.vault.chatKey(WEST);
  const chat = app.vault.sealChat(WEST, deskPlace(chatKey));
  await linkDesk(app.db.orm, { chatKey, chat, language: 'en' });
  await app.db.sql`update desk set regions = '{mangystau}' where chat_key = ${chatKey}`;
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

/** Tables of the desk, each as one hash; when somebody was looked up last says nothing. */
async function deskTables({ app }: World) {
  const { sql } = app.db;
  const names = [
    'desk',
    'desk_link',
    'desk_case',
    'decision',
    'proposal',
    'desk_draft',
    'case_question',
    'assembly',
    'assembly_report',
    'assembly_offer',
    'correction',
    'outcome',
    'campaign',
    'audit',
    'report',
    'report_addition',
    'withdrawal',
    'rollup',
  ];
  const tables: Record<string, string> = {};
  for (const name of names) {
    const [row] = await sql<{ hash: string }[]>`
      select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash
      from ${sql(name)} t`;
    tables[name] = row?.hash ?? '';
  }
  const [roles] = await sql<{ hash: string }[]>`
    select string_agg(number || role, '|' order by number) as hash from moderator`;
  return { ...tables, roles: roles?.hash };
}

const known = new Map<Language, readonly RegExp[]>();

/** Whether somebody was told no, in their language. */
function isRefusal(toast: string | undefined, language: Language): boolean {
  const texts = known.get(language) ?? refusalsIn(language);
  known.set(language, texts);
  return texts.some((text) => text.test(toast ?? ''));
}

function refusalsIn(language: Language): readonly RegExp[] {
  const file = new URL(`../../src/locales/${language}.json`, import.meta.url);
  const texts = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
  const refusals = Object.entries(texts).filter(([key]) => key.startsWith('refusal.'));
  return refusals.map(([, text]) => {
    const parts = text
      .split(/\{[^}]*\}/)
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.+')}$`);
  });
}
