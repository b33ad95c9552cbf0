// *Same event*: a report joins the record that it is about. The moderator has compared the two; if
// the record is another one by now, they are told and compare again.
import type { Assembly } from '../../assemblies/assembly.ts';
import type { CitedReport } from '../../assemblies/voices.ts';
import type { Answers } from '../../card/types.ts';
import { readEffectiveAnswers } from '../../db/additions.ts';
import {
  findAssemblyByNumberForUpdate,
  findAssemblyForUpdateById,
  listCited,
  type StoredAssembly,
} from '../../db/assemblies.ts';
import { type Refusal, refuse } from '../../errors.ts';
import type { PersonKey } from '../../messenger.ts';
import { whereAndWhen } from '../../reports/report.ts';
import { claimed, type Desk, showDesk } from '../desk/access.ts';
import type { DeskWrite } from '../desk-writes.ts';
import type { Writes } from '../unit.ts';
import { findCandidates, type NearCandidate } from './candidates.ts';
import { readBasis, rebuild, voiceFor } from './rebuild.ts';

/** The records that the report of this case may be about. */
export async function candidatesOf({ unit, report }: Desk): Promise<readonly NearCandidate[]> {
  return findCandidates(unit.tx, report, await readEffectiveAnswers(unit.tx, report));
}

/** The case beside one of its candidates, on its card; looking at it claims the case. */
export async function openCompare(desk: Desk, assembly: number): Promise<Writes | Refusal> {
  const { unit, report } = desk;
  const answers = await readEffectiveAnswers(unit.tx, report);
  const candidates = await findCandidates(unit.tx, report, answers);
  const candidate = candidates.find(({ known }) => known.number === assembly);
  if (candidate === undefined) return refuse('assembly_unknown');
  const { change, view } = claimed(desk);
  const reported = { ...whereAndWhen(report, answers), answers };
  const page = { page: 'compare', compared: { reported, candidate } } as const;
  return { desk: [change], shows: await showDesk(desk, { ...view, ...page }) };
}

interface Seen {
  readonly assembly: number;
  /** Its version when the two were compared. */
  readonly seen: number;
}

/** The record that is meant, locked, if it is as it was seen. */
export async function findSeen(
  { unit }: Desk,
  { assembly, seen }: Seen,
): Promise<StoredAssembly | Refusal> {
  const found = await findAssemblyByNumberForUpdate(unit.tx, assembly);
  if (found === undefined) return refuse('assembly_unknown');
  const gone = whyNotStanding(found);
  if (gone !== undefined) return gone;
  return found.version === seen ? found : refuse('assembly_changed', { assembly });
}

/** Why nothing can come to rest on a record. */
export function whyNotStanding(found: StoredAssembly): Refusal | undefined {
  const { number: assembly } = found;
  if (found.mergedInto !== null) return refuse('assembly_merged', { assembly });
  return found.retractedAt === null ? undefined : refuse('assembly_retracted', { assembly });
}

export interface Joined {
  readonly assembly: Assembly & { readonly number: number };
  readonly writes: readonly DeskWrite[];
}

/** The record with this report as one more voice, or again that of somebody who spoke before. */
export async function join(
  { unit, report, case: current }: Desk,
  { into, people }: { readonly into: string; readonly people: readonly PersonKey[] },
): Promise<Joined | Refusal> {
  const { tx } = unit;
  const stored = await findAssemblyForUpdateById(tx, into);
  if (stored === undefined) return refuse('assembly_unknown');
  const refusal = whyNotStanding(stored) ?? (await whyOwn(tx, into, people));
  if (refusal !== undefined) return refusal;
  const answers = await readEffectiveAnswers(tx, report);
  const { number: caseNumber } = current;
  const voice = voiceFor(await listCited(tx, into), report.person);
  const { receivedAt } = report;
  const added = { caseNumber, voice, answers, receivedAt, isWithdrawn: false };
  const assembly = await withReport(tx, stored, added);
  return {
    assembly: { ...assembly, number: stored.number },
    writes: [
      { do: 'cite', assemblyId: into, reportId: report.id, voice, answers },
      { do: 'put_assembly', assembly, expectedVersion: stored.version },
    ],
  };
}

async function withReport(
  tx: Desk['unit']['tx'],
  stored: StoredAssembly,
  added: CitedReport & { readonly answers: Answers },
): Promise<Assembly> {
  const basis = await readBasis(tx, stored.id);
  return rebuild(stored, { ...basis, cited: [...basis.cited, added] }).assembly;
}

/** Nobody touches a record that rests on a report of theirs. */
export async function whyOwn(
  tx: Desk['unit']['tx'],
  assemblyId: string,
  people: readonly PersonKey[],
): Promise<Refusal | undefined> {
  const cited = await listCited(tx, assemblyId);
  const isOwn = cited.some(({ person }) => person !== null && people.includes(person));
  return isOwn ? refuse('own_report') : undefined;
}
