// The whole product in one process with its own gate, sending summaries while people write to it.
import { createApp } from '../src/app.ts';
import { systemClock } from '../src/clock.ts';
import { createLog } from '../src/log.ts';
import { startBot, startWorker } from '../src/roles.ts';

const [apiRoot = '', path = '', secret = '', databaseUrl = '', sourceKey = ''] =
  process.argv.slice(2);

const token = '7:token-of-the-benchmark';
const app = await createApp({
  config: { sourceKey: Buffer.from(sourceKey, 'base64'), redisUrl: undefined },
  databaseUrl,
  telegram: { token, apiRoot },
  clock: systemClock,
  log: createLog('warn'),
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
