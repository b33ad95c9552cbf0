// Parameters of a call: by query, urlencoded form, JSON or multipart, all made alike.
import type { IncomingMessage } from 'node:http';
import { badRequest } from './failure.ts';

export interface Upload {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface Params {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly uploads: ReadonlyMap<string, Upload>;
}

const maxBodyBytes = 60 * 1024 * 1024;
const noUploads: ReadonlyMap<string, Upload> = new Map();

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBodyBytes) throw badRequest('request is too big');
    chunks.push(chunk);
  }
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
}

async function readMultipart(body: Buffer, type: string): Promise<Params> {
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': type },
  }).formData();
  const fields: Record<string, unknown> = {};
  const uploads = new Map<string, Upload>();
  for (const [name, value] of form) {
    if (typeof value === 'string') fields[name] = value;
    else uploads.set(name, { name: value.name, bytes: Buffer.from(await value.arrayBuffer()) });
  }
  return { fields, uploads };
}

function readJson(body: Buffer): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(body.toString());
    if (typeof parsed === 'object' && parsed !== null) return { ...parsed };
  } catch {
    // Telegram answers the same for every kind of malformed JSON.
  }
  throw badRequest("can't parse JSON object");
}

export async function readParams(
  request: IncomingMessage,
  query: URLSearchParams,
): Promise<Params> {
  const asked = Object.fromEntries(query);
  const body = await readBody(request);
  const type = request.headers['content-type'] ?? '';
  if (body.length === 0) return { fields: asked, uploads: noUploads };
  if (type.startsWith('multipart/form-data')) {
    const { fields, uploads } = await readMultipart(body, type);
    return { fields: { ...asked, ...fields }, uploads };
  }
  if (type.startsWith('application/json')) {
    return { fields: { ...asked, ...readJson(body) }, uploads: noUploads };
  }
  const form = Object.fromEntries(new URLSearchParams(body.toString()));
  return { fields: { ...asked, ...form }, uploads: noUploads };
}

export function findText({ fields }: Params, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export function findInteger(params: Params, name: string): number | undefined {
  const text = findText(params, name);
  return text !== undefined && /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
}

export function isTrue(params: Params, name: string): boolean {
  return /^(true|yes|1)$/i.test(findText(params, name) ?? '');
}

/** A nested value: itself in a JSON body, JSON inside a string in any other. */
export function findNested({ fields }: Params, name: string): unknown {
  const value = fields[name];
  if (typeof value !== 'string') return value ?? undefined;
  if (value === '') return undefined;
  try {
    return JSON.parse(value);
  } catch {
    throw badRequest(`can't parse ${name.replaceAll('_', ' ')} JSON object`);
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
