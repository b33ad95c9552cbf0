// The rogue moderator drill: for 30 days somebody at the desk does all that the role allows, and
// learns nothing about who sent the reports. All that they looked at is in the audit.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { remindOfWaiting } from '../../../src/actions/desk/remind.ts';
import { tidy } from '../../../src/actions/upkeep.ts';
import { aktau, type Canary, forbiddenOf, newCanary, tells } from '../../support/canaries.ts';
import { newModerator, type Person } from '../../support/person.ts';
import { reckoning } from '../../support/races/reckoning.ts';
import { randomOf } from '../../support/random-numbers.ts';
import {
  asksFreely,
  type Sent,
  type Snooping,
  sendCommands,
  sentToGroup,
  tapAround,
} from '../../support/rogue.ts';
import { linkWest, WEST } from '../../support/west.ts';
import { createWorld, type World } from '../../support/world.ts';
import { DAY, HOUR } from './people.ts';

const DAYS = 30;
const REPORTERS = 40;
const TAPS_A_DAY = 12;
/** They tell of another region, which another group has. */
const IN_THE_WEST = 7;

let world: World;
let rogue: Person;
let canaries: readonly Canary[];
let snooping: Snooping;
let sent: readonly Sent[];
let reported = 0;
/** Codes of reports, by the index of the reporter. */
const codes = new Map<number, string[]>();

beforeAll(async () => {
  world = await createWorld({ start: '2026-10-24T04:00:00Z' });
  rogue = newModerator(world, 'en');
  const colleague = newModerator(world, 'en');
  await linkWest(world);
  canaries = Array.from({ length: REPORTERS }, (_, index) =>
    index === IN_THE_WEST ? newCanary(world, index, aktau) : newCanary(world, index),
  );
  snooping = { world, rogue, random: randomOf(30), tapped: new Map() };
  for (let day = 0; day < DAYS; day += 1) {
    const from = reported;
    reported += day % 10 === 3 ? 4 : 2;
    await Promise.all(Array.from({ length: reported - from }, (_, n) => reportOn(from + n)));
    await sendCommands(snooping, day, reported);
    await tapAround(snooping, TAPS_A_DAY);
    await asksFreely(snooping);
    await agrees(colleague);
    await answer(canaries[from % REPORTERS] as Canary);
    world.clock.pass(8 * HOUR);
    await remindOfWaiting(world.app);
    world.clock.pass(DAY - 8 * HOUR);
    await tidy(world.app);
    await world.settled();
  }
  sent = sentToGroup(world);
}, 600_000);
afterAll(() => world.close());

async function reportOn(index: number) {
  const canary = canaries[index % REPORTERS] as Canary;
  const code = await tells(world, canary, {
    participants: { typed: String(20 + index) },
    // What one moderator may not verify alone.
    ...(index % 5 === 3 && { authority_response: ['force'] }),
  });
  codes.set(canary.index, [...(codes.get(canary.index) ?? []), code]);
}

/** What needs a second moderator gets one. */
async function agrees(colleague: Person) {
  const confirm = colleague.reads('button.confirm');
  const isAsked = colleague.phone
    .messages()
    .some(({ buttons }) => buttons.flat().some((text) => text.endsWith(confirm)));
  if (isAsked) await colleague.taps(new RegExp(confirm));
}

/** Whoever is asked replies. */
async function answer({ person, reply }: Canary) {
  const words = person.reads('button.reply');
  const isAsked = person.phone
    .messages()
    .some(({ buttons }) => buttons.flat().some((text) => text.endsWith(words)));
  if (!isAsked) return;
  await person.taps(new RegExp(words));
  await person.says(reply);
}

const everything = () => sent.map(({ text }) => text).join('\n');

describe('a moderator who does all that the role allows for 30 days', () => {
  it('has done a lot', async () => {
    expect([...codes.values()].flat()).toHaveLength(reported);
    const acts = await world.app.db.sql<{ act: string }[]>`select distinct act from audit`;
    const done = acts.map(({ act }) => act);
    for (const act of ['claim', 'verify', 'reject', 'ask', 'view_photos', 'propose', 'confirm']) {
      expect(done, act).toContain(act);
    }
    expect(snooping.tapped.size).toBeGreaterThan(15);
    expect(/canarynote/.test(everything()) && /canaryreply/.test(everything())).toBe(true);
  });

  it('is shown nothing that leads to a reporter', () => {
    const text = everything().toLowerCase();
    const found = canaries.flatMap((canary) =>
      forbiddenOf(world, canary, codes.get(canary.index) ?? [])
        .filter(([, forbidden]) => text.includes(forbidden.toLowerCase()))
        .map(([what]) => `${what} of reporter ${canary.index}`),
    );
    expect(found).toEqual([]);
  });

  it('would be found out by this test if there was one trace', () => {
    const [canary] = canaries;
    if (canary === undefined) throw new Error('nobody reported');
    for (const [what, forbidden] of forbiddenOf(world, canary, ['AB23CD'])) {
      expect(forbidden.length, what).toBeGreaterThan(5);
    }
    const toThem = sentToGroup(world, canary.person.id).map(({ text }) => text);
    expect(toThem.join('\n').includes(codes.get(0)?.[0] ?? '?')).toBe(true);
  });

  it('cannot tell in which language somebody wrote', () => {
    // The desk has its own: what stands on a card never comes from the texts of another language.
    const letters = sent
      .filter(({ method }) => method !== 'answerCallbackQuery')
      .map(({ text }) => text.replaceAll(/canary\w+|"language:?[^"]*"|Қазақша|Русский/g, ''));
    const foreign = letters.flatMap((text) => /[а-яәғқңөұүһі]{3,}/iu.exec(text)?.[0] ?? []);
    expect(foreign).toEqual([]);
  });

  it('sees no report of another group', () => {
    const { note, reply } = canaries[IN_THE_WEST] as Canary;
    const toWest = sentToGroup(world, WEST).map(({ text }) => text);
    expect(toWest.some((text) => text.includes(note))).toBe(true);
    expect([note, reply].filter((words) => everything().includes(words))).toEqual([]);
  });

  it('has every view of photos and every act in the audit, which holds', async () => {
    const { sql } = world.app.db;
    const shown = sent.filter(
      ({ method }) => method === 'sendPhoto' || method === 'sendMediaGroup',
    );
    const [row] = await sql<{ views: number }[]>`
      select count(*)::int as views from audit where act = 'view_photos'`;
    // The other pictures are those of the statistics.
    const views = shown.filter(({ text }) => /Case \d+/.test(text)).length;
    expect(views).toBeGreaterThan(0);
    expect(row?.views).toBe(views);
    expect(await reckoning(world)).toEqual([]);
  });

  it('sees another name in each case of a person', async () => {
    const rows = await world.app.db.sql<{ codename: string; code: string }[]>`
      select c.codename, r.code from desk_case c join report r on r.id = c.report_id`;
    const nameOf = new Map(rows.map(({ code, codename }) => [code, codename]));
    const shared = [...codes.values()].filter((own) => {
      const names = own.map((code) => nameOf.get(code));
      return new Set(names).size < names.length;
    });
    // One in 2,700 by chance.
    expect(shared.length).toBeLessThanOrEqual(1);
    for (const codename of nameOf.values()) expect(codename).toMatch(/^[a-z_]+-\d\d$/);
  });

  it('sees no more cards in a day than there are open cases and those asked for', () => {
    const days = new Map<string, Set<string>>();
    for (const { text, day } of sent) {
      const [, number] = /<b>Case (\d+)/.exec(text) ?? [];
      if (number === undefined) continue;
      days.set(day, (days.get(day) ?? new Set()).add(number));
    }
    const most = Math.max(...[...days.values()].map((cases) => cases.size));
    expect(most).toBeLessThanOrEqual(MOST_CARDS_A_DAY);
  });
});

/** Two to four reports a day, and what twelve taps and five commands bring back; measured: 12. */
const MOST_CARDS_A_DAY = 20;
