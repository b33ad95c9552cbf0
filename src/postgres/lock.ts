// One Baqylau per DATA_DIR. The lock is a listening socket, which the system closes even when we are killed,
// so it can neither be forgotten nor outlive its holder.

import { lstatSync, statSync, unlinkSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createConnection, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { errorCode } from './absent.ts';

/** Addresses of sockets are short: 104 bytes on macOS, 108 on Linux. */
const LONGEST_ADDRESS_BYTES = 100;
/** A holder too busy to say its process number still holds the lock. */
const ANSWER_MS = 1000;

export class DataDirInUse extends Error {
  constructor(dataDir: string, pid: number | undefined) {
    const holder = pid === undefined ? 'its process is unknown' : `process ${pid}`;
    super(
      `Another Baqylau is already running on ${dataDir} (${holder}). ` +
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
    for (const address of addressesOf(dataDir)) {
      const socket = await occupy(dataDir, address);
      if (socket) sockets.push(socket);
    }
  } catch (error) {
    release();
    throw error;
  }
  return { release };
}

/**
 * On Linux a socket without a file decides, since the kernel lets exactly one process have its name.
 * The file is seen from another container that shares the folder, too; elsewhere it is all there is.
 */
function addressesOf(dataDir: string): string[] {
  const file = join(dataDir, 'lock');
  const files = Buffer.byteLength(file) > LONGEST_ADDRESS_BYTES ? [] : [file];
  const { dev, ino } = statSync(dataDir, { bigint: true });
  if (process.platform === 'linux') return [`\0baqylau-${dev}-${ino}`, ...files];
  if (files.length === 0)
    throw new Error(`The path of DATA_DIR is too long for a lock: ${dataDir}`);
  return files;
}

async function occupy(dataDir: string, address: string): Promise<Server> {
  for (;;) {
    const inode = inodeOf(address);
    const socket = await listen(address);
    if (socket !== undefined) return socket;
    const holder = await askHolder(address);
    if (holder !== 'gone') throw new DataDirInUse(dataDir, holder);
    // Only the very file that nobody listens on: another start may have put its own there meanwhile.
    if (inode !== undefined && inodeOf(address) === inode) unlinkSync(address);
  }
}

function inodeOf(address: string): bigint | undefined {
  if (address.startsWith('\0')) return undefined;
  return lstatSync(address, { bigint: true, throwIfNoEntry: false })?.ino;
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
