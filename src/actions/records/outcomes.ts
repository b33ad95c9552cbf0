// `/outcome 17`: what followed assembly 17. The list, and taking a row back; `outcome-entry.ts` has
// how a row is entered.
import {
  findAssemblyByNumberForUpdate,
  listCited,
  type StoredAssembly,
} from '../../db/assemblies.ts';
import { findOutcome, listOutcomes, listToldOf } from '../../db/outcomes.ts';
import { isRefusal, type Refusal, refuse } from '../../errors.ts';
import { noteScreen } from '../../screens/plain.ts';
import { outcomesScreen } from '../../screens/records/outcomes.ts';
import { refusalText } from '../../screens/refusal.ts';
import { type AtDesk, enterGroup, toast } from '../desk/access.ts';
import type { Show, Unit, Writes } from '../unit.ts';

// A row is a sentence or two: so many fit into a message in any language.
const PAGE_SIZE = 8;

/** A moderator before the record of an assembly, which is locked. */
export interface AtAssembly extends AtDesk {
  readonly assembly: StoredAssembly;
}

interface Entry {
  readonly writes: Writes;
  readonly entered: AtAssembly | Refusal;
}

/** The command: the list comes to the end of the chat. */
export async function askForOutcomes(unit: Unit, args: string): Promise<Writes> {
  const [, digits] = /^[aа]?\s*№?\s*(\d{1,9})$/iu.exec(args.trim()) ?? [];
  const { writes, entered } =
    digits === undefined ? await refuseCommand(unit) : await enterAssembly(unit, Number(digits));
  if (isRefusal(entered)) {
    const screen = noteScreen(refusalText(entered, unit.conversation.language));
    return { ...writes, shows: [{ recipient: { to: 'here' }, lane: 'moderation', screen }] };
  }
  return { ...writes, shows: [await listShow(entered, { move: true })] };
}

async function refuseCommand(unit: Unit): Promise<Entry> {
  const { writes, entered } = await enterGroup(unit);
  return { writes, entered: isRefusal(entered) ? entered : refuse('outcome_number') };
}

/** A tap that leads to the list, or to another page of it. */
export async function tapOutcomes(
  unit: Unit,
  press: { readonly assembly: number; readonly index?: number },
): Promise<Writes> {
  const { writes, entered } = await enterAssembly(unit, press.assembly);
  if (isRefusal(entered)) return { ...writes, ...toast(unit, entered) };
  const at = press.index === undefined ? { move: true } : { index: press.index };
  return { ...writes, shows: [await listShow(entered, at)] };
}

export async function enterAssembly(unit: Unit, number: number): Promise<Entry> {
  const { writes, entered } = await enterGroup(unit);
  if (isRefusal(entered)) return { writes, entered };
  const assembly = await findAssemblyByNumberForUpdate(unit.tx, number);
  if (assembly === undefined) return { writes, entered: refuse('assembly_unknown') };
  return { writes, entered: { ...entered, assembly } };
}

/** Why they may look at the outcomes, and enter none. */
export async function whyNotEnter(at: AtAssembly): Promise<Refusal | undefined> {
  const { unit, assembly, by, role } = at;
  if (role === 'trainee') return refuse('trainee_enters_nothing');
  if (assembly.retractedAt !== null) return refuse('outcome_retracted');
  if (assembly.mergedInto !== null) return refuse('outcome_merged');
  const cited = await listCited(unit.tx, assembly.id);
  return cited.some(({ person }) => person === by) ? refuse('own_report') : undefined;
}

/** *Take back*: the row stays for the record, and counts no more. */
export async function takeOutcomeBack(unit: Unit, number: number): Promise<Writes> {
  const found = await findOutcome(unit.tx, number);
  if (found === undefined) return toast(unit, refuse('outcome_replaced'));
  const { writes, entered } = await enterAssembly(unit, found.assembly);
  if (isRefusal(entered)) return { ...writes, ...toast(unit, entered) };
  // Read again now that the record is locked.
  const isReplaced = (await findOutcome(unit.tx, number))?.outcome.isReplaced ?? true;
  const refusal = await whyNotEnter(entered);
  if (isReplaced || refusal !== undefined) {
    const shows = [await listShow(entered)];
    return { ...writes, shows, ...toast(unit, refusal ?? refuse('outcome_replaced')) };
  }
  const { id, kind } = found.outcome;
  return {
    ...writes,
    desk: [
      { do: 'take_back_outcome', id },
      {
        do: 'audit',
        act: 'outcome',
        assemblyNumber: found.assembly,
        detail: { what: 'taken_back', outcome: number, kind },
        by: entered.by,
      },
    ],
    shows: [await listShow(entered, { without: id })],
  };
}

interface Listing {
  readonly index?: number;
  readonly move?: boolean;
  /** Id of a row that this very unit takes back. */
  readonly without?: string;
}

async function listShow(at: AtAssembly, { index = 0, move = false, without }: Listing = {}) {
  const { unit, assembly, language, chatKey } = at;
  const all = await listOutcomes(unit.tx, assembly.id);
  const standing = all.filter((one) => !one.isReplaced && one.id !== without).toReversed();
  const count = Math.max(1, Math.ceil(standing.length / PAGE_SIZE));
  const page = { index: Math.min(index, count - 1), count };
  const rows = standing.slice(page.index * PAGE_SIZE, (page.index + 1) * PAGE_SIZE);
  const people = [...new Set(standing.map((one) => one.personRef))].toSorted(byNumber);
  const told = await listToldOf(unit.tx, assembly.id);
  const screen = outcomesScreen({ language, assembly, rows, page, people, told });
  const show: Show = {
    recipient: { to: 'here' },
    lane: 'moderation',
    slot: `outcomes:${assembly.number}:${chatKey}`,
    move,
    screen,
  };
  return show;
}

function byNumber(one: string, other: string): number {
  return Number(one.slice(1)) - Number(other.slice(1));
}
