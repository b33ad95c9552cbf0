// Where the bytes of a file can be had.
import type { Cloud } from '../cloud.ts';
import { badRequest } from '../failure.ts';
import { getFile as findStored } from '../files.ts';
import { findText, type Params } from '../params.ts';

const maxDownloadBytes = 20 * 1024 * 1024;

export function getFile(cloud: Cloud, params: Params) {
  const fileId = findText(params, 'file_id') ?? '';
  if (fileId === '') throw badRequest('file_id not specified');
  if (!cloud.files.has(fileId)) throw badRequest('invalid file_id');
  const file = findStored(cloud, fileId);
  if (file.bytes.length > maxDownloadBytes) throw badRequest('file is too big');
  return {
    file_id: file.id,
    file_unique_id: file.uniqueId,
    file_size: file.bytes.length,
    file_path: file.path,
  };
}
