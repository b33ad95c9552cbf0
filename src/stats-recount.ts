// `npm run stats:recount`: tells in one line whether the figures are those of the records;
// `-- --repair` makes them so.
import { recountStats } from './recounting.ts';

process.exitCode = await recountStats(process.argv.slice(2));
