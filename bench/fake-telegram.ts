// A Telegram that answers at once, in a process of its own. It tells its parent which chat got a
// screen, when, and the revision that the buttons carry.
import { createServer } from 'node:http';
import { now } from './clock.ts';

/** Chat, revision (0 where no button has one) and time of arrival. */
export type Arrival = readonly [chatId: number, revision: number, at: number];

const TELL_EVERY_MS = 2;
const bot = { id: 7, is_bot: true, first_name: 'Baqylau', username: 'baqylau_bot' };
const revisionOfButton = /"callback_data":"[^"]*:(\d+)\.[\w-]{10}"/;

let lastMessage = 0;
let untold: Arrival[] = [];

function note(arrival: Arrival) {
  if (untold.length === 0) setTimeout(tell, TELL_EVERY_MS);
  untold.push(arrival);
}

function tell() {
  process.send?.(untold);
  untold = [];
}

function answer(method: string, body: string): unknown {
  switch (method) {
    case 'getMe':
      return bot;
    case 'getWebhookInfo':
      return { url: '', has_custom_certificate: false, pending_update_count: 0 };
    case 'sendMessage':
    case 'editMessageText':
      return show(body);
    case 'sendPhoto':
      return { ...show(body), photo: [{ file_id: 'a-photo' }] };
    default:
      return true;
  }
}

/** An upload is a form; its other fields are read as they stand. */
function readChat(body: string): { readonly chat_id: number; readonly message_id?: number } {
  if (body.startsWith('{')) return JSON.parse(body);
  return { chat_id: Number(/name="chat_id"\s+(-?\d+)/.exec(body)?.[1]) };
}

function show(body: string) {
  const at = now();
  const { chat_id: chatId, message_id: edited } = readChat(body);
  note([chatId, Number(revisionOfButton.exec(body)?.[1] ?? 0), at]);
  lastMessage += 1;
  return {
    message_id: edited ?? lastMessage,
    from: bot,
    chat: { id: chatId, type: 'private', first_name: 'P' },
    date: Math.floor(Date.now() / 1_000),
    text: 'shown',
  };
}

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const method = request.url?.slice(request.url.lastIndexOf('/') + 1) ?? '';
    const result = answer(method, Buffer.concat(chunks).toString());
    const text = JSON.stringify({ ok: true, result });
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    });
    response.end(text);
  });
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
});
process.on('disconnect', () => process.exit(0));
