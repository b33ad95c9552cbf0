// A crowd of sock puppets writes nineteen junk reports for each genuine one, all within the hour.
// The crowd and the limits are a tenth of what they are in life, so that the proportions hold.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeName, quickPlaces } from '../../../src/card/places.ts';
import { type ReportLimit, reportLimits } from '../../../src/reports/limits.ts';
import type { Phone } from '../../../src/sandbox/sandbox.ts';
import { createWorld, noLimits, type World } from '../../support/world.ts';
import { count, DAY, HOUR, newcomer } from './people.ts';

const SCALE = 10;
/** What one person may do stays as it is: a puppet is one person here as well. */
const limits = reportLimits.map(
  (limit): ReportLimit =>
    limit.of === 'person'
      ? limit
      : { ...limit, newcomer: limit.newcomer / SCALE, known: limit.known / SCALE },
);
const limitOfAll = limits.find(({ of }) => of === 'all');

const GENUINE = 8;
const JUNK = 19 * GENUINE;
const CITIES = quickPlaces('en').map(({ id }) => placeName(id, 'en'));
const FIRST_PUPPET = 7_812_350_001;
const AT_ONCE = 10;

interface Teller {
  readonly phone: Phone;
  readonly place: string;
  readonly isGenuine: boolean;
}

let world: World;
let known: readonly Teller[];
let fresh: readonly Teller[];

const places = (n: number) => CITIES[n % CITIES.length] ?? '';

/** Genuine reports tell of marches, so that they can be told from the junk. */
const story = ({ place, isGenuine }: Teller) =>
  [
    'When: today',
    `Where: ${place}`,
    `What: ${isGenuine ? 'march' : 'picket'}`,
    'About: prices',
    'How many: 40',
    'Permission: not allowed',
    'Police: watched',
    'Source: I was there',
  ].join('\n');

/** Everybody writes and taps Send, ten at a time, in this order. */
async function tell(tellers: readonly Teller[]) {
  for (let from = 0; from < tellers.length; from += AT_ONCE) {
    const some = tellers.slice(from, from + AT_ONCE);
    await Promise.all(some.map((one) => one.phone.says(story(one))));
    await world.settled();
    world.clock.pass(2);
    await Promise.all(some.map(({ phone }) => phone.taps('Send')));
    await world.settled();
  }
}

/** The genuine ones spread evenly among the junk. */
const mixed = (genuine: readonly Teller[], junk: readonly Teller[]): readonly Teller[] =>
  genuine.flatMap((one, index) => [...junk.slice(index * 19, (index + 1) * 19), one]);

const isThanked = ({ phone }: Teller) =>
  phone.messages().some(({ text }) => text.includes('Thank you!'));

const cards = () => world.moderator.messages().filter(({ text }) => /^Case \d+\n/.test(text));
const genuineCards = () => cards().filter(({ text }) => text.includes('March'));

beforeAll(async () => {
  world = await createWorld({ limits: { ...noLimits, reports: limits } });
  const genuine = Array.from({ length: GENUINE }, (_, index): Teller => {
    const phone = newcomer(world, 7_812_345_701 + index);
    return { phone, place: places(Math.floor(index / 2) % 2), isGenuine: true };
  });
  // Half of them have been here before; the others hear of the bot today.
  known = genuine.filter((_, index) => index % 2 === 0);
  fresh = genuine.filter((_, index) => index % 2 === 1);
  for (const { phone } of known) await phone.says('/start');
  await world.settled();
  world.clock.pass(2 * DAY);
  const junk = Array.from({ length: JUNK }, (_, index): Teller => {
    const phone = newcomer(world, FIRST_PUPPET + index);
    // A third of them aim at the place of a genuine assembly.
    return { phone, place: places(index % 3 === 0 ? 0 : index), isGenuine: false };
  });
  await tell(mixed(genuine, junk));
}, 300_000);
afterAll(() => world.close());

describe('while 95 % of what comes in is junk', () => {
  it('everybody who is known gets a card at the desk', () => {
    expect(known.filter(isThanked)).toHaveLength(known.length);
    expect(genuineCards().length).toBeGreaterThanOrEqual(known.length);
  });

  it('the desk gets no more than it can read, and most of the junk never reaches it', async () => {
    const reports = await count(world, 'report');
    expect(cards()).toHaveLength(reports);
    // Those who tap in one moment are counted together, and do not count each other.
    expect(reports).toBeLessThanOrEqual((limitOfAll?.known ?? 0) + AT_ONCE);
    const junk = cards().length - genuineCards().length;
    expect(junk).toBeLessThanOrEqual((limitOfAll?.newcomer ?? 0) + AT_ONCE);
    expect(junk).toBeLessThan(JUNK / 2);
    expect(await count(world, `outbox where status = 'pending'`)).toBe(0);
  });

  it('a genuine case can be verified in the midst of it', async () => {
    const [card] = genuineCards();
    await world.moderator.taps('Verify', { on: card?.id ?? 0 });
    await world.settled();
    expect(await count(world, 'assembly')).toBe(1);
  });

  it('who is new and was turned away is told kindly, and has their card still', async () => {
    const refused = fresh.filter((one) => !isThanked(one));
    for (const { phone } of refused) {
      expect(phone.messages().at(-1)?.text).toMatch(
        /Very many reports|know about this place|many reports/,
      );
    }
    const drafts = await count(world, 'draft');
    expect(drafts).toBe(JUNK + GENUINE - (await count(world, 'report')));
  });

  it('an hour later their cards go through as well', async () => {
    world.clock.pass(1.1 * HOUR);
    for (const { phone } of fresh.filter((one) => !isThanked(one))) {
      await phone.taps('Send');
      await world.settled();
    }
    expect(fresh.filter(isThanked)).toHaveLength(fresh.length);
    expect(genuineCards()).toHaveLength(GENUINE);
  });
});
