// An archive as a file, of so many records.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const HEAD =
  'id,date,place_id,event_status,level,form,topic,permit_status,participants_low,participants_high,participants_best';

export async function archiveFile(count: number): Promise<string> {
  const lines = Array.from({ length: count }, (_, at) => {
    const people = 10 + (at % 90);
    return `e${at},2012-01-28,almaty,took_place,v1,rally,labour,denied,${people},${people},${people}`;
  });
  const file = join(await mkdtemp(join(tmpdir(), 'archive-')), 'archive.csv');
  await writeFile(file, [HEAD, ...lines].join('\n'));
  return file;
}
