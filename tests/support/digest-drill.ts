// The drill of the weekly summary: the worker is killed again and again in the middle of a fan-out.
// Afterwards Telegram's own list says who got how many.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { connect, type Db } from '../../src/db/connection.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { createVault } from '../../src/vault.ts';
import { testClock } from './clock.ts';
import { freshDatabase } from './fresh-database.ts';
import { randomOf } from './random-numbers.ts';
import { addSubscribers, countDeliveries, listDeliveries } from './subscribers.ts';
import { SOURCE_KEY } from './world.ts';

export interface DigestDrillOptions {
  readonly kills: number;
  readonly subscribers: number;
  readonly seed: number;
}

export interface DigestFindings {
  readonly kills: number;
  readonly subscribers: number;
  readonly seconds: number;
  /** Summaries of the week that were frozen. */
  readonly digests: number;
  /** Chats by how many summaries reached them. */
  readonly reached: Readonly<Record<number, number>>;
  readonly ambiguous: number;
  /** Everything that should not be: got none and is not counted, got two, is still open. */
  readonly trouble: readonly string[];
}

const AT = '2026-11-23T04:00:30Z';
const START_MS = 1_500;
const CLOSED_WITHIN_MS = 600_000;
const chatIdOf = (n: number) => -20_000_000 - n;

interface Drill extends DigestDrillOptions {
  readonly sandbox: Sandbox;
  readonly db: Db;
  readonly random: () => number;
  readonly start: () => ChildProcess;
}

export async function runDigestDrill(options: DigestDrillOptions): Promise<DigestFindings> {
  const startedAt = performance.now();
  const database = await freshDatabase();
  const sandbox = await startSandbox({ clock: testClock(AT), limits: false });
  const db = connect({ url: database.url, max: 2 });
  const told = JSON.stringify({
    databaseUrl: database.url,
    token: sandbox.token,
    apiRoot: sandbox.url,
    sourceKey: SOURCE_KEY.toString('base64'),
    at: AT,
  });
  const start = () =>
    fork(fileURLToPath(new URL('digest-process.ts', import.meta.url)), {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, DIGEST_PROCESS: told },
    });
  const drill: Drill = { ...options, sandbox, db, start, random: randomOf(options.seed) };
  try {
    await furnish(drill);
    await play(drill);
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    return {
      kills: options.kills,
      subscribers: options.subscribers,
      seconds,
      ...(await inspect(drill)),
    };
  } finally {
    await db.close();
    await sandbox.close();
    await database.drop();
  }
}

/** Groups, because the bot may write to them unasked. */
async function furnish({ sandbox, db, subscribers }: Drill) {
  sandbox.addPerson({ id: 1, firstName: 'Creator' });
  const vault = createVault(SOURCE_KEY);
  const ids = Array.from({ length: subscribers }, (_, n) => chatIdOf(n));
  for (const id of ids) sandbox.addGroup({ id, title: 'G', members: [1] });
  for (let at = 0; at < ids.length; at += 1_000) {
    const chats = ids.slice(at, at + 1_000).map((chatId) => ({ chatId }));
    await addSubscribers({ db, vault }, chats);
  }
}

async function play(drill: Drill) {
  const { kills, subscribers, random, start } = drill;
  for (let kill = 0; kill < kills; kill += 1) {
    const worker = start();
    if (random() < 0.1) await pause(random() * START_MS);
    else
      await untilSo(
        async () => (await leftOf(drill)) <= (1 - (kill + random()) / kills) * subscribers,
      );
    // At once, so that the database does not know of it yet, or a little later.
    if (random() < 0.5) await pause(random() * 30);
    await end(worker);
  }
  const last = start();
  await untilSo(async () => {
    const { pending, ...others } = await countDeliveries(drill.db);
    return pending === undefined && Object.keys(others).length > 0;
  });
  await end(last);
}

async function end(worker: ChildProcess) {
  const gone = once(worker, 'exit');
  worker.kill('SIGKILL');
  await gone;
}

const isSummary = ({ method, status }: Sandbox['ledger'][number]) =>
  /^send(Message|Photo)$/.test(method) && status === 200;

/** Deliveries that nothing has left for yet; before they are prepared, all of them. */
async function leftOf({ db, subscribers }: Drill): Promise<number> {
  const [row] = await db.sql<{ rows: number; waiting: number }[]>`
    select count(*)::int as rows,
      count(*) filter (where status = 'pending' and attempted_at is null)::int as waiting
    from digest_delivery`;
  return row === undefined || row.rows === 0 ? subscribers : row.waiting;
}

async function inspect({ sandbox, db, subscribers }: Drill) {
  const vault = createVault(SOURCE_KEY);
  const got = new Map<string, number>();
  for (const { params } of sandbox.ledger.filter(isSummary)) {
    const key = vault.chatKey(Number(params['chat_id']));
    got.set(key, (got.get(key) ?? 0) + 1);
  }
  const rows = await listDeliveries({ db });
  const reached: Record<number, number> = {};
  const trouble: string[] = [];
  for (const { chatKey, status } of rows) {
    const times = got.get(chatKey) ?? 0;
    reached[times] = (reached[times] ?? 0) + 1;
    const isRight = status === 'sent' ? times === 1 : status === 'ambiguous' && times <= 1;
    if (!isRight) trouble.push(`${status}, got ${times}`);
  }
  if (rows.length !== subscribers) trouble.push(`${rows.length} deliveries`);
  const [row] = await db.sql<
    { n: number }[]
  >`select count(*)::int as n from digest where data is not null`;
  const ambiguous = rows.filter(({ status }) => status === 'ambiguous').length;
  return { digests: row?.n ?? 0, reached, ambiguous, trouble };
}

async function untilSo(isSo: () => boolean | Promise<boolean>) {
  const deadline = performance.now() + CLOSED_WITHIN_MS;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('the fan-out does not go on');
    await pause(5);
  }
}
