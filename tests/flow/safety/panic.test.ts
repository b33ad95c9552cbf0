// `/panic` in every state: the phone is empty, and nothing leads from what was sent to the person.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tidy } from '../../../src/actions/upkeep.ts';
import { createVault } from '../../../src/vault.ts';
import { createWorld, SOURCE_KEY, type World } from '../../support/world.ts';
import { asText, dump } from './dump.ts';
import { addsWords, answers, begins, count, DAY, newcomer, newReport, tapsAll } from './people.ts';

const ID = 7_812_345_601;
const CANARY = 'canary words of the witness';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

describe('/panic', () => {
  const expectSilence = async () => {
    const text = asText(await dump(world), world.lines);
    const vault = createVault(SOURCE_KEY);
    expect(text).not.toContain(vault.personKey(ID));
    expect(text).not.toContain(vault.chatKey(ID));
    expect(await count(world, `conversation where chat is not null`)).toBe(0);
    expect(world.sandbox.phone(ID).messages()).toEqual([]);
  };

  it.each([0, 3, answers.length])(
    'wipes the phone with a card open, after %i taps',
    async (taps) => {
      const phone = newcomer(world, ID);
      await begins(world, phone);
      await tapsAll(world, phone, answers.slice(0, taps));
      await phone.says('/panic');
      await world.settled();
      await expectSilence();
      expect(await count(world, 'draft')).toBe(0);
    },
  );

  it('wipes the phone after a report, and what was sent stays whole for the desk', async () => {
    const phone = newcomer(world, ID);
    await newReport(world, phone);
    await addsWords(world, CANARY);
    await phone.says('/panic');
    await world.settled();
    await expectSilence();
    const [row] = await world.app.db.sql`select answers::text as text from report_addition`;
    expect(row?.['text']).toContain(CANARY);
    await world.moderator.taps('Verify');
    await world.settled();
    await expectSilence();
    world.clock.pass(91 * DAY);
    await tidy(world.app);
    expect(asText(await dump(world), [])).not.toContain(CANARY);
  });

  it('wipes a chat in which nothing was done', async () => {
    const phone = newcomer(world, ID);
    await phone.says('/panic');
    await world.settled();
    await expectSilence();
  });

  it('takes with it what was still on its way', async () => {
    const phone = newcomer(world, ID);
    await newReport(world, phone);
    world.sandbox.faults.delay('sendMessage', 300);
    await phone.says('/mydata');
    await phone.says('/help');
    await phone.says('/panic');
    await world.settled();
    world.sandbox.faults.clear();
    await expectSilence();
  });

  it('works although the card at the desk cannot be drawn', async () => {
    const phone = newcomer(world, ID);
    await newReport(world, phone);
    await phone.taps('New report');
    await world.settled();
    await tapsAll(world, phone, [...answers, 'Send']);
    await world.app.db.sql`
      insert into report_addition (id, report_id, kind, answers, received_at)
      select gen_random_uuid(), id, 'details', '{"form": {"kind": "choice", "value": "unheard_of"}}',
        received_at from report`;
    await phone.says('/panic');
    await world.settled();
    await expectSilence();
  });

  it('is not lost when Telegram cannot be reached', async () => {
    const phone = newcomer(world, ID);
    await newReport(world, phone);
    world.sandbox.faults.failNext('deleteMessages', { status: 502 }, 2);
    await phone.says('/panic');
    await world.settled();
    await expectSilence();
  });

  it('shows nothing of the reports to whoever holds the phone afterwards', async () => {
    const phone = newcomer(world, ID);
    await newReport(world, phone);
    await phone.says('/panic');
    await world.settled();
    await phone.says('/mydata');
    await phone.sees('No report is tied to you');
  });
});

it('/mydata tells all that is kept', async () => {
  const phone = newcomer(world, ID);
  await newReport(world, phone);
  await phone.taps('New report');
  await world.settled();
  await phone.taps('I was there');
  await world.settled();
  await phone.says('/mydata');
  const { text } = await phone.sees('What is kept about you now');
  expect(text).toContain('Language: English.');
  expect(text).toContain('You first wrote on 22 November 2026.');
  expect(text).toContain('encrypted until 6 December 2026');
  expect(text).toContain('Unsent answers: 1.');
  expect(text).toContain('1 report is tied to you');
  expect(text).toMatch(/[2-9A-Z]{6}: Almaty, 22 November 2026 — at the moderators’ desk/);
});
