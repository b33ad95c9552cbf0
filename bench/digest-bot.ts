// The whole product in one process with its own gate, sending summaries while people write to it.
import { createApp } from '../src/app.ts';
import { systemClock } from '../src/clock.ts';
import { createLog } from '../src/log.ts';
import { serve } from './bot-process.ts';

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
await serve(app, { path, token, apiRoot, secret });
