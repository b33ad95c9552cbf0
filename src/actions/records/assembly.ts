// `/assembly 17` in the moderators' group, and the pages of buttons under the record.
import { fieldGroups } from '../../assemblies/moderator-fields.ts';
import { listCampaigns } from '../../db/campaigns.ts';
import { listNeighbourDays } from '../../db/records.ts';
import { isRefusal, refuse } from '../../errors.ts';
import type { Press } from '../../presses.ts';
import { readAbout } from '../../screens/desk/log.ts';
import type { RecordPage } from '../../screens/records/record-view.ts';
import { toast } from '../desk/access.ts';
import type { Unit, Writes } from '../unit.ts';
import { sayNo } from '../where.ts';
import { tagRecord } from './campaign.ts';
import { beginCorrection, settleConflict } from './correct.ts';
import { type AtRecord, enterRecord, refuseToTouch } from './record-access.ts';
import { showRecord } from './record-view.ts';
import { proposeRetraction } from './retract.ts';
import { linkDay, lockSeries, unlinkDay } from './series.ts';

/** `/assembly 17`, `/assembly A17`. */
export async function askForRecord(unit: Unit, args: string): Promise<Writes> {
  const number = readNumber(args);
  if (number === undefined) return sayNo(refuse('assembly_which'), unit.conversation.language);
  const { writes, entered } = await enterRecord(unit, { number });
  if (isRefusal(entered)) return { ...writes, ...sayNo(entered, unit.conversation.language) };
  return { ...writes, shows: [await showRecord(entered, { move: true })] };
}

/** A button under a case: its record, at the end of the chat. */
export async function openRecord(unit: Unit, number: number): Promise<Writes> {
  const { writes, entered } = await enterRecord(unit, { number });
  if (isRefusal(entered)) return { ...writes, ...toast(unit, entered) };
  return { ...writes, shows: [await showRecord(entered, { move: true })] };
}

export type RecordActPress = Extract<
  Press,
  { readonly do: `assembly_${string}`; readonly version: number }
>;

/** A button under the record, as it was seen. */
export async function tapRecord(unit: Unit, press: RecordActPress): Promise<Writes> {
  if (press.do === 'assembly_link' || press.do === 'assembly_unlink') await lockSeries(unit, press);
  const { writes, entered } = await enterRecord(unit, { number: press.assembly });
  if (isRefusal(entered)) return { ...writes, ...toast(unit, entered) };
  return { ...writes, ...(await act(entered, press)) };
}

async function act(at: AtRecord, press: RecordActPress): Promise<Writes> {
  const { unit, record } = at;
  const refusal =
    press.version === record.version ? await refuseToTouch(at) : refuse('record_changed');
  if (refusal !== undefined) return { shows: [await showRecord(at)], ...toast(unit, refusal) };
  switch (press.do) {
    case 'assembly_page':
      return openPage(at, press.page);
    case 'assembly_field':
      return beginCorrection(at, press.field);
    case 'assembly_settle':
      return settleConflict(at, press);
    case 'assembly_retract':
      return proposeRetraction(at, press.reason);
    case 'assembly_campaign':
      return tagRecord(at, press.campaign);
    case 'assembly_link':
      return linkDay(at, press.other);
    case 'assembly_unlink':
      return unlinkDay(at);
    default:
      return press satisfies never;
  }
}

async function openPage(at: AtRecord, name: string): Promise<Writes> {
  const page = await readPage(at, name);
  return page === undefined
    ? toast(at.unit, refuse('button_unknown'))
    : { shows: [await showRecord(at, { page })] };
}

/** A page by the name that its button carries. */
async function readPage(at: AtRecord, name: string): Promise<RecordPage | undefined> {
  const { unit, record } = at;
  const [kind, of = ''] = name.split('-');
  switch (kind) {
    case 'main':
    case 'more':
    case 'retract':
      return { kind };
    case 'correct':
      if (of === '') return { kind: 'groups' };
      return fieldGroups.some(({ key }) => key === of) ? { kind: 'group', group: of } : undefined;
    case 'settle':
      return record.conflicts.includes(of) ? { kind, field: of } : undefined;
    case 'series':
      return { kind, days: await listNeighbourDays(unit.tx, record) };
    case 'campaign':
      return { kind, campaigns: (await listCampaigns(unit.tx)).slice(0, MOST_ON_BUTTONS) };
    default:
      return undefined;
  }
}

/** More push the record off a phone. */
const MOST_ON_BUTTONS = 12;

function readNumber(args: string): number | undefined {
  const about = readAbout(args);
  return about === undefined || about.kind === 'all' ? undefined : about.number;
}
