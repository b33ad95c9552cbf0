// Callback data that cannot be forged or carried to another chat: the short form of a press and a
// MAC over it and the chat. Anyone can send any data for any message, so nothing else is trusted.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ChatKey } from '../messenger.ts';
import { packPress, unpackPress } from '../press-forms.ts';
import type { Press } from '../presses.ts';

/** 60 bits: a guess costs one update, and Telegram lets nobody send so many. */
const MAC_CHARS = 10;
/** Telegram cuts callback data here. */
const MAX_BYTES = 64;

function macOf(packed: string, chatKey: ChatKey, secret: string | Uint8Array): string {
  const mac = createHmac('sha256', secret).update(`${chatKey}\n${packed}`).digest('base64url');
  return mac.slice(0, MAC_CHARS);
}

/** What goes into a button's `callback_data`. */
export function sealPress(press: Press, chatKey: ChatKey, secret: string | Uint8Array): string {
  const packed = packPress(press);
  const sealed = `${packed}.${macOf(packed, chatKey, secret)}`;
  if (Buffer.byteLength(sealed) > MAX_BYTES) throw new Error(`The press ${packed} is too long.`);
  return sealed;
}

/** Reads it back; `undefined` for anything that `sealPress` did not make for this chat. */
export function openPress(
  data: string,
  chatKey: ChatKey,
  secret: string | Uint8Array,
): Press | undefined {
  if (data.length > MAX_BYTES) return undefined;
  const dot = data.lastIndexOf('.');
  if (dot < 1) return undefined;
  const packed = data.slice(0, dot);
  const given = Buffer.from(data.slice(dot + 1));
  if (given.length !== MAC_CHARS) return undefined;
  const right = Buffer.from(macOf(packed, chatKey, secret));
  if (!timingSafeEqual(given, right)) return undefined;
  return unpackPress(packed);
}
