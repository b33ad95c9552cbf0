// Records that came with an archive, at the desk: corrected, joined, taken apart.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBasis, rebuild } from '../../src/actions/records/rebuild.ts';
import { assembly as assemblyTable } from '../../src/db/schema/assembly.ts';
import { importFile } from '../../src/importing.ts';
import { fileFor, rowsFor } from '../support/exported.ts';
import { fixtureCsv } from '../support/fixture.ts';
import { newModerator, newPerson, type Person } from '../support/person.ts';
import { corrects, pressesRaw, recordNumbered } from '../support/records.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let first: Person;
let reader: Person;
beforeAll(async () => {
  world = await createWorld();
  first = newModerator(world);
  await first.says('/log');
  reader = newPerson(world, 'en');
});
afterAll(() => world.close());

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
    const [before] = await rowsFor(world, reader, '2011..2012').then((rows) =>
      rows.filter((row) => row.number === String(number)),
    );
    await first.says(`/assembly ${number}`);
    await corrects(world, first, {
      number,
      section: 'section.required',
      field: 'card.participants.short',
      write: '77',
    });
    const [after] = await rowsFor(world, reader, '2011..2012').then((rows) =>
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
    const changes = (await fileFor(world, reader, 'aktau', 'changes')).bytes.toString('utf8');
    expect(changes).toContain(`,${goes.number},2026-11-22,same_event,${both.id},`);
    await pressesRaw(world, first, { do: 'unmerge', assembly, version: version + 1 });
    expect(await recordNumbered(world, stays.number)).toMatchObject({ corroboration: 1 });
    expect(await recordNumbered(world, assembly)).toMatchObject({ merged_into: null, level: 'v2' });
  });

  it('is made anew from what was imported without a change', async () => {
    const { orm } = world.app.db;
    const rows = (await orm.select().from(assemblyTable)).filter((row) => row.imported !== null);
    for (const row of rows.slice(0, 40)) {
      const { assembly: made } = rebuild(row, await readBasis(orm, row.id));
      expect(made.level).toBe(row.level);
      expect(made.values).toEqual(row.values);
    }
  });
});
