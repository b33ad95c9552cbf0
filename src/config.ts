// Environment to typed configuration. The only reader of process.env; all mistakes at once.

import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

export type Telegram =
  | { readonly mode: 'sandbox' }
  | { readonly mode: 'polling'; readonly token: string; readonly apiRoot: string }
  | {
      readonly mode: 'webhook';
      readonly token: string;
      readonly apiRoot: string;
      readonly url: string;
      readonly secret: string;
    };

export interface Config {
  readonly telegram: Telegram;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly sourceKey: Buffer;
  readonly moderationChatId: number | undefined;
  /** Coordinators: people who run the installation. */
  readonly adminIds: readonly number[];
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
}

/** Every mistake of the environment, in plain words. */
export class ConfigMistakes extends Error {
  readonly mistakes: readonly string[];
  constructor(mistakes: readonly string[]) {
    super(`The configuration has mistakes:\n${mistakes.map((one) => `  - ${one}`).join('\n')}`);
    this.name = 'ConfigMistakes';
    this.mistakes = mistakes;
  }
}

const SOURCE_KEY_BYTES = 32;
const DEFAULT_DATA_DIR = '.data';

// An empty variable, as in a copied .env.example, is the same as none.
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
const urlOf = (protocols: readonly string[], say: string) =>
  z.string().refine((text) => protocols.includes(URL.parse(text)?.protocol ?? ''), say);

const environment = z.object({
  BOT_TOKEN: optional(
    z
      .string()
      .regex(/^\d+:[\w-]{20,}$/, 'BOT_TOKEN is not a bot token: it looks like 123456:ABC-DEF…'),
  ),
  TELEGRAM_API_ROOT: optional(
    urlOf(['http:', 'https:'], 'TELEGRAM_API_ROOT must be an http(s) address'),
  ),
  WEBHOOK_URL: optional(urlOf(['http:', 'https:'], 'WEBHOOK_URL must be an http(s) address')),
  WEBHOOK_SECRET: optional(
    z.string().regex(/^[\w-]{16,256}$/, 'WEBHOOK_SECRET must be 16 to 256 of A-Z a-z 0-9 _ -'),
  ),
  DATA_DIR: optional(z.string()),
  DATABASE_URL: optional(
    urlOf(
      ['postgres:', 'postgresql:'],
      'DATABASE_URL must begin with postgres:// or postgresql://',
    ),
  ),
  REDIS_URL: optional(
    urlOf(['redis:', 'rediss:'], 'REDIS_URL must begin with redis:// or rediss://'),
  ),
  SOURCE_KEY: optional(
    z
      .string()
      .refine(
        (text) => Buffer.from(text, 'base64').length === SOURCE_KEY_BYTES,
        'SOURCE_KEY must be 32 bytes in base64: make one with openssl rand -base64 32',
      ),
  ),
  MODERATION_CHAT_ID: optional(
    z
      .string()
      .regex(/^-\d{1,16}$/, 'MODERATION_CHAT_ID must be the id of a group, such as -1001234567890'),
  ),
  ADMIN_IDS: optional(
    z
      .string()
      .regex(/^\d+(\s*,\s*\d+)*$/, 'ADMIN_IDS must be Telegram ids with commas between them'),
  ),
  HOST: optional(z.string()),
  PORT: optional(z.string().regex(/^\d{1,5}$/, 'PORT must be a number')),
  LOG_LEVEL: optional(
    z.enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, silent',
    ),
  ),
});

type Environment = z.output<typeof environment>;

/** Reads the environment. Throws `ConfigMistakes` with all that is wrong. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environment.safeParse(env);
  const mistakes = [...(parsed.success ? [] : messagesOf(parsed.error)), ...contradictions(env)];
  if (!parsed.success || mistakes.length > 0) throw new ConfigMistakes(mistakes);
  const { data } = parsed;
  const dataDir = resolve(data.DATA_DIR ?? DEFAULT_DATA_DIR);
  return {
    telegram: telegramOf(data),
    dataDir,
    databaseUrl: data.DATABASE_URL,
    redisUrl: data.REDIS_URL,
    sourceKey:
      data.SOURCE_KEY === undefined
        ? keptSourceKey(dataDir)
        : Buffer.from(data.SOURCE_KEY, 'base64'),
    moderationChatId:
      data.MODERATION_CHAT_ID === undefined ? undefined : Number(data.MODERATION_CHAT_ID),
    adminIds: (data.ADMIN_IDS ?? '')
      .split(',')
      .filter((id) => id.trim() !== '')
      .map(Number),
    host: data.HOST ?? '127.0.0.1',
    port: Number(data.PORT ?? 8080),
    logLevel: data.LOG_LEVEL ?? 'warn',
  };
}

/** Where the database is, for what only reads it: needs no keys, and makes none. */
export function readDatabaseConfig(
  env: NodeJS.ProcessEnv = process.env,
): Pick<Config, 'dataDir' | 'databaseUrl'> {
  const parsed = environment.pick({ DATA_DIR: true, DATABASE_URL: true }).safeParse(env);
  if (!parsed.success) throw new ConfigMistakes(messagesOf(parsed.error));
  const { DATA_DIR: dataDir = DEFAULT_DATA_DIR, DATABASE_URL: databaseUrl } = parsed.data;
  return { dataDir: resolve(dataDir), databaseUrl };
}

function messagesOf(error: z.ZodError): readonly string[] {
  // Only our own sentences: zod's would quote the value, which may be a secret.
  return error.issues.map((issue) => issue.message);
}

function contradictions(env: NodeJS.ProcessEnv): readonly string[] {
  const mistakes: string[] = [];
  if (env.WEBHOOK_URL && !env.WEBHOOK_SECRET)
    mistakes.push('WEBHOOK_URL needs WEBHOOK_SECRET as well');
  if (env.WEBHOOK_SECRET && !env.WEBHOOK_URL)
    mistakes.push('WEBHOOK_SECRET needs WEBHOOK_URL as well');
  if (env.WEBHOOK_URL && !env.BOT_TOKEN) mistakes.push('WEBHOOK_URL needs BOT_TOKEN as well');
  if (env.TELEGRAM_API_ROOT && !env.BOT_TOKEN)
    mistakes.push('TELEGRAM_API_ROOT needs BOT_TOKEN as well');
  if (Number(env.PORT ?? 0) > 65_535) mistakes.push('PORT must be at most 65535');
  return mistakes;
}

function telegramOf(env: Environment): Telegram {
  if (env.BOT_TOKEN === undefined) return { mode: 'sandbox' };
  const base = {
    token: env.BOT_TOKEN,
    apiRoot: env.TELEGRAM_API_ROOT ?? 'https://api.telegram.org',
  };
  if (env.WEBHOOK_URL === undefined || env.WEBHOOK_SECRET === undefined) {
    return { mode: 'polling', ...base };
  }
  return { mode: 'webhook', ...base, url: env.WEBHOOK_URL, secret: env.WEBHOOK_SECRET };
}

/** The key made at the first start, readable by its owner only. */
function keptSourceKey(dataDir: string): Buffer {
  const file = join(dataDir, 'source.key');
  mkdirSync(dataDir, { recursive: true });
  try {
    // `wx`: of two first starts at once only one makes the key.
    writeFileSync(file, `${randomBytes(SOURCE_KEY_BYTES).toString('base64')}\n`, {
      mode: 0o600,
      flag: 'wx',
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = Buffer.from(readFileSync(file, 'utf8'), 'base64');
  if (key.length !== SOURCE_KEY_BYTES)
    throw new ConfigMistakes([`${file} does not hold a key of 32 bytes`]);
  return key;
}
