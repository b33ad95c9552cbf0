// Files: uploaded by the bot or sent by people, handed out by file id and by path.
import { createHash, randomBytes } from 'node:crypto';
import type { Cloud } from './cloud.ts';
import { badRequest } from './failure.ts';
import { type ImageSize, imageSizeOf } from './imageSize.ts';
import type { DocumentInfo, PhotoSize } from './messages.ts';

type FileKind = 'photo' | 'document' | 'sticker' | 'voice' | 'video';

export interface StoredFile {
  readonly id: string;
  readonly uniqueId: string;
  readonly kind: FileKind;
  readonly path: string;
  readonly name: string;
  readonly bytes: Buffer;
  /** All sizes of a photo, smallest first. */
  readonly sizes?: readonly PhotoSize[];
}

const prefixes: Readonly<Record<FileKind, string>> = {
  photo: 'AgACAgIAAxkB',
  document: 'BQACAgIAAxkB',
  sticker: 'CAACAgIAAxkB',
  voice: 'AwACAgIAAxkB',
  video: 'BAACAgIAAxkB',
};
const folders: Readonly<Record<FileKind, string>> = {
  photo: 'photos',
  document: 'documents',
  sticker: 'stickers',
  voice: 'voice',
  video: 'videos',
};
const maxPhotoBytes = 10 * 1024 * 1024;
const sidesOfSizes = [90, 320, 800, 1280];

interface NewFile {
  readonly kind: FileKind;
  readonly name: string;
  readonly bytes: Buffer;
}

export function addFile(cloud: Cloud, { kind, name, bytes }: NewFile): StoredFile {
  const id = prefixes[kind] + randomBytes(24).toString('base64url');
  const uniqueId = createHash('sha256').update(bytes).update(id).digest('base64url').slice(0, 16);
  const ending = kind === 'photo' ? 'jpg' : (/\.(\w{1,8})$/.exec(name)?.[1] ?? 'bin');
  const path = `${folders[kind]}/file_${cloud.files.size}.${ending}`;
  const file: StoredFile = { id, uniqueId, kind, name, bytes, path };
  cloud.files.set(id, file);
  return file;
}

function scaled({ width, height }: ImageSize, side: number): ImageSize {
  const factor = Math.min(1, side / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * factor)),
    height: Math.max(1, Math.round(height * factor)),
  };
}

/** Makes the sizes that Telegram makes of a photo; all of them share the bytes. */
export function addPhoto(cloud: Cloud, bytes: Buffer, size: ImageSize): readonly PhotoSize[] {
  const longest = Math.max(size.width, size.height);
  const sides = [...sidesOfSizes.filter((side) => side < longest), Math.min(longest, 2560)];
  const files = sides.map(() => addFile(cloud, { kind: 'photo', name: 'photo.jpg', bytes }));
  const sizes = files.map((file, index) => ({
    file_id: file.id,
    file_unique_id: file.uniqueId,
    ...scaled(size, sides[index] ?? longest),
    file_size: bytes.length,
  }));
  for (const file of files) cloud.files.set(file.id, { ...file, sizes });
  return sizes;
}

/** A photo that the bot uploads must be a picture of acceptable shape. */
export function addUploadedPhoto(cloud: Cloud, bytes: Buffer): readonly PhotoSize[] {
  if (bytes.length === 0) throw badRequest('file must be non-empty');
  if (bytes.length > maxPhotoBytes) throw badRequest('file is too big');
  const size = imageSizeOf(bytes);
  if (size === undefined) throw badRequest('IMAGE_PROCESS_FAILED');
  const { width, height } = size;
  const ratio = Math.max(width, height) / Math.max(1, Math.min(width, height));
  if (width + height > 10_000 || ratio > 20) throw badRequest('PHOTO_INVALID_DIMENSIONS');
  return addPhoto(cloud, bytes, size);
}

export function getFile(cloud: Cloud, fileId: string): StoredFile {
  const file = cloud.files.get(fileId);
  if (file === undefined) throw badRequest('wrong file identifier/HTTP URL specified');
  return file;
}

export function documentToWire(file: StoredFile): DocumentInfo {
  return {
    file_id: file.id,
    file_unique_id: file.uniqueId,
    file_name: file.name,
    mime_type: mimeTypeOf(file),
    file_size: file.bytes.length,
  };
}

const mimeTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  txt: 'text/plain',
  json: 'application/json',
  geojson: 'application/geo+json',
  pdf: 'application/pdf',
  zip: 'application/zip',
};

export function mimeTypeOf(file: StoredFile): string {
  const { bytes } = file;
  if (bytes.subarray(1, 4).toString('latin1') === 'PNG') return 'image/png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'image/jpeg';
  const ending = file.name.split('.').at(-1)?.toLowerCase() ?? '';
  return mimeTypes[ending] ?? 'application/octet-stream';
}
