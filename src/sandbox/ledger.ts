// What the bot really called, in order: the truth that tests look at.
import type { Params } from './params.ts';

export interface Call {
  readonly method: string;
  /** As they arrived; nested JSON is parsed, an uploaded file is its name and size. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly status: number;
  readonly description?: string;
  readonly at: Date;
}

const kept = 100_000;
const slack = 10_000;

const nested = new Set([
  'reply_markup',
  'media',
  'allowed_updates',
  'commands',
  'scope',
  'message_ids',
]);

function readable(name: string, value: unknown): unknown {
  if (!nested.has(name) || typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function readableParams({ fields, uploads }: Params): Record<string, unknown> {
  const entries = Object.entries(fields).map(([name, value]) => [name, readable(name, value)]);
  const files = [...uploads].map(([name, file]) => [
    name,
    { file: file.name, bytes: file.bytes.length },
  ]);
  return Object.fromEntries([...entries, ...files]);
}

export function record(ledger: Call[], call: Omit<Call, 'params'> & { params: Params }): void {
  ledger.push({ ...call, params: readableParams(call.params) });
  if (ledger.length > kept + slack) ledger.splice(0, ledger.length - kept);
}
