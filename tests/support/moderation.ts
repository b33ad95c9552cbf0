// Several moderators at one desk: reports laid before them, roles, and what the audit says.
import { expect } from 'vitest';
import { verifyChain } from '../../src/audit/chain.ts';
import { readAudit } from '../../src/db/audit.ts';
import { moderatorsGroup } from '../../src/sandbox/people.ts';
import { verifiesCase } from './desk.ts';
import { type CardScript, newPerson, type Person } from './person.ts';
import { cardOf, caseOf } from './stored.ts';
import type { World } from './world.ts';

/** A report on the desk, and what becomes of its case. */
export async function newCase(world: World, script: CardScript = {}, by?: Person) {
  const reporter = by ?? newPerson(world, 'en');
  const code = await reporter.reports({ place: 'taraz', ...script });
  const { number } = await caseOf(world, code);
  return {
    reporter,
    code,
    number,
    read: () => caseOf(world, code),
    cardText: (reader: Person) => cardOf(world, { by: reader, number }).text,
    buttons: (reader: Person) => cardOf(world, { by: reader, number }).buttons.flat(),
  };
}

/** A report that this moderator verified, with its assembly. */
export async function verifiedCase(
  world: World,
  by: Person,
  script: CardScript = {},
  reporter?: Person,
) {
  const one = await newCase(world, script, reporter);
  await verifiesCase(world, by, one.number);
  const [row] = await world.app.db.sql<{ number: number; id: string }[]>`
    select number, id from assembly order by number desc limit 1`;
  if (row === undefined) throw new Error('nothing was verified');
  return { ...one, assembly: row.number, id: row.id };
}

/** Moderators get their number, and a row of their own, with the first thing that they do. */
export async function isKnown(person: Person): Promise<void> {
  await person.says('/me');
}

export async function setRole({ app }: World, { key }: Person, role: string): Promise<void> {
  await app.db.sql`update moderator set role = ${role} where person = ${key}`;
}

export async function roleOf({ app }: World, { key }: Person): Promise<string | undefined> {
  const [row] = await app.db.sql<{ role: string }[]>`
    select role from moderator where person = ${key}`;
  return row?.role;
}

/** The acts of the audit, oldest first. */
export async function actsOf({ app }: World): Promise<readonly string[]> {
  const rows = await app.db.sql<{ act: string }[]>`select act from audit order by seq`;
  return rows.map((row) => row.act);
}

export async function expectWholeAudit({ app }: World): Promise<void> {
  const verdict = await verifyChain(readAudit(app.db));
  expect(verdict).toMatchObject({ holds: true });
}

export function leavesGroup(world: World, { id }: Person): Promise<void> {
  world.sandbox.removeMember(moderatorsGroup.id, id);
  return world.settled();
}

/** The newest message of the bot in the group that holds these words. */
export function messageWith({ phone }: Person, words: string) {
  const found = phone.messages().findLast(({ fromBot, text }) => fromBot && text.includes(words));
  if (found === undefined) throw new Error(`nothing in the group says: ${words}`);
  return found;
}
