// The whole product in one process, as `baqylau all` runs it, but for the gate: it lets everything
// pass, because otherwise the run would measure Telegram's limits.
import { createApp } from '../src/app.ts';
import { systemClock } from '../src/clock.ts';
import type { Gate } from '../src/gate.ts';
import { createLog } from '../src/log.ts';
import { startBot, startWorker } from '../src/roles.ts';
import { floodLimit } from '../src/telegram/flood.ts';

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
const worker = await startWorker(app);
const url = `https://bot.example${path}`;
const telegram = { mode: 'webhook', token, apiRoot, url, secret } as const;
const bot = await startBot(app, telegram, { host: '127.0.0.1', port: 0 });
process.send?.({ port: Number(/:(\d+)$/.exec(bot.says)?.[1]) });

async function leave() {
  await bot.close();
  await worker.close();
  await app.close();
  process.exit(0);
}
process.on('disconnect', () => void leave());
