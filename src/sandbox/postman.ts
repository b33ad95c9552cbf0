// Carries one update to a bot's URL and reads what the bot says to it.
import { Agent, type IncomingMessage, request } from 'node:http';
import type { Update } from './mailbox.ts';

export interface Postman {
  readonly agent: Agent;
  readonly patienceMs: number;
}

export interface Letter {
  readonly url: string;
  readonly secret: string | undefined;
  readonly update: Update;
}

export type Receipt =
  | { readonly outcome: 'accepted'; readonly call: Record<string, unknown> | undefined }
  | {
      readonly outcome: 'failed';
      readonly reason: string;
      readonly retryAfterSeconds: number | undefined;
    };

export function openPostman(): Postman {
  return { agent: new Agent({ keepAlive: true, maxSockets: 1000 }), patienceMs: 60_000 };
}

export function closePostman(postman: Postman): void {
  postman.agent.destroy();
}

/** A bot may answer with a call of one method instead of an empty body. */
function callIn(body: string): Record<string, unknown> | undefined {
  if (!body.startsWith('{')) return undefined;
  try {
    const fields = JSON.parse(body) as Record<string, unknown>;
    return typeof fields.method === 'string' ? fields : undefined;
  } catch {
    return undefined;
  }
}

function receiptOf(response: IncomingMessage, body: string): Receipt {
  const status = response.statusCode ?? 0;
  if (status >= 200 && status < 300) return { outcome: 'accepted', call: callIn(body) };
  const retryAfter = response.headers['retry-after'];
  const reason = `Wrong response from the webhook: ${status} ${response.statusMessage ?? ''}`;
  const seconds =
    retryAfter !== undefined && /^\d+$/.test(retryAfter) ? Number(retryAfter) : undefined;
  return { outcome: 'failed', reason: reason.trim(), retryAfterSeconds: seconds };
}

export function sendUpdate(
  { agent, patienceMs }: Postman,
  { url, secret, update }: Letter,
  done: (receipt: Receipt) => void,
): void {
  const body = JSON.stringify(update);
  const headers: Record<string, string | number> = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...(secret !== undefined && { 'x-telegram-bot-api-secret-token': secret }),
  };
  const outgoing = request(url, { method: 'POST', headers, agent, timeout: patienceMs });
  let isDone = false;
  const finish = (receipt: Receipt) => {
    if (!isDone) done(receipt);
    isDone = true;
  };
  const fail = (error: Error) =>
    finish({ outcome: 'failed', reason: error.message, retryAfterSeconds: undefined });
  outgoing.on('timeout', () => outgoing.destroy(new Error('Read timeout expired')));
  outgoing.on('error', fail);
  outgoing.on('response', (response) => {
    let answer = '';
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => {
      if (answer.length < 1_000_000) answer += chunk;
    });
    response.on('end', () => finish(receiptOf(response, answer)));
    response.on('error', fail);
    response.on('close', () => fail(new Error('Connection closed')));
  });
  outgoing.end(body);
}
