// A correction, step by step: a field is chosen under the record, the new value is tapped or written
// as a reply, a reason is chosen. Until then nothing but the moderator's draft changes.
import { randomUUID } from 'node:crypto';
import { type CorrectionInput, stepCorrection } from '../../assemblies/correcting.ts';
import { findField } from '../../assemblies/moderator-fields.ts';
import { isSame, valueOf } from '../../assemblies/record-field.ts';
import { zoneOf } from '../../card/zone.ts';
import { findDeskDraftForUpdate, type StoredDeskDraft } from '../../db/desk-drafts.ts';
import { isRefusal, type Refusal, refuse } from '../../errors.ts';
import type { Press } from '../../presses.ts';
import { isCorrectReason } from '../../reports/correction.ts';
import { type CorrectionDraft, deskDraftSlot, draftCode } from '../../reports/desk-draft.ts';
import { correctionEndScreen } from '../../screens/records/correction.ts';
import { refusalText, warningText } from '../../screens/refusal.ts';
import { toast } from '../desk/access.ts';
import type { Show, Unit, Writes } from '../unit.ts';
import { correct } from './correct-record.ts';
import { type OpenCorrection, questionOf, showCorrection } from './correct-view.ts';
import { rebuild } from './rebuild.ts';
import { type AtRecord, enterRecord, refuseToTouch } from './record-access.ts';
import { showRecord } from './record-view.ts';

export type CorrectionPress = Extract<Press, { readonly draft: string }>;

/** *Correct* and a field of the record. A moderator has one draft at a time; an earlier one ends. */
export async function beginCorrection(at: AtRecord, field: string): Promise<Writes> {
  const { unit, record, by, chatKey } = at;
  if (findField(field) === undefined) return toast(unit, refuse('button_unknown'));
  const earlier = await findDeskDraftForUpdate(unit.tx, { chatKey, person: by });
  const before = valueNow(at, field);
  const about = { kind: 'correct', assemblyId: record.id, field } as const;
  const ticked = before?.kind === 'choices' && { ticked: before.values };
  const body: CorrectionDraft = { ...about, ...(before && { before }), ...ticked };
  const open = { id: randomUUID(), revision: 1, body };
  return {
    desk: [{ do: 'put_desk_draft', ...open, by }],
    shows: [
      await showRecord(at),
      ...(earlier?.body.kind === 'correct'
        ? [showEnd(at, { ...earlier, body: earlier.body })]
        : []),
      showCorrection(at, open, { move: true }),
    ],
  };
}

/** Settles a contradiction with one of the values that were said: a correction with one tap. */
export async function settleConflict(
  at: AtRecord,
  { field, index }: { readonly field: string; readonly index: number },
): Promise<Writes> {
  const { unit, record, basis } = at;
  const said = rebuild(record, basis).fused.fields[field]?.said[index];
  if (!record.conflicts.includes(field) || said === undefined) {
    return toast(unit, refuse('button_unknown'));
  }
  const done = await correct(at, { field, after: said.answer, reason: 'sources_compared' });
  return isRefusal(done) ? toast(unit, done) : done.writes;
}

/** A button of a correction on its way. */
export async function tapCorrection(unit: Unit, press: CorrectionPress): Promise<Writes> {
  const draft = await findOwnDraft(unit);
  if (draft === undefined || draftCode(draft.id) !== press.draft) {
    return toast(unit, refuse('correction_over'));
  }
  const { writes, entered } = await enterRecord(unit, { id: draft.body.assemblyId });
  if (isRefusal(entered)) return { ...writes, ...toast(unit, entered) };
  if (press.rev !== draft.revision) {
    const shows = [showCorrection(entered, draft)];
    return { ...writes, shows, ...toast(unit, refuse('stale')) };
  }
  return { ...writes, ...(await act(entered, draft, press)) };
}

/** A text that replies to the message of a correction: the new value. */
export async function typeCorrection(unit: Unit, draft: OpenCorrection, text: string) {
  const { writes, entered } = await enterRecord(unit, { id: draft.body.assemblyId });
  if (isRefusal(entered)) return { ...writes };
  const next = step(entered, draft, { kind: 'text', text });
  if (!isRefusal(next)) return { ...writes, ...keep(entered, draft, { body: next, move: true }) };
  const notice = warningText(next, entered.language, draft.body.field);
  return { ...writes, shows: [showCorrection(entered, draft, { move: true, notice })] };
}

/** The moderator's correction, locked; `undefined` when they are in the middle of none. */
async function findOwnDraft({ tx, incoming, conversation }: Unit) {
  const { chatKey } = incoming;
  const draft = await findDeskDraftForUpdate(tx, { chatKey, person: conversation.person });
  return draft && asCorrection(draft);
}

export function asCorrection(draft: StoredDeskDraft): OpenCorrection | undefined {
  return draft.body.kind === 'correct' ? { ...draft, body: draft.body } : undefined;
}

async function act(at: AtRecord, draft: OpenCorrection, press: CorrectionPress): Promise<Writes> {
  switch (press.do) {
    case 'correct_choose':
      return takeStep(at, draft, { kind: 'choose', choice: press.choice });
    case 'correct_tick':
      return takeStep(at, draft, { kind: 'tick', choice: press.choice, on: press.on === 1 });
    case 'correct_pick':
      return takeStep(at, draft, { kind: 'pick', index: press.index });
    case 'correct_done':
      return takeStep(at, draft, { kind: 'done' });
    case 'correct_unknown':
      return takeStep(at, draft, { kind: 'unknown' });
    case 'correct_reason':
      return finish(at, draft, press.reason);
    case 'correct_cancel':
      return { desk: [{ do: 'drop_desk_draft', by: at.by }], shows: [showEnd(at, draft)] };
    default:
      return press satisfies never;
  }
}

function takeStep(at: AtRecord, draft: OpenCorrection, input: CorrectionInput): Writes {
  const next = step(at, draft, input);
  return isRefusal(next) ? toast(at.unit, next) : keep(at, draft, { body: next });
}

function step({ unit, record, basis }: AtRecord, { body }: OpenCorrection, input: CorrectionInput) {
  const { values } = rebuild(record, basis).fused;
  const context = { now: unit.now, zone: zoneOf(record.placeId), answers: values };
  return stepCorrection({ question: questionOf(body), draft: body }, input, context);
}

function keep(
  at: AtRecord,
  { id, revision }: OpenCorrection,
  { body, move = false }: { readonly body: CorrectionDraft; readonly move?: boolean },
): Writes {
  const open = { id, revision: revision + 1, body };
  return {
    desk: [{ do: 'put_desk_draft', ...open, by: at.by }],
    shows: [showCorrection(at, open, { move })],
  };
}

/** The reason is chosen, which was all that was missing. */
async function finish(at: AtRecord, draft: OpenCorrection, reason: string): Promise<Writes> {
  const { field, after } = draft.body;
  if (after === undefined || !isCorrectReason(reason)) return toast(at.unit, refuse('stale'));
  const refusal = await refuseToTouch(at);
  if (refusal === undefined && hasChanged(at, draft.body)) return askAnew(at, draft);
  const done = refusal ?? (await correct(at, { field, after, reason }));
  if (isRefusal(done)) return breakOff(at, draft, done);
  const { desk = [], shows = [] } = done.writes;
  return {
    ...done.writes,
    desk: [{ do: 'drop_desk_draft', by: at.by }, ...desk],
    shows: [...shows, showEnd(at, draft, done.how)],
  };
}

/** Somebody else set the field meanwhile: nobody decides about what they have not seen. */
function hasChanged(at: AtRecord, { field, before }: CorrectionDraft): boolean {
  return !isSame(valueNow(at, field), before);
}

function valueNow({ record, basis }: AtRecord, field: string) {
  return valueOf(field, record, rebuild(record, basis).fused);
}

function askAnew(at: AtRecord, draft: OpenCorrection): Writes {
  const { assemblyId, field } = draft.body;
  const before = valueNow(at, field);
  const body: CorrectionDraft = {
    kind: 'correct',
    assemblyId,
    field,
    ...(before && { before }),
  };
  return { ...keep(at, draft, { body }), ...toast(at.unit, refuse('record_changed')) };
}

/** It cannot be done, and trying again would not help. */
function breakOff(at: AtRecord, draft: OpenCorrection, refusal: Refusal): Writes {
  return {
    desk: [{ do: 'drop_desk_draft', by: at.by }],
    shows: [showEnd(at, draft)],
    toast: refusalText(refusal, at.unit.conversation.language),
  };
}

function showEnd(
  { record, language, chatKey }: AtRecord,
  { id, revision, body }: OpenCorrection,
  how: 'done' | 'proposed' | 'cancelled' = 'cancelled',
): Show {
  const view = { language, number: record.number, field: body.field };
  return {
    recipient: { to: 'desk', chatKey },
    lane: 'interactive',
    slot: deskDraftSlot(id),
    revision: revision + 1,
    screen: correctionEndScreen(view, how),
  };
}
