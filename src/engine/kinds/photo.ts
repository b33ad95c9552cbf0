// Photos: each one that arrives is added to those that are there, so that an album, which comes
// as several messages, becomes one answer.
import type { PhotoQuestion } from '../../card/types.ts';
import { refuse } from '../../errors.ts';
import type { Reading, ReadingContext } from '../reading.ts';

export function addPhoto(
  question: PhotoQuestion,
  fileId: string,
  { answers }: ReadingContext,
): Reading {
  const present = answers[question.key];
  const before = present?.kind === 'photos' ? present.fileIds : [];
  const fileIds = [...new Set([...before, fileId])];
  if (fileIds.length > question.maxItems) {
    return { kind: 'refused', refusal: refuse('photo_max', { max: question.maxItems }) };
  }
  return { kind: 'answer', answer: { kind: 'photos', fileIds } };
}
