// Limits against sabotage: kind, cheap, and the desk stays usable.
import { afterEach, describe, expect, it } from 'vitest';
import { findExceeded, reportLimits } from '../../../src/reports/limits.ts';
import { floodLimit } from '../../../src/telegram/flood.ts';
import { createWorld, noLimits, type World, type WorldOptions } from '../../support/world.ts';
import { begins, count, DAY, HOUR, newcomer, newReport, reports } from './people.ts';

let world: World;
afterEach(() => world?.close());

const open = async (limits: Partial<NonNullable<WorldOptions['limits']>>) => {
  world = await createWorld({ limits: { ...noLimits, ...limits } });
  return newcomer(world);
};

/** So many reports of other people a moment ago. */
async function othersReported(n: number, placeId = 'almaty') {
  await world.app.db.sql`
    insert into report (id, code, person, card_version, answers, place_id, local_date, received_at)
    select gen_random_uuid(), 'X' || n, 'other' || n, 'v', '{}'::jsonb, ${placeId}, '2026-11-22',
      ${world.clock.now().toISOString()}::timestamptz
    from generate_series(1, ${n}::int) n`;
}

describe('reports of one person', () => {
  it('are taken up to the limit of the hour, and again an hour later', async () => {
    const phone = await open({ reports: reportLimits });
    await newReport(world, phone);
    for (let n = 1; n < 5; n += 1) {
      await phone.says('/report');
      await world.settled();
      await reports(world, phone);
    }
    await phone.says('/report');
    await world.settled();
    const { text, buttons } = await phone.seesLast('I cannot take another report');
    expect(text).not.toMatch(/\d/);
    expect(buttons).toEqual([]);
    expect(await count(world, 'draft')).toBe(0);
    world.clock.pass(1.1 * HOUR);
    await phone.says('/report');
    await world.settled();
    await phone.seesLast('How do you know about it?');
  });

  it('are more for somebody who is known since yesterday', () => {
    const counts = [{ of: 'person', within: 'hour', n: 5 }] as const;
    expect(findExceeded(reportLimits, counts, true)?.refused).toBe('too_many_reports');
    expect(findExceeded(reportLimits, counts, false)).toBeUndefined();
  });

  it('do not start anew after /forget for everybody together', async () => {
    const phone = await open({
      reports: [{ of: 'all', within: 'hour', newcomer: 1, known: 1, code: 'too_busy' }],
    });
    await newReport(world, phone);
    await phone.says('/panic');
    await world.settled();
    await phone.says('/report');
    await world.settled();
    await phone.seesLast('Very many reports');
  });
});

describe('reports of all', () => {
  it('are refused to a new person before one who is known', async () => {
    const phone = await open({ reports: reportLimits });
    await begins(world, phone);
    await phone.says('/cancel');
    await world.settled();
    await othersReported(700);
    await phone.says('/report');
    await world.settled();
    await phone.seesLast('Very many reports');
    world.clock.pass(2 * DAY);
    await othersReported(0);
    await world.app.db
      .sql`update report set received_at = ${world.clock.now().toISOString()}::timestamptz where false`;
    await phone.says('/report');
    await world.settled();
    await phone.seesLast('How do you know about it?');
  });

  it('are refused about a place that is well known by now, and the card stays', async () => {
    const phone = await open({ reports: reportLimits });
    await begins(world, phone);
    await othersReported(40);
    for (const button of [
      'I was there',
      'Today',
      'Almaty',
      'Rally',
      'Prices',
      '10-49',
      'Nobody asked',
      'Stood and watched',
      'Done',
      'Send',
    ]) {
      await phone.taps(button);
      await world.settled();
    }
    expect(await count(world, `report where person not like 'other%'`)).toBe(0);
    expect(await count(world, 'draft')).toBe(1);
    await phone.taps('Cancel');
  });
});

describe('a flood by one person', () => {
  it('is dropped before anything is written, with one answer', async () => {
    const phone = await open({ updates: { ...floodLimit, rate: { everyMs: 60_000, burst: 5 } } });
    for (let n = 0; n < 200; n += 1) await phone.says(`word ${n}`);
    await world.settled();
    expect(await count(world, 'inbox')).toBe(6);
    const answers = phone.messages().filter(({ text }) => text.includes('That is too fast'));
    expect(answers).toHaveLength(1);
    await world.subscriber.says('/stats');
    await world.subscriber.sees('No verified assemblies');
  });

  it('of taps is told by a line on the button', async () => {
    const phone = await open({ updates: { ...floodLimit, rate: { everyMs: 60_000, burst: 2 } } });
    await phone.says('/start');
    await world.settled();
    await phone.taps('Language');
    await world.settled();
    expect((await phone.taps('English')).toast).toContain('That is too fast');
  });
});
