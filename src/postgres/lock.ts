// One Baqylau per DATA_DIR. The lock is a listening socket, which the system closes even when we are killed,
// so it can neither be forgotten nor outlive its holder.

import { lstatSync, statSync, unlinkSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createConnection, createServer, type Server } from 'node:net';
import { resolve as absolute, join } from 'node:path';
import { errorCode } from './absent.ts';

/** Addresses of sockets are short: 104 bytes on macOS, 108 on Linux. */
const LONGEST_ADDRESS_BYTES = 100;
/** What bind() says on file systems that know no sockets, such as folders shared with a virtual machine. */
const WITHOUT_SOCKETS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL'];
/** A holder too busy to say its process number still holds the lock. */
const ANSWER_MS = 1000;

export class DataDirInUse extends Error {
  constructor(dataDir: string, pid: number | undefined) {
    const folder = absolute(dataDir);
    const holder = pid === undefined ? 'its process is unknown' : `process ${pid}`;
    super(
      `Another Baqylau is already running on ${folder} (${holder}). ` +
        'Stop it first, or set DATA_DIR to another folder.',
    );
    this.name = 'DataDirInUse';
  }
}

export interface DataDirLock {
  release(): void;
}

export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const sockets: Server[] = [];
  const release = () => sockets.forEach((socket) => socket.close());
  try {
    if (process.platform === 'linux') sockets.push(await occupy(dataDir, nameOf(dataDir)));
    sockets.push(...(await occupyFile(dataDir)));
  } catch (error) {
    release();
    throw errorCode(error) === 'EACCES' ? notOurs(dataDir, error) : error;
  }
  return { release };
}

function notOurs(dataDir: string, cause: unknown): Error {
  const advice = 'Start Baqylau as that user, or set DATA_DIR to another folder.';
  return new Error(`${dataDir} belongs to another user. ${advice}`, { cause });
}

/** A socket without a file: the Linux kernel lets exactly one process have its name. */
function nameOf(dataDir: string): string {
  const { dev, ino } = statSync(dataDir, { bigint: true });
  return `\0baqylau-${dev}-${ino}`;
}

/** A socket in a file is seen from another container that shares the folder, too; on macOS it is all there is. */
async function occupyFile(dataDir: string): Promise<Server[]> {
  const file = join(dataDir, 'lock');
  const isDispensable = process.platform === 'linux';
  if (Buffer.byteLength(file) > LONGEST_ADDRESS_BYTES) {
    if (isDispensable) return [];
    throw new Error(`The path of DATA_DIR is too long: ${dataDir}`);
  }
  return occupy(dataDir, file).then(
    (socket) => [socket],
    (error: unknown) => {
      if (isDispensable && WITHOUT_SOCKETS.includes(errorCode(error) ?? '')) return [];
      throw error;
    },
  );
}

async function occupy(dataDir: string, address: string): Promise<Server> {
  for (;;) {
    const before = identityOf(address);
    const socket = await listen(address);
    if (socket !== undefined) return socket;
    const holder = await askHolder(address);
    if (holder !== 'gone') throw new DataDirInUse(dataDir, holder);
    // Only the very file that nobody listens on: another start may have put its own there meanwhile.
    if (before !== undefined && identityOf(address) === before) unlinkSync(address);
  }
}

function identityOf(address: string): string | undefined {
  if (address.startsWith('\0')) return undefined;
  const found = lstatSync(address, { bigint: true, throwIfNoEntry: false });
  return found && `${found.ino}-${found.ctimeNs}`;
}

/** `undefined` when the address is taken. */
function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const socket = createServer((visitor) => {
      visitor.on('error', () => undefined).end(`${process.pid}\n`);
    });
    socket.on('error', (error) =>
      errorCode(error) === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    socket.listen(address, () => resolve(socket));
    socket.unref();
  });
}

/** The process that holds the lock, `undefined` when it does not say, `gone` when nobody listens. */
function askHolder(address: string): Promise<number | undefined | 'gone'> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const visitor = createConnection(address);
    visitor.setTimeout(ANSWER_MS, () => visitor.destroy());
    visitor.setEncoding('utf8').on('data', (text: string) => (answer += text));
    visitor.on('error', (error) => {
      if (['ECONNREFUSED', 'ENOENT'].includes(errorCode(error) ?? '')) return resolve('gone');
      return reject(error);
    });
    visitor.on('close', () => resolve(Number.parseInt(answer, 10) || undefined));
  });
}
