// `/export` and `/corrections`: what everybody may have of the records, and nothing besides.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import readXlsx from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBasis, rebuild } from '../../src/actions/records/rebuild.ts';
import { columns } from '../../src/exports/columns.ts';
import { importFile } from '../../src/importing.ts';
import { languages } from '../../src/locales/translate.ts';
import { moderatorsGroup } from '../../src/sandbox/people.ts';
import { forbiddenOf, newCanary, tells } from '../support/canaries.ts';
import { verifiesCase } from '../support/desk.ts';
import { fixtureCsv } from '../support/fixture.ts';
import { newModerator, newPerson, type Person, personAt } from '../support/person.ts';
import {
  corrects,
  pressesRaw,
  recordNumbered,
  recordOf,
  tapsOnRecord,
} from '../support/records.ts';
import { caseOf } from '../support/stored.ts';
import { createWorld, type World } from '../support/world.ts';

const buttons = {
  csv: 'button.export_csv',
  geojson: 'button.export_geojson',
  xlsx: 'button.export_xlsx',
  codebook: 'button.export_codebook',
  changes: 'button.export_changes',
} as const;
const HOUR_SECONDS = 3_600;

let world: World;
let first: Person;
let second: Person;
let reader: Person;
beforeAll(async () => {
  world = await createWorld();
  first = newModerator(world);
  second = newModerator(world);
  await second.says('/log');
  reader = newPerson(world, 'en');
});
afterAll(() => world.close());

async function fileFor(person: Person, asked: string, format: keyof typeof buttons) {
  await person.says(`/export ${asked}`);
  await person.taps({ key: buttons[format] });
  await world.settled();
  const { document } = person.last();
  if (document === undefined) throw new Error(`no file, but: ${person.last().text}`);
  return document;
}

async function rowsFor(person: Person, asked: string): Promise<Record<string, string>[]> {
  const { bytes } = await fileFor(person, asked, 'csv');
  const text = bytes.toString('utf8').slice(1).trimEnd();
  return Papa.parse<Record<string, string>>(text, { header: true }).data.slice(1);
}

/** A verified record of a reporter with canaries. */
async function recordOfCanary(index: number) {
  const canary = newCanary(world, index);
  const code = await tells(world, canary, { participants: 'b5', authority_response: ['detained'] });
  const { number: caseNumber } = await caseOf(world, code);
  await verifiesCase(world, first, caseNumber);
  await world.settled();
  return { canary, code, ...(await recordOf(world, caseNumber)) };
}

describe('/export', () => {
  it('has a record only once three hours have passed, to the city and the day, and nobody in it', async () => {
    const { canary, code, id, number } = await recordOfCanary(1);
    await reader.says('/export almaty');
    expect(reader.last().text).toContain(reader.reads('export.count', { n: 0 }));
    expect(reader.last().buttons.flat()).toEqual([
      reader.reads('button.export_codebook'),
      reader.reads('button.export_changes'),
    ]);
    world.clock.pass(2.9 * HOUR_SECONDS);
    await reader.says('/export almaty');
    expect(reader.last().text).toContain(reader.reads('export.count', { n: 0 }));
    world.clock.pass(0.2 * HOUR_SECONDS);
    await first.says(`/assembly ${number}`);
    await corrects(world, first, {
      number,
      section: 'section.required',
      field: 'card.participants.short',
      write: '321',
    });

    const [row] = await rowsFor(reader, 'almaty');
    expect(row).toMatchObject({
      id,
      number: String(number),
      place_id: 'almaty',
      lat: '43.26',
      lon: '76.93',
      participants_low: '321',
      participants_best: '321',
      ccc_size_cat: '2',
      acled_sub_event_type: 'Protest with intervention',
      acled_tags: 'crowd size=around 321',
      level: 'v1',
    });
    const files = [];
    for (const format of ['csv', 'geojson', 'xlsx', 'codebook', 'changes'] as const) {
      files.push(await fileFor(reader, 'almaty', format));
    }
    const texts = await Promise.all(files.map(({ name, bytes }) => textOf(name, bytes)));
    const moderators = [first, second].flatMap(({ id: who, key }) => [
      ['id of a moderator', String(who)] as const,
      ['pseudonym of a moderator', key] as const,
    ]);
    const notes = [
      ['note', canary.note],
      ['observer basis', 'on_site'],
      ['method of counting', 'count_method'],
    ] as const;
    for (const [at, text] of texts.entries()) {
      for (const [what, secret] of [...forbiddenOf(world, canary, [code]), ...moderators]) {
        expect(text.includes(secret), `${what} is in ${files[at]?.name}`).toBe(false);
      }
      // The codebook names all questions, also those that are not published.
      const tables = text.split('"definitions"')[0] ?? '';
      if (files[at]?.name.endsWith('xlsx')) continue;
      for (const [what, secret] of notes) {
        expect(tables.includes(secret), `${what} is in ${files[at]?.name}`).toBe(false);
      }
      // Time to the day.
      expect(tables).not.toMatch(/\d\d:\d\d/);
    }
  });

  it('has all columns and is called what it holds, in the language of whoever asks', async () => {
    for (const language of languages) {
      const person = newPerson(world, language);
      const { name, bytes } = await fileFor(person, 'almaty 2026', 'xlsx');
      expect(name).toBe('baqylau-almaty-2026-2026-11-22.xlsx');
      const [records, changes, codebook] = await readXlsx(bytes);
      expect(records?.data[0]).toEqual(columns.map(({ key }) => key));
      expect(changes?.data[2]?.[0]).toBe('corrected');
      expect(codebook?.data).toHaveLength(columns.length + 1);
      expect(person.last().text).toContain('2026');
    }
  });

  it('works in a group, refuses other words, and makes one file at a time', async () => {
    const inGroup = personAt(world, { id: first.id, language: 'en', chatId: moderatorsGroup.id });
    const { name } = await fileFor(inGroup, 'алматы', 'geojson');
    expect(name).toMatch(/\.geojson$/);
    await reader.says('/export nowhere');
    expect(reader.last().text).toBe(reader.reads('refusal.stats_unknown', { words: 'nowhere' }));
    await reader.says('/export almaty');
    const { id } = reader.last();
    const data = reader.phone.buttonsOn(id).map((one) => one.data);
    const tapped = await Promise.all(data.slice(0, 3).map((one) => reader.phone.tapsOn(id, one)));
    await world.settled();
    const toasts = tapped.map(({ toast }) => toast);
    expect(toasts).toContain(reader.reads('export.coming'));
    expect(toasts).toContain(reader.reads('refusal.export_running'));
  });

  it('refuses more records than a file here may hold', async () => {
    await world.app.db.sql`
      insert into assembly (id, place_id, region_id, local_date, form, topic, topic_class,
        permit_status, authorised, authority_response, verified_at)
      select gen_random_uuid(), 'semey', 'abai', '2001-01-01', 'rally', 'labour', 'political',
        'denied', 'unauthorised', '{}', now() from generate_series(1, 50001)`;
    await reader.says('/export semey');
    expect(reader.last().text).toContain(reader.reads('export.too_many', { most: 50_000 }));
    expect(reader.last().buttons.flat()).toHaveLength(2);
    await world.app.db.sql`delete from assembly where place_id = 'semey'`;
  });
});

describe('/corrections', () => {
  it('says what was corrected and withdrawn, why, and never by whom', async () => {
    const { number, id } = await recordOfCanary(2);
    world.clock.pass(4 * HOUR_SECONDS);
    await first.says(`/assembly ${number}`);
    await tapsOnRecord(world, first, number, { key: 'button.retract' });
    await tapsOnRecord(world, first, number, first.reads('retract.never_happened'));
    await tapsOnRecord(world, second, number, { key: 'button.confirm' });
    expect(await recordNumbered(world, number)).not.toMatchObject({ retracted_at: null });
    for (const language of languages) {
      const person = newPerson(world, language);
      await person.says('/corrections');
      const { text } = person.last();
      expect(text).toContain(`№ ${number}`);
      expect(text).toContain('321');
      expect(text).not.toMatch(/moderator|модератор/i);
    }
    expect((await rowsFor(reader, 'almaty')).map((row) => row.id)).not.toContain(id);
    const { bytes } = await fileFor(reader, 'almaty', 'changes');
    expect(bytes.toString('utf8')).toContain(`retracted,${id},${number},2026-11-22,never_happened`);
    const map = JSON.parse((await fileFor(reader, 'almaty', 'geojson')).bytes.toString('utf8'));
    expect(map.deletions).toMatchObject([{ id, change: 'retracted', reason: 'never_happened' }]);
  });
});

describe('a record of an archive', () => {
  it('keeps its level and all that it says when a moderator corrects it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'archive-'));
    const file = join(folder, 'kibhr.csv');
    await writeFile(file, fixtureCsv());
    const { db } = world.app;
    const now = world.clock.now();
    await importFile(db, { file, archive: 'kibhr', isDryRun: false, now });
    await rm(folder, { recursive: true });
    const [found] = await db.sql<{ number: number }[]>`
      select number from assembly where imported is not null
        and detained_best = 10 order by number limit 1`;
    const number = found?.number ?? 0;
    const [before] = await rowsFor(reader, '2011..2012').then((rows) =>
      rows.filter((row) => row.number === String(number)),
    );
    await first.says(`/assembly ${number}`);
    await corrects(world, first, {
      number,
      section: 'section.required',
      field: 'card.participants.short',
      write: '77',
    });
    const [after] = await rowsFor(reader, '2011..2012').then((rows) =>
      rows.filter((row) => row.number === String(number)),
    );
    const people = { participants_low: '77', participants_high: '77', participants_best: '77' };
    expect(after).toEqual({
      ...before,
      ...people,
      ccc_size_cat: '1',
      acled_tags: 'crowd size=around 77',
      updated_at: '2026-11-22',
    });
    expect(after?.level).toBe('v2');
    const texts = first.phone.messages().map(({ text }) => text);
    expect(texts.join('\n')).toContain(first.reads('record.archive'));
    expect(texts.join('\n')).not.toContain('№ 0');
  });

  it('is a voice more in the record that it is joined to, until they are taken apart', async () => {
    const { db } = world.app;
    const two = await db.sql<{ number: number; version: number }[]>`
      select number, version from assembly where imported is not null and place_id = 'aktau'
      order by number limit 2`;
    const [stays, goes] = two;
    if (!stays || !goes) throw new Error('no records');
    const { number: assembly, version } = goes;
    await pressesRaw(world, first, { do: 'merge_into', assembly, version, into: stays.number });
    const both = await recordNumbered(world, stays.number);
    expect(both).toMatchObject({ corroboration: 2, level: 'v2' });
    const changes = (await fileFor(reader, 'aktau', 'changes')).bytes.toString('utf8');
    expect(changes).toContain(`,${goes.number},2026-11-22,same_event,${both.id},`);
    await pressesRaw(world, first, { do: 'unmerge', assembly, version: version + 1 });
    expect(await recordNumbered(world, stays.number)).toMatchObject({ corroboration: 1 });
    expect(await recordNumbered(world, assembly)).toMatchObject({ merged_into: null, level: 'v2' });
  });

  it('is made anew from what was imported without a change', async () => {
    const { orm } = world.app.db;
    const { assembly } = await import('../../src/db/schema/assembly.ts');
    const rows = (await orm.select().from(assembly)).filter((row) => row.imported !== null);
    for (const row of rows.slice(0, 40)) {
      const { assembly: made } = rebuild(row, await readBasis(orm, row.id));
      expect(made.level).toBe(row.level);
      expect(made.values).toEqual(row.values);
    }
  });
});

async function textOf(name: string, bytes: Buffer): Promise<string> {
  if (!name.endsWith('.xlsx')) return bytes.toString('utf8');
  return JSON.stringify(await readXlsx(bytes));
}
