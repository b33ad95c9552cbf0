// What it costs to keep the sums: a record that is verified, and a change of which no figure knows,
// each in a transaction of its own, in turns with sums and without.
import { randomUUID } from 'node:crypto';
import { assemblyOf } from '../src/assemblies/assembly.ts';
import type { Answers } from '../src/card/types.ts';
import { writeAssemblyAct } from '../src/db/assembly-writes.ts';
import { type Db, hot } from '../src/db/connection.ts';
import { median, table } from './figures.ts';

const TIMES = 400;
const WARM_UP = 40;

const answers: Answers = {
  form: { kind: 'choice', value: 'rally' },
  topic: { kind: 'choice', value: 'labour' },
  permit_status: { kind: 'choice', value: 'denied' },
  organizer_type: { kind: 'choices', values: ['workers'] },
  authority_response: { kind: 'choices', values: ['watched', 'filmed'] },
  participants: { kind: 'size', low: 100, high: 300 },
  police_count: { kind: 'number', value: 20 },
  start_time: { kind: 'time', time: '11:00' },
  end_time: { kind: 'time', time: '12:30' },
};

/** As a table of milliseconds. Leaves nothing behind. */
export async function measureKeeping(db: Db): Promise<string> {
  const taken = { put: { now: [], later: [] }, link: { now: [], later: [] } } as Record<
    'put' | 'link',
    Record<'now' | 'later', number[]>
  >;
  for (let time = 0; time < TIMES; time += 1) {
    for (const sums of ['now', 'later'] as const) {
      const id = randomUUID();
      const about = { placeId: 'almaty', localDate: '2026-11-20', answers };
      const put = { do: 'put_assembly', assembly: assemblyOf(about, id) } as const;
      const link = { do: 'set_series', id, expectedVersion: 1, seriesId: id } as const;
      const [ofPut, ofLink] = [await act(db, sums, put), await act(db, sums, link)];
      if (time >= WARM_UP) {
        taken.put[sums].push(ofPut);
        taken.link[sums].push(ofLink);
      }
      await remove(db, sums, id);
    }
  }
  const line = (name: string, { now, later }: Record<'now' | 'later', number[]>) => {
    const [kept, bare] = [median(now), median(later)];
    return [name, ...[bare, kept, kept - bare].map((ms) => `${ms.toFixed(2)} ms`)];
  };
  return table([
    ['one transaction, p50', 'without sums', 'with sums', 'the sums'],
    line('a record is verified', taken.put),
    line('a change that no figure knows of', taken.link),
  ]);
}

async function act(
  db: Db,
  sums: 'now' | 'later',
  write: Parameters<typeof writeAssemblyAct>[1],
): Promise<number> {
  const from = performance.now();
  await db.transaction(async (tx) => {
    await hot(tx)`select set_config('baqylau.sums', ${sums}, true)`;
    await writeAssemblyAct(tx, write, new Date());
  });
  return performance.now() - from;
}

async function remove(db: Db, sums: 'now' | 'later', id: string) {
  await db.transaction(async (tx) => {
    await hot(tx)`select set_config('baqylau.sums', ${sums}, true)`;
    await hot(tx)`delete from assembly where id = ${id}`;
  });
}
