// What the sandbox knows: the newest snapshot of the server, and the three things a person can do.
import { readSnapshot } from './snapshot.js';

const ANSWER_WITHIN_MS = 20_000;
const RECONNECT_AFTER_MS = 1_500;

const listeners = new Set();
let snapshot;
let newest = '';
let stream;

/** Calls back with every new snapshot. */
export function onSnapshot(listener) {
  listeners.add(listener);
}

/** Listens to the server, and comes back when the connection breaks. */
export function connect(onConnection) {
  stream = new EventSource('/phone/events');
  stream.addEventListener('open', () => onConnection(true));
  stream.addEventListener('state', (event) => receive(event.data));
  stream.addEventListener('error', () => {
    onConnection(false);
    // The browser reconnects by itself unless the server answered with an error.
    if (stream.readyState !== EventSource.CLOSED) return;
    setTimeout(() => connect(onConnection), RECONNECT_AFTER_MS);
  });
}

function receive(text) {
  if (text === newest) return;
  newest = text;
  snapshot = readSnapshot(JSON.parse(text));
  for (const listener of listeners) listener(snapshot);
}

/** Without a stream (a proxy may hold it back) the snapshot is fetched after every action. */
export async function refresh() {
  if (stream?.readyState === EventSource.OPEN && snapshot) return;
  const answer = await fetch('/phone/state');
  if (answer.ok) receive(await answer.text());
}

/** Sends a text, location, sticker or photo into a chat. */
export const send = (personId, chatId, content) => post('send', { personId, chatId, ...content });

/** Presses a button under a message. Answers with the toast or alert of the bot, if any. */
export const tap = (target) => post('tap', target);

/** Changes the language of a person's Telegram. */
export const setLanguage = (personId, languageCode) => post('language', { personId, languageCode });

async function post(action, body) {
  const answer = await fetch(`/phone/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  if (!answer.ok) throw new Error(`${action}: ${answer.status}`);
  const text = await answer.text();
  refresh().catch(() => {});
  return text ? JSON.parse(text) : {};
}
