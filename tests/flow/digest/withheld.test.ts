// A week whose figures do not add up is sent to nobody until they do.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sendDigests } from '../../../src/actions/digests.ts';
import { repairFigures } from '../../../src/db/figure-recount.ts';
import { digestTitle } from '../../../src/screens/digest/digest-title.ts';
import { addRecords, sentTo } from '../../support/digest-world.ts';
import { newPerson, personAt } from '../../support/person.ts';
import { addSubscribers, listDeliveries } from '../../support/subscribers.ts';
import { createWorld, type World } from '../../support/world.ts';

const COORDINATOR = 9_811;
const MONDAY_AT_NINE = '2026-11-23T04:00:30Z';

let world: World;
let before = 0;
beforeAll(async () => {
  world = await createWorld({
    coordinators: [COORDINATOR],
    withoutWorker: true,
    start: '2026-11-22T06:00:00Z',
  });
  world.sandbox.addPerson({ id: COORDINATOR, firstName: 'C', languageCode: 'kk' });
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.app.db.sql`truncate subscription, digest, digest_delivery, assembly, rollup cascade`;
  await addRecords(world, [{ placeId: 'almaty', localDate: '2026-11-18' }]);
  await world.app.db.sql`
    update assembly set lines = array(select line from unnest(lines) line
      where line not like 'topic\\_class:%')`;
  before = sentTo(world.sandbox, COORDINATOR).length;
});

async function runAt(instant: string) {
  world.clock.set(instant);
  await sendDigests(world.app);
  await world.settled();
}

const title = (language: 'kk' | 'en') => digestTitle('2026-W47', { kind: 'country' }, language);

/** Messages about the week, since the test began. */
const toldOf = (chatId: number) =>
  sentTo(world.sandbox, chatId)
    .slice(before)
    .filter((text) => text.includes(title('kk')));

describe('figures that do not add up', () => {
  it('keep the week back, tell the coordinators once, and let it go when they are mended', async () => {
    const coordinator = personAt(world, { id: COORDINATOR, language: 'kk' });
    const person = newPerson(world, 'en');
    await coordinator.says('/start');
    await person.says('/start');
    await addSubscribers(world.app, [{ chatId: person.id }]);
    await runAt(MONDAY_AT_NINE);
    await runAt('2026-11-23T04:01:30Z');
    expect(await listDeliveries(world.app)).toEqual([]);
    expect(toldOf(COORDINATOR)).toEqual([
      coordinator.reads('digest.withheld', { title: title('kk'), figure: 'topic_class' }),
    ]);
    await coordinator.says('/health');
    expect(coordinator.last().text).toContain(
      coordinator.reads('health.digest_withheld', { week: '2026-W47' }),
    );
    await repairFigures(world.app.db);
    await runAt('2026-11-23T07:00:30Z');
    expect(await listDeliveries(world.app)).toMatchObject([{ status: 'sent' }]);
    expect(person.last().text).toContain(title('en'));
    await coordinator.says('/health');
    expect(coordinator.last().text).toContain(
      coordinator.reads('health.digest', { week: '2026-W47', sent: 1, left: 0 }),
    );
  });

  it('are told to a coordinator who can be written to only later', async () => {
    await addSubscribers(world.app, [{ chatId: 61_001 }]);
    await world.app.db.sql`update conversation set chat = null`;
    await runAt(MONDAY_AT_NINE);
    const coordinator = personAt(world, { id: COORDINATOR, language: 'kk' });
    await coordinator.says('/start');
    await runAt('2026-11-23T05:00:30Z');
    await runAt('2026-11-23T05:01:30Z');
    expect(toldOf(COORDINATOR)).toHaveLength(1);
  });

  it('are of no week any more when it is too late for everybody', async () => {
    const coordinator = personAt(world, { id: COORDINATOR, language: 'kk' });
    await coordinator.says('/start');
    await addSubscribers(world.app, [{ chatId: 61_001 }]);
    for (const instant of [MONDAY_AT_NINE, '2026-11-25T04:00:30Z']) await runAt(instant);
    expect(await listDeliveries(world.app)).toMatchObject([{ status: 'late' }]);
    await coordinator.says('/health');
    const { text } = coordinator.last();
    expect(text).toContain(
      coordinator.reads('health.digest', { week: '2026-W47', sent: 0, left: 0 }),
    );
    expect(text).toContain(
      coordinator.reads('health.digest_rest', { ambiguous: 0, dead: 0, gone: 0, late: 1 }),
    );
  });

  it('are not shown to those who ask for the week; the coordinators hear of it once', async () => {
    const coordinator = personAt(world, { id: COORDINATOR, language: 'kk' });
    await coordinator.says('/start');
    const person = newPerson(world, 'en');
    world.clock.set(MONDAY_AT_NINE);
    for (let n = 0; n < 5; n += 1) {
      await person.says('/weekly');
      expect(person.last().text).toBe(person.reads('figures.mismatch'));
    }
    await world.settled();
    expect(toldOf(COORDINATOR)).toHaveLength(1);
    await repairFigures(world.app.db);
    await person.says('/weekly');
    expect(person.last().text).toContain(title('en'));
  });
});
