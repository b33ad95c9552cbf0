// The reporter's side: a card is begun or resumed, answered, and left.
import { randomUUID } from 'node:crypto';
import { card } from '../../card/card.ts';
import {
  adoptCard,
  advance,
  beginAddition,
  beginInterview,
  type Input,
  type Step,
} from '../../engine/interview.ts';
import type { Interview } from '../../engine/state.ts';
import { refuse } from '../../errors.ts';
import { t } from '../../locales/translate.ts';
import { type Draft, draftSlot, firstRevision } from '../../reports/draft.ts';
import { choiceLabels } from '../../screens/card-texts.ts';
import { sentenceScreen } from '../../screens/plain.ts';
import { refusalText } from '../../screens/refusal.ts';
import type { Show, Unit, Writes } from '../unit.ts';
import { baseOf, contextOf, refuseInput, type Shown, showDraft } from './draft-view.ts';
import { sendDraft } from './send.ts';
import { takeTemplate } from './template.ts';

/** `/report`: resumes the card that is open, or begins one. Its bubble moves to the end. */
export async function openReport(unit: Unit): Promise<Writes> {
  const { draft: open, language } = unit.conversation;
  if (open === undefined) {
    const draft = newDraft(unit, beginInterview(card));
    return { draft, shows: [showDraft(unit, { draft, base: {} }, { move: true })] };
  }
  const base = await baseOf(unit, open);
  if (open.cardVersion !== card.version) return continueOnNewCard(unit, { draft: open, base });
  const notice = t(language, 'report.resumed');
  return { shows: [showDraft(unit, { draft: open, base }, { move: true, notice })] };
}

/** Begins to add something to a report that was sent. Only one card is open at a time. */
export async function beginAdding(
  unit: Unit,
  scope: 'details' | 'correction' | 'update',
  reportId: string,
): Promise<Writes> {
  const { draft: open, language } = unit.conversation;
  if (open !== undefined) {
    const shown = { draft: open, base: await baseOf(unit, open) };
    const notice = refusalText(refuse('finish_first'), language);
    return { shows: [showDraft(unit, shown, { move: true, notice })] };
  }
  const blank = newDraft(unit, beginInterview(card));
  const base = await baseOf(unit, { ...blank, reportId });
  const draft = { ...blank, reportId, interview: beginAddition(scope, base) };
  return { draft, shows: [showDraft(unit, { draft, base }, { move: true })] };
}

/** A tap on the bubble. A tap that is late or doubled changes nothing. */
export async function tapDraft(
  unit: Unit,
  input: Input | 'cancel',
  revision: number,
): Promise<Writes> {
  const { draft, language } = unit.conversation;
  if (draft === undefined) return { toast: refusalText(refuse('no_draft'), language) };
  const shown = { draft, base: await baseOf(unit, draft) };
  if (revision !== draft.revision && !isQuickTick(draft, input, revision)) {
    return { toast: refusalText(refuse('stale'), language), shows: [showDraft(unit, shown)] };
  }
  if (input === 'cancel') return cancelReport(unit);
  if (draft.cardVersion !== card.version) return continueOnNewCard(unit, shown);
  const step = advance(card, draft.interview, input, contextOf(unit, shown));
  if (step.kind === 'refused') {
    return { toast: refusalText(step.refusal, language, draft.interview.at) };
  }
  return take(unit, shown, step, false);
}

/** A typed text, a shared location or a photo, as the answer to the question on the screen. */
export async function typeIntoDraft(unit: Unit, input: Input): Promise<Writes> {
  const { draft } = unit.conversation;
  if (input.kind === 'text') {
    const taken = takeTemplate(unit, draft ?? newDraft(unit, beginInterview(card)), input.text);
    if (taken !== undefined) return taken;
  }
  if (draft === undefined) return hint(unit);
  const shown = { draft, base: await baseOf(unit, draft) };
  if (draft.cardVersion !== card.version) return continueOnNewCard(unit, shown);
  // The photos of an album come together, while the question already shows the first of them.
  if (input.kind !== 'photo' && isLate(unit)) return refuseInput(unit, shown, refuse('late'));
  const step = advance(card, draft.interview, withBack(input, draft, unit), contextOf(unit, shown));
  if (step.kind === 'refused') return refuseInput(unit, shown, step.refusal);
  return take(unit, shown, step, true);
}

/** Something that is no answer to any question: says what is expected instead. */
export async function misplaced(unit: Unit, code: string): Promise<Writes> {
  const { draft } = unit.conversation;
  if (draft === undefined) return hint(unit);
  return refuseInput(unit, { draft, base: await baseOf(unit, draft) }, refuse(code));
}

export function cancelReport({ conversation, incoming }: Unit): Writes {
  const { draft, language } = conversation;
  const code = endOf(draft);
  const screen = sentenceScreen(language, t(language, code));
  if (draft === undefined) return { shows: [{ recipient: { to: 'here' }, screen }] };
  const slot = draftSlot(draft.id);
  const revision = draft.revision + 1;
  // Below the command that was typed; in place of the card whose button was tapped.
  const move = incoming.event.kind === 'command';
  return { draft: null, shows: [{ recipient: { to: 'here' }, slot, move, revision, screen }] };
}

/** What is said when a card is closed; of details also that their report stays. */
function endOf(draft: Draft | undefined) {
  if (draft === undefined) return 'report.nothing_to_cancel';
  return draft.interview.scope === 'report' ? 'report.deleted' : 'report.details_deleted';
}

/** Shows the open card again in the language that was just chosen. */
export async function redrawDraft(unit: Unit): Promise<readonly Show[]> {
  const { draft } = unit.conversation;
  if (draft === undefined) return [];
  return [showDraft(unit, { draft, base: await baseOf(unit, draft) }, { move: true })];
}

/** Everything that a person may type as an answer. */
export function textInput(text: string): Input {
  return { kind: 'text', text, labels: choiceLabels };
}

/** A mark on the question on the screen, tapped before the earlier marks were drawn. */
function isQuickTick(draft: Draft, input: Input | 'cancel', revision: number): boolean {
  if (input === 'cancel' || input.kind !== 'tick') return false;
  const isOfThisDraft = revision >= firstRevision(draft.createdAt) && revision <= draft.revision;
  return isOfThisDraft && draft.interview.at === input.question;
}

/** Writes the step that was taken and shows what comes next. */
async function take(
  unit: Unit,
  { draft, base }: Shown,
  step: Exclude<Step, { kind: 'refused' }>,
  isTyped: boolean,
): Promise<Writes> {
  if (step.kind === 'complete') return sendDraft(unit, { draft, base });
  const next = changed(draft, step.interview, unit.now);
  const move = isTyped || changesKeyboard(draft, next);
  return { draft: next, shows: [showDraft(unit, { draft: next, base }, { move })] };
}

/** Nobody knows what a text means when no card is open. */
export function hint({ conversation }: Unit): Writes {
  const { language } = conversation;
  const screen = sentenceScreen(language, t(language, 'start.hint'));
  return { shows: [{ recipient: { to: 'here' }, screen }] };
}

function newDraft({ conversation, now }: Unit, interview: Interview): Draft {
  return {
    id: randomUUID(),
    person: conversation.person,
    cardVersion: card.version,
    revision: firstRevision(now),
    interview,
    createdAt: now,
    updatedAt: now,
  };
}

/** The card changed while the draft was open: what is no longer valid is asked again. */
function continueOnNewCard(unit: Unit, { draft, base }: Shown): Writes {
  const next = {
    ...changed(draft, adoptCard(card, draft.interview), unit.now),
    cardVersion: card.version,
  };
  const notice = t(unit.conversation.language, 'report.card_changed');
  return { draft: next, shows: [showDraft(unit, { draft: next, base }, { move: true, notice })] };
}

function changed(draft: Draft, interview: Interview, now: Date): Draft {
  return { ...draft, interview, revision: draft.revision + 1, updatedAt: now };
}

/**
 * True for a text that was written before the present question was on the screen: a tap overtook
 * it. Both times are the messenger's own, in whole seconds; nobody reads and answers within one.
 */
function isLate({ incoming, conversation }: Unit): boolean {
  const { bubble, draft } = conversation;
  if (incoming.sentAt === undefined || draft === undefined) return false;
  if (bubble === undefined || bubble.revision !== draft.revision) return true;
  return incoming.sentAt <= bubble.shownAt;
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
