// Who may act on the record of an assembly: read inside the transaction that acts, with the row of
// the record locked.
import {
  findAssemblyByNumberForUpdate,
  getAssemblyForUpdate,
  type StoredAssembly,
} from '../../db/assemblies.ts';
import { readSurroundings } from '../../db/records.ts';
import { isRefusal, type Refusal, refuse } from '../../errors.ts';
import { type AtDesk, enterGroup } from '../desk/access.ts';
import type { Unit, Writes } from '../unit.ts';
import { readBasis, type StoredBasis } from './rebuild.ts';

/** A moderator before a record. */
export interface AtRecord extends AtDesk {
  readonly record: StoredAssembly;
  readonly basis: StoredBasis;
}

interface Entry {
  readonly writes: Writes;
  readonly entered: AtRecord | Refusal;
}

/** The record and the moderator; or why they may not look at it. */
export async function enterRecord(
  unit: Unit,
  which: { readonly number: number } | { readonly id: string },
): Promise<Entry> {
  const { writes, entered } = await enterGroup(unit);
  if (isRefusal(entered)) return { writes, entered };
  const record =
    'id' in which
      ? await getAssemblyForUpdate(unit.tx, which.id)
      : await findAssemblyByNumberForUpdate(unit.tx, which.number);
  if (record === undefined) return { writes, entered: refuse('assembly_unknown') };
  const basis = await readBasis(unit.tx, record.id);
  return { writes, entered: { ...entered, record, basis } };
}

/** Why they may look at it only: it rests on their own report, or is no record any more. */
export async function refuseToTouch(at: AtRecord): Promise<Refusal | undefined> {
  const { record, basis, by, unit } = at;
  if (basis.cited.some((one) => one.person === by)) return refuse('own_record');
  if (record.retractedAt !== null) return refuse('record_retracted');
  if (record.mergedInto === null) return undefined;
  const { mergedInto = 0 } = await readSurroundings(unit.tx, record.id);
  return refuse('record_merged', { assembly: mergedInto });
}

/** What one moderator alone does at once: nothing for a trainee. */
export function refuseTrainee({ role }: Pick<AtDesk, 'role'>): Refusal | undefined {
  return role === 'trainee' ? refuse('trainee_alone') : undefined;
}
