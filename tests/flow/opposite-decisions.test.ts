// Two moderators decide about one case at the same time, opposite: one decision, and the other
// moderator is told of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Press } from '../../src/presses.ts';
import { moderatorsGroup } from '../../src/sandbox/people.ts';
import { sealPress } from '../../src/telegram/callback.ts';
import { insertCase, press as receive } from '../support/desk.ts';
import { newModerator, newPerson, type Person, quiet } from '../support/person.ts';
import { createWorld, type World } from '../support/world.ts';

const ROUNDS = 30;

let world: World;
let reporter: Person;
let moderators: readonly [Person, Person];
beforeAll(async () => {
  world = await createWorld();
  reporter = newPerson(world, 'en');
  await reporter.says('/start');
  moderators = [newModerator(world, 'ru'), newModerator(world, 'en')];
});
afterAll(() => world.close());

const verify = (number: number): Press => ({ do: 'new_event', case: number, version: 1 });
const reject = (number: number): Press => {
  return { do: 'reject_for', case: number, version: 1, reason: 'not_serious' };
};

async function decisionsOf(number: number) {
  return world.app.db.sql<
    { verdict: string; moderator: string; status: string; version: number }[]
  >`
    select d.verdict, d.moderator, c.status, c.version
    from decision d join desk_case c on c.number = d.case_number where c.number = ${number}`;
}

async function expectOneDecision(number: number, toasts: readonly (string | undefined)[]) {
  const decisions = await decisionsOf(number);
  expect(decisions).toHaveLength(1);
  const [{ verdict, status, version } = { verdict: '', status: '', version: 0 }] = decisions;
  expect({ status, version }).toEqual({ status: verdict, version: 2 });
  const key = verdict === 'verified' ? 'refusal.already_verified' : 'refusal.already_rejected';
  const winner = moderators.findIndex((one) => one.key === decisions[0]?.moderator);
  expect(toasts[winner]).toBeUndefined();
  expect(toasts[1 - winner]).toBe(moderators[1 - winner]?.reads(key));
  return verdict;
}

describe('two opposite decisions at once', () => {
  it(`by two processes: exactly one of them, in each of ${ROUNDS} rounds`, async () => {
    const intakes = [world.app.openIntake(''), world.app.openIntake('')] as const;
    for (let round = 0; round < ROUNDS; round += 1) {
      const { number } = await insertCase(world, reporter);
      const presses = [verify(number), reject(number)];
      if (round % 2 === 1) presses.reverse();
      const toasts = await Promise.all(
        moderators.map((one, index) => {
          const press = presses[index] as Press;
          return receive(world, one, press, intakes[index] ?? intakes[0]);
        }),
      );
      await expectOneDecision(number, toasts);
    }
    await world.settled();
  });

  it('by taps that come in one batch: exactly one of them, in each of 10 rounds', async () => {
    const { vault } = world.app;
    const seal = (press: Press) =>
      sealPress(press, vault.chatKey(moderatorsGroup.id), vault.buttonKey);
    for (let round = 0; round < 10; round += 1) {
      const { number } = await insertCase(world, reporter);
      const presses = [seal(verify(number)), seal(reject(number))];
      if (round % 2 === 1) presses.reverse();
      const tapped = await Promise.all(
        moderators.map(({ phone }, index) => phone.tapsOn(1, presses[index] ?? '')),
      );
      await quiet(world);
      await expectOneDecision(
        number,
        tapped.map((one) => one.toast),
      );
    }
  });

  it('leave as many assemblies, and figures, as there are verified cases', async () => {
    const [row] = await world.app.db.sql`
      select (select count(*) from decision where verdict = 'verified')::int as verified,
        (select count(*) from assembly)::int as assemblies,
        (select coalesce(sum(n), 0) from rollup where figure = 'assemblies' and span = 'all' and subset = 'all')::int as counted`;
    expect(row?.['verified']).toBeGreaterThan(0);
    expect(row).toEqual({
      verified: row?.['verified'],
      assemblies: row?.['verified'],
      counted: row?.['verified'],
    });
  });

  it('tell the reporter of every case once', async () => {
    await world.settled();
    const told = reporter.phone.messages().filter(({ text }) => text.includes('Taraz'));
    expect(told).toHaveLength(ROUNDS + 10);
  });
});
