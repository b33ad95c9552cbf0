import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askFollowUps } from '../../../src/actions/reporter/follow-up.ts';
import { createWorld, type World } from '../../support/world.ts';
import { newest, sendReport, speakEnglish, tapAll } from './reporting.ts';

const QUESTION = 'Do you know what happened to people afterwards?';

let world: World;
beforeEach(async () => {
  // Eleven in the morning in Almaty.
  world = await createWorld({ start: '2026-11-22T06:00:00Z' });
  await speakEnglish(world, world.reporter);
});
afterEach(() => world.close());

/** The clock moves, and the round of five minutes comes. */
async function at(instant: string) {
  world.clock.set(instant);
  await askFollowUps(world.app);
  await world.settled();
}

function asked() {
  return world.reporter.messages().filter((one) => one.text.includes(QUESTION));
}

describe('the bot asks what happened afterwards', () => {
  it('after three hours and after three days, once each', async () => {
    await sendReport(world, world.reporter);
    await at('2026-11-22T08:55:00Z');
    expect(asked()).toHaveLength(0);
    await at('2026-11-22T09:00:00Z');
    const [first] = asked();
    expect(first?.text).toContain('Almaty on 22 November 2026');
    expect(first?.buttons.flat()).toEqual(['➕ Add', 'Nothing new', '🔕 Stop asking']);
    await at('2026-11-22T09:05:00Z');
    await Promise.all([askFollowUps(world.app), askFollowUps(world.app)]);
    await world.settled();
    expect(asked().map((one) => one.id)).toEqual([first?.id]);
    await at('2026-11-25T06:00:00Z');
    expect(asked().at(-1)?.id).toBeGreaterThan(first?.id ?? 0);
    const last = asked().at(-1)?.id;
    await at('2026-12-05T09:00:00Z');
    expect(asked().at(-1)?.id).toBe(last);
  });

  it('only after three days about yesterday', async () => {
    await sendReport(world, world.reporter, { when: 'Yesterday' });
    await at('2026-11-24T12:00:00Z');
    expect(asked()).toHaveLength(0);
    await at('2026-11-25T06:00:00Z');
    expect(asked()).toHaveLength(1);
  });

  it('once, when it could not for days', async () => {
    await sendReport(world, world.reporter);
    await at('2026-11-26T06:00:00Z');
    expect(asked()).toHaveLength(1);
    await at('2026-11-27T06:00:00Z');
    expect(asked()).toHaveLength(1);
  });

  it('not at night, but at 8:05 of the place', async () => {
    world.clock.set('2026-11-22T15:00:00Z');
    await sendReport(world, world.reporter);
    await at('2026-11-22T18:00:00Z');
    await at('2026-11-23T03:04:00Z');
    expect(asked()).toHaveLength(0);
    await at('2026-11-23T03:05:00Z');
    expect(asked()).toHaveLength(1);
  });

  it('not at night either when the worker stood still until then', async () => {
    await sendReport(world, world.reporter);
    await at('2026-11-22T18:00:00Z');
    expect(asked()).toHaveLength(0);
    await at('2026-11-23T03:05:00Z');
    expect(asked()).toHaveLength(1);
  });

  it('not about a report that was withdrawn or rejected', async () => {
    const code = await sendReport(world, world.reporter);
    await tapAll(world, world.moderator, ['Reject', 'Not serious']);
    await sendReport(world, world.reporter, { place: 'Astana' });
    await world.reporter.says('/mine');
    await tapAll(world, world.reporter, ['Astana', 'Withdraw', 'Yes, withdraw']);
    await at('2026-11-22T10:00:00Z');
    expect(asked()).toHaveLength(0);
    expect(code).toHaveLength(6);
  });

  it('not when the report is nobody’s any more, or its reporter cannot be reached', async () => {
    await sendReport(world, world.reporter);
    await world.app.db.sql`update conversation set chat = null`;
    await at('2026-11-22T10:00:00Z');
    await world.app.db.sql`update report set person = null`;
    await at('2026-11-25T10:00:00Z');
    expect(asked()).toHaveLength(0);
    expect(await world.app.db.sql`select from follow_up`).toHaveLength(0);
  });

  it('not while somebody is adding, nor when they told already', async () => {
    const { reporter, app } = world;
    await sendReport(world, reporter);
    await tapAll(world, reporter, ['Add details', 'What came after']);
    await at('2026-11-22T09:00:00Z');
    expect(asked()).toHaveLength(0);
    await tapAll(world, reporter, ['Official warning', 'Done', 'Send']);
    await at('2026-11-22T09:30:00Z');
    await at('2026-11-25T09:30:00Z');
    expect(asked()).toHaveLength(0);
    expect(await app.db.sql`select from follow_up where asked_at is null`).toHaveLength(0);
  });

  it('in the language of the reporter', async () => {
    await sendReport(world, world.reporter);
    await world.reporter.says('/language');
    await tapAll(world, world.reporter, ['Русский']);
    await at('2026-11-22T10:00:00Z');
    expect(newest(world.reporter, 'Знаете, что было с людьми потом?')).toBeDefined();
  });
});

describe('an answer', () => {
  beforeEach(async () => {
    await sendReport(world, world.reporter);
    await at('2026-11-22T09:00:00Z');
  });

  it('can be added, and reaches the desk', async () => {
    const { reporter, moderator } = world;
    await tapAll(world, reporter, ['Add']);
    await reporter.seesLast('What came after · Question 1');
    await tapAll(world, reporter, ['Official warning', 'Done', 'Send']);
    await moderator.sees('Afterwards: Official warning');
    await at('2026-11-25T09:00:00Z');
    expect(asked()).toHaveLength(1);
  });

  it('can be that there is nothing new; the second question comes all the same', async () => {
    await tapAll(world, world.reporter, ['Nothing new']);
    await world.reporter.sees('Thank you! If you learn anything later');
    expect(asked()).toHaveLength(0);
    await at('2026-11-25T06:00:00Z');
    expect(asked()).toHaveLength(1);
  });

  it('can be to stop asking, for this report and all to come', async () => {
    const { reporter } = world;
    await tapAll(world, reporter, ['Stop asking']);
    await reporter.sees('you will not be asked any more');
    await sendReport(world, reporter, { place: 'Astana' });
    await at('2026-11-22T13:00:00Z');
    await at('2026-11-25T13:00:00Z');
    expect(asked()).toHaveLength(0);
    expect(await world.app.db.sql`select from follow_up where asked_at is null`).toHaveLength(0);
  });
});
