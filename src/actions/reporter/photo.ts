// A photo is an answer to the question about photos. An album comes as several updates, and nobody
// can tell its end: its later photos join the answer even when the person went on already.
// A picture sent as a file is refused: it carries what the camera wrote beside the pixels.

import { card, findQuestion } from '../../card/card.ts';
import type { Answer } from '../../card/types.ts';
import { readTyped } from '../../engine/kinds/read.ts';
import { currentQuestion } from '../../engine/plan.ts';
import { refuse } from '../../errors.ts';
import type { Unit, Writes } from '../unit.ts';
import { hint, misplaced, typeIntoDraft } from './draft.ts';
import { baseOf, contextOf, refuseInput, type Shown, showDraft } from './draft-view.ts';

export interface Photo {
  readonly kind: 'photo';
  readonly fileId: string;
  /** Set for a photo of an album: the same for all of them. */
  readonly album?: string;
}

export async function takePhoto(unit: Unit, photo: Photo): Promise<Writes> {
  const { draft } = unit.conversation;
  if (draft === undefined) return hint(unit);
  const shown = { draft, base: await baseOf(unit, draft) };
  const isAsked = currentQuestion(card, draft.interview)?.type === 'photo';
  if (!isAsked && !isOfAlbum(shown, photo))
    return refuseInput(unit, shown, refuse('no_photo_here'));
  return isAsked
    ? noteAlbum(await typeIntoDraft(unit, photo), photo)
    : joinAlbum(unit, shown, photo);
}

/** A file, a voice message, a contact: no answer to any question. */
export function refuseOther(unit: Unit, what: string): Promise<Writes> {
  const { draft } = unit.conversation;
  const isFile = what === 'document';
  if (draft !== undefined && currentQuestion(card, draft.interview)?.type === 'photo')
    return misplaced(unit, isFile ? 'photo_as_file' : 'photo_expected');
  return misplaced(unit, isFile ? 'no_files' : 'text_or_button');
}

function isOfAlbum({ draft }: Shown, { album }: Photo): boolean {
  return album !== undefined && draft.album === album;
}

function noteAlbum(writes: Writes, { album }: Photo): Writes {
  const { draft } = writes;
  return draft && album !== undefined ? { ...writes, draft: { ...draft, album } } : writes;
}

/** A late photo of the album: it joins its answer, and the question on the screen stays. */
function joinAlbum(unit: Unit, shown: Shown, photo: Photo): Writes {
  const { draft, base } = shown;
  const question = findQuestion(card, 'photo');
  if (question === undefined) return {};
  const { answers } = draft.interview;
  const reading = readTyped(question, photo, { ...contextOf(unit, shown), answers });
  if (reading.kind !== 'answer') return {};
  const photos: Answer = reading.answer;
  const interview = { ...draft.interview, answers: { ...answers, photo: photos } };
  const next = { ...draft, interview, revision: draft.revision + 1, updatedAt: unit.now };
  return { draft: next, shows: [showDraft(unit, { draft: next, base })] };
}
