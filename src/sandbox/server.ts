// The HTTP server: the Bot API, the phones' side and the page, on this machine only.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveBotCall, serveBotFile } from './botApi.ts';
import type { Cloud } from './cloud.ts';
import type { PageRoutes } from './pageRoutes.ts';

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** A foreign name in Host means that somebody else's page has been pointed at this machine. */
function isForeign(request: IncomingMessage): boolean {
  const base = `http://${request.headers.host ?? '127.0.0.1'}`;
  if (!URL.canParse(base) || !loopback.has(new URL(base).hostname)) return true;
  const { origin } = request.headers;
  return origin !== undefined && origin !== new URL(base).origin;
}

async function serve(
  cloud: Cloud,
  page: PageRoutes,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (isForeign(request)) {
    response.writeHead(403, { 'content-type': 'text/plain' });
    response.end('This server talks to its own machine only.');
    return;
  }
  if (url.pathname.startsWith('/bot')) return serveBotCall(cloud, request, response, url);
  if (url.pathname.startsWith('/file/bot')) return serveBotFile(cloud, response, url);
  return page.serve(request, response, url);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Takes the port that is asked for, or any other when that one is taken. */
export async function openServer(cloud: Cloud, page: PageRoutes, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    serve(cloud, page, request, response).catch((error: unknown) => {
      const text = error instanceof Error ? error.message : String(error);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ ok: false, error_code: 500, description: text }));
    });
  });
  server.keepAliveTimeout = 60_000;
  server.requestTimeout = 0;
  await listen(server, port).catch(async (error: NodeJS.ErrnoException) => {
    if (port === 0 || (error.code !== 'EADDRINUSE' && error.code !== 'EACCES')) throw error;
    await listen(server, 0);
  });
  return server;
}

export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
