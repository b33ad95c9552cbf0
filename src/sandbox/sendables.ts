// What a person can send besides text.
import type { Cloud } from './cloud.ts';
import { addFile, addPhoto, documentToWire } from './files.ts';
import { imageSizeOf } from './imageSize.ts';
import type { Content } from './messages.ts';

export type Sendable =
  | { readonly location: { readonly latitude: number; readonly longitude: number } }
  | { readonly photo: Buffer; readonly caption?: string; readonly album?: string }
  | { readonly sticker: string }
  | { readonly document: string; readonly bytes?: Buffer }
  | { readonly voice: true }
  | { readonly video: true }
  | { readonly contact: string };

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

function ofVideo(cloud: Cloud): Content {
  const bytes = Buffer.from('ftypisom');
  const file = addFile(cloud, { kind: 'video', name: 'video.mp4', bytes });
  const ids = { file_id: file.id, file_unique_id: file.uniqueId };
  const shape = { width: 1280, height: 720, duration: 3 };
  return { video: { ...ids, ...shape, mime_type: 'video/mp4', file_size: bytes.length } };
}

function ofDocument(cloud: Cloud, name: string, bytes: Buffer = Buffer.from(name)): Content {
  return { document: documentToWire(addFile(cloud, { kind: 'document', name, bytes })) };
}

export function contentOf(cloud: Cloud, what: Sendable): Content {
  if ('location' in what) return { location: what.location };
  if ('sticker' in what) return ofSticker(cloud, what.sticker);
  if ('voice' in what) return ofVoice(cloud);
  if ('video' in what) return ofVideo(cloud);
  if ('contact' in what) {
    return { contact: { phone_number: '+77010000000', first_name: what.contact } };
  }
  if ('document' in what) return ofDocument(cloud, what.document, what.bytes);
  return {
    photo: addPhoto(cloud, what.photo, imageSizeOf(what.photo) ?? assumedSize),
    ...(what.caption !== undefined && { caption: what.caption }),
    ...(what.album !== undefined && { media_group_id: what.album }),
  };
}
