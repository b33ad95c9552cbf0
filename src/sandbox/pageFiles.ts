// The files of the page, read from the folder beside this module.
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  json: 'application/json',
};

/** Read at each visit, so that a change of the page is seen after a reload. */
export async function servePageFile(response: ServerResponse, name: string): Promise<void> {
  const isPlain = /^[a-zA-Z0-9_-]+(\.[a-zA-Z0-9_-]+)+$/.test(name);
  const bytes = isPlain
    ? await readFile(new URL(`./page/${name}`, import.meta.url)).catch(() => undefined)
    : undefined;
  if (bytes === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain' });
    response.end('There is no such page.');
    return;
  }
  const type = types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(bytes);
}
