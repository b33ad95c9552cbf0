// A bot and its worker in this process, for a benchmark that talks to them from another one.
import type { App } from '../src/app.ts';
import { startBot, startWorker } from '../src/roles.ts';

/** Tells the parent the port of the webhook, and leaves with it. */
export async function serve(
  app: App,
  at: {
    readonly path: string;
    readonly token: string;
    readonly apiRoot: string;
    readonly secret: string;
  },
): Promise<void> {
  const { path, ...telegram } = at;
  const worker = await startWorker(app);
  const url = `https://bot.example${path}`;
  const bot = await startBot(
    app,
    { mode: 'webhook', url, ...telegram },
    { host: '127.0.0.1', port: 0 },
  );
  process.send?.({ port: Number(/:(\d+)$/.exec(bot.says)?.[1]) });
  process.on('disconnect', () => void leave());

  async function leave() {
    await bot.close();
    await worker.close();
    await app.close();
    process.exit(0);
  }
}
