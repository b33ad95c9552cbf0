// The only place that makes markup: a screen becomes Telegram's HTML and a keyboard. Whatever a
// person typed arrives here as text and leaves escaped.
import type {
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  KeyboardButton,
  ReplyKeyboardMarkup,
} from '@grammyjs/types';
import type { Button, Key, Paragraph, Screen } from '../messenger.ts';
import type { Press } from '../presses.ts';
import { cleanLine, cut } from '../text.ts';
import { type Block, layOut, plainOf } from './layout.ts';

/** Telegram's limits, in code points after the markup is read. */
export const TEXT_LIMIT = 4096;
export const CAPTION_LIMIT = 1024;
const BUTTON_TEXT_LIMIT = 64;

export interface Rendered {
  readonly html: string;
  /** The same without markup, for the day when Telegram cannot read ours. */
  readonly plain: string;
  readonly markup: InlineKeyboardMarkup | ReplyKeyboardMarkup | undefined;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const escapeHtml = (text: string) => text.replace(/[&<>]/g, (sign) => escapes[sign] ?? sign);

function htmlOf(paragraph: Paragraph): string {
  const text = escapeHtml(paragraph.text);
  switch (paragraph.style) {
    case 'heading':
      return `<b>${text}</b>`;
    case 'plain':
      return text;
    case 'note':
      return `<i>${text}</i>`;
    case 'copy':
      return `<pre>${text}</pre>`;
    case 'pair':
      return `<b>${escapeHtml(paragraph.label)}</b>: ${text}`;
    default:
      return paragraph satisfies never;
  }
}

/** A button without text is refused by Telegram together with its message. */
const buttonText = (text: string) => cut(cleanLine(text), BUTTON_TEXT_LIMIT) || '…';

const styles = { good: 'success', bad: 'danger' } as const;

function inlineButton(button: Button, seal: (press: Press) => string): InlineKeyboardButton {
  const text = buttonText(button.text);
  if ('url' in button) return { text, url: button.url };
  const style = button.tone && { style: styles[button.tone] };
  return { text, callback_data: seal(button.press), ...style };
}

function replyKey(key: Key): KeyboardButton {
  const text = buttonText(key.text);
  return key.asksLocation ? { text, request_location: true } : { text };
}

function rowsOf<From, To>(rows: readonly (readonly From[])[], make: (one: From) => To): To[][] {
  return rows.filter((row) => row.length > 0).map((row) => row.map(make));
}

function markupOf(screen: Screen, seal: (press: Press) => string): Rendered['markup'] {
  const keyboard = rowsOf(screen.keyboard ?? [], replyKey);
  if (keyboard.length > 0) return { keyboard, resize_keyboard: true, one_time_keyboard: true };
  const buttons = rowsOf(screen.buttons ?? [], (button) => inlineButton(button, seal));
  return buttons.length > 0 ? { inline_keyboard: buttons } : undefined;
}

/** Telegram refuses a message without text; a picture may stand alone. */
function textOf(blocks: readonly Block[], hasPicture: boolean) {
  if (blocks.length === 0) return { html: hasPicture ? '' : '…', plain: hasPicture ? '' : '…' };
  return {
    html: blocks.map(({ gap, paragraph }) => gap + htmlOf(paragraph)).join(''),
    plain: blocks.map(plainOf).join(''),
  };
}

/** `seal` makes the callback data of a press for the chat that the screen goes to. */
export function render(screen: Screen, seal: (press: Press) => string): Rendered {
  const hasPicture = screen.picture !== undefined || screen.document !== undefined;
  const blocks = layOut(screen.paragraphs, hasPicture ? CAPTION_LIMIT : TEXT_LIMIT);
  return { ...textOf(blocks, hasPicture), markup: markupOf(screen, seal) };
}
