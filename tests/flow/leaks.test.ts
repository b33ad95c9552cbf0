// Who people are, what they wrote besides their answers, and the keys of the house: none of it may
// be found in logs, tables, queues, metrics or the moderators' chat after a run with everything in it.
import { inspect } from 'node:util';
import { Redis } from 'ioredis';
import { afterEach, expect, it, vi } from 'vitest';
import { startWorker } from '../../src/roles.ts';
import { moderatorsGroup } from '../../src/sandbox/people.ts';
import { metricsText } from '../../src/server/metrics.ts';
import { newModerator, type Person, personAt, quiet } from '../support/person.ts';
import { hasRedis, warnWithoutRedis } from '../support/redis.ts';
import { messageFrom, openEdge } from '../support/updates.ts';
import { createWorld, SECRET, SOURCE_KEY, type World } from '../support/world.ts';

warnWithoutRedis();

const USER_ID = 918_273_645_546;
const canaries = {
  'user id': String(USER_ID),
  'first name': 'Canaryfirst',
  'last name': 'Canarylast',
  username: 'canary_username',
  'phone number': '+77010000999',
  'text of a message': 'canarytext',
  'name of a file': 'canaryfile',
  'caption of a photo': 'canarycaption',
  'what Telegram quotes in an error': 'canaryquote',
  'what an exception quotes': 'canaryplace',
  'exact coordinates': '43.238949',
  'secret of the webhook': SECRET,
  'key of the sources': SOURCE_KEY.toString('base64'),
  'key of the sources, in hex': SOURCE_KEY.toString('hex'),
};

let world: World;
afterEach(async () => {
  vi.restoreAllMocks();
  await world.close();
});

/** Everything that a person can do wrong, and a whole report. */
async function liveThrough(person: Person) {
  await person.says('/start');
  await person.says(`${canaries['text of a message']} @canary_username`);
  await person.says(`/stats ${canaries['text of a message']}`);
  await person.says(`/link ${canaries['text of a message']}`);
  await person.comesTo('place');
  await person.says(canaries['text of a message']);
  await person.sends({ document: `${canaries['name of a file']}.pdf` });
  await person.sends({ photo: Buffer.from('x'), caption: canaries['caption of a photo'] });
  const written = person.phone.messages().findLast((one) => !one.fromBot && one.text !== '');
  await person.edits(written?.id ?? 0, `${canaries['text of a message']} again`);
  await person.tapsOn(person.last().id, `${canaries['text of a message']}.AAAAAAAAAA`);
  await person.sends({ location: { latitude: 43.238_949, longitude: 76.889_709 } });
  const edge = openEdge(world.app);
  const contact = {
    phone_number: canaries['phone number'],
    first_name: canaries['first name'],
    last_name: canaries['last name'],
  };
  const update = messageFrom(world, person, { contact });
  Object.assign(update.message?.from ?? {}, contact, { username: canaries.username });
  await edge.handle(update);
}

/** Telegram and the code itself complain, and quote. */
async function suffer(person: Person) {
  const quoted = canaries['what Telegram quotes in an error'];
  const tag = `Bad Request: can't parse entities: unsupported start tag "${quoted}"`;
  world.sandbox.faults.failNext('sendMessage', { status: 400, description: tag });
  await person.says(canaries['text of a message']);
  const unheardOf = `Bad Request: ${quoted} is not ${quoted}`;
  world.sandbox.faults.failNext('sendMessage', { status: 400, description: unheardOf });
  await person.says(`/stats ${canaries['text of a message']}`);
  await person.says('/cancel');
  await person.comesTo('review');
  await world.app.db.sql`
    update draft set interview = jsonb_set(interview, '{answers,place,place}', '"canaryplace"')
    where person = ${person.key}`;
  await person.taps({ key: 'button.edit' });
  expect(person.last().text).toBe(person.reads('report.error'));
  await person.says(canaries['text of a message']);
  await person.says('/cancel');
  world.sandbox.faults.clear();
}

async function tablesAsText({ app }: World): Promise<string> {
  const tables = await app.db.sql<{ name: string }[]>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`;
  const dumps: string[] = [];
  for (const { name } of tables) {
    const rows = await app.db.sql.unsafe<{ row: string }[]>(`select t::text as row from ${name} t`);
    dumps.push(...rows.map(({ row }) => `${name} ${row}`));
  }
  return dumps.join('\n');
}

async function redisAsText(url: string | undefined): Promise<string> {
  if (url === undefined) return '';
  const redis = new Redis(url);
  const dumps: string[] = [];
  for (const key of await redis.keys('*')) {
    const type = await redis.type(key);
    const value =
      type === 'hash'
        ? await redis.hgetall(key)
        : type === 'string'
          ? await redis.get(key)
          : await redis.dump(key);
    dumps.push(`${key} ${JSON.stringify(value)}`);
  }
  redis.disconnect();
  return dumps.join('\n');
}

/** The forms in which a secret may hide. */
const disguises = (secret: string) => [
  secret,
  Buffer.from(secret).toString('hex'),
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
];

function expectNoCanary(where: string, text: string, also: Readonly<Record<string, string>> = {}) {
  for (const [what, canary] of Object.entries({ ...canaries, ...also })) {
    const isFound = disguises(canary).some((one) => text.toLowerCase().includes(one.toLowerCase()));
    expect(isFound, `${what} is in ${where}`).toBe(false);
  }
}

it.each(hasRedis ? (['postgres', 'redis'] as const) : (['postgres'] as const))(
  'nothing of a person is left anywhere but in the answers, with queues in %s',
  async (queues) => {
    const written: string[] = [];
    for (const stream of [process.stdout, process.stderr]) {
      vi.spyOn(stream, 'write').mockImplementation((chunk) => Boolean(written.push(String(chunk))));
    }
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      vi.spyOn(console, method).mockImplementation(
        (...said) => void written.push(inspect(said, { depth: null })),
      );
    }
    world = await createWorld({ queues, delivery: 'webhook', withoutWorker: true });
    const { sandbox, app } = world;
    sandbox.addPerson({
      id: USER_ID,
      firstName: canaries['first name'],
      username: canaries.username,
      languageCode: 'en',
    });
    const person = personAt(world, { id: USER_ID, language: 'en' });
    await liveThrough(person);
    await suffer(person);
    await person.comesTo('review');
    await person.taps({ key: 'button.send' });
    await quiet(world);
    const token = { 'token of the bot': sandbox.token.split(':')[1] ?? '' };
    const waiting =
      queues === 'redis' ? await redisAsText(world.redisUrl) : await tablesAsText(world);
    expect(waiting).toContain('reportId');
    expectNoCanary('the queue', waiting, token);

    const worker = await startWorker(app);
    await world.settled();
    const moderator = newModerator(world);
    await moderator.taps({ key: 'button.reject' });
    await moderator.taps({ key: 'reject.not_serious.button' });
    await world.settled();
    await worker.close();
    expect(person.last().text).toContain(person.reads('reject.not_serious.reporter'));

    expect(world.lines.length).toBeGreaterThan(0);
    expectNoCanary('the log', JSON.stringify(world.lines), token);
    expectNoCanary('the output', written.join(''), token);
    const tables = await tablesAsText(world);
    expect(tables).toContain(person.key);
    expectNoCanary('the tables', tables, token);
    expectNoCanary('Redis', await redisAsText(world.redisUrl), token);
    const metrics = await metricsText();
    expect(metrics).toContain('baqylau_updates_total');
    expectNoCanary('the metrics', metrics, token);
    const toGroup = sandbox.ledger.filter(
      ({ params }) => Number(params['chat_id']) === moderatorsGroup.id,
    );
    expect(toGroup.length).toBeGreaterThan(2);
    expectNoCanary('the moderators’ chat', JSON.stringify(toGroup), token);
    // The pseudonym belongs nowhere but into the database.
    const pseudonym = { pseudonym: person.key };
    expectNoCanary('the moderators’ chat', JSON.stringify(toGroup), pseudonym);
    expectNoCanary('the log', JSON.stringify(world.lines), pseudonym);
  },
);
