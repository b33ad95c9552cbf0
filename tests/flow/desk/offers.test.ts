// What is added to a report that a record cites: offered with what it would change, never taken
// silently; and the withdrawal of such a report.
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { t } from '../../../src/locales/translate.ts';
import type { Press } from '../../../src/presses.ts';
import { press } from '../../support/desk.ts';
import { recordOf, verified, whatIsUnsound } from '../../support/joined-records.ts';
import { newModerator, newPerson, type Person } from '../../support/person.ts';
import { caseOf } from '../../support/stored.ts';
import { createWorld, type World } from '../../support/world.ts';
import { sendReport, speakEnglish, tapAll } from '../mine/reporting.ts';

let world: World;
let first: Person;
let second: Person;
let places: string[];
beforeAll(async () => {
  world = await createWorld();
  await speakEnglish(world, world.reporter);
  first = newModerator(world);
  second = newModerator(world);
  places = ['Almaty', 'Astana', 'Shymkent', 'Semey', 'Aktobe'];
});
afterEach(async () => expect(await whatIsUnsound(world)).toEqual([]));
afterAll(() => world.close());

/** A report that is on record, and what its reporter tells next. */
async function updated(sights: readonly string[]) {
  const { reporter } = world;
  const code = await sendReport(world, reporter, { when: 'Now', place: places.shift() ?? '' });
  const { number } = await caseOf(world, code);
  await press(world, first, { do: 'new_event', case: number, version: 1 });
  const before = await recordOf(world, number);
  await reporter.says('/mine');
  await tapAll(world, reporter, [code, 'Update', 'Now', '100-499', ...sights, 'Done', 'Send']);
  const title = t('en', 'desk.offer_title', { number, assembly: before.number });
  const offer = () => {
    const found = first.phone.messages().findLast(({ text }) => text.startsWith(title));
    if (found === undefined) throw new Error('nothing was offered');
    return found;
  };
  return { code, number, before, offer, record: () => recordOf(world, number) };
}

const audited = () => world.app.db.sql<{ act: string; case_number: number }[]>`
  select act, case_number from audit order by seq`;

describe('something new in a cited report', () => {
  it('leaves the record as it is, and is offered with what it would change', async () => {
    const { offer, before, record } = await updated(['Detained people']);
    expect(offer().text).toContain('10-49 → 100-499');
    expect(offer().buttons.flat()).toEqual(['✅ Take', '✖️ Leave']);
    expect(await record()).toEqual(before);
    await first.taps({ key: 'button.leave' });
    expect(offer().text).toContain('Left out of the record by moderator');
    expect(offer().buttons).toEqual([]);
    expect(await record()).toEqual(before);
    expect((await audited()).at(-1)).toMatchObject({ act: 'leave_update' });
  });

  it('goes into the record once a moderator takes it, and only once', async () => {
    const { offer, number, before, record } = await updated(['Detained people']);
    const data = dataOf('Take');
    await first.taps({ key: 'button.take' });
    expect(offer().text).toContain('Taken into the record by moderator');
    const after = await record();
    expect(after.version).toBe(before.version + 1);
    expect(after.says).toMatchObject({ participants_low: 100, participants_high: 499 });
    expect((await audited()).at(-1)).toEqual({ act: 'take_update', case_number: number });
    const { toast } = await second.tapsOn(offer().id, data);
    expect(toast).toBe(second.reads('refusal.offer_settled'));
    expect(await record()).toEqual(after);
  });

  it('needs a second moderator where it tells of force', async () => {
    const { offer, before, record } = await updated(['Used force']);
    await first.taps({ key: 'button.take' });
    expect(offer().text).toContain('proposes to take it');
    expect(await record()).toEqual(before);
    const own = await first.taps({ key: 'button.confirm' });
    expect(own.toast).toBe(first.reads('refusal.confirm_own'));
    await second.taps({ key: 'button.decline' });
    expect(offer().buttons.flat()).toEqual(['✅ Take', '✖️ Leave']);
    await second.taps({ key: 'button.take' });
    await first.taps({ key: 'button.confirm' });
    expect((await record()).says).toMatchObject({ participants_low: 100 });
  });

  it('that no figure knows of is a note without buttons', async () => {
    const { reporter } = world;
    const code = await sendReport(world, reporter, { place: places.shift() ?? '' });
    const { number } = await caseOf(world, code);
    await press(world, first, { do: 'new_event', case: number, version: 1 });
    await reporter.says('/mine');
    await tapAll(world, reporter, [code, 'Add details', 'Place', 'Skip']);
    world.clock.pass(2);
    await reporter.says('by the fountain');
    await tapAll(world, reporter, ['Skip', 'Send']);
    const note = first.last();
    expect(note.text).toContain(t('en', 'desk.addition_title', { number }));
    expect(note.buttons).toEqual([]);
  });
});

describe('a cited report that is withdrawn', () => {
  it('is left out once a moderator takes that; an empty record is to be retracted', async () => {
    const { reporter } = world;
    const code = await sendReport(world, reporter, { place: places.shift() ?? '' });
    const { number } = await caseOf(world, code);
    await press(world, first, { do: 'new_event', case: number, version: 1 });
    const before = await recordOf(world, number);
    await reporter.says('/mine');
    await tapAll(world, reporter, [code, 'Withdraw', 'Yes, withdraw']);
    const kept = await recordOf(world, number);
    expect(kept.says).toEqual(before.says);
    const { id } = first.last();
    const data = dataOf('Take');
    await first.taps({ key: 'button.take' });
    const left = await recordOf(world, number);
    expect(left.says).toMatchObject({ corroboration: 0, level: 'v0', participants_low: null });
    const assembly = before.number;
    expect(first.last().text).toContain(t('en', 'desk.nothing_left', { assembly }));
    const again = await second.tapsOn(id, data);
    expect(again.toast).toBe(second.reads('refusal.offer_settled'));
  });
});

describe('Take and Leave by two moderators at once', () => {
  it('have one outcome, in each of 24 rounds', async () => {
    const reporter = newPerson(world, 'en');
    await reporter.says('/start');
    const intakes = [world.app.openIntake(''), world.app.openIntake('')] as const;
    for (let round = 0; round < 24; round += 1) {
      const { number, addition, before } = await offered(reporter);
      const acts: readonly Press[] = [
        { do: 'take', addition },
        { do: round % 3 === 0 ? 'take' : 'leave', addition },
      ];
      const isBatch = round % 2 === 0;
      const [intake, other] = intakes;
      // While this is looked at the two others come, and are taken together.
      const blocker = press(world, reporter, { do: 'log', about: 'all', before: 0 }, intake);
      const toasts = await Promise.all(
        [first, second].map((by, at) =>
          press(world, by, acts[at] as Press, isBatch || at === 0 ? intake : other),
        ),
      );
      await blocker;
      expect(toasts.filter((toast) => toast === undefined)).toHaveLength(1);
      const [row] = await world.app.db.sql<{ status: string }[]>`
        select status from assembly_offer where addition_id = ${addition}`;
      const after = await recordOf(world, number);
      expect(after.version).toBe(row?.status === 'taken' ? before.version + 1 : before.version);
    }
  });
});

/** An addition to a cited report, offered, without anybody being told. */
async function offered(reporter: Person) {
  const number = await verified(world, { reporter, moderator: first });
  const before = await recordOf(world, number);
  const addition = randomUUID();
  const answers = { participants: { kind: 'number', value: 90 } };
  const { sql } = world.app.db;
  await sql`
    insert into report_addition (id, report_id, kind, answers, received_at)
    select ${addition}, report_id, 'update', ${JSON.stringify(answers)}::text::jsonb, now()
    from desk_case where number = ${number}`;
  await sql`
    insert into assembly_offer (addition_id, assembly_id, offered_at)
    values (${addition}, ${String(before.says['id'])}, now())`;
  return { number, addition, before };
}

function dataOf(words: string): string {
  const pattern = new RegExp(`"text":"[^"]*${words}[^"]*","callback_data":"([^"]+)"`);
  const [found] = world.sandbox.ledger
    .toReversed()
    .flatMap((call) => pattern.exec(JSON.stringify(call.params))?.[1] ?? []);
  if (found === undefined) throw new Error(`no button ${words} was sent`);
  return found;
}
