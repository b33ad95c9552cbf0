// *Retract*: a public record is taken back by two moderators, with a public reason; nothing of it is
// erased, and the figures are without it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Language, languages } from '../../../src/locales/translate.ts';
import { retractReasons } from '../../../src/reports/retraction.ts';
import { newModerator, newPerson, type Person } from '../../support/person.ts';
import {
  citeAlso,
  newRecord,
  pressesRaw,
  recordButtonsOf,
  recordNumbered,
  recordText,
  tapsOnRecord,
} from '../../support/records.ts';
import { rollupDifferences } from '../../support/recount.ts';
import { createWorld, type World } from '../../support/world.ts';

let world: World;
let first: Person;
let second: Person;
beforeAll(async () => {
  world = await createWorld();
  first = newModerator(world);
  second = newModerator(world);
  await second.says('/log');
});
afterAll(() => world.close());

async function opened(language: Language = 'en', place = 'taraz') {
  const record = await newRecord(world, first, { place }, language);
  await first.says(`/assembly ${record.number}`);
  return record;
}

async function proposesRetraction(number: number, reason = 'never_happened') {
  await tapsOnRecord(world, first, number, { key: 'button.retract' });
  return tapsOnRecord(world, first, number, first.reads(`retract.${reason}` as 'act.retract'));
}

async function statsOf(place: string): Promise<string> {
  const reader = newPerson(world, 'en');
  await reader.says(`/stats ${place}`);
  return reader.last().text;
}

describe('a retraction', () => {
  it('needs a second moderator, always', async () => {
    const { number } = await opened();
    await proposesRetraction(number);
    expect(await recordNumbered(world, number)).toMatchObject({ retracted_at: null });
    expect(recordText(first, number)).toContain(first.reads('four_eyes.retraction'));
    const own = await tapsOnRecord(world, first, number, { key: 'button.confirm' });
    expect(own.toast).toBe(first.reads('refusal.confirm_own'));
    expect(await recordNumbered(world, number)).toMatchObject({ retracted_at: null });
  });

  it.each(
    retractReasons.map((reason, index) => [reason, languages[index % 3] as Language] as const),
  )('for %s is told to its reporter in %s, and stands in /mine', async (reason, language) => {
    const { number, code, reporter } = await opened(language);
    await proposesRetraction(number, reason);
    await tapsOnRecord(world, second, number, { key: 'button.confirm' });
    await world.settled();
    expect(await recordNumbered(world, number)).toMatchObject({ retracted_for: reason });
    expect(reporter.last().text).toContain(reporter.reads(`retract.${reason}.reporter`));
    expect(reporter.last().text).toContain(code);
    await reporter.says('/mine');
    const status = { reason: reporter.reads(`retract.${reason}`) };
    expect(reporter.last().text).toContain(reporter.reads('mine.status.retracted', status));
    expect(recordText(first, number)).toContain(
      first.reads('record.retracted', {
        reason: first.reads(`retract.${reason}`),
      }),
    );
    expect(recordButtonsOf(first, number)).toEqual([]);
  });

  it('takes the record out of /stats and of the rollups', async () => {
    const { number } = await opened('en', 'kostanay');
    expect(await statsOf('Kostanay')).toContain('1 verified assembly');
    await proposesRetraction(number);
    await tapsOnRecord(world, second, number, { key: 'button.confirm' });
    expect(await statsOf('Kostanay')).toContain(first.reads('stats.none'));
    expect(await rollupDifferences(world.app.db.sql)).toEqual([]);
  });

  it('is told to every reporter of it, but not to one who withdrew', async () => {
    const one = await opened();
    const other = await newRecord(world, first);
    const gone = await newRecord(world, first);
    await citeAlso(world, one, { caseNumber: other.caseNumber, voice: 2 });
    await citeAlso(world, one, { caseNumber: gone.caseNumber, voice: 3 });
    await world.app.db.sql`
      insert into withdrawal (report_id, withdrawn_at)
      select id, now() from report where code = ${gone.code}`;
    await proposesRetraction(one.number);
    await tapsOnRecord(world, second, one.number, { key: 'button.confirm' });
    await world.settled();
    const text = first.reads('retract.never_happened.reporter');
    expect(one.reporter.last().text).toContain(text);
    expect(other.reporter.last().text).toContain(text);
    expect(gone.reporter.last().text).not.toContain(text);
  });

  it('that is declined changes nothing, and can be proposed again', async () => {
    const { number } = await opened();
    await proposesRetraction(number);
    const again = await proposesRetraction(number);
    expect(again.toast).toBe(first.reads('refusal.record_proposed'));
    await first.says(`/assembly ${number}`);
    await tapsOnRecord(world, second, number, { key: 'button.decline' });
    expect(await recordNumbered(world, number)).toMatchObject({ retracted_at: null });
    await proposesRetraction(number, 'duplicate');
    await tapsOnRecord(world, second, number, { key: 'button.confirm' });
    expect(await recordNumbered(world, number)).toMatchObject({ retracted_for: 'duplicate' });
  });

  it('is made once, however many confirm it at the same time', async () => {
    const { number, id } = await opened();
    const third = newModerator(world);
    await third.says('/log');
    await proposesRetraction(number);
    const [row] = await world.app.db.sql`select number from proposal where assembly_id = ${id}`;
    const press = { do: 'confirm', proposal: Number(row?.['number']) } as const;
    await Promise.all([pressesRaw(world, second, press), pressesRaw(world, third, press)]);
    const acts = await world.app.db.sql`
      select from audit where assembly_number = ${number} and act = 'retract'`;
    expect(acts).toHaveLength(1);
  });

  it('is the end of all acts on the record', async () => {
    const { number } = await opened();
    await proposesRetraction(number);
    await tapsOnRecord(world, second, number, { key: 'button.confirm' });
    const { version } = await recordNumbered(world, number);
    const { toast } = await pressesRaw(world, first, {
      do: 'assembly_field',
      assembly: number,
      version,
      field: 'topic',
    });
    expect(toast).toBe(first.reads('refusal.record_retracted'));
  });
});
