// Records are joined when they turn out to be of one assembly, and taken apart when they do not.
// Joining moves nothing: a pointer says which record stands for which, so that it can be undone.
import {
  type CitedRow,
  listArchives,
  listCited,
  type StoredAssembly,
} from '../../db/assemblies.ts';
import { heirOf, listWithHeirsForUpdate } from '../../db/assemblies-at-once.ts';
import { isRefusal, type Refusal, refuse } from '../../errors.ts';
import { type TextKey, t } from '../../locales/translate.ts';
import type { Press } from '../../presses.ts';
import { noteScreen } from '../../screens/plain.ts';
import { type AtDesk, enterGroup, toast } from '../desk/access.ts';
import type { DeskWrite } from '../desk-writes.ts';
import type { Show, Unit, Writes } from '../unit.ts';
import { readBasis, rebuild, voiceFor } from './rebuild.ts';
import { whyNotStanding, whyOwn } from './same-event.ts';

export type PressOf<Do extends Press['do']> = Extract<Press, { readonly do: Do }>;

/** Two records of one assembly: the one with the lower number stays and speaks for both. */
export async function mergeAssemblies(unit: Unit, press: PressOf<'merge_into'>): Promise<Writes> {
  const { writes, entered } = await enterGroup(unit);
  if (isRefusal(entered)) return { ...writes, ...toast(unit, entered) };
  const merged = await merge(entered, press);
  return { ...writes, ...(isRefusal(merged) ? toast(unit, merged) : merged) };
}

async function merge(desk: AtDesk, press: PressOf<'merge_into'>): Promise<Writes | Refusal> {
  const { tx } = desk.unit;
  const numbers = [press.assembly, press.into];
  if (press.assembly === press.into) return refuse('merge_itself');
  const found = await listWithHeirsForUpdate(tx, numbers);
  const [stays, goes] = numbers
    .flatMap((number) => found.find((one) => one.number === number) ?? [])
    .toSorted((a, b) => a.number - b.number);
  if (stays === undefined || goes === undefined) return refuse('assembly_unknown');
  const refusal = await whyNot(desk, [stays, goes], press);
  if (refusal !== undefined) return refusal;
  const basis = await readBasis(tx, stays.id);
  const joining = renumbered(basis.cited, await listCited(tx, goes.id));
  const { assembly } = rebuild(stays, {
    ...basis,
    cited: [...basis.cited, ...joining],
    archives: [...basis.archives, ...(await listArchives(tx, goes.id))],
  });
  const pair = { stays, goes };
  return {
    desk: [
      ...joining.map(citation),
      { do: 'merge_assembly', id: goes.id, expectedVersion: goes.version, into: stays.id },
      { do: 'put_assembly', assembly, expectedVersion: stays.version },
      ...auditOf(desk, 'merge', pair),
    ],
    shows: [note(desk, 'desk.merged', pair)],
  };
}

/** The voices of a record that joins another one: the same person has the same number in both. */
function renumbered(there: readonly CitedRow[], joining: readonly CitedRow[]): readonly CitedRow[] {
  const numbers = new Map<number, number>();
  const known = [...there];
  for (const { voice } of joining) {
    if (numbers.has(voice)) continue;
    const ofVoice = joining.filter((one) => one.voice === voice);
    const person = ofVoice.find((one) => one.person !== null)?.person ?? null;
    const number = voiceFor(known, person);
    numbers.set(voice, number);
    known.push(...ofVoice.map((one) => ({ ...one, voice: number })));
  }
  return joining.map((one) => ({ ...one, voice: numbers.get(one.voice) ?? one.voice }));
}

function citation({ assemblyId, reportId, voice, answers }: CitedRow): DeskWrite {
  return { do: 'cite', assemblyId, reportId, voice, answers };
}

/** Why these records are not theirs to join, or not as they saw them. */
export async function whyNot(
  desk: AtDesk,
  records: readonly StoredAssembly[],
  seen: { readonly assembly: number; readonly version: number },
): Promise<Refusal | undefined> {
  if (desk.role === 'trainee') return refuse('trainee_not_alone');
  for (const record of records) {
    const refusal = whyNotStanding(record) ?? (await whyOwn(desk.unit.tx, record.id, [desk.by]));
    if (refusal !== undefined) return refusal;
  }
  return whyStale(records, seen);
}

function whyStale(
  records: readonly StoredAssembly[],
  { assembly, version }: { readonly assembly: number; readonly version: number },
): Refusal | undefined {
  const isSeen = records.some((one) => one.number === assembly && one.version === version);
  return isSeen ? undefined : refuse('assembly_changed', { assembly });
}

/** A record that was joined to another one stands by itself again, and both are as they were. */
export async function unmergeAssembly(unit: Unit, press: PressOf<'unmerge'>): Promise<Writes> {
  const { writes, entered } = await enterGroup(unit);
  if (isRefusal(entered)) return { ...writes, ...toast(unit, entered) };
  const apart = await takeApart(entered, press);
  return { ...writes, ...(isRefusal(apart) ? toast(unit, apart) : apart) };
}

async function takeApart(desk: AtDesk, press: PressOf<'unmerge'>): Promise<Writes | Refusal> {
  const { tx } = desk.unit;
  if (desk.role === 'trainee') return refuse('trainee_not_alone');
  const found = await listWithHeirsForUpdate(tx, [press.assembly]);
  const goes = found.find((one) => one.number === press.assembly);
  if (goes === undefined) return refuse('assembly_unknown');
  if (goes.mergedInto === null) return refuse('not_merged');
  const stays = heirOf(found, goes);
  // It was joined to another one between the look at who stands for whom and the lock.
  if (stays.mergedInto !== null) return refuse('assembly_merged', { assembly: stays.number });
  const refusal = whyStale([goes], press) ?? (await whyOwn(tx, stays.id, [desk.by]));
  if (refusal !== undefined) return refusal;
  const own = await readBasis(tx, goes.id);
  const whole = await readBasis(tx, stays.id);
  const leaving = new Set(own.cited.map((one) => one.reportId));
  const others = whole.cited.filter((one) => !leaving.has(one.reportId));
  const gone = new Set(own.archives.map((one) => one.assemblyId));
  const archives = whole.archives.filter((one) => !gone.has(one.assemblyId));
  const pair = { stays, goes };
  const { id, version } = goes;
  return {
    desk: [
      { do: 'merge_assembly', id, expectedVersion: version, into: null },
      { do: 'put_assembly', ...rebuild(goes, own), expectedVersion: version + 1 },
      {
        do: 'put_assembly',
        ...rebuild(stays, { ...whole, cited: others, archives }),
        expectedVersion: stays.version,
      },
      ...auditOf(desk, 'unmerge', pair),
    ],
    shows: [note(desk, 'desk.unmerged', pair)],
  };
}

interface Pair {
  readonly stays: StoredAssembly;
  readonly goes: StoredAssembly;
}

/** It is found in the log of either. */
function auditOf({ by }: AtDesk, act: 'merge' | 'unmerge', { stays, goes }: Pair): DeskWrite[] {
  return [
    { do: 'audit', act, assemblyNumber: stays.number, detail: { merged: goes.number }, by },
    { do: 'audit', act, assemblyNumber: goes.number, detail: { into: stays.number }, by },
  ];
}

function note({ language, number }: AtDesk, key: TextKey, { stays, goes }: Pair): Show {
  const params = { moderator: number, assembly: stays.number, merged: goes.number };
  return {
    recipient: { to: 'here' },
    lane: 'moderation',
    screen: noteScreen(t(language, key, params)),
  };
}
