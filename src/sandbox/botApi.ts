// One call of the Bot API: from the request to the answer and the ledger.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Cloud } from './cloud.ts';
import { ApiFailure } from './failure.ts';
import { takeFailure, takesAnswerAway } from './faults.ts';
import { mimeTypeOf } from './files.ts';
import { record } from './ledger.ts';
import { isDescribed } from './methods/described.ts';
import { findMethod } from './methods/table.ts';
import { type Params, readParams } from './params.ts';

interface Answer {
  readonly status: number;
  readonly retryAfter?: number | undefined;
  readonly body: {
    readonly ok: boolean;
    readonly description?: string;
    readonly [field: string]: unknown;
  };
}

type OnClose = (listener: () => void) => void;

function answerOf(result: unknown): Answer {
  if (!isDescribed(result)) return { status: 200, body: { ok: true, result } };
  return {
    status: 200,
    body: { ok: true, result: result.result, description: result.description },
  };
}

function answerOfFailure(error: unknown): Answer {
  if (!(error instanceof ApiFailure)) throw error;
  const { status, message, parameters } = error;
  const extra = Object.keys(parameters).length > 0 ? { parameters } : {};
  return {
    status,
    retryAfter: parameters.retry_after,
    body: { ok: false, error_code: status, description: message, ...extra },
  };
}

async function perform(
  cloud: Cloud,
  called: string,
  params: Params,
  onClose: OnClose,
): Promise<Answer> {
  const found = findMethod(called);
  try {
    if (found === undefined) throw new ApiFailure(404, 'Not Found: method not found');
    const delay = cloud.faults.delays.get(found.name.toLowerCase());
    if (delay !== undefined) await pause(delay, undefined, { ref: false });
    const planned = takeFailure(cloud.faults, found.name.toLowerCase());
    if (planned !== undefined) throw planned;
    return answerOf(await found.method(cloud, params, onClose));
  } catch (error) {
    return answerOfFailure(error);
  }
}

/** Does the call and writes it down. */
async function call(cloud: Cloud, name: string, params: Params, onClose: OnClose): Promise<Answer> {
  const answer = await perform(cloud, name, params, onClose);
  const { description } = answer.body;
  record(cloud.ledger, {
    method: findMethod(name)?.name ?? name,
    params,
    status: answer.status,
    ...(description !== undefined && { description }),
    at: cloud.clock.now(),
  });
  return answer;
}

function write(response: ServerResponse, { status, retryAfter, body }: Answer): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
  });
  response.end(text);
}

function isToken(cloud: Cloud, token: string): boolean {
  return token === cloud.token || decodeURIComponent(token) === cloud.token;
}

export async function serveBotCall(
  cloud: Cloud,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const [, token = '', method] = /^\/bot([^/]+)\/([^/]+)$/.exec(url.pathname) ?? [];
  if (method === undefined) {
    write(response, answerOfFailure(new ApiFailure(404, 'Not Found')));
    return;
  }
  if (!isToken(cloud, token)) {
    write(response, answerOfFailure(new ApiFailure(401, 'Unauthorized')));
    return;
  }
  const answer = await readParams(request, url.searchParams).then(
    (params) => call(cloud, method, params, (listener) => response.once('close', listener)),
    answerOfFailure,
  );
  if (takesAnswerAway(cloud.faults, method.toLowerCase())) request.socket.destroy();
  else write(response, answer);
}

export function serveBotFile(cloud: Cloud, response: ServerResponse, url: URL): void {
  const [, token = '', path = ''] = /^\/file\/bot([^/]+)\/(.+)$/.exec(url.pathname) ?? [];
  const file = [...cloud.files.values()].find((stored) => stored.path === path);
  if (!isToken(cloud, token)) {
    write(response, answerOfFailure(new ApiFailure(401, 'Unauthorized')));
  } else if (file === undefined) {
    write(response, answerOfFailure(new ApiFailure(404, 'Not Found')));
  } else {
    response.writeHead(200, { 'content-type': mimeTypeOf(file) });
    response.end(file.bytes);
  }
}

/** Calls that a bot may not put into its answer to a webhook. */
const notInAnswer = /^(get.*|setwebhook|deletewebhook|close|logout)$/i;

export async function callFromAnswer(cloud: Cloud, answer: Record<string, unknown>): Promise<void> {
  const { method, ...fields } = answer;
  if (typeof method !== 'string' || notInAnswer.test(method)) return;
  await call(cloud, method, { fields, uploads: new Map() }, () => undefined);
}
