// Makes the data folder of PostgreSQL on the first start, whole or not at all.

import { chown, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { whenAbsent } from './absent.ts';
import { findPassword, keepPassword, makePassword } from './password.ts';
import { dataDirArgument, type Ended, overlooking, type Programs, runProgram } from './programs.ts';
import { settingFlags, type Tuning } from './settings.ts';

const UNFINISHED = 'postgres.unfinished-';

/** PostgreSQL 18; a cluster of another major version needs pg_upgrade. */
const MAJOR_VERSION = '18';

/** The name of the database, and of the role that owns it and is no superuser. */
export const DATABASE = 'baqylau';

/** Only our role, only from this machine, only with its password: not even the superuser can connect. */
const HBA = `host all ${DATABASE} 127.0.0.1/32 scram-sha-256\n`;

interface Place {
  readonly dataDir: string;
  readonly clusterDir: string;
  readonly programs: Programs;
  readonly tuning: Tuning;
  readonly stalePid: number | undefined;
}

/** Leaves a whole cluster in place, and returns the password of its role. */
export async function ensureCluster(place: Place): Promise<string> {
  await removeUnfinished(place.dataDir);
  const version = await readFile(join(place.clusterDir, 'PG_VERSION'), 'utf8').catch(whenAbsent);
  if (version === undefined) return makeCluster(place);
  if (version.trim() !== MAJOR_VERSION) {
    const advice = 'Upgrade it with pg_upgrade, or move it away to begin anew.';
    throw new Error(
      `${place.clusterDir} is of PostgreSQL ${version.trim()}, not ${MAJOR_VERSION}. ${advice}`,
    );
  }
  return (await findPassword(place.dataDir)) ?? (await changePassword(place));
}

/** What a start that was killed left behind. */
async function removeUnfinished(dataDir: string): Promise<void> {
  const names = (await readdir(dataDir)).filter((name) => name.startsWith(UNFINISHED));
  // An initdb that outlived its parent may still be writing there.
  for (const name of names)
    await rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 20 });
}

async function makeCluster(place: Place): Promise<string> {
  const { dataDir, clusterDir, programs, tuning } = place;
  const password = (await findPassword(dataDir)) ?? makePassword();
  await keepPassword(dataDir, password);
  const unfinished = await mkdtemp(join(dataDir, UNFINISHED));
  if (programs.account) await chown(unfinished, programs.account.uid, programs.account.gid);
  await initialise(unfinished, programs, tuning);
  await writeFile(join(unfinished, 'pg_hba.conf'), HBA);
  await runStatements({ ...place, clusterDir: unfinished }, password, [
    `create role ${DATABASE} login createdb password '${password}'`,
    `create database ${DATABASE} owner ${DATABASE}`,
  ]);
  await rename(unfinished, clusterDir);
  await syncDir(dataDir);
  return password;
}

async function initialise(clusterDir: string, programs: Programs, tuning: Tuning): Promise<void> {
  // macOS has no C.UTF-8. The letters are those of the builtin provider either way.
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  const ended = await runProgram(
    programs,
    [
      'initdb',
      `--pgdata=${dataDirArgument(clusterDir, programs)}`,
      '--username=postgres',
      '--auth=reject',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      `--locale=${locale}`,
      '--lc-messages=C',
      '--no-instructions',
      ...(tuning === 'test' ? ['--no-sync'] : []),
    ],
    { cwd: clusterDir },
  );
  refuseFailure('initdb', ended);
}

/** A lost password file is no lost data. The file comes last: should we die before, this is done again. */
async function changePassword(place: Place): Promise<string> {
  const password = makePassword();
  await runStatements(place, password, [`alter role ${DATABASE} password '${password}'`]);
  await keepPassword(place.dataDir, password);
  return password;
}

/** Single-user mode reads SQL from its input, so a password appears in no command line and needs no client. */
async function runStatements(
  { clusterDir, programs, tuning, stalePid }: Place,
  secret: string,
  statements: readonly string[],
): Promise<void> {
  const target = dataDirArgument(clusterDir, programs);
  const flags = ['-D', target, ...settingFlags(tuning), '-c', 'exit_on_error=on'];
  const ended = await runProgram(programs, ['postgres', '--single', ...flags, 'postgres'], {
    cwd: clusterDir,
    env: overlooking(stalePid),
    input: statements.map((statement) => `${statement};\n`).join(''),
  });
  refuseFailure('postgres --single', { ...ended, stderr: ended.stderr.replaceAll(secret, '***') });
}

function refuseFailure(program: string, { code, stderr }: Ended): void {
  if (code !== 0) throw new Error(`${program} failed (exit code ${code}): ${stderr.trim()}`);
}

async function syncDir(dir: string): Promise<void> {
  const handle = await open(dir);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
