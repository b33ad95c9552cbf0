// `npm run export -- [place] [period] --format csv --out FILE`: any number of records, as a file.
import { exportRecords } from './exporting.ts';

process.exitCode = await exportRecords(process.argv.slice(2));
