// A moderator notes what followed for one person: an interview in the group, answered by buttons
// and by replies to the bot's message. Only whoever began it goes on with it.
import { randomUUID } from 'node:crypto';
import { OUTCOME_SECTION, outcomeCard } from '../../card/outcome-card.ts';
import { findDeskDraft, isShownIn, type StoredDeskDraft } from '../../db/desk-drafts.ts';
import { findOutcome, listOutcomes } from '../../db/outcomes.ts';
import { adoptCard, advance, beginAddition, type Input } from '../../engine/interview.ts';
import { currentQuestion } from '../../engine/plan.ts';
import { type Interview, MENU } from '../../engine/state.ts';
import { isRefusal, type Refusal, refuse } from '../../errors.ts';
import { firstRevision } from '../../reports/draft.ts';
import { refusalText, warningText } from '../../screens/refusal.ts';
import { enterGroup, toast } from '../desk/access.ts';
import type { DeskWrite } from '../desk-writes.ts';
import { textInput } from '../reporter/draft.ts';
import type { Unit, Writes } from '../unit.ts';
import {
  contextOf,
  type Entry,
  exampleDay,
  type OutcomeBody,
  showEntry,
  slotOf,
} from './outcome-entry-view.ts';
import { cancel, record } from './outcome-record.ts';
import { type AtAssembly, enterAssembly, whyNotEnter } from './outcomes.ts';

/** *Add*: for the person with this number, or with 0 for somebody new. */
export async function addOutcome(
  unit: Unit,
  press: { readonly assembly: number; readonly index: number },
): Promise<Writes> {
  return begin(unit, press.assembly, async ({ unit: { tx }, assembly }) => {
    if (press.index === 0) return {};
    const person = `P${press.index}`;
    const known = await listOutcomes(tx, assembly.id);
    return known.some((one) => one.personRef === person) ? { person } : refuse('button_unknown');
  });
}

/** *Replace*: another row takes the place of this one. */
export async function replaceOutcome(unit: Unit, number: number): Promise<Writes> {
  const found = await findOutcome(unit.tx, number);
  if (found === undefined || found.outcome.isReplaced)
    return toast(unit, refuse('outcome_replaced'));
  const { personRef: person, id: replaces } = found.outcome;
  return begin(unit, found.assembly, async () => ({ person, replaces }));
}

async function begin(
  unit: Unit,
  assembly: number,
  about: (at: AtAssembly) => Promise<Pick<OutcomeBody, 'person' | 'replaces'> | Refusal>,
): Promise<Writes> {
  const { writes, entered } = await enterAssembly(unit, assembly);
  if (isRefusal(entered)) return { ...writes, ...toast(unit, entered) };
  const whom = (await whyNotEnter(entered)) ?? (await about(entered));
  if (isRefusal(whom)) return { ...writes, ...toast(unit, whom) };
  const body: OutcomeBody = {
    kind: 'outcome',
    assemblyId: entered.assembly.id,
    assembly,
    interview: firstQuestion(contextOf(entered)),
    ...whom,
  };
  const entry: Entry = { ...entered, id: randomUUID(), revision: firstRevision(unit.now), body };
  return { ...writes, desk: [put(entry)], shows: [showEntry(entry, { move: true })] };
}

function firstQuestion(context: Parameters<typeof advance>[3]): Interview {
  const blank = beginAddition('details', {});
  const step = advance(outcomeCard, blank, { kind: 'section', section: OUTCOME_SECTION }, context);
  if (step.kind !== 'moved') throw new Error('the card of outcomes has no question');
  return step.interview;
}

/** A tap on the interview. What is late, doubled or somebody else's changes nothing. */
export async function tapOutcome(
  unit: Unit,
  input: Input | 'cancel',
  revision: number,
): Promise<Writes> {
  const { writes, entered } = await enterOwn(unit);
  if (isRefusal(entered)) return { ...writes, ...toast(unit, entered) };
  if (revision !== entered.revision) return { ...writes, ...toast(unit, refuse('stale')) };
  if (input === 'cancel') return { ...writes, ...cancel(entered) };
  return { ...writes, ...(await take(entered, input)) };
}

/** A reply to the message with the question; `undefined` when it replies to something else. */
export async function typeOutcome(
  unit: Unit,
  text: string,
  replyTo: number,
): Promise<Writes | undefined> {
  const { tx, incoming, conversation } = unit;
  const { chatKey } = incoming;
  const draft = await findDeskDraft(tx, chatKey, conversation.person);
  if (draft?.body.kind !== 'outcome') return undefined;
  if (!(await isShownIn(tx, slotOf(draft.id), { chatKey, messageId: replyTo }))) return undefined;
  const { writes, entered } = await enterOwn(unit);
  if (isRefusal(entered)) return { ...writes, ...say(unit, entered) };
  return { ...writes, ...(await take(entered, textInput(text))) };
}

/** The draft of whoever acts, and the record that it is about, with every rule asked again. */
async function enterOwn(unit: Unit): Promise<{
  readonly writes: Writes;
  readonly entered: Entry | Refusal;
}> {
  const { tx, incoming, conversation } = unit;
  const draft = await findDeskDraft(tx, incoming.chatKey, conversation.person);
  const group = await enterGroup(unit);
  if (isRefusal(group.entered)) return { writes: group.writes, entered: group.entered };
  if (draft?.body.kind !== 'outcome') {
    return { writes: group.writes, entered: refuse('draft_of_other') };
  }
  const { body } = draft;
  const { writes, entered } = await enterAssembly(unit, body.assembly);
  if (isRefusal(entered)) return { writes, entered };
  const refusal = await whyNotEnter(entered);
  return { writes, entered: refusal ?? onCard({ ...entered, ...draftOf(draft, body) }) };
}

function draftOf({ id, revision }: StoredDeskDraft, body: OutcomeBody) {
  return { id, revision, body };
}

/** A newer version of the card may not have the question any more: then the review is shown. */
function onCard(entry: Entry): Entry {
  const { interview } = entry.body;
  const isThere = interview.at === MENU || currentQuestion(outcomeCard, interview) !== undefined;
  if (isThere) return entry;
  return { ...entry, body: { ...entry.body, interview: adoptCard(outcomeCard, interview) } };
}

async function take(entry: Entry, input: Input): Promise<Writes> {
  const { unit, body, language } = entry;
  const step = advance(outcomeCard, body.interview, input, contextOf(entry));
  const isTyped = input.kind === 'text';
  if (step.kind === 'refused') {
    if (!isTyped) return toast(unit, step.refusal);
    const notice = warningText(withExample(entry, step.refusal), language, body.interview.at);
    return { shows: [showEntry(entry, { move: true, notice })] };
  }
  if (step.kind === 'complete') return record(entry);
  const next = moveTo(entry, step.interview);
  return { desk: [put(next)], shows: [showEntry(next, { move: isTyped })] };
}

function moveTo(entry: Entry, interview: Interview): Entry {
  return { ...entry, revision: entry.revision + 1, body: { ...entry.body, interview } };
}

function say({ conversation }: Unit, refusal: Refusal): Writes {
  const text = refusalText(refusal, conversation.language);
  const screen = { paragraphs: [{ style: 'plain', text }] } as const;
  return { shows: [{ recipient: { to: 'here' }, lane: 'moderation', screen }] };
}

function put({ id, revision, body, by }: Entry): DeskWrite {
  return { do: 'put_desk_draft', id, revision, body, by };
}

function withExample(entry: Entry, { refused, params }: Refusal): Refusal {
  return refuse(refused, { ...params, example: exampleDay(entry) });
}
