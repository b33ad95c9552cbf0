// The reporter's side: a card is begun or resumed, answered, left, and sent.
import { randomBytes, randomUUID } from 'node:crypto';
import { card } from '../card/card.ts';
import { zoneOf } from '../card/zone.ts';
import { addDays, localDate } from '../dates.ts';
import { adoptCard, advance, beginInterview, type Input } from '../engine/interview.ts';
import { type Refusal, refuse } from '../errors.ts';
import { t } from '../locales/translate.ts';
import { type Draft, draftSlot, firstRevision } from '../reports/draft.ts';
import { reportCode, reportOf } from '../reports/report.ts';
import { choiceLabels } from '../screens/card-texts.ts';
import { sentenceScreen } from '../screens/plain.ts';
import { draftScreen } from '../screens/question.ts';
import { refusalText, warningText } from '../screens/refusal.ts';
import { thanksScreen } from '../screens/report-status.ts';
import type { Show, Unit, Writes } from './unit.ts';

/** `/report`: resumes the card that is open, or begins one. Its bubble moves to the end. */
export function openReport(unit: Unit): Writes {
  const { draft: open, language } = unit.conversation;
  if (open === undefined) {
    const draft = newDraft(unit);
    return { draft, shows: [showDraft(unit, draft, { move: true })] };
  }
  if (open.cardVersion !== card.version) return continueOnNewCard(unit, open);
  return { shows: [showDraft(unit, open, { move: true, notice: t(language, 'report.resumed') })] };
}

/** A tap on the bubble. A tap that is late or doubled changes nothing. */
export function tapDraft(unit: Unit, input: Input | 'cancel', revision: number): Writes {
  const { conversation } = unit;
  const { draft, language } = conversation;
  if (draft === undefined) return { toast: refusalText(refuse('no_draft'), language) };
  if (revision !== draft.revision) {
    const toast = refusalText(refuse('stale'), language);
    return { toast, shows: [showDraft(unit, draft, {})] };
  }
  if (draft.cardVersion !== card.version) return continueOnNewCard(unit, draft);
  if (input === 'cancel') return cancelReport(unit);
  const step = advance(card, draft.interview, input, reading(unit));
  if (step.kind === 'refused')
    return { toast: refusalText(step.refusal, language, draft.interview.at) };
  if (step.kind === 'complete') return sendReport(unit, draft);
  const next = changed(draft, step.interview, unit.now);
  return { draft: next, shows: [showDraft(unit, next, { move: changesKeyboard(draft, next) })] };
}

/** A typed text or a shared location, as the answer to the question on the screen. */
export function typeIntoDraft(unit: Unit, input: Input): Writes {
  const { draft, language } = unit.conversation;
  if (draft === undefined) {
    return {
      shows: [
        { recipient: { to: 'here' }, screen: sentenceScreen(language, t(language, 'start.hint')) },
      ],
    };
  }
  if (draft.cardVersion !== card.version) return continueOnNewCard(unit, draft);
  if (isLate(unit)) return refused(unit, draft, refuse('late'));
  const step = advance(card, draft.interview, withBack(input, draft, unit), reading(unit));
  if (step.kind === 'refused') return refused(unit, draft, step.refusal);
  if (step.kind === 'complete') return sendReport(unit, draft);
  const next = changed(draft, step.interview, unit.now);
  return { draft: next, shows: [showDraft(unit, next, { move: true })] };
}

/** Something that is no answer to any question: says what is expected instead. */
export function misplaced(unit: Unit, code: string): Writes {
  const { draft, language } = unit.conversation;
  if (draft !== undefined) return refused(unit, draft, refuse(code));
  const text = t(language, 'start.hint');
  return { shows: [{ recipient: { to: 'here' }, screen: sentenceScreen(language, text) }] };
}

export function cancelReport({ conversation, incoming }: Unit): Writes {
  const { draft, language } = conversation;
  const code = draft === undefined ? 'report.nothing_to_cancel' : 'report.deleted';
  const screen = sentenceScreen(language, t(language, code));
  if (draft === undefined) return { shows: [{ recipient: { to: 'here' }, screen }] };
  const slot = draftSlot(draft.id);
  const revision = draft.revision + 1;
  // Below the command that was typed; in place of the card whose button was tapped.
  const move = incoming.event.kind === 'command';
  return { draft: null, shows: [{ recipient: { to: 'here' }, slot, move, revision, screen }] };
}

/** Shows the open card again in the language that was just chosen. */
export function redrawDraft(unit: Unit): readonly Show[] {
  const { draft } = unit.conversation;
  return draft === undefined ? [] : [showDraft(unit, draft, { move: true })];
}

function sendReport(unit: Unit, draft: Draft): Writes {
  const { language } = unit.conversation;
  const code = reportCode(randomBytes(8));
  const report = reportOf(draft, code, unit.now);
  if (report === undefined) throw new Error('a complete draft has a place and a day');
  const show: Show = {
    recipient: { to: 'here' },
    slot: draftSlot(draft.id),
    revision: draft.revision + 1,
    screen: thanksScreen(language, code),
  };
  const job = {
    queue: 'screening',
    id: `screening-${report.id}`,
    payload: { reportId: report.id },
  } as const;
  return { draft: null, report, shows: [show], jobs: [job] };
}

function newDraft({ conversation, now }: Unit): Draft {
  return {
    id: randomUUID(),
    person: conversation.person,
    cardVersion: card.version,
    revision: firstRevision(now),
    interview: beginInterview(card),
    createdAt: now,
    updatedAt: now,
  };
}

/** The card changed while the draft was open: what is no longer valid is asked again. */
function continueOnNewCard(unit: Unit, draft: Draft): Writes {
  const next = {
    ...changed(draft, adoptCard(card, draft.interview), unit.now),
    cardVersion: card.version,
  };
  const notice = t(unit.conversation.language, 'report.card_changed');
  return { draft: next, shows: [showDraft(unit, next, { move: true, notice })] };
}

function changed(draft: Draft, interview: Draft['interview'], now: Date): Draft {
  return { ...draft, interview, revision: draft.revision + 1, updatedAt: now };
}

function refused(unit: Unit, draft: Draft, refusal: Refusal): Writes {
  // One example on the screen: that of the hint.
  const notice = warningText(
    { ...refusal, params: { ...refusal.params, example: example(unit) } },
    unit.conversation.language,
    draft.interview.at,
  );
  return { shows: [showDraft(unit, draft, { move: true, notice })] };
}

/**
 * True for a text that was written before the present question was on the screen: a tap overtook
 * it. Both times are the messenger's own, in whole seconds; nobody reads and answers within one.
 */
function isLate({ incoming, conversation }: Unit): boolean {
  const { bubble, draft } = conversation;
  if (incoming.sentAt === undefined || draft === undefined) return false;
  return (
    bubble === undefined || bubble.revision !== draft.revision || incoming.sentAt <= bubble.shownAt
  );
}

/** On the location page "Back" is a key of the phone's keyboard and arrives as a text. */
function withBack(input: Input, { interview }: Draft, { conversation }: Unit): Input {
  const isBack =
    input.kind === 'text' &&
    interview.page === 'location' &&
    input.text.trim() === t(conversation.language, 'button.back');
  return isBack ? { kind: 'back' } : input;
}

function changesKeyboard(before: Draft, after: Draft): boolean {
  return before.interview.page === 'location' || after.interview.page === 'location';
}

function showDraft(
  unit: Unit,
  draft: Draft,
  { move = false, notice }: { readonly move?: boolean; readonly notice?: string },
): Show {
  const view = { card, draft, language: unit.conversation.language, example: example(unit) };
  return {
    recipient: { to: 'here' },
    slot: draftSlot(draft.id),
    move,
    revision: draft.revision,
    screen: draftScreen(notice === undefined ? view : { ...view, notice }),
  };
}

function reading({ now, conversation }: Unit) {
  const place = conversation.draft?.interview.answers.place;
  return { now, zone: zoneOf(place?.kind === 'place' ? place.place : undefined) };
}

const EXAMPLE_DAYS_AGO = 28;

/** A day that the question would accept, in the way people write it: `25.10.2024`. */
function example({ now }: Unit): string {
  const day = addDays(localDate(now, zoneOf(undefined)), -EXAMPLE_DAYS_AGO);
  return day.split('-').reverse().join('.');
}

/** Everything that a person may type as an answer. */
export function textInput(text: string): Input {
  return { kind: 'text', text, labels: choiceLabels };
}
