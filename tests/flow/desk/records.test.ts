// Records without an assembly: refused, prevented, cancelled, announced, approved and nobody came.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EventStatus, notHeld } from '../../../src/assemblies/assembly.ts';
import { tapsOnCase } from '../../support/desk.ts';
import { newModerator, newPerson, type Person } from '../../support/person.ts';
import { recordOf, recordText } from '../../support/records.ts';
import { rollupDifferences } from '../../support/recount.ts';
import { cardOf, caseOf } from '../../support/stored.ts';
import { createWorld, type World } from '../../support/world.ts';

let world: World;
let first: Person;
let second: Person;
beforeAll(async () => {
  world = await createWorld();
  first = newModerator(world);
  second = newModerator(world);
});
afterAll(() => world.close());

async function records(status: EventStatus, answers = {}) {
  const reporter = newPerson(world, 'kk');
  const code = await reporter.reports({ place: 'taraz', ...answers });
  const { number } = await caseOf(world, code);
  await tapsOnCase(world, first, { number, key: 'button.verify_as' });
  await tapsOnCase(world, first, { number, key: 'button.record_as' });
  expect(cardOf(world, { by: first, number }).text).toContain(first.reads('desk.ask_status'));
  await tapsOnCase(world, first, { number, key: `record.choice.event_status.${status}` });
  await world.settled();
  return { reporter, code, number };
}

async function stats(): Promise<string> {
  const reader = newPerson(world, 'en');
  await reader.says('/stats Taraz');
  return reader.last().text;
}

describe('what did not take place', () => {
  it.each(notHeld)('is a record of its own as %s, and never counted', async (status) => {
    const { reporter, code, number } = await records(status);
    const record = await recordOf(world, number);
    expect(record).toMatchObject({ event_status: status });
    expect(await stats()).toContain(first.reads('stats.none'));
    expect(await rollupDifferences(world.app.db.sql)).toEqual([]);
    const words = first.reads(`record.choice.event_status.${status}`);
    const counted = first.reads('record.not_counted', { status: words });
    expect(cardOf(world, { by: first, number }).text).toContain(counted);
    const place = { id: code, place: 'Тараз', day: '2026 ж. 22 қараша' };
    expect(reporter.last().text).toBe(reporter.reads('report.recorded', place));
    await first.says(`/assembly ${record.number}`);
    expect(recordText(first, record.number)).toContain(counted);
  });

  it('is verified by two where force was used', async () => {
    const { number } = await records('prevented', { authority_response: ['force'] });
    expect(cardOf(world, { by: first, number }).text).toContain(
      first.reads('act.verify_status', {
        status: first.reads('record.choice.event_status.prevented'),
      }),
    );
    await tapsOnCase(world, second, { number, key: 'button.confirm' });
    expect(await recordOf(world, number)).toMatchObject({ event_status: 'prevented' });
    expect(await stats()).toContain(first.reads('stats.none'));
  });

  it('can be undone like any other decision', async () => {
    const { number } = await records('cancelled');
    await tapsOnCase(world, first, { number, key: 'button.undo' });
    await expect(recordOf(world, number)).rejects.toThrow('no record');
  });
});
