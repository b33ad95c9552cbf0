// Photos and documents of a call: uploaded with it, or known from before by file id.
import type { Cloud } from '../cloud.ts';
import { badRequest } from '../failure.ts';
import { addFile, addUploadedPhoto, documentToWire, getFile, type StoredFile } from '../files.ts';
import type { Content } from '../messages.ts';
import { findNested, findText, isRecord, type Params, type Upload } from '../params.ts';
import { captionContent, readCaption } from '../texts.ts';

type Source =
  | { readonly kind: 'upload'; readonly upload: Upload }
  | { readonly kind: 'known'; readonly file: StoredFile };

function readSource(cloud: Cloud, params: Params, name: string, type: string): Source {
  const given = findText(params, name);
  const attached = given?.startsWith('attach://') ? given.slice('attach://'.length) : name;
  const upload = params.uploads.get(attached);
  if (upload !== undefined) return { kind: 'upload', upload };
  if (given === undefined || given === '') throw badRequest(`there is no ${type} in the request`);
  if (given.startsWith('attach://')) throw badRequest('file must be non-empty');
  // The local server loads nothing from the net.
  if (/^https?:/.test(given)) throw badRequest('failed to get HTTP URL content');
  return { kind: 'known', file: getFile(cloud, given) };
}

export function readPhoto(cloud: Cloud, params: Params, name: string): Content {
  const source = readSource(cloud, params, name, 'photo');
  if (source.kind === 'upload') return { photo: addUploadedPhoto(cloud, source.upload.bytes) };
  if (source.file.sizes !== undefined) return { photo: source.file.sizes };
  throw badRequest(`can't use file of type ${capitalised(source.file.kind)} as Photo`);
}

export function readDocument(cloud: Cloud, params: Params, name: string): Content {
  const source = readSource(cloud, params, name, 'document');
  if (source.kind === 'upload') {
    const { name: fileName, bytes } = source.upload;
    if (bytes.length === 0) throw badRequest('file must be non-empty');
    return {
      document: documentToWire(addFile(cloud, { kind: 'document', name: fileName, bytes })),
    };
  }
  if (source.file.kind === 'document') return { document: documentToWire(source.file) };
  throw badRequest(`can't use file of type ${capitalised(source.file.kind)} as Document`);
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** The `media` of editMessageMedia: a description that names its file. */
export function readMedia(cloud: Cloud, params: Params): Content {
  const media = findNested(params, 'media');
  if (!isRecord(media)) throw badRequest("can't parse InputMedia: expected an Object");
  const inner: Params = { fields: media, uploads: params.uploads };
  const caption = captionContent(readCaption(inner));
  if (media.type === 'photo') return { ...readPhoto(cloud, inner, 'media'), ...caption };
  if (media.type === 'document') return { ...readDocument(cloud, inner, 'media'), ...caption };
  throw badRequest(`can't parse InputMedia: type "${String(media.type)}" is unsupported`);
}
