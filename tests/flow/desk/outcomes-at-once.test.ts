// Two moderators enter an outcome for somebody new at the same time, in one transaction.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Press } from '../../../src/presses.ts';
import { moderatorsGroup } from '../../../src/sandbox/people.ts';
import { expectWholeAudit, isKnown, verifiedCase } from '../../support/moderation.ts';
import { fillsIn } from '../../support/outcomes.ts';
import { newModerator, type Person, quiet } from '../../support/person.ts';
import { newUpdateId } from '../../support/updates.ts';
import { createWorld, type World } from '../../support/world.ts';

const group = moderatorsGroup.id;

let world: World;
let first: Person;
let second: Person;
beforeEach(async () => {
  world = await createWorld();
  [first, second] = [newModerator(world), newModerator(world)];
  for (const one of [first, second]) await isKnown(one);
});
afterEach(async () => {
  await expectWholeAudit(world);
  await world.close();
});

it('two new people, entered at once, are two people', async () => {
  const { assembly, id } = await verifiedCase(world, first);
  for (const one of [first, second]) {
    await one.says(`/outcome ${assembly}`);
    await one.taps({ key: 'button.new_person' });
    await fillsIn(world, one, { kind: 'warning' });
  }
  // The first update keeps the intake busy; the two that wait for it share a transaction.
  const intake = world.app.openIntake('');
  const receive = async (by: Person, press: Press) =>
    intake.receive({ incoming: incomingOf(by, press), chatId: group });
  const presses = await Promise.all([first, second].map(sendPress));
  const others = newModerator(world);
  await Promise.all([
    receive(others, { do: 'log', about: 'all', before: 0 }),
    ...[first, second].map((one, index) => receive(one, presses[index] as Press)),
  ]);
  await quiet(world);
  const rows = await world.app.db.sql`
      select person_ref from outcome where assembly_id = ${id} order by person_ref`;
  expect(rows.map((row) => row['person_ref'])).toEqual(['P1', 'P2']);
});

/** *Record* under the interview that this moderator has open. */
async function sendPress({ key }: Person): Promise<Press> {
  const [row] = await world.app.db.sql`select revision from desk_draft where person = ${key}`;
  return { do: 'send', rev: Number(row?.['revision']) };
}

function incomingOf({ key: person, language }: Person, press: Press) {
  return {
    updateId: newUpdateId(),
    person,
    chatKey: world.app.vault.chatKey(group),
    chatKind: 'group',
    language,
    isMember: true,
    event: { kind: 'press', press },
  } as const;
}
