// Junk that is sent many times over is rejected at once, by two moderators.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newModerator, newPerson, type Person, personAt } from '../../support/person.ts';
import { caseOf } from '../../support/stored.ts';
import { createWorld, type World } from '../../support/world.ts';

let world: World;
let first: Person;
let second: Person;
let reporters: readonly Person[];
let codes: readonly string[];
beforeEach(async () => {
  world = await createWorld();
  first = newModerator(world, 'en');
  second = newModerator(world, 'en');
  reporters = (['en', 'ru', 'kk'] as const).map((language) => newPerson(world, language));
  codes = await Promise.all(reporters.map((one) => one.reports()));
});
afterEach(() => world.close());

const statuses = async () => {
  const rows = await Promise.all(codes.map((code) => caseOf(world, code)));
  return rows.map((row) => row.status);
};

async function propose() {
  await first.taps({ key: 'alike.button' });
  await first.taps({ key: 'reject.not_serious.button' });
}

it('all alike are rejected when a second moderator agrees, and each reporter is told why', async () => {
  const other = newPerson(world, 'en');
  const otherCode = await other.reports({ place: 'aktau' });
  const oldest = (await caseOf(world, codes[0] ?? '')).number;
  await first.says(`/case ${oldest}`);
  await propose();
  expect(first.last().text).toContain(first.reads('alike.waits'));
  expect(await statuses()).toEqual(['open', 'open', 'open']);
  expect((await first.taps({ key: 'button.confirm' })).toast).toBe(
    first.reads('refusal.confirm_own'),
  );
  await second.taps({ key: 'button.confirm' });
  await world.settled();
  expect(await statuses()).toEqual(['rejected', 'rejected', 'rejected']);
  expect(await caseOf(world, otherCode)).toMatchObject({ status: 'open' });
  for (const reporter of reporters) {
    expect(reporter.last().text).toContain(reporter.reads('reject.not_serious.reporter'));
  }
  const audit = await world.app.db.sql`
    select act, count(*)::int as n from audit where act in ('reject', 'confirm') group by act order by act`;
  expect([...audit]).toEqual([
    { act: 'confirm', n: 1 },
    { act: 'reject', n: 3 },
  ]);
});

it('what comes after it was proposed is not rejected, and nobody rejects their own', async () => {
  const own = await personAt(world, { id: second.id, language: 'en' }).reports();
  const oldest = (await caseOf(world, codes[0] ?? '')).number;
  await first.says(`/case ${oldest}`);
  await propose();
  const late = await newPerson(world, 'en').reports();
  await second.taps({ key: 'button.confirm' });
  await world.settled();
  expect(await statuses()).toEqual(['rejected', 'rejected', 'rejected']);
  expect(await caseOf(world, own)).toMatchObject({ status: 'open' });
  expect(await caseOf(world, late)).toMatchObject({ status: 'open' });
});

it('when the second moderator does not agree, nothing is rejected', async () => {
  const oldest = (await caseOf(world, codes[0] ?? '')).number;
  await first.says(`/case ${oldest}`);
  await propose();
  await second.taps({ key: 'button.decline' });
  await world.settled();
  expect(await statuses()).toEqual(['open', 'open', 'open']);
  expect(second.last().text).toContain('did not agree');
  expect(second.last().buttons).toEqual([]);
});
