// Counts all records anew and says whether lines and sums are right, in numbers only. Works beside a
// running product.
import { CannotRun, reasonOf, withDatabase } from './command.ts';
import { readDatabaseConfig } from './config.ts';
import { connect } from './db/connection.ts';
import { checkFigures, isRight, type Recounted, repairFigures } from './db/figure-recount.ts';

/** Prints what was found. Returns the exit code: 0 only when all is right, or was made so. */
export async function recountStats(args: readonly string[]): Promise<0 | 1> {
  try {
    const isRepair = readArgs(args);
    const found = await withDatabase(readDatabaseConfig(), (url) => recountAt(url, isRepair));
    console.log(sentence(found, isRepair));
    return isRepair || isRight(found) ? 0 : 1;
  } catch (error) {
    console.error(`The figures could not be counted anew. ${reasonOf(error, 'figures')}`);
    return 1;
  }
}

function readArgs(args: readonly string[]): boolean {
  if (args.length === 0) return false;
  if (args.length === 1 && args[0] === '--repair') return true;
  throw new CannotRun('It takes nothing or: npm run stats:recount -- --repair');
}

async function recountAt(url: string, isRepair: boolean): Promise<Recounted> {
  const db = connect({ url, max: 2 });
  try {
    return await (isRepair ? repairFigures(db) : checkFigures(db));
  } finally {
    await db.close();
  }
}

function sentence(found: Recounted, isRepair: boolean): string {
  const { records, stale, sums, wrong, isByOurRules } = found;
  if (isRight(found)) return `The figures hold: records ${records}, sums ${sums}.`;
  const rules = isByOurRules ? '' : ', made by other rules';
  const which = `lines of ${stale} of ${records} records, ${wrong} sums beside the right ${sums}`;
  return `The figures ${isRepair ? 'were repaired' : 'differ'}: ${which}${rules}.`;
}
