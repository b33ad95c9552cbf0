// `/forget` at every moment of a report's life: nothing that is keyed by the person is left, and
// what they saw stays.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findLostReports } from '../../../src/actions/upkeep.ts';
import { createVault } from '../../../src/vault.ts';
import { createWorld, SOURCE_KEY, type World } from '../../support/world.ts';
import { asText, dump } from './dump.ts';
import {
  addsWords,
  answers,
  begins,
  count,
  newcomer,
  newReport,
  reports,
  tapsAll,
} from './people.ts';

const ID = 7_812_345_601;
const CANARY = 'canary words of the witness';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const forgets = async (phone = world.sandbox.phone(ID)) => {
  await phone.says('/forget');
  await world.settled();
  await phone.taps('Yes, erase everything');
  await world.settled();
};

/** Nothing leads to the person any more, not even with the key. */
async function expectForgotten() {
  const text = asText(await dump(world), world.lines);
  const vault = createVault(SOURCE_KEY);
  expect(text).not.toContain(vault.personKey(ID));
  expect(text).not.toContain(vault.chatKey(ID));
  expect(text).not.toContain(String(ID));
  expect(text).not.toContain(CANARY);
  expect(await count(world, `conversation where chat is not null`)).toBe(0);
  expect(
    world.sandbox
      .phone(ID)
      .messages()
      .map((message) => message.text),
  ).toEqual(['Done. Nothing is kept about you.']);
}

describe('/forget erases everything that is keyed by the person', () => {
  it('before the first question', async () => {
    const phone = newcomer(world, ID);
    await phone.says('/start');
    await world.settled();
    await forgets();
    await expectForgotten();
  });

  it.each([0, 1, 4, answers.length])('while a card is open, after %i taps', async (taps) => {
    const phone = newcomer(world, ID);
    await begins(world, phone);
    await tapsAll(world, phone, answers.slice(0, taps));
    await forgets();
    await expectForgotten();
    expect(await count(world, 'draft')).toBe(0);
  });

  it('between sending and screening', async () => {
    const phone = newcomer(world, ID);
    await begins(world, phone);
    await tapsAll(world, phone, answers);
    await phone.taps('Send');
    // Not waiting for the job: the forgetting overtakes the screening, or the other way round.
    await phone.says('/forget');
    await phone.sees('Erase everything about you?');
    await phone.taps('Yes, erase everything');
    await world.settled();
    await findLostReports(world.app, world.app.queues);
    await world.settled();
    await expectForgotten();
    await world.moderator.sees('Case 1');
    await world.moderator.taps('Verify');
    await world.settled();
    expect(await count(world, 'assembly')).toBe(1);
    await expectForgotten();
  });

  it('while the report lies at the desk: it loses words and ties, and can be verified', async () => {
    const phone = newcomer(world, ID);
    await newReport(world, phone);
    await tapsAll(world, phone, ['New report']);
    await reports(world, phone);
    await addsWords(world, CANARY);
    await world.moderator.taps('Claim');
    await world.settled();
    await world.app.db.sql`
      insert into case_question (id, case_number, moderator, text, asked_at, reply, replied_at)
      select gen_random_uuid(), number, claimed_by, 'where?', opened_at, ${CANARY}, opened_at
      from desk_case where claimed_by is not null`;
    await world.moderator.sees('same person');
    await forgets();
    await expectForgotten();
    const cards = world.moderator.messages().map((message) => message.text);
    expect(cards.join('\n')).not.toContain('same person');
    expect(cards.join('\n')).not.toContain(CANARY);
    expect(cards.filter((text) => text.includes('Almaty'))).toHaveLength(2);
    await world.moderator.taps('Verify');
    await world.settled();
    expect(await count(world, 'assembly')).toBe(1);
    await expectForgotten();
  });

  it('after the decision: the record stays and cites the report', async () => {
    const phone = newcomer(world, ID);
    await newReport(world, phone);
    await addsWords(world, CANARY);
    await world.moderator.taps('Verify');
    await world.settled();
    await forgets();
    await expectForgotten();
    expect(await count(world, 'assembly_report')).toBe(1);
    expect(await count(world, 'follow_up')).toBe(0);
    await world.subscriber.says('/stats almaty');
    await world.subscriber.sees('1 verified assembly');
  });

  it('while screens wait that could not be shown', async () => {
    const phone = newcomer(world, ID);
    await newReport(world, phone);
    world.sandbox.faults.failNext('sendMessage', { status: 502 }, 3);
    await world.moderator.taps('Verify');
    await forgets();
    await expectForgotten();
  });

  it('when it is asked for twice, without error', async () => {
    const phone = newcomer(world, ID);
    await newReport(world, phone);
    await forgets();
    await phone.says('/forget');
    await world.settled();
    await phone.seesLast('Nothing is kept about you.');
    expect(await count(world, 'conversation')).toBe(0);
    const text = asText(await dump(world), world.lines);
    expect(text).not.toContain(createVault(SOURCE_KEY).personKey(ID));
    expect(world.lines.filter((line) => 'level' in line && line.level !== 'info')).toEqual([]);
  });

  it('when the button is tapped twice', async () => {
    const phone = newcomer(world, ID);
    await newReport(world, phone);
    await phone.says('/forget');
    await world.settled();
    await Promise.all([phone.taps('Yes, erase everything'), phone.taps('Yes, erase everything')]);
    await world.settled();
    await expectForgotten();
  });

  it('and a person who comes back is new', async () => {
    const phone = newcomer(world, ID);
    await newReport(world, phone);
    await forgets();
    await phone.says('/report');
    await phone.sees('Telegram itself knows who you are');
  });
});

describe('/forget', () => {
  it('erases nothing when the question stays unanswered', async () => {
    const phone = newcomer(world, ID);
    await newReport(world, phone);
    await phone.says('/forget');
    await phone.sees('Erase everything about you?');
    await world.settled();
    expect(await count(world, 'report where person is not null')).toBe(1);
  });

  it('leaves other people alone', async () => {
    await newReport(world, newcomer(world, ID));
    const other = newcomer(world, ID + 1);
    await newReport(world, other);
    await forgets();
    expect(await count(world, 'report where person is not null')).toBe(1);
    expect(other.messages().length).toBeGreaterThan(0);
  });
});
