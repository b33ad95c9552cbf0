// `/queue` and `/find` in the moderators' group: lists of cases, from which a button brings a card.
import { findPlace } from '../../card/places.ts';
import { zoneOf } from '../../card/zone.ts';
import { localDate } from '../../dates.ts';
import { listCaseLines } from '../../db/case-lines.ts';
import { getDesk } from '../../db/desk.ts';
import {
  findAssemblies,
  findCases,
  findPageBefore,
  listAlikeGroups,
  listBusyPlaces,
  listQueued,
  readQueue,
} from '../../db/queue.ts';
import { isRefusal } from '../../errors.ts';
import { readFindQuestion } from '../../reports/find-question.ts';
import { findScreen } from '../../screens/desk/find.ts';
import { queueScreen } from '../../screens/desk/queue.ts';
import type { Show, Unit, Writes } from '../unit.ts';
import { sayNo } from '../where.ts';
import { type AtDesk, enterGroup, toast } from './access.ts';
import { presenceWrites } from './presence.ts';

const PAGE_SIZE = 10;
const PLACES = 6;
const ALIKE_GROUPS = 2;
/** Fewer are rejected one by one. */
export const LEAST_ALIKE = 3;

interface QueuePage {
  /** The id of a place, or `all`. */
  readonly place: string;
  /** Cases after this number. */
  readonly after: number;
}

export async function askForQueue(unit: Unit): Promise<Writes> {
  const { writes, entered } = await enterGroup(unit);
  if (isRefusal(entered)) return { ...writes, ...sayNo(entered, unit.conversation.language) };
  const show = await showQueue(entered, { place: 'all', after: 0 });
  return { ...writes, ...(await noticePresence(entered)), shows: [{ ...show, move: true }] };
}

/** Whoever was thought to be out of reach, as for want of rights, is there after all. */
async function noticePresence({ unit, chatKey }: AtDesk): Promise<Writes> {
  const { isPresent } = await getDesk(unit.tx, chatKey);
  return isPresent ? {} : presenceWrites({ chatKey, isPresent: true }, unit.incoming.updateId);
}

/** Another page or place, in the same message. */
export async function tapQueue(unit: Unit, press: QueuePage): Promise<Writes> {
  const { writes, entered } = await enterGroup(unit);
  if (isRefusal(entered)) return { ...writes, ...toast(unit, entered) };
  return { ...writes, shows: [await showQueue(entered, press)] };
}

async function showQueue(at: AtDesk, { place, after }: QueuePage): Promise<Show> {
  const { unit, chatKey, language } = at;
  const { tx, now } = unit;
  const placeId = findPlace(place)?.id;
  const filter = { chatKey, ...(placeId !== undefined && { placeId }) };
  // One more than is shown tells whether there is a newer page.
  const numbers = await listQueued(tx, filter, { after, limit: PAGE_SIZE + 1 });
  const shown = numbers.slice(0, PAGE_SIZE);
  const newer = numbers.length > PAGE_SIZE ? shown.at(-1) : undefined;
  const older =
    after > 0 ? await findPageBefore(tx, filter, { after, limit: PAGE_SIZE }) : undefined;
  const screen = queueScreen({
    language,
    now,
    ...(placeId !== undefined && { placeId }),
    cases: await listCaseLines(tx, shown),
    backlog: await readQueue(tx, filter),
    places: await listBusyPlaces(tx, chatKey, PLACES),
    alike: await listAlikeGroups(tx, filter, { least: LEAST_ALIKE, limit: ALIKE_GROUPS }),
    ...(newer !== undefined && { newer }),
    ...(older !== undefined && { older }),
  });
  return { recipient: { to: 'here' }, lane: 'moderation', slot: `queue:${chatKey}`, screen };
}

/** `/find Almaty 22.11.2026` */
export async function askToFind(unit: Unit, args: string): Promise<Writes> {
  const { writes, entered } = await enterGroup(unit);
  if (isRefusal(entered)) return { ...writes, ...sayNo(entered, unit.conversation.language) };
  const wanted = readFindQuestion(args, localDate(unit.now, zoneOf(undefined)));
  if (isRefusal(wanted)) return { ...writes, ...sayNo(wanted, entered.language) };
  const { tx } = unit;
  const { chatKey, language } = entered;
  const { regions } = await getDesk(tx, chatKey);
  const limit = PAGE_SIZE + 1;
  const numbers = await findCases(tx, chatKey, { ...wanted, limit });
  const assemblies = await findAssemblies(tx, { ...wanted, regions, limit });
  const screen = findScreen({
    language,
    words: args,
    cases: await listCaseLines(tx, numbers.slice(0, PAGE_SIZE)),
    assemblies: assemblies.slice(0, PAGE_SIZE),
    hasMore: numbers.length > PAGE_SIZE || assemblies.length > PAGE_SIZE,
  });
  return { ...writes, shows: [{ recipient: { to: 'here' }, lane: 'moderation', screen }] };
}
