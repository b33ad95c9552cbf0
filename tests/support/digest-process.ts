// A worker that does nothing but send weekly summaries, in a process that can be killed.
import { setTimeout as pause } from 'node:timers/promises';
import { sendDigests } from '../../src/actions/digests.ts';
import { createApp } from '../../src/app.ts';
import { endAllClaims } from '../../src/db/digest-deliveries.ts';
import { createLog } from '../../src/log.ts';
import { testClock } from './clock.ts';

// In the environment, because everybody on the machine can read the arguments of a process.
const { databaseUrl, token, apiRoot, sourceKey, at } = JSON.parse(
  process.env['DIGEST_PROCESS'] ?? '{}',
) as Record<'databaseUrl' | 'token' | 'apiRoot' | 'sourceKey' | 'at', string>;

const app = await createApp({
  config: { sourceKey: Buffer.from(sourceKey, 'base64'), redisUrl: undefined },
  databaseUrl,
  telegram: { token, apiRoot },
  clock: testClock(at),
  log: createLog('error'),
  gate: { pass: async () => {}, pauseFor: () => {}, close: () => {} },
});
// Whoever was here before is dead, as the test knows.
await endAllClaims(app.db);
process.send?.('ready');
for (;;) {
  await sendDigests(app);
  await pause(50);
}
