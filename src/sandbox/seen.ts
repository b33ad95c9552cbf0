// A chat as its people see it.
import type { Chat } from './chats.ts';
import type { Cloud } from './cloud.ts';
import type { FormattedText } from './entities.ts';
import { toSafeHtml } from './htmlView.ts';
import { type Message, wordsOf } from './messages.ts';

export interface SeenMessage {
  readonly id: number;
  readonly fromBot: boolean;
  /** Text or caption without markup. */
  readonly text: string;
  /** The same with formatting, as safe HTML. */
  readonly html: string;
  readonly photo?: { readonly fileId: string; readonly width: number; readonly height: number };
  readonly document?: { readonly name: string; readonly bytes: Buffer };
  readonly buttons: string[][];
  /** Only at the message whose keyboard the phone shows now. */
  readonly keyboard?: string[][];
  readonly edited: boolean;
  readonly date: Date;
}

function formattedWords({ content }: Message): FormattedText {
  const entities = content.entities ?? content.caption_entities ?? [];
  return { text: content.text ?? content.caption ?? '', entities };
}

function seenPhoto(message: Message): Pick<SeenMessage, 'photo'> {
  const largest = message.content.photo?.at(-1);
  if (largest === undefined) return {};
  return { photo: { fileId: largest.file_id, width: largest.width, height: largest.height } };
}

function seenDocument(cloud: Cloud, { content }: Message): Pick<SeenMessage, 'document'> {
  const { document } = content;
  const file = document && cloud.files.get(document.file_id);
  return file ? { document: { name: document.file_name, bytes: file.bytes } } : {};
}

function texts(rows: readonly (readonly { readonly text: string }[])[]): string[][] {
  return rows.map((row) => row.map((button) => button.text));
}

export function seenMessage(cloud: Cloud, chat: Chat, message: Message): SeenMessage {
  const { markup } = message;
  const showsKeyboard = markup?.kind === 'keyboard' && chat.keyboardFrom === message.id;
  return {
    id: message.id,
    fromBot: message.fromId === cloud.bot.id,
    text: wordsOf(message),
    html: toSafeHtml(formattedWords(message)),
    ...seenPhoto(message),
    ...seenDocument(cloud, message),
    buttons: markup?.kind === 'inline' ? texts(markup.rows) : [],
    ...(showsKeyboard && { keyboard: texts(markup.rows) }),
    edited: message.editedAtMs !== undefined,
    date: new Date(message.sentAtMs),
  };
}

/** The chat in words, for the message of a failed expectation. */
export function describeChat(cloud: Cloud, chat: Chat): string {
  const messages = [...chat.messages.values()].slice(-8).map((message) => {
    const seen = seenMessage(cloud, chat, message);
    const buttons = seen.buttons.map((row) => `\n      [${row.join('] [')}]`).join('');
    const keyboard = (seen.keyboard ?? []).map((row) => `\n      {${row.join('} {')}}`).join('');
    const photo = seen.photo ? '(photo) ' : seen.document ? `(file ${seen.document.name}) ` : '';
    const text = photo + seen.text.replaceAll('\n', '\n      ');
    return `  ${seen.fromBot ? 'bot' : 'person'} #${seen.id}: ${text}${buttons}${keyboard}`;
  });
  return messages.length === 0 ? '  (the chat is empty)' : messages.join('\n');
}
