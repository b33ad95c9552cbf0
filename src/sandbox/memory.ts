// What the sandbox keeps over a restart, so that the phones show what the database still knows.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Chat, Person } from './chats.ts';
import type { Cloud } from './cloud.ts';
import type { StoredFile } from './files.ts';
import type { Waiting } from './mailbox.ts';

/** Raised when the shape of what is kept changes; older files are then left alone. */
const SHAPE = 1;

// Long enough to write a burst of changes once, short enough to lose nothing one would miss.
const WRITE_AFTER_MS = 300;

interface Kept {
  readonly shape: number;
  readonly people: Map<number, Person>;
  readonly chats: Map<number, Chat>;
  readonly files: Map<string, StoredFile>;
  readonly waiting: Map<number, Waiting>;
  readonly nextUpdateId: number;
  readonly nextMessageId: number;
}

/** Recalls what an earlier run left in the file, and writes down every change from now on. */
export function openMemory(cloud: Cloud, file: string): { close(): void } {
  recall(cloud, file);
  let timer: NodeJS.Timeout | undefined;
  const write = () => {
    timer = undefined;
    keep(cloud, file);
  };
  const watcher = () => {
    timer ??= setTimeout(write, WRITE_AFTER_MS).unref();
  };
  cloud.watchers.add(watcher);
  return {
    close() {
      cloud.watchers.delete(watcher);
      clearTimeout(timer);
      keep(cloud, file);
    },
  };
}

function recall(cloud: Cloud, file: string): void {
  const kept = readKept(file);
  if (kept?.shape !== SHAPE) return;
  for (const [id, person] of kept.people) cloud.people.set(id, person);
  for (const [id, chat] of kept.chats) cloud.chats.set(id, chat);
  for (const [id, stored] of kept.files) cloud.files.set(id, stored);
  for (const [id, waiting] of kept.waiting) cloud.mailbox.waiting.set(id, waiting);
  cloud.mailbox.nextId = Math.max(cloud.mailbox.nextId, kept.nextUpdateId);
  cloud.nextMessageId = Math.max(cloud.nextMessageId, kept.nextMessageId);
}

function readKept(file: string): Kept | undefined {
  try {
    return deserialize(readFileSync(file)) as Kept;
  } catch {
    // None yet, or cut off in the middle: the sandbox starts anew.
    return undefined;
  }
}

function keep(cloud: Cloud, file: string): void {
  const { people, chats, files, mailbox, nextMessageId } = cloud;
  const kept: Kept = {
    shape: SHAPE,
    people,
    chats,
    files,
    waiting: mailbox.waiting,
    nextUpdateId: mailbox.nextId,
    nextMessageId,
  };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, serialize(kept), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
