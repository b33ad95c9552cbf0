// A moderator notes what followed for one person: an interview in the group, answered by buttons
// and by replies to the bot's message. Only whoever began it goes on with it.
import { randomUUID } from 'node:crypto';
import { nextPersonRef, outcomeFaults } from '../assemblies/outcome.ts';
import { outcomeOf } from '../assemblies/outcome-answers.ts';
import { OUTCOME_SECTION, outcomeCard } from '../card/outcome-card.ts';
import { zoneOf } from '../card/zone.ts';
import { addDays, formatShortDay, localDate } from '../dates.ts';
import { findDeskDraft, isShownIn, type StoredDeskDraft } from '../db/desk-drafts.ts';
import { findOutcome, listOutcomes, nextOutcomeNumber } from '../db/outcomes.ts';
import { adoptCard, advance, beginAddition, type Input } from '../engine/interview.ts';
import { currentQuestion } from '../engine/plan.ts';
import { type Interview, MENU } from '../engine/state.ts';
import { isRefusal, type Refusal, refuse } from '../errors.ts';
import { t } from '../locales/translate.ts';
import type { DeskDraftBody } from '../reports/desk-draft.ts';
import { firstRevision } from '../reports/draft.ts';
import { outcomeEntryScreen } from '../screens/outcome-entry.ts';
import { outcomeText } from '../screens/outcome-text.ts';
import { refusalText, warningText } from '../screens/refusal.ts';
import { enterGroup, toast } from './desk-access.ts';
import type { DeskWrite } from './desk-writes.ts';
import { textInput } from './draft.ts';
import { type AtAssembly, enterAssembly, whyNotEnter } from './outcomes.ts';
import type { Show, Unit, Writes } from './unit.ts';

type OutcomeBody = Extract<DeskDraftBody, { readonly kind: 'outcome' }>;

/** What is being filled in, by whoever acts. */
interface Entry extends AtAssembly {
  readonly id: string;
  readonly revision: number;
  readonly body: OutcomeBody;
}

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

/** Everything is checked once more, and what is wrong stands on the screen. */
async function record(entry: Entry): Promise<Writes> {
  const { unit, body, assembly } = entry;
  const known = await listOutcomes(unit.tx, assembly.id);
  const replaced = known.find((one) => one.id === body.replaces);
  if (replaced?.isReplaced) return { ...cancel(entry), ...toast(unit, refuse('outcome_replaced')) };
  const personRef = body.person ?? nextPersonRef(known.map((one) => one.personRef));
  const zone = zoneOf(assembly.placeId);
  const outcome = outcomeOf(body.interview.answers, { personRef, zone });
  if (outcome === undefined) return toast(unit, refuse('outcome_kind_missing'));
  const today = localDate(unit.now, zone);
  const faults = outcomeFaults(outcome, { assembly: assembly.localDate, today });
  if (faults.length > 0) return { shows: [showEntry(entry, { faults })] };
  const number = await nextOutcomeNumber(unit.tx);
  return { desk: writesOf(entry, outcome, number), shows: [doneShow(entry, outcome)] };
}

type Recorded = NonNullable<ReturnType<typeof outcomeOf>>;

function writesOf(entry: Entry, outcome: Recorded, number: number): readonly DeskWrite[] {
  const { body, assembly, by } = entry;
  const { replaces } = body;
  const what = replaces === undefined ? 'added' : 'replaced';
  return [
    {
      do: 'put_outcome',
      id: entry.id,
      number,
      assemblyId: assembly.id,
      outcome,
      by,
      ...(replaces !== undefined && { replaces }),
    },
    { do: 'drop_desk_draft', by },
    {
      do: 'audit',
      act: 'outcome',
      assemblyNumber: assembly.number,
      detail: { what, outcome: number, kind: outcome.kind },
      by,
    },
  ];
}

/** The message says what was recorded, with the way back to the list. */
function doneShow(entry: Entry, outcome: Recorded): Show {
  const { language } = entry;
  return lastShow(entry, [
    t(language, 'outcome.recorded', { assembly: entry.assembly.number }),
    outcomeText(outcome, language),
  ]);
}

function cancel(entry: Entry): Writes {
  return {
    desk: [{ do: 'drop_desk_draft', by: entry.by }],
    shows: [lastShow(entry, [t(entry.language, 'outcome.cancelled')])],
  };
}

function lastShow(entry: Entry, texts: readonly string[]): Show {
  const { language, assembly } = entry;
  return {
    recipient: { to: 'here' },
    lane: 'moderation',
    slot: slotOf(entry.id),
    revision: entry.revision + 1,
    screen: {
      paragraphs: texts.map((text) => ({ style: 'plain', text })),
      buttons: [
        [
          {
            text: t(language, 'button.all_outcomes', { assembly: assembly.number }),
            press: { do: 'outcome_open', assembly: assembly.number },
          },
        ],
      ],
    },
  };
}

function put({ id, revision, body, by }: Entry): DeskWrite {
  return { do: 'put_desk_draft', id, revision, body, by };
}

interface Shown {
  readonly move?: boolean;
  readonly notice?: string;
  readonly faults?: Parameters<typeof outcomeEntryScreen>[0]['faults'];
}

function showEntry(entry: Entry, { move = false, notice, faults }: Shown): Show {
  const { unit, id, revision, body, language, number, by } = entry;
  const at = { createdAt: unit.now, updatedAt: unit.now };
  const draft = { id, revision, person: by, cardVersion: outcomeCard.version, ...at };
  const screen = outcomeEntryScreen({
    draft: { ...draft, interview: body.interview },
    language,
    example: exampleDay(entry),
    assembly: entry.assembly.number,
    moderator: number,
    ...(body.person !== undefined && { person: body.person }),
    ...(notice !== undefined && { notice }),
    ...(faults !== undefined && { faults }),
  });
  return {
    recipient: { to: 'here' },
    lane: 'moderation',
    slot: slotOf(id),
    move,
    revision,
    screen,
  };
}

function contextOf({ unit, assembly }: AtAssembly) {
  return { now: unit.now, zone: zoneOf(assembly.placeId), base: {} };
}

/** A day that may well be the one of a decision, in the way people write it. */
function exampleDay({ unit, assembly }: AtAssembly): string {
  return formatShortDay(addDays(localDate(unit.now, zoneOf(assembly.placeId)), -1));
}

function withExample(entry: Entry, { refused, params }: Refusal): Refusal {
  return refuse(refused, { ...params, example: exampleDay(entry) });
}

function slotOf(draftId: string): string {
  return `outcome_draft:${draftId}`;
}

function say({ conversation }: Unit, refusal: Refusal): Writes {
  const text = refusalText(refusal, conversation.language);
  const screen = { paragraphs: [{ style: 'plain', text }] } as const;
  return { shows: [{ recipient: { to: 'here' }, lane: 'moderation', screen }] };
}
