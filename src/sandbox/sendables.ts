// What a person can send besides text.
import type { Cloud } from './cloud.ts';
import { addFile, addPhoto, documentToWire } from './files.ts';
import { imageSizeOf } from './imageSize.ts';
import type { Content } from './messages.ts';

export type Sendable =
  | { readonly location: { readonly latitude: number; readonly longitude: number } }
  | { readonly photo: Buffer; readonly caption?: string; readonly album?: string }
  | { readonly sticker: string }
  | { readonly document: string }
  | { readonly voice: true };

/** Photos in tests are often any bytes; they pass for a picture of this size. */
const assumedSize = { width: 1280, height: 960 };

function ofSticker(cloud: Cloud, emoji: string): Content {
  const file = addFile(cloud, { kind: 'sticker', name: 'sticker.webp', bytes: Buffer.from(emoji) });
  const flags = { type: 'regular', is_animated: false, is_video: false };
  const ids = { file_id: file.id, file_unique_id: file.uniqueId };
  return { sticker: { ...ids, ...flags, width: 512, height: 512, emoji, file_size: 4096 } };
}

function ofVoice(cloud: Cloud): Content {
  const file = addFile(cloud, { kind: 'voice', name: 'voice.ogg', bytes: Buffer.from('OggS') });
  const ids = { file_id: file.id, file_unique_id: file.uniqueId };
  return { voice: { ...ids, duration: 3, mime_type: 'audio/ogg', file_size: file.bytes.length } };
}

export function contentOf(cloud: Cloud, what: Sendable): Content {
  if ('location' in what) return { location: what.location };
  if ('sticker' in what) return ofSticker(cloud, what.sticker);
  if ('voice' in what) return ofVoice(cloud);
  if ('document' in what) {
    const file = {
      kind: 'document',
      name: what.document,
      bytes: Buffer.from(what.document),
    } as const;
    return { document: documentToWire(addFile(cloud, file)) };
  }
  return {
    photo: addPhoto(cloud, what.photo, imageSizeOf(what.photo) ?? assumedSize),
    ...(what.caption !== undefined && { caption: what.caption }),
    ...(what.album !== undefined && { media_group_id: what.album }),
  };
}
