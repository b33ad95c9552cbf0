// What a person does who has just cloned the project: starts it, stops it, starts it again, pulls
// the plug, starts it twice, configures it wrongly, and at last runs its roles one by one.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { t } from '../../src/locales/translate.ts';
import { moderatorsGroup, sandboxPeople } from '../../src/sandbox/people.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { choiceText } from '../../src/screens/card-texts.ts';
import {
  addUser,
  type Clone,
  cloneProject,
  listProcesses,
  PROJECT,
  type Started,
  sandboxAddress,
  start,
  takePorts,
} from '../support/fresh-clone.ts';
import { emptyDatabase } from '../support/fresh-database.ts';
import { visit } from '../support/visitor.ts';

const STOPS_WITHIN_MS = 10_000;

const newcomer = await addUser();
const users = [
  { who: process.getuid?.() === 0 ? 'root' : 'oneself', user: undefined },
  ...(newcomer === undefined ? [] : [{ who: 'an ordinary user', user: newcomer }]),
];
let freePorts: () => void;

beforeAll(async () => {
  freePorts = await takePorts([5432, 6379, 8080]);
});
afterAll(async () => {
  freePorts();
  await newcomer?.remove();
});

// The tests of a clone follow one another, as the days of a person do.
describe.each(users)('a fresh clone, started by $who', ({ who, user }) => {
  let clone: Clone;
  let running: Started | undefined;
  const run = (role?: string) => {
    running = start({ dir: clone.dir, user, ...(role !== undefined && { role }) });
    return running;
  };

  beforeAll(async () => {
    clone = await cloneProject(user);
  });
  afterAll(async () => {
    running?.interrupt();
    await running?.ended;
    await clone.remove();
  });

  it('starts with npm start although the usual ports are taken, and counts a report', async () => {
    const first = run();
    tell(who, 'first start (npm start)', await first.ready);
    const address = sandboxAddress(first);
    expect(address).not.toMatch(/:(5432|6379|8080)$/);
    await reportAndVerify(address);
    await expectFigure(address);
  });

  it('is stopped by Ctrl-C, and leaves nothing behind', async () => {
    await stopWithCtrlC(running, clone.dir);
  });

  it('still knows everything at the second start', async () => {
    const second = run('all');
    tell(who, 'second start', await second.ready);
    await expectFigure(sandboxAddress(second));
  });

  it('refuses to start twice on the same data', async () => {
    const another = start({ dir: clone.dir, user, role: 'all' });
    expect(await another.ended).toBe(1);
    expect(another.output()).toContain('Another Baqylau is already running');
    expect(another.output()).toContain('set DATA_DIR to another folder');
  });

  it('starts again after it was killed', async () => {
    running?.kill();
    await running?.ended;
    const third = run('all');
    tell(who, 'start after kill -9', await third.ready);
    await expectFigure(sandboxAddress(third));
    await stopWithCtrlC(third, clone.dir);
  });
});

it('lists every mistake of the configuration at once', async () => {
  const env = {
    BOT_TOKEN: 'abc',
    TELEGRAM_API_ROOT: 'nowhere',
    WEBHOOK_URL: 'ftp://example.org',
    WEBHOOK_SECRET: '!',
    DATABASE_URL: 'mysql://localhost',
    REDIS_URL: 'http://localhost',
    SOURCE_KEY: 'short',
    MODERATION_CHAT_ID: 'group',
    ADMIN_IDS: 'me',
    PORT: 'door',
    LOG_LEVEL: 'loud',
  };
  const wrong = start({ dir: PROJECT, role: 'all', env });
  expect(await wrong.ended).toBe(1);
  for (const name of Object.keys(env)) expect(wrong.output()).toContain(`  - ${name} `);
  expect(wrong.output()).not.toMatch(/short|mysql|\bat .*:\d+:\d+/);
});

it('runs as migrate, bot and worker on a database of the user', async () => {
  const database = await emptyDatabase();
  const sandbox = await startSandbox({ limits: false });
  for (const person of Object.values(sandboxPeople)) sandbox.addPerson(person);
  sandbox.addGroup(moderatorsGroup);
  const env = {
    DATABASE_URL: database.url,
    BOT_TOKEN: sandbox.token,
    TELEGRAM_API_ROOT: sandbox.url,
    MODERATION_CHAT_ID: String(moderatorsGroup.id),
    SOURCE_KEY: Buffer.alloc(32, 7).toString('base64'),
    PORT: '0',
  };
  const migration = start({ dir: PROJECT, role: 'migrate', env });
  expect(await migration.ended).toBe(0);
  expect(migration.output()).toContain('The database is up to date.');
  const roles = ['bot', 'worker'].map((role) => start({ dir: PROJECT, role, env }));
  try {
    await reportAndVerify(sandbox.url);
    await expectFigure(sandbox.url);
    for (const role of roles) role.terminate();
    expect(await Promise.all(roles.map(({ ended }) => ended))).toEqual([0, 0]);
  } finally {
    for (const role of roles) role.kill();
    await Promise.all(roles.map(({ ended }) => ended));
    await sandbox.close();
    await database.drop();
  }
});

/** A citizen reports in Kazakh, and a moderator verifies. */
async function reportAndVerify(address: string) {
  const reporter = visit(address, sandboxPeople.reporter.id);
  await reporter.says('/report');
  await reporter.taps(`📝 ${t('kk', 'button.new_report')}`);
  for (const [question, choice] of [
    ['observer_basis', 'on_site_now'],
    ['event_when', 'now'],
  ] as const) {
    await reporter.taps(choiceText(question, choice, 'kk'));
  }
  await reporter.taps('Алматы');
  for (const [question, choice] of [
    ['form', 'rally'],
    ['topic', 'labour'],
    ['participants', 'b4'],
    ['permit_status', 'denied'],
    ['authority_response', 'watched'],
  ] as const) {
    await reporter.taps(choiceText(question, choice, 'kk'));
  }
  await reporter.taps(t('kk', 'button.done'));
  await reporter.taps(new RegExp(t('kk', 'button.send')));
  const moderator = visit(address, sandboxPeople.firstModerator.id, moderatorsGroup.id);
  await moderator.taps(/Подтвердить|Verify/);
  await reporter.hears(/расталып/);
}

async function expectFigure(address: string) {
  const subscriber = visit(address, sandboxPeople.subscriber.id);
  await subscriber.says('/stats');
  const figures = await subscriber.hears(/Kazakhstan/);
  expect(figures.text).toContain(t('en', 'stats.assemblies', { n: 1 }));
}

async function stopWithCtrlC(program: Started | undefined, dir: string) {
  const startedAt = performance.now();
  program?.interrupt();
  await program?.ended;
  expect(performance.now() - startedAt).toBeLessThan(STOPS_WITHIN_MS);
  expect(await listProcesses(dir)).toEqual([]);
}

function tell(who: string, what: string, ms: number) {
  console.info(`${what} by ${who}: ${(ms / 1000).toFixed(1)} s`);
}
