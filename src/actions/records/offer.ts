// Something was added to a report that a record cites: the record is not changed by that; the
// moderators are offered the change.
import { updateOf } from '../../assemblies/diff.ts';
import { fuse } from '../../assemblies/fusion.ts';
import type { Answers } from '../../card/types.ts';
import { type CitedRow, findCitingAssembly, type StoredAssembly } from '../../db/assemblies.ts';
import { heirOf, listWithHeirsForUpdate } from '../../db/assemblies-at-once.ts';
import type { Tx } from '../../db/connection.ts';
import { findDesk, type StoredCase } from '../../db/desk.ts';
import { type OfferView, offerScreen, offerSlot } from '../../screens/records/offer.ts';
import type { Show, Writes } from '../unit.ts';
import { readBasis, type StoredBasis } from './rebuild.ts';

export interface Cited {
  /** The record that stands for the one that cites the report; locked, as that one is. */
  readonly record: StoredAssembly;
  readonly basis: StoredBasis;
  /** The citation. */
  readonly row: CitedRow;
}

/** The record to which a report belongs by now, with all that it rests on. */
export async function findRecordOf(tx: Tx, reportId: string): Promise<Cited | undefined> {
  const citing = await findCitingAssembly(tx, reportId);
  if (citing === undefined) return undefined;
  const found = await listWithHeirsForUpdate(tx, [citing.number]);
  const locked = found.find(({ id }) => id === citing.id);
  if (locked === undefined) return undefined;
  const record = heirOf(found, locked);
  const basis = await readBasis(tx, record.id);
  const row = basis.cited.find((one) => one.reportId === reportId);
  return row && { record, basis, row };
}

/** The basis of a record with something new in one of its reports. */
export function withAnswers({ basis, row }: Cited, added: Answers): StoredBasis {
  const changed = { ...row, answers: { ...row.answers, ...added } };
  return { ...basis, cited: basis.cited.map((one) => (one === row ? changed : one)) };
}

/** What a record would say with it. */
export function updateWith(cited: Cited, added: Answers) {
  const { corrections } = cited.basis;
  const after = withAnswers(cited, added);
  return updateOf(fuse(cited.basis.cited, corrections), fuse(after.cited, corrections));
}

interface Added {
  readonly id: string;
  readonly reportId: string;
  readonly answers: Answers;
}

/** The offer of an addition; absent where it changes nothing, or nothing that stands. */
export async function offerAddition(
  tx: Tx,
  current: StoredCase,
  { id, reportId, answers }: Added,
): Promise<Pick<Writes, 'shows' | 'desk'> | undefined> {
  const cited = await findRecordOf(tx, reportId);
  if (cited === undefined || cited.record.retractedAt !== null) return undefined;
  const update = updateWith(cited, answers);
  const { changes, bests, conflicts } = update;
  if (changes.length + bests.length + conflicts.length === 0) return undefined;
  const { id: assemblyId, number: assembly } = cited.record;
  const about = { number: current.number, assembly, additionId: id, update };
  return {
    desk: [{ do: 'offer', additionId: id, assemblyId }],
    shows: await showOffer(tx, current, { ...about, state: { kind: 'waiting' } }),
  };
}

/** The message of an offer in the group that has its case. */
export async function showOffer(
  tx: Tx,
  current: StoredCase,
  view: Omit<OfferView, 'language'>,
): Promise<readonly Show[]> {
  const group = current.desk === null ? undefined : await findDesk(tx, current.desk);
  if (group === undefined) return [];
  const { language, chatKey } = group;
  const screen = offerScreen({ ...view, language });
  return [{ recipient: { to: 'desk', chatKey }, slot: offerSlot(view.additionId), screen }];
}
