// The record of an assembly as it is shown, with what this unit is about to change laid over it.
import type { EventStatus } from '../../assemblies/assembly.ts';
import type { Level } from '../../assemblies/level.ts';
import { findCampaign } from '../../db/campaigns.ts';
import { listAssemblyProposals } from '../../db/proposals.ts';
import { listCorrections, listSeries, readSurroundings } from '../../db/records.ts';
import { recordScreen, recordSlot } from '../../screens/records/assembly.ts';
import { mergingRows, takeOutRows } from '../../screens/records/record-merging.ts';
import type { RecordView } from '../../screens/records/record-view.ts';
import type { Show } from '../unit.ts';
import { findCandidatesFor } from './candidates.ts';
import { type Rebuilt, rebuild } from './rebuild.ts';
import type { AtRecord } from './record-access.ts';

/** More would push the buttons that are used every day off the screen. */
const MOST_CANDIDATES = 3;

export interface RecordChange extends Partial<RecordView> {
  /** What the record becomes; as it is stored where absent. */
  readonly rebuilt?: Rebuilt;
  /** Corrections beside those that are stored. */
  readonly corrected?: RecordView['corrections'];
  /** Number of a proposal that waits no longer. */
  readonly settled?: number;
  /** A command brings it to the end of the chat. */
  readonly move?: boolean;
}

export async function showRecord(at: AtRecord, change: RecordChange = {}): Promise<Show> {
  const { move = false, ...rest } = change;
  const view = await viewOf(at, rest);
  return {
    recipient: { to: 'desk', chatKey: at.chatKey },
    lane: 'interactive',
    slot: recordSlot(view.number),
    revision: view.version,
    move,
    screen: recordScreen(view),
  };
}

async function viewOf(
  at: AtRecord,
  { rebuilt, corrected = [], settled, ...change }: RecordChange,
): Promise<RecordView> {
  const { record, basis, unit, language } = at;
  const { assembly, fused } = rebuilt ?? rebuild(record, basis);
  const { startMinute, excludedFor, campaignId } = assembly;
  const seriesId = record.seriesId;
  const campaign = campaignId === undefined ? undefined : await findCampaign(unit.tx, campaignId);
  const days = seriesId === null ? [] : await listSeries(unit.tx, seriesId);
  const waiting = await listAssemblyProposals(unit.tx, record.id);
  const standing = basis.cited.filter((one) => !one.isWithdrawn);
  return {
    language,
    number: record.number,
    version: record.version,
    eventStatus: (rebuilt === undefined ? record : assembly).eventStatus as EventStatus,
    level: (rebuilt === undefined ? record : assembly).level as Level,
    placeId: assembly.placeId,
    localDate: assembly.localDate,
    isCoerced: assembly.isCoerced,
    fused,
    cases: standing.map((one) => one.caseNumber),
    corrections: [...(await listCorrections(unit.tx, record.id)), ...corrected],
    series: days.filter((day) => day.id !== record.id),
    ...(await readSurroundings(unit.tx, record.id)),
    ...(startMinute !== undefined && { startMinute }),
    ...(excludedFor !== undefined && { excludedFor }),
    ...(campaign && { campaign }),
    ...(record.retractedFor !== null && { retractedFor: record.retractedFor }),
    proposals: waiting.filter((one) => one.number !== settled),
    page: { kind: 'main' },
    ...(await mergingOf(at, rebuilt === undefined && change.retractedFor === undefined)),
    ...change,
  };
}

/** What can be joined or taken apart; not while the record is about to become another version. */
async function mergingOf({ record, basis, unit, language }: AtRecord, isAsStored: boolean) {
  if (!isAsStored || record.retractedAt !== null) return {};
  const near = record.mergedInto === null ? await findCandidatesFor(unit.tx, record) : [];
  const same = near.filter((one) => one.strength === 'same').slice(0, MOST_CANDIDATES);
  const own = basis.cited.filter((one) => one.assemblyId === record.id);
  const of = { language, number: record.number, version: record.version };
  return {
    moreRows: mergingRows({
      ...of,
      isMerged: record.mergedInto !== null,
      candidates: same.map((one) => one.known.number),
    }),
    furtherRows: takeOutRows(
      of,
      own.map((one) => one.caseNumber),
    ),
  };
}
