// A sandbox with people, a bot that calls it over HTTP, and webhooks that it can deliver to.
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../../src/clock.ts';
import { furnish } from '../../../src/sandbox/people.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/sandbox.ts';

export interface Reply {
  readonly ok: boolean;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
  // Tests read deep into results of every shape.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly result: any;
}

export type Bot = (method: string, params?: object) => Promise<Reply>;

export interface Tryout {
  readonly sandbox: Sandbox;
  readonly bot: Bot;
}

export async function tryout(options: SandboxOptions = {}): Promise<Tryout> {
  const sandbox = await startSandbox(options);
  onTestFinished(() => sandbox.close());
  furnish(sandbox);
  const bot: Bot = async (method, params = {}) => {
    const isForm = params instanceof FormData;
    const answer = await fetch(`${sandbox.url}/bot${sandbox.token}/${method}`, {
      method: 'POST',
      headers: isForm ? {} : { 'content-type': 'application/json' },
      body: isForm ? params : JSON.stringify(params),
    });
    return (await answer.json()) as Reply;
  };
  return { sandbox, bot };
}

export interface MovableClock extends Clock {
  forward(milliseconds: number): void;
}

export function movableClock(): MovableClock {
  let now = Date.parse('2026-11-22T10:00:00.500Z');
  return {
    now: () => new Date(now),
    forward: (milliseconds) => {
      now += milliseconds;
    },
  };
}

export interface Arrival {
  readonly headers: IncomingHttpHeaders;
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly update: any;
}

export type Handler = (arrival: Arrival) => Promise<number | object> | number | object;

/** A bot's HTTP server: the handler's number is a status, its object is the body of a 200. */
export async function webhookServer(handle: Handler): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    const answer = async () => {
      const update: unknown = JSON.parse(Buffer.concat(chunks).toString());
      const outcome = await handle({ headers: request.headers, update });
      response.writeHead(typeof outcome === 'number' ? outcome : 200);
      response.end(typeof outcome === 'number' ? '' : JSON.stringify(outcome));
    };
    request.on('end', () => void answer());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
}

/** The smallest PNG header that tells a size. */
export function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(64);
  bytes.write('\x89PNG\r\n\x1a\n', 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

export function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
