// The environment: what is absent has a default, what is wrong is said all at once, in words.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigMistakes, readConfig } from '../../src/config.ts';

const KEY = Buffer.alloc(32, 9).toString('base64');
const TOKEN = '123456:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';
let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'baqylau-config-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const read = (env: NodeJS.ProcessEnv) => readConfig({ DATA_DIR: dataDir, SOURCE_KEY: KEY, ...env });
function mistakesOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    read(env);
  } catch (error) {
    if (error instanceof ConfigMistakes) return error.mistakes;
    throw error;
  }
  return [];
}

describe('an empty environment', () => {
  test('starts the sandbox with a database of its own', () => {
    expect(read({})).toEqual({
      telegram: { mode: 'sandbox' },
      dataDir,
      databaseUrl: undefined,
      redisUrl: undefined,
      sourceKey: Buffer.alloc(32, 9),
      moderationChatId: undefined,
      adminIds: [],
      host: '127.0.0.1',
      port: 8080,
      logLevel: 'warn',
    });
  });

  test('is the same as variables without a value', () => {
    const names = [
      'BOT_TOKEN',
      'TELEGRAM_API_ROOT',
      'WEBHOOK_URL',
      'WEBHOOK_SECRET',
      'DATABASE_URL',
      'REDIS_URL',
      'MODERATION_CHAT_ID',
      'ADMIN_IDS',
      'HOST',
      'PORT',
      'LOG_LEVEL',
    ];
    expect(read(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(read({}));
    expect(readConfig({ DATA_DIR: dataDir, SOURCE_KEY: '' }).sourceKey).toHaveLength(32);
  });
});

describe('a full environment', () => {
  const webhook = {
    BOT_TOKEN: TOKEN,
    WEBHOOK_URL: 'https://bot.example/telegram',
    WEBHOOK_SECRET: 'a-secret-of-16-or-more',
  };

  test('polls with a token alone, and has a webhook with address and secret', () => {
    expect(read({ BOT_TOKEN: TOKEN }).telegram).toEqual({
      mode: 'polling',
      token: TOKEN,
      apiRoot: 'https://api.telegram.org',
    });
    expect(read({ ...webhook, TELEGRAM_API_ROOT: 'http://127.0.0.1:8081' }).telegram).toEqual({
      mode: 'webhook',
      token: TOKEN,
      apiRoot: 'http://127.0.0.1:8081',
      url: webhook.WEBHOOK_URL,
      secret: webhook.WEBHOOK_SECRET,
    });
  });

  test('is read as numbers, lists and addresses', () => {
    const config = read({
      DATABASE_URL: 'postgres://u:p@db/baqylau',
      REDIS_URL: 'rediss://cache:6380',
      MODERATION_CHAT_ID: '-1001234567890',
      ADMIN_IDS: '1, 22 ,333',
      HOST: '0.0.0.0',
      PORT: '65535',
      LOG_LEVEL: 'debug',
    });
    expect(config).toMatchObject({
      databaseUrl: 'postgres://u:p@db/baqylau',
      redisUrl: 'rediss://cache:6380',
      moderationChatId: -1_001_234_567_890,
      adminIds: [1, 22, 333],
      host: '0.0.0.0',
      port: 65_535,
      logLevel: 'debug',
    });
  });
});

describe('mistakes', () => {
  const wrong: NodeJS.ProcessEnv = {
    BOT_TOKEN: 'canary-token',
    TELEGRAM_API_ROOT: 'ftp://canary-root',
    WEBHOOK_URL: 'canary-url',
    WEBHOOK_SECRET: 'canary secret',
    DATABASE_URL: 'mysql://user:canary-password@db/x',
    REDIS_URL: 'http://:canary-password@cache',
    SOURCE_KEY: 'canary-key',
    MODERATION_CHAT_ID: '42canary',
    ADMIN_IDS: 'canary, 7',
    PORT: '80canary',
    LOG_LEVEL: 'canary',
  };

  test('are all told at once, each with the name of its variable', () => {
    const mistakes = mistakesOf(wrong);
    expect(mistakes).toHaveLength(Object.keys(wrong).length);
    for (const [index, name] of Object.keys(wrong).entries()) {
      expect(mistakes[index]).toContain(name);
    }
  });

  test('never quote what was given', () => {
    expect(() => read(wrong)).toThrow(ConfigMistakes);
    expect(JSON.stringify(mistakesOf(wrong))).not.toContain('canary');
    try {
      read(wrong);
    } catch (error) {
      expect(`${(error as Error).message} ${(error as Error).stack}`).not.toContain('canary');
    }
  });

  test.each<[string, NodeJS.ProcessEnv]>([
    ['WEBHOOK_URL needs WEBHOOK_SECRET', { BOT_TOKEN: TOKEN, WEBHOOK_URL: 'https://x.example' }],
    ['WEBHOOK_SECRET needs WEBHOOK_URL', { BOT_TOKEN: TOKEN, WEBHOOK_SECRET: 's'.repeat(16) }],
    [
      'WEBHOOK_URL needs BOT_TOKEN',
      { WEBHOOK_URL: 'https://x.example', WEBHOOK_SECRET: 's'.repeat(16) },
    ],
    ['TELEGRAM_API_ROOT needs BOT_TOKEN', { TELEGRAM_API_ROOT: 'http://127.0.0.1:8081' }],
    ['PORT must be at most 65535', { PORT: '65536' }],
    ['PORT must be a number', { PORT: '-1' }],
    ['WEBHOOK_SECRET must be 16 to 256', { WEBHOOK_SECRET: 'короткий' }],
    ['MODERATION_CHAT_ID must be the id of a group', { MODERATION_CHAT_ID: '42' }],
    ['SOURCE_KEY must be 32 bytes', { SOURCE_KEY: Buffer.alloc(31).toString('base64') }],
  ])('%s', (mistake, env) => {
    expect(mistakesOf(env)).toContainEqual(expect.stringContaining(mistake));
  });

  test('in one variable do not hide that another is missing', () => {
    expect(mistakesOf({ PORT: 'x', WEBHOOK_URL: 'https://x.example' })).toEqual([
      expect.stringContaining('PORT'),
      expect.stringContaining('WEBHOOK_SECRET'),
      expect.stringContaining('BOT_TOKEN'),
    ]);
  });

  test('leave no key behind', () => {
    expect(mistakesOf({ SOURCE_KEY: '', PORT: 'x' })).toHaveLength(1);
    expect(existsSync(join(dataDir, 'source.key'))).toBe(false);
  });
});

describe('the key of the sources', () => {
  const keyFile = () => join(dataDir, 'source.key');
  const keyless = () => readConfig({ DATA_DIR: dataDir });

  test('is made once, for its owner only, and kept', () => {
    const first = keyless().sourceKey;
    expect(first).toHaveLength(32);
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
    const kept = readFileSync(keyFile(), 'utf8');
    expect(keyless().sourceKey).toEqual(first);
    expect(readFileSync(keyFile(), 'utf8')).toBe(kept);
  });

  test('is another one in another place, in a folder that is made for it', () => {
    const [one, two] = ['a/deep', 'b'].map(
      (name) => readConfig({ DATA_DIR: join(dataDir, name) }).sourceKey,
    );
    expect(one).not.toEqual(two);
  });

  test('is taken from the environment without touching the disk', () => {
    expect(read({}).sourceKey).toEqual(Buffer.alloc(32, 9));
    expect(existsSync(keyFile())).toBe(false);
  });

  test('that is damaged stops the start and is not replaced', () => {
    writeFileSync(keyFile(), 'canary');
    expect(keyless).toThrow(ConfigMistakes);
    expect(keyless).toThrow(/does not hold a key/);
    expect(keyless).not.toThrow(/canary\b.*canary/);
    expect(readFileSync(keyFile(), 'utf8')).toBe('canary');
  });
});
