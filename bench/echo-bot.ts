// The rival: the smallest bot that Telegraf can be. It stores nothing and answers each text with
// the same text, by webhook, with a secret.
import { createServer } from 'node:http';
import { Telegraf } from 'telegraf';

const [apiRoot = '', path = '', secretToken = ''] = process.argv.slice(2);

// Telegraf takes every agent away from an http:// root. Its connections stay open all the same,
// because then the global agent of Node is used, which keeps them since Node 19.
const bot = new Telegraf('7:token-of-the-benchmark', { telegram: { apiRoot } });
bot.on('text', (ctx) => ctx.reply(ctx.message.text));

// Asked once here; otherwise the first updates would all ask.
bot.botInfo = await bot.telegram.getMe();
const handle = bot.webhookCallback(path, { secretToken });
const server = createServer((request, response) => void handle(request, response));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
});
process.on('disconnect', () => process.exit(0));
