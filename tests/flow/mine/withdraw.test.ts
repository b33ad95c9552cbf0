import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { screenSentReport } from '../../../src/actions/desk/screen-report.ts';
import { runAction } from '../../../src/actions/run.ts';
import { createWorld, type World } from '../../support/world.ts';
import { callbackOf, newest, sendReport, speakEnglish, tapAll } from './reporting.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
  await speakEnglish(world, world.reporter);
});
afterEach(() => world.close());

async function openReport(code: string) {
  await world.reporter.says('/mine');
  await tapAll(world, world.reporter, [code]);
}

async function statusInDatabase() {
  const { sql } = world.app.db;
  const [row] =
    await sql`select c.status, c.version, (select count(*)::int from withdrawal) as gone,
    (select count(*)::int from decision) as decided, (select count(*)::int from assembly) as kept
    from desk_case c`;
  return row;
}

describe('withdrawing a report', () => {
  it('asks once, and can be thought over', async () => {
    const { reporter } = world;
    const code = await sendReport(world, reporter);
    await openReport(code);
    await tapAll(world, reporter, ['Withdraw']);
    await reporter.sees(`Withdraw report ${code}?`);
    await tapAll(world, reporter, ['Back']);
    await reporter.sees('with the moderators');
    await world.settled();
    expect(await statusInDatabase()).toMatchObject({ status: 'open', gone: 0 });
  });

  it('closes the case, and the desk sees by whom', async () => {
    const { reporter, moderator } = world;
    const code = await sendReport(world, reporter);
    const card = await moderator.sees('Case 1');
    const verify = callbackOf(world, 'Verify');
    await openReport(code);
    await tapAll(world, reporter, ['Withdraw', 'Yes, withdraw']);
    const done = await reporter.sees('The report is withdrawn.');
    expect(done.buttons.flat()).toEqual(['◀️ Back']);
    const closed = await moderator.sees('withdrawn by the reporter');
    expect(closed.id).toBe(card.id);
    expect(closed.buttons).toEqual([]);
    const late = await moderator.tapsOn(card.id, verify);
    expect(late.toast).toContain('Автор отозвал');
    expect(await statusInDatabase()).toMatchObject({ status: 'withdrawn', gone: 1, decided: 0 });
  });

  it('a second time says that it is withdrawn', async () => {
    const { reporter } = world;
    const code = await sendReport(world, reporter);
    await openReport(code);
    await tapAll(world, reporter, ['Withdraw']);
    const yes = callbackOf(world, 'Yes, withdraw');
    const [ask] = [await reporter.sees(`Withdraw report ${code}?`)];
    await tapAll(world, reporter, ['Yes, withdraw']);
    expect((await reporter.tapsOn(ask.id, yes)).toast).toBe('This report is withdrawn.');
    expect(await statusInDatabase()).toMatchObject({ status: 'withdrawn', gone: 1, version: 2 });
  });

  it('after the verification keeps the assembly, and both sides are told', async () => {
    const { reporter, moderator } = world;
    const code = await sendReport(world, reporter);
    await tapAll(world, moderator, ['Verify']);
    await openReport(code);
    await tapAll(world, reporter, ['Withdraw']);
    await reporter.sees('The moderators will be told');
    await tapAll(world, reporter, ['Yes, withdraw']);
    await reporter.sees('Assembly № 1 rests on it and stays in the statistics');
    const note = await moderator.sees('Case 1: the reporter withdrew the report; assembly № 1');
    expect(note.text).not.toContain(code);
    expect(await statusInDatabase()).toMatchObject({ status: 'verified', gone: 1, kept: 1 });
  });

  it('after a rejection is only marked', async () => {
    const { reporter, moderator } = world;
    const code = await sendReport(world, reporter);
    await tapAll(world, moderator, ['Reject', 'Not serious']);
    const before = moderator.messages().length;
    await openReport(code);
    await tapAll(world, reporter, ['Withdraw', 'Yes, withdraw']);
    await reporter.sees('The report is withdrawn.');
    expect(moderator.messages()).toHaveLength(before);
    expect(await statusInDatabase()).toMatchObject({ status: 'rejected', gone: 1 });
  });

  it('before the screening keeps it from the desk', async () => {
    const { reporter, app } = world;
    const code = await sendReport(world, reporter);
    const { sql } = app.db;
    await sql`delete from desk_case`;
    await openReport(code);
    await reporter.sees('sent');
    await tapAll(world, reporter, ['Withdraw', 'Yes, withdraw']);
    const [report] = await sql`select id from report`;
    await runAction(app, (tx) => screenSentReport(tx, String(report?.['id'])));
    expect(await sql`select from desk_case`).toHaveLength(0);
  });

  it('breaks off what was being added to it', async () => {
    const { reporter, app } = world;
    const code = await sendReport(world, reporter);
    await openReport(code);
    await tapAll(world, reporter, ['Add details']);
    await tapAll(world, reporter, ['Withdraw', 'Yes, withdraw']);
    expect(await app.db.sql`select from draft`).toHaveLength(0);
    expect(newest(reporter, 'Choose a subject')).toBeUndefined();
    const late = await reporter.tapsOn(
      (await reporter.sees('Thank you! Report number')).id,
      callbackOf(world, 'Add details'),
    );
    expect(late.toast).toBe('This report is withdrawn.');
  });

  it('of somebody else is not possible', async () => {
    const { reporter, subscriber } = world;
    const code = await sendReport(world, reporter);
    await subscriber.says('/start');
    await world.settled();
    const [message] = subscriber.messages().filter((one) => one.fromBot);
    await openReport(code);
    await tapAll(world, reporter, ['Withdraw']);
    const stolen = callbackOf(world, 'Yes, withdraw');
    const { toast } = await subscriber.tapsOn(message?.id ?? 0, stolen);
    expect(toast).toContain('does not work here');
    expect(await statusInDatabase()).toMatchObject({ gone: 0 });
  });
});

describe('a withdrawal and a decision at the same moment', () => {
  // Through two bot processes, so that only the database can keep them apart.
  it('have one outcome, 20 times', { timeout: 180_000 }, async () => {
    const two = await createWorld({ delivery: 'webhook' });
    const { reporter, moderator, app, clock } = two;
    await speakEnglish(two, reporter);
    const { sql } = app.db;
    for (let round = 1; round <= 20; round += 1) {
      const code = await sendReport(two, reporter);
      await reporter.says('/mine');
      await tapAll(two, reporter, [code, 'Withdraw']);
      const isFirst = round % 2 === 0;
      const withdraws = () => reporter.taps('Yes, withdraw');
      const decides = () => moderator.taps('Verify');
      await Promise.all(isFirst ? [withdraws(), decides()] : [decides(), withdraws()]);
      await two.settled();
      const [row] = await sql`
        select c.status, w.report_id is not null as withdrawn, d.verdict, a.assembly_id as assembly
        from desk_case c left join withdrawal w on w.report_id = c.report_id
          left join decision d on d.case_number = c.number
          left join assembly_report a on a.report_id = c.report_id
        order by c.number desc limit 1`;
      expect(row?.['withdrawn']).toBe(true);
      expect(['withdrawn', 'verified']).toContain(row?.['status']);
      expect(row?.['verdict'] ?? 'withdrawn').toBe(row?.['status']);
      expect(row?.['assembly'] !== null).toBe(row?.['status'] === 'verified');
      clock.pass(4_000);
    }
    const [counted] =
      await sql`select (select sum(n) from rollup where figure = 'assemblies' and span = 'all' and subset = 'all')::int
      as rolled, (select count(*)::int from assembly) as real`;
    expect(counted?.['rolled'] ?? 0).toBe(counted?.['real']);
    await two.close();
  });
});

describe('a withdrawal and the screening at the same moment', () => {
  it('never leave an open case of a withdrawn report, 4 times', { timeout: 120_000 }, async () => {
    const { reporter, app, clock } = world;
    const { sql } = app.db;
    for (let round = 1; round <= 4; round += 1) {
      const code = await sendReport(world, reporter);
      await openReport(code);
      await tapAll(world, reporter, ['Withdraw']);
      await sql`delete from desk_case`;
      const [report] = await sql`select id from report where code = ${code}`;
      const screens = () => runAction(app, (tx) => screenSentReport(tx, String(report?.['id'])));
      const withdraws = () => reporter.taps('Yes, withdraw');
      await Promise.all(round % 2 === 0 ? [screens(), withdraws()] : [withdraws(), screens()]);
      await world.settled();
      expect(await sql`select from desk_case where status <> 'withdrawn'`).toHaveLength(0);
      clock.pass(4_000);
    }
    expect(await sql`select from withdrawal`).toHaveLength(4);
  });
});
