// Logging: fields from a short list and a fixed message. Never texts, ids or names of people.
import { pino } from 'pino';

/** What may be logged. Anything about a person, a chat or a text has no field here. */
export interface LogFields {
  readonly role?: string;
  readonly queue?: string;
  readonly attempt?: number;
  readonly count?: number;
  readonly ms?: number;
  readonly code?: string;
  readonly method?: string;
  readonly address?: string;
  readonly update?: string;
}

export interface Log {
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

/** Lines of JSON on stderr, so that stdout stays for the person at the terminal. */
export function createLog(level: string): Log {
  const logger = pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
  return {
    info: (fields, message) => logger.info(allowed(fields), message),
    warn: (fields, message) => logger.warn(allowed(fields), message),
    error: (fields, message) => logger.error(allowed(fields), message),
  };
}

const names = ['role', 'queue', 'attempt', 'count', 'ms', 'code', 'method', 'address', 'update'];

// Types are gone at run time: an object that carries more must still not reach the log.
function allowed(fields: LogFields): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
}

/** The kind of an error: its code or class, never its message, which may quote input. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as Error & { code?: unknown };
  return typeof code === 'string' ? code : error.name;
}
