// The whole product in one process, as `baqylau all` runs it, but for the gate: it lets everything
// pass, because otherwise the run would measure Telegram's limits.
import { createApp } from '../src/app.ts';
import { systemClock } from '../src/clock.ts';
import type { Gate } from '../src/gate.ts';
import { createLog } from '../src/log.ts';
import { floodLimit } from '../src/telegram/flood.ts';
import { serve } from './bot-process.ts';

const [apiRoot = '', path = '', secret = '', databaseUrl = '', sourceKey = '', guard = ''] =
  process.argv.slice(2);

const openGate: Gate = { pass: async () => {}, pauseFor: () => {}, close: () => {} };
const noFloodLimit = { ...floodLimit, rate: { everyMs: 0, burst: 1 } };
const token = '7:token-of-the-benchmark';
const log = createLog('warn');
const app = await createApp({
  config: { sourceKey: Buffer.from(sourceKey, 'base64'), redisUrl: undefined },
  databaseUrl,
  telegram: { token, apiRoot },
  clock: systemClock,
  log,
  gate: openGate,
  // A whole crowd tells of few places within minutes, each person as fast as they are answered.
  limits: { reports: [], updates: guard === 'guarded' ? floodLimit : noFloodLimit },
});
await serve(app, { path, token, apiRoot, secret });
