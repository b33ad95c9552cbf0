// What the page asks for: the state of all phones, and to do things with them.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setBlocked } from './botPlace.ts';
import { getChatOf, getPerson } from './chats.ts';
import { announce, type Cloud } from './cloud.ts';
import { type Events, openEvents } from './events.ts';
import { mimeTypeOf } from './files.ts';
import { contentOfText, type Place, send, tap } from './gestures.ts';
import type { Content } from './messages.ts';
import { servePageFile } from './pageFiles.ts';
import { isRecord, readBody } from './params.ts';
import { contentOf } from './sendables.ts';
import { takeSnapshot } from './snapshot.ts';

export interface PageRoutes {
  readonly serve: (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;
  readonly close: () => void;
}

type Body = Readonly<Record<string, unknown>>;
type Action = (cloud: Cloud, body: Body) => unknown;

function placeOf(body: Body): Place {
  const personId = Number(body.personId);
  return { personId, chatId: Number(body.chatId ?? personId) };
}

const bytesOf = (base64: string) => Buffer.from(base64.replace(/^data:[^,]*,/, ''), 'base64');

function contentOfBody(cloud: Cloud, body: Body): Content {
  const { text, location, sticker, contact } = body;
  if (typeof text === 'string' && text.trim() !== '') return contentOfText(text.trim());
  if (typeof sticker === 'string') return contentOf(cloud, { sticker });
  if (isRecord(location)) {
    const { latitude, longitude } = location;
    return contentOf(cloud, {
      location: { latitude: Number(latitude), longitude: Number(longitude) },
    });
  }
  if (typeof contact === 'string') return contentOf(cloud, { contact });
  if (body.voice === true) return contentOf(cloud, { voice: true });
  if (body.video === true) return contentOf(cloud, { video: true });
  return contentOfPicture(cloud, body);
}

function contentOfPicture(cloud: Cloud, { photo, caption, album, document, name }: Body): Content {
  if (typeof document === 'string' && typeof name === 'string') {
    return contentOf(cloud, { document: name, bytes: bytesOf(document) });
  }
  if (typeof photo !== 'string') throw new Error('There is nothing to send.');
  return contentOf(cloud, {
    photo: bytesOf(photo),
    ...(typeof caption === 'string' && caption !== '' && { caption }),
    ...(typeof album === 'string' && album !== '' && { album }),
  });
}

function sendFromPage(cloud: Cloud, body: Body) {
  const replyTo = typeof body.replyTo === 'number' ? body.replyTo : undefined;
  return {
    messageId: send(cloud, placeOf(body), { content: contentOfBody(cloud, body), replyTo }),
  };
}

function tapFromPage(cloud: Cloud, body: Body) {
  const place = placeOf(body);
  const message = getChatOf(cloud, place.personId, place.chatId).messages.get(
    Number(body.messageId),
  );
  const rows = message?.markup?.kind === 'inline' ? message.markup.rows : [];
  const button = rows[Number(body.row)]?.[Number(body.column)];
  if (message === undefined || button?.callback_data === undefined) {
    throw new Error('There is no such button any more.');
  }
  return tap(cloud, place, message.id, button.callback_data);
}

function changeLanguage(cloud: Cloud, body: Body) {
  getPerson(cloud, Number(body.personId)).languageCode = String(body.languageCode);
  announce(cloud, Number(body.personId));
  return {};
}

function changeBlock(cloud: Cloud, body: Body) {
  setBlocked(cloud, Number(body.personId), body.blocked === true);
  announce(cloud, Number(body.personId));
  return {};
}

const actions: Readonly<Record<string, Action>> = {
  '/phone/send': sendFromPage,
  '/phone/tap': tapFromPage,
  '/phone/language': changeLanguage,
  '/phone/block': changeBlock,
};

function writeJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

async function act(
  cloud: Cloud,
  action: Action,
  request: IncomingMessage,
  response: ServerResponse,
) {
  try {
    const body: unknown = JSON.parse((await readBody(request)).toString());
    if (!isRecord(body)) throw new Error('A JSON object is expected.');
    writeJson(response, 200, await action(cloud, body));
  } catch (error) {
    writeJson(response, 400, { error: error instanceof Error ? error.message : String(error) });
  }
}

function serveFile(cloud: Cloud, response: ServerResponse, fileId: string): void {
  const file = cloud.files.get(fileId);
  if (file === undefined) {
    writeJson(response, 404, { error: 'There is no such file.' });
    return;
  }
  const type = mimeTypeOf(file);
  // Anything but a picture is saved, never opened: it came from a stranger.
  const saved = type.startsWith('image/') ? {} : { 'content-disposition': 'attachment' };
  response.writeHead(200, { 'content-type': type, 'x-content-type-options': 'nosniff', ...saved });
  response.end(file.bytes);
}

async function get(cloud: Cloud, events: Events, response: ServerResponse, path: string) {
  if (path === '/') return servePageFile(response, 'index.html');
  if (path === '/phone/state') return writeJson(response, 200, takeSnapshot(cloud));
  if (path === '/phone/events') return events.add(response);
  const [, folder, name = ''] = /^\/(page|phone\/file)\/([^/]+)$/.exec(path) ?? [];
  if (folder === 'phone/file') return serveFile(cloud, response, name);
  return servePageFile(response, name);
}

export function openPageRoutes(cloud: Cloud): PageRoutes {
  const events = openEvents(cloud);
  return {
    serve: async (request, response, url) => {
      if (request.method !== 'POST') return get(cloud, events, response, url.pathname);
      const action = actions[url.pathname];
      if (action !== undefined) return act(cloud, action, request, response);
      return writeJson(response, 404, { error: 'There is no such action.' });
    },
    close: events.close,
  };
}
