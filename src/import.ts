// `npm run import -- FILE.csv`: takes the archive of an organisation, all of it or nothing.
import { importArchive } from './importing.ts';

process.exitCode = await importArchive(process.argv.slice(2));
