// Retention runs by itself: with the clock moved, only what may stay is left.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tidy } from '../../../src/actions/upkeep.ts';
import { keptForGood, retentionRules } from '../../../src/retention/rules.ts';
import { createVault } from '../../../src/vault.ts';
import { createWorld, SOURCE_KEY, type World } from '../../support/world.ts';
import { asText, dump } from './dump.ts';
import { begins, count, DAY, HOUR, newcomer, newReport, tapsAll } from './people.ts';

const ID = 7_812_345_601;
const CANARY = 'canary words of the witness';
const vault = createVault(SOURCE_KEY);

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const tidied = async () => {
  await tidy(world.app);
  await world.settled();
};

/** One of everything that is kept about people: reports decided and not, and a card that is open. */
async function livelyWorld() {
  const phone = newcomer(world, ID);
  await newReport(world, phone);
  await world.moderator.taps('Verify');
  await world.settled();
  const other = newcomer(world, ID + 1);
  await newReport(world, other);
  await addWords();
  await world.secondModerator.taps('Claim');
  await world.settled();
  await tapsAll(world, other, ['New report', 'I was there']);
}

async function addWords() {
  const { sql } = world.app.db;
  const words = JSON.stringify({
    note: { kind: 'text', text: CANARY },
    photo: { kind: 'photos', fileIds: [CANARY] },
    place: { kind: 'place', place: 'almaty', point: { lat: 43.25, lon: 76.95 } },
    form: { kind: 'choice', value: 'rally' },
  });
  await sql`
    insert into report_addition (id, report_id, kind, answers, received_at)
    select gen_random_uuid(), id, 'details', ${words}::text::jsonb, received_at from report`;
  await sql`
    insert into case_question (id, case_number, moderator, text, asked_at, reply, replied_at)
    select gen_random_uuid(), c.number, m.person, ${CANARY}, opened_at, ${CANARY}, opened_at
    from desk_case c, moderator m`;
  await sql`
    insert into follow_up (report_id, step, due_at) select id, 'hours_3', received_at from report
    on conflict do nothing`;
  // As it was sent: a report with words of its own.
  await sql`
    insert into report (id, code, person, card_version, answers, place_id, local_date, received_at)
    select ${randomUUID()}::uuid, 'ZZZZZZ', person, card_version, answers || ${words}::text::jsonb,
      place_id, local_date, received_at from report limit 1`;
}

describe('a year later', () => {
  it('only what may stay is left', async () => {
    await livelyWorld();
    expect(asText(await dump(world), [])).toContain(CANARY);
    world.clock.pass(365 * DAY);
    await tidied();
    await tidied();
    for (const rule of retentionRules) {
      for (const what of rule.erases) {
        const [table = '', column = ''] = what.split('.');
        if (table === 'shown_screen') continue;
        const isLeft: Record<string, string> = {
          '*': 'true',
          answers: 'answers <> without_words(answers)',
          findings: 'findings <> without_ties(findings)',
          text: `text <> ''`,
        };
        const where = isLeft[column] ?? `${column} is not null`;
        expect([what, await count(world, `${table} where ${where}`)]).toEqual([what, 0]);
      }
    }
    const text = asText(await dump(world), world.lines);
    expect(text).not.toContain(CANARY);
    expect(text).not.toContain('43.25');
    for (const id of [ID, ID + 1]) {
      expect(text).not.toContain(vault.personKey(id));
      expect(text).not.toContain(vault.chatKey(id));
    }
  });

  it('the observations, the record and the figures are still there', async () => {
    await livelyWorld();
    const rows = await count(world, 'report');
    world.clock.pass(365 * DAY);
    await tidied();
    expect(await count(world, 'report')).toBe(rows);
    expect(await count(world, 'assembly')).toBe(1);
    expect(await count(world, 'decision')).toBe(1);
    const [moderator] = await world.app.db.sql`select count(*)::int as n from moderator`;
    expect(moderator?.['n']).toBeGreaterThan(0);
    await world.subscriber.says('/stats');
    await world.subscriber.sees('1 verified assembly');
  });

  it('tables hold nothing in a column that neither a rule nor a reason covers', () => {
    const reasons = Object.values(keptForGood);
    expect(reasons.filter((reason) => reason.length < 4)).toEqual([]);
  });
});

describe('each thing stays for as long as its rule says, and no longer', () => {
  const after = async (seconds: number) => {
    world.clock.pass(seconds);
    await tidied();
  };

  it('an open card: a day after the last answer', async () => {
    const phone = newcomer(world, ID);
    await begins(world, phone);
    await after(23 * HOUR);
    await tapsAll(world, phone, ['I was there']);
    await after(23.9 * HOUR);
    expect(await count(world, 'draft')).toBe(1);
    await after(0.2 * HOUR);
    expect(await count(world, 'draft')).toBe(0);
    await phone.says('/report');
    await world.settled();
    await phone.seesLast('How do you know about it?');
  });

  it('the address: fourteen days after the person last did something', async () => {
    const phone = newcomer(world, ID);
    const addresses = () => count(world, `conversation where chat is not null`);
    await phone.says('/start');
    await world.settled();
    await after(13 * DAY);
    await phone.says('/stats');
    await world.settled();
    await after(13.9 * DAY);
    expect(await addresses()).toBe(1);
    await after(0.2 * DAY);
    expect(await addresses()).toBe(0);
    await phone.says('/stats');
    await world.settled();
    expect(await addresses()).toBe(1);
  });

  it('words and the tie to a person: ninety days after the decision', async () => {
    await newReport(world, newcomer(world, ID));
    await addWords();
    const words = () => count(world, `report_addition where answers <> without_words(answers)`);
    const ties = () => count(world, `report where person is not null and code <> 'ZZZZZZ'`);
    await after(50 * DAY);
    await world.moderator.taps('Verify');
    await world.settled();
    await after(89.9 * DAY);
    expect([await words(), await ties()]).toEqual([1, 1]);
    await after(0.2 * DAY);
    expect([await words(), await ties()]).toEqual([0, 0]);
  });

  it('the same of a report that was taken back', async () => {
    await newReport(world, newcomer(world, ID));
    await world.app.db.sql`
      insert into withdrawal (report_id, withdrawn_at) select id, received_at from report`;
    await after(89.9 * DAY);
    expect(await count(world, 'report where person is not null')).toBe(1);
    await after(0.2 * DAY);
    expect(await count(world, 'report where person is not null')).toBe(0);
  });

  it('the same of a report that nobody decided about: half a year', async () => {
    await newReport(world, newcomer(world, ID));
    await after(179.9 * DAY);
    expect(await count(world, 'report where person is not null')).toBe(1);
    await after(0.2 * DAY);
    expect(await count(world, 'report where person is not null')).toBe(0);
  });

  it('what tells that something was sent, and which update came: two days', async () => {
    await newReport(world, newcomer(world, ID));
    await after(47.9 * HOUR);
    expect(await count(world, `inbox`)).toBeGreaterThan(0);
    expect(await count(world, `outbox where status = 'sent'`)).toBeGreaterThan(0);
    await after(0.2 * HOUR);
    expect(await count(world, `inbox`)).toBe(0);
    expect(await count(world, `outbox`)).toBe(0);
    expect(await count(world, `shown_screen where slot not like 'case:%'`)).toBe(0);
    await world.moderator.taps('Verify');
    await world.settled();
    await world.moderator.sees('verified by moderator');
  });
});

it('a report can lose its words and its tie, and nothing else', async () => {
  await newReport(world, newcomer(world, ID));
  await addWords();
  const { sql } = world.app.db;
  const refused = async (change: string) =>
    expect(sql.unsafe(`update report set ${change} where code = 'ZZZZZZ'`)).rejects.toThrow(
      'a report is never changed',
    );
  await refused(`answers = answers - 'form'`);
  await refused(`answers = '{}'`);
  await refused(`answers = answers - 'note'`);
  await refused(`person = 'somebody'`);
  await refused(`place_id = 'astana'`);
  await sql`update report set answers = without_words(answers), person = null`;
  await sql`update report set answers = without_words(answers), person = null`;
});
