// Keeps who people are: pseudonyms, and sealed chat ids. Everything is derived from SOURCE_KEY,
// which lives outside the database; without it a dump of the database names nobody.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { ChatKey, PersonKey } from './messenger.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface Vault {
  /** Pseudonym of a person: HMAC-SHA-256, base64url. */
  readonly personKey: (userId: number) => PersonKey;
  /** Pseudonym of a chat. A private chat has its person's id, but another pseudonym. */
  readonly chatKey: (chatId: number) => ChatKey;
  /** AES-256-GCM with a random nonce. `place` names the table, column and row it is stored in. */
  readonly sealChat: (chatId: number, place: string) => Buffer;
  /** Opens what `sealChat` made for the same place; throws for anything else. */
  readonly openChat: (sealed: Buffer, place: string) => number;
  /** Key for the MAC on buttons. */
  readonly buttonKey: Buffer;
}

/** @param sourceKey 32 bytes of SOURCE_KEY. */
export function createVault(sourceKey: Buffer): Vault {
  const derive = (use: string) =>
    Buffer.from(hkdfSync('sha256', sourceKey, Buffer.alloc(0), `baqylau:${use}`, 32));
  const people = derive('people');
  const chats = derive('chats');
  const sealing = derive('sealing');
  const mac = (key: Buffer, id: number) =>
    createHmac('sha256', key).update(String(id)).digest('base64url');
  return {
    personKey: (userId) => mac(people, userId),
    chatKey: (chatId) => mac(chats, chatId),
    sealChat: (chatId, place) => seal(sealing, chatId, place),
    openChat: (sealed, place) => open(sealing, sealed, place),
    buttonKey: derive('buttons'),
  };
}

// Ids are padded to one length, so that the length of a sealed id says nothing about it.
const ID_DIGITS = 20;

function seal(key: Buffer, chatId: number, place: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(String(chatId).padStart(ID_DIGITS)), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function open(key: Buffer, sealed: Buffer, place: string): number {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(place))
    .setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const body = sealed.subarray(NONCE_BYTES + TAG_BYTES);
  return Number(Buffer.concat([decipher.update(body), decipher.final()]).toString());
}
