// Buttons and keyboards: read from the parameters and refused for the reasons Telegram has.
import { badRequest } from './failure.ts';
import { findNested, isRecord, type Params } from './params.ts';

export interface InlineButton {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
  readonly style?: string;
}

export interface KeyboardKey {
  readonly text: string;
  readonly asksLocation: boolean;
}

export type Markup =
  | { readonly kind: 'inline'; readonly rows: readonly (readonly InlineButton[])[] }
  | {
      readonly kind: 'keyboard';
      readonly rows: readonly (readonly KeyboardKey[])[];
      readonly isOneTime: boolean;
    }
  | { readonly kind: 'remove' }
  | { readonly kind: 'force_reply' };

// Undocumented in the Bot API; these are the sizes that bots are known to get away with.
const maxButtons = 100;
const maxRowLength = 8;
const styles = new Set<unknown>(['danger', 'success', 'primary']);

function checkLink(url: string): void {
  const isLink = URL.canParse(url) && /^(https?|tg):/i.test(url);
  if (isLink) return;
  throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
}

function readInlineButton(given: unknown): InlineButton {
  if (!isRecord(given)) throw badRequest("can't parse inline keyboard button");
  const { text, callback_data: data, url, style } = given;
  if (typeof text !== 'string' || text.trim() === '') {
    throw badRequest('inline keyboard button text must be non-empty');
  }
  if (style !== undefined && !styles.has(style)) {
    throw badRequest('invalid button style specified');
  }
  const look = { text, ...(typeof style === 'string' && { style }) };
  if (typeof url === 'string') {
    checkLink(url);
    return { ...look, url };
  }
  if (typeof data !== 'string')
    throw badRequest('text buttons are unallowed in the inline keyboard');
  const size = Buffer.byteLength(data);
  if (size < 1 || size > 64) throw badRequest('BUTTON_DATA_INVALID');
  return { ...look, callback_data: data };
}

function readKey(given: unknown, isPrivate: boolean): KeyboardKey {
  if (typeof given === 'string') return { text: given, asksLocation: false };
  if (!isRecord(given)) throw badRequest("can't parse keyboard button");
  const { text, request_location: asksLocation, request_contact: asksContact } = given;
  if (typeof text !== 'string' || text.trim() === '') {
    throw badRequest('keyboard button text must be non-empty');
  }
  if (asksLocation === true && !isPrivate) {
    throw badRequest('location can be requested in private chats only');
  }
  if (asksContact === true && !isPrivate) {
    throw badRequest('phone number can be requested in private chats only');
  }
  return { text, asksLocation: asksLocation === true };
}

function readRows<T>(given: unknown, readOne: (button: unknown) => T): T[][] {
  if (!Array.isArray(given)) throw badRequest("can't parse keyboard: expected an Array of Array");
  const rows = given.map((row: unknown) => {
    if (!Array.isArray(row)) throw badRequest("can't parse keyboard: expected an Array of Array");
    return row.map(readOne);
  });
  const filled = rows.filter((row) => row.length > 0);
  const isTooLong =
    filled.flat().length > maxButtons || filled.some((row) => row.length > maxRowLength);
  if (isTooLong) throw badRequest('reply markup is too long');
  return filled;
}

export function readMarkup(params: Params, isPrivate: boolean): Markup | undefined {
  const given = findNested(params, 'reply_markup');
  if (given === undefined) return undefined;
  if (!isRecord(given)) throw badRequest('object expected as reply markup');
  if (given.inline_keyboard !== undefined) {
    const rows = readRows(given.inline_keyboard, readInlineButton);
    return rows.length > 0 ? { kind: 'inline', rows } : undefined;
  }
  if (given.keyboard !== undefined) {
    const rows = readRows(given.keyboard, (key) => readKey(key, isPrivate));
    return { kind: 'keyboard', rows, isOneTime: given.one_time_keyboard === true };
  }
  if (given.remove_keyboard === true) return { kind: 'remove' };
  if (given.force_reply === true) return { kind: 'force_reply' };
  return undefined;
}

/** An edit can only bring buttons, never a keyboard. */
export function readInlineMarkup(params: Params): Markup | undefined {
  const markup = readMarkup(params, true);
  if (markup === undefined || markup.kind === 'inline') return markup;
  throw badRequest('inline keyboard expected');
}
