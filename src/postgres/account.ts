// PostgreSQL refuses to run as root, so root runs it as another user of the machine.

import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { whenAbsent } from './absent.ts';

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Our own user comes first: a PostgreSQL installed later brings a `postgres` user, and must not get our data. */
const KNOWN_NAMES = ['baqylau', 'postgres'];
const NEW_NAME = 'baqylau';

const execute = promisify(execFile);

/** Whom the server runs as; `undefined` when that is simply the user we are. */
export async function serverAccount(clusterDir: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  return (await ownerOf(clusterDir)) ?? (await findAccount(KNOWN_NAMES)) ?? (await addAccount());
}

/** PostgreSQL wants to own its data, so who owns an existing cluster goes on running it. */
async function ownerOf(clusterDir: string): Promise<Account | undefined> {
  const found = await stat(clusterDir).catch(whenAbsent);
  return found === undefined || found.uid === 0 ? undefined : { uid: found.uid, gid: found.gid };
}

async function findAccount(names: readonly string[]): Promise<Account | undefined> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const found = names
    .map((name) => lines.find((fields) => fields[0] === name && Number(fields[2]) > 0))
    .find((fields) => fields !== undefined);
  return found && { uid: Number(found[2]), gid: Number(found[3]) };
}

async function addAccount(): Promise<Account> {
  const about = 'PostgreSQL does not run as root, and a user for it could not be made.';
  await execute('useradd', ['--system', '--no-create-home', '--shell', '/bin/false', NEW_NAME])
    // Alpine and other small systems know only the adduser of busybox.
    .catch(() => execute('adduser', ['-S', '-D', '-H', '-s', '/bin/false', NEW_NAME]))
    .catch((cause: unknown) => {
      throw new Error(`${about} Start Baqylau as an ordinary user, or set DATABASE_URL.`, {
        cause,
      });
    });
  const account = await findAccount([NEW_NAME]);
  if (account === undefined) throw new Error(`${about} /etc/passwd has no ${NEW_NAME}.`);
  return account;
}
