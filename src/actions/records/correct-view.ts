// A correction on its way, as its moderator sees it: a message of its own below the record.
import { levels, levelsAllowed } from '../../assemblies/level.ts';
import { findField } from '../../assemblies/moderator-fields.ts';
import { valueOf } from '../../assemblies/record-field.ts';
import type { Question } from '../../card/types.ts';
import { type CorrectionDraft, deskDraftSlot, draftCode } from '../../reports/desk-draft.ts';
import { correctionScreen } from '../../screens/records/correction.ts';
import type { Show } from '../unit.ts';
import { rebuild } from './rebuild.ts';
import type { AtRecord } from './record-access.ts';

export interface OpenCorrection {
  readonly id: string;
  readonly revision: number;
  readonly body: CorrectionDraft;
}

/** The field as a question; fields of an older process may be gone. */
export function questionOf({ field }: CorrectionDraft): Question {
  const question = findField(field);
  if (question === undefined) throw new Error('no such field of a record');
  return question;
}

export function showCorrection(
  at: AtRecord,
  { id, revision, body }: OpenCorrection,
  { move = false, notice }: { readonly move?: boolean; readonly notice?: string } = {},
): Show {
  const { record, basis, language } = at;
  const { fused } = rebuild(record, basis);
  const allowed = levelsAllowed(fused);
  const before = valueOf(body.field, record, fused);
  const screen = correctionScreen({
    language,
    number: record.number,
    moderator: at.number,
    question: questionOf(body),
    draft: body,
    code: draftCode(id),
    revision,
    values: fused.values,
    barred: levels.filter((level) => !allowed.includes(level)),
    ...(before && { before }),
    ...(notice !== undefined && { notice }),
  });
  const recipient = { to: 'desk', chatKey: at.chatKey } as const;
  return { recipient, lane: 'interactive', slot: deskDraftSlot(id), revision, move, screen };
}
