// The id of a record whose archive numbers its records in its own way: the same name and number make
// the same id on every machine (UUID version 5, RFC 9562).
import { createHash } from 'node:crypto';

/** Made once for this product. */
const NAMESPACE = Buffer.from('6b1f0a4e3c8d4f7ea2951d9c40b7e318', 'hex');

export function archiveId(archive: string, number: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(`${archive}\n${number}`).digest();
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex').slice(0, 32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
