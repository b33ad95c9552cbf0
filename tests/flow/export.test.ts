// `/export` and `/corrections`: what everybody may have of the records, and nothing besides.

import readXlsx from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { columns } from '../../src/exports/columns.ts';
import { languages } from '../../src/locales/translate.ts';
import { moderatorsGroup } from '../../src/sandbox/people.ts';
import { forbiddenOf, newCanary, tells } from '../support/canaries.ts';
import { verifiesCase } from '../support/desk.ts';
import { fileFor, rowsFor, textOf } from '../support/exported.ts';
import { newModerator, newPerson, type Person, personAt } from '../support/person.ts';
import { corrects, recordNumbered, recordOf, tapsOnRecord } from '../support/records.ts';
import { caseOf } from '../support/stored.ts';
import { createWorld, type World } from '../support/world.ts';

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

    const [row] = await rowsFor(world, reader, 'almaty');
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
      files.push(await fileFor(world, reader, 'almaty', format));
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
      const { name, bytes } = await fileFor(world, person, 'almaty 2026', 'xlsx');
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
    const { name } = await fileFor(world, inGroup, 'алматы', 'geojson');
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
    expect((await rowsFor(world, reader, 'almaty')).map((row) => row.id)).not.toContain(id);
    const { bytes } = await fileFor(world, reader, 'almaty', 'changes');
    expect(bytes.toString('utf8')).toContain(`retracted,${id},${number},2026-11-22,never_happened`);
    const map = JSON.parse(
      (await fileFor(world, reader, 'almaty', 'geojson')).bytes.toString('utf8'),
    );
    expect(map.deletions).toMatchObject([{ id, change: 'retracted', reason: 'never_happened' }]);
  });

  it('knows nothing of what was never verified, whatever is done with it', async () => {
    const { number, id } = await recordOfCanary(3);
    const { sql } = world.app.db;
    await sql`update assembly set level = 'v0', level_said = 'v0' where id = ${id}`;
    await sql`insert into correction (id, assembly_id, field, after, reason, moderator, corrected_at)
      values (gen_random_uuid(), ${id}, 'participants', '{"kind":"size","low":777,"high":777}',
        'better_source', ${first.key}, ${world.clock.now().toISOString()})`;
    world.clock.pass(4 * HOUR_SECONDS);
    const expectNothing = async () => {
      const person = newPerson(world, 'en');
      await person.says('/corrections');
      expect(person.last().text).not.toMatch(new RegExp(`№ ${number}\\b|777`));
      const { bytes } = await fileFor(world, reader, 'almaty', 'changes');
      expect(bytes.toString('utf8')).not.toContain(id);
    };
    await expectNothing();
    await sql`update assembly set retracted_at = ${world.clock.now().toISOString()},
      retracted_for = 'never_happened' where id = ${id}`;
    await expectNothing();
  });
});
