// One export in a process of its own: how long it took, and the most memory that it had.
import { connect } from '../src/db/connection.ts';
import { writeFile } from '../src/documents/write-file.ts';
import type { Format } from '../src/exports/file.ts';

export interface Measured {
  readonly seconds: number;
  readonly maxRssMb: number;
}

const [url = '', format = 'csv', out = ''] = process.argv.slice(2);
const db = connect({ url, max: 1 });
const from = performance.now();
await writeFile(db, {
  question: { area: { kind: 'country' }, period: {} },
  format: format as Format,
  language: 'ru',
  now: new Date(),
  out,
});
const seconds = (performance.now() - from) / 1000;
await db.close();
const measured: Measured = { seconds, maxRssMb: process.resourceUsage().maxRSS / 1024 };
process.send?.(measured, () => process.exit(0));
