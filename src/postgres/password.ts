// The password of the embedded database: made once, kept in DATA_DIR, readable only by us.

import { randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { whenAbsent } from './absent.ts';

const FILE = 'postgres.password';

export async function findPassword(dataDir: string): Promise<string | undefined> {
  const text = await readFile(join(dataDir, FILE), 'utf8').catch(whenAbsent);
  return text?.trim() || undefined;
}

export function makePassword(): string {
  return randomBytes(24).toString('hex');
}

export async function keepPassword(dataDir: string, password: string): Promise<void> {
  const unfinished = join(dataDir, `${FILE}.unfinished`);
  const file = await open(unfinished, 'w', 0o600);
  try {
    await file.chmod(0o600);
    await file.writeFile(`${password}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, join(dataDir, FILE));
}
