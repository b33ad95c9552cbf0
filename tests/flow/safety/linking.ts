// The other side: tries to find out which of the known Telegram ids stand behind what was seized.
import { createHash, createHmac } from 'node:crypto';
import { createVault, type Vault } from '../../../src/vault.ts';
import type { World } from '../../support/world.ts';

/** Everything that could be made of an id by somebody who does not have the key. */
export function tracesWithoutKey(id: number, wrongKeys: readonly Buffer[]): readonly string[] {
  const written = [String(id), `user${id}`, `${id}:${id}`, `@${id}`].map((text) =>
    Buffer.from(text),
  );
  const number = Buffer.alloc(8);
  number.writeBigInt64BE(BigInt(id));
  const forms = [...written, number, Buffer.from(number).reverse(), Buffer.from(id.toString(16))];
  const hashes = ['md5', 'sha1', 'sha256', 'sha512'] as const;
  const digests = forms.flatMap((form) => [
    form,
    ...hashes.map((hash) => createHash(hash).update(form).digest()),
    ...wrongKeys.flatMap((key) =>
      hashes.map((hash) => createHmac(hash, key).update(form).digest()),
    ),
  ]);
  const encoded = digests.flatMap((digest) =>
    (['hex', 'base64', 'base64url'] as const).map((encoding) => digest.toString(encoding)),
  );
  const pseudonyms = wrongKeys.flatMap((key) => tracesWith(createVault(key), id));
  // Short strings would be found by chance.
  return [String(id), ...encoded, ...pseudonyms].filter((trace) => trace.length >= 8);
}

export function tracesWith(vault: Vault, id: number): readonly string[] {
  return [vault.personKey(id), vault.chatKey(id), vault.chatKey(-id), vault.personKey(-id)];
}

/** Ids of which one of the traces is in the text. */
export function findLinked(
  text: string,
  ids: readonly number[],
  tracesOf: (id: number) => readonly string[],
): readonly number[] {
  return ids.filter((id) => tracesOf(id).some((trace) => text.includes(trace)));
}

/** Chat ids out of every sealed address that opens with this key, wherever it may be from. */
export async function openedAddresses({ app }: World, vault: Vault): Promise<readonly number[]> {
  const rows = await app.db.sql<{ sealed: Buffer; place: string }[]>`
    select chat as sealed, 'conversation:chat:' || person as place from conversation
      where chat is not null
    union all select chat, 'outbox:chat:' || id from outbox where chat is not null
    union all select chat, 'subscription:chat:' || chat_key from subscription
      where chat is not null`;
  return rows.flatMap(({ sealed, place }) => {
    try {
      return [vault.openChat(sealed, place)];
    } catch {
      return [];
    }
  });
}
