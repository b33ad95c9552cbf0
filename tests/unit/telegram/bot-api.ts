// A Bot API of one page: answers what the test says and keeps what it was asked.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Call {
  readonly method: string;
  readonly url: string;
  readonly contentType: string;
  readonly body: string;
  /** The body, when it is JSON. */
  readonly params: Record<string, unknown>;
}
export type Reply =
  | { readonly result: unknown }
  | {
      readonly error: readonly [code: number, description: string];
      readonly parameters?: { retry_after?: number; migrate_to_chat_id?: number };
    }
  | { readonly raw: (response: ServerResponse) => void };

const TOKEN = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('latin1');
}

function answer(response: ServerResponse, reply: Reply): void {
  if ('raw' in reply) {
    reply.raw(response);
    return;
  }
  const [code, description] = 'error' in reply ? reply.error : [200, ''];
  const body =
    'error' in reply
      ? { ok: false, error_code: code, description, parameters: reply.parameters }
      : { ok: true, result: reply.result };
  response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Replies come in order; the last one repeats. */
export async function startBotApi() {
  const calls: Call[] = [];
  let replies: Reply[] = [{ result: true }];
  const server = createServer((request, response) => {
    void (async () => {
      const body = await bodyOf(request);
      const contentType = request.headers['content-type'] ?? '';
      const url = request.url ?? '';
      const isJson = contentType.includes('json');
      const utf8 = Buffer.from(body, 'latin1').toString();
      const params = isJson ? (JSON.parse(utf8) as Record<string, unknown>) : {};
      calls.push({ method: url.split('/').at(-1) ?? '', url, contentType, body: utf8, params });
      answer(response, (replies.length > 1 ? replies.shift() : replies[0]) as Reply);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    token: TOKEN,
    apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    reply: (...next: Reply[]) => {
      replies = next;
      calls.length = 0;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export type BotApi = Awaited<ReturnType<typeof startBotApi>>;
