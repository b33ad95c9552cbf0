// What a screen is made of when it leaves: text, keyboard and perhaps a photo; and the four calls
// that carry it. Pure, but for the drawing of the picture.
import type { Message } from '@grammyjs/types';
import type { Document, Picture, Screen } from '../messenger.ts';
import type { Press } from '../presses.ts';
import type { ApiResult } from './answer.ts';
import type { TelegramClient } from './client.ts';
import { type Rendered, render } from './render.ts';

export interface Pictures {
  draw(picture: Picture): Promise<{ png: Uint8Array; hash: string }>;
  /** Names the content without drawing it. */
  hashOf(picture: Picture): string;
  /** The file_id under which Telegram already has this picture. */
  findFileId(hash: string): Promise<string | undefined>;
  keepFileId(hash: string, fileId: string): Promise<void>;
}

/** Makes the files of documents. */
export interface Documents {
  make(
    document: Document,
  ): Promise<{ path: string; bytes: number; discard(): Promise<void> } | 'later' | 'failed'>;
}

interface Photo {
  readonly hash: string;
  /** Only what Telegram does not have yet is drawn. */
  readonly draw: () => Promise<Uint8Array>;
  readonly fileId: string | undefined;
}

export interface Content {
  readonly rendered: Rendered;
  readonly photo: Photo | undefined;
  /** A document that was made. */
  readonly file?: File;
  /** Photos of people, by file_id; they cannot be forwarded or saved. */
  readonly album?: readonly string[];
  /** Leave the markup out, because Telegram could not read it. */
  readonly asPlain?: boolean;
  /** Take away the phone's keyboard, which nothing replaces. */
  readonly removesKeyboard?: boolean;
}

export async function contentOf(
  screen: Screen,
  pictures: Pictures,
  seal: (press: Press) => string,
): Promise<Content> {
  const rendered = render(screen, seal);
  const { photos } = screen;
  if (photos !== undefined) return { rendered, photo: undefined, album: photos };
  if (screen.picture === undefined) return { rendered, photo: undefined };
  const { picture } = screen;
  const hash = pictures.hashOf(picture);
  const draw = async () => (await pictures.draw(picture)).png;
  return { rendered, photo: { hash, draw, fileId: await pictures.findFileId(hash) } };
}

const format = ({ asPlain }: Content) => (asPlain ? {} : { parse_mode: 'HTML' as const });
const textOf = ({ asPlain, rendered }: Content) => (asPlain ? rendered.plain : rendered.html);

/** The markup of a new message. */
function newMarkup({ rendered: { markup }, removesKeyboard }: Content) {
  if (markup !== undefined) return { reply_markup: markup };
  return removesKeyboard ? { reply_markup: { remove_keyboard: true as const } } : {};
}

/** An edit can only bring buttons; without them it takes the old ones away. */
function editMarkup({ rendered: { markup } }: Content) {
  return markup && 'inline_keyboard' in markup ? { reply_markup: markup } : {};
}

/** 50 MB over a slow line. */
const UPLOAD_MS = 180_000;

const noPreview = { link_preview_options: { is_disabled: true } };

/** Sends the content as a new message. */
export async function send(
  client: TelegramClient,
  chatId: number,
  content: Content,
): Promise<ApiResult<Message>> {
  const common = { chat_id: chatId, protect_content: false, ...format(content) };
  const markup = newMarkup(content);
  const text = textOf(content);
  if (content.album !== undefined) return sendAlbum(client, chatId, content, content.album);
  if (content.file !== undefined) {
    const body = { ...common, document: content.file, caption: text, ...markup };
    return client.call('sendDocument', body, { timeoutMs: UPLOAD_MS });
  }
  if (content.photo === undefined) {
    return client.call('sendMessage', { ...common, text, ...noPreview, ...markup });
  }
  const photo = content.photo.fileId ?? (await content.photo.draw());
  return client.call('sendPhoto', { ...common, photo, caption: text, ...markup });
}

/** One photo, or several as an album; the text stands under the first. Returns that message. */
async function sendAlbum(
  client: TelegramClient,
  chatId: number,
  content: Content,
  fileIds: readonly string[],
): Promise<ApiResult<Message>> {
  const common = { chat_id: chatId, protect_content: true };
  const caption = { caption: textOf(content), ...format(content) };
  const [first = '', ...others] = fileIds;
  if (others.length === 0) return client.call('sendPhoto', { ...common, photo: first, ...caption });
  const media = [
    { type: 'photo' as const, media: first, ...caption },
    ...others.map((fileId) => ({ type: 'photo' as const, media: fileId })),
  ];
  const answer = await client.call('sendMediaGroup', { ...common, media });
  if (!answer.ok) return answer;
  const [message] = answer.result;
  if (message === undefined) throw new Error('An album came back without messages.');
  return { ok: true, result: message };
}

/** Puts the content in the place of a message. */
export async function edit(
  client: TelegramClient,
  chatId: number,
  messageId: number,
  content: Content,
): Promise<ApiResult<Message | true>> {
  const common = { chat_id: chatId, message_id: messageId };
  const markup = editMarkup(content);
  const text = textOf(content);
  if (content.photo === undefined) {
    const body = { text, ...format(content), ...noPreview };
    return client.call('editMessageText', { ...common, ...body, ...markup });
  }
  const photo = content.photo.fileId ?? (await content.photo.draw());
  const media = { type: 'photo' as const, media: photo, caption: text, ...format(content) };
  return client.call('editMessageMedia', { ...common, media, ...markup });
}
