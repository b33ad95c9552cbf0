// The regions of a group of moderators: shown to its members, changed by a coordinator.
import { findRegion, listRegions } from '../../card/places.ts';
import { getDesk, hasCoordinator } from '../../db/desk.ts';
import { isRefusal, refuse } from '../../errors.ts';
import {
  REGIONS_ON_PAGE,
  regionPages,
  regionsScreen,
  regionsSlot,
} from '../../screens/desk/regions.ts';
import type { Show, Unit, Writes } from '../unit.ts';
import { sayNo } from '../where.ts';
import { type AtDesk, enterGroup, toast } from './access.ts';
import { layingJob } from './laying-job.ts';

/** `/link` in a group that is linked already. */
export async function askForRegions(unit: Unit): Promise<Writes> {
  const { writes, entered } = await enterGroup(unit);
  if (isRefusal(entered)) return { ...writes, ...sayNo(entered, unit.conversation.language) };
  const { regions } = await getDesk(unit.tx, entered.chatKey);
  return { ...writes, shows: [{ ...showRegions(entered, { regions, index: 0 }), move: true }] };
}

/** Another page of the list. */
export async function turnRegions(unit: Unit, index: number): Promise<Writes> {
  const { writes, entered } = await enterGroup(unit);
  if (isRefusal(entered)) return { ...writes, ...toast(unit, entered) };
  if (index >= regionPages()) return { ...writes, ...toast(unit, refuse('button_unknown')) };
  const { regions } = await getDesk(unit.tx, entered.chatKey);
  return { ...writes, shows: [showRegions(entered, { regions, index })] };
}

/** A region is ticked or unticked; open cases move at once. */
export async function tapRegion(
  unit: Unit,
  press: { readonly region: string; readonly on: number },
): Promise<Writes> {
  const { writes, entered } = await enterGroup(unit);
  if (isRefusal(entered)) return { ...writes, ...toast(unit, entered) };
  const isKnown = press.region === 'all' || findRegion(press.region) !== undefined;
  if (!isKnown) return { ...writes, ...toast(unit, refuse('button_unknown')) };
  if (!(await mayChoose(entered))) return { ...writes, ...toast(unit, refuse('only_coordinator')) };
  const { chatKey, by } = entered;
  const before = (await getDesk(unit.tx, chatKey)).regions;
  const regions = chosen(before, press);
  return {
    ...writes,
    desk: [
      { do: 'set_regions', chatKey, regions },
      { do: 'audit', act: 'link', detail: { regions: regions.join(' ') || 'all' }, by },
    ],
    shows: [showRegions(entered, { regions, index: pageOf(press.region, entered) })],
    jobs: [layingJob(unit.incoming.updateId)],
  };
}

/** While the desk has no coordinator at all, anybody of the group chooses. */
async function mayChoose({ unit, role }: AtDesk): Promise<boolean> {
  if (role === 'coordinator') return true;
  return unit.coordinators.length === 0 && !(await hasCoordinator(unit.tx));
}

function chosen(
  before: readonly string[],
  { region, on }: { readonly region: string; readonly on: number },
): readonly string[] {
  if (region === 'all') return [];
  const others = before.filter((one) => one !== region);
  return on === 1 ? [...others, region].toSorted() : others;
}

/** The page on which the tapped region stands. */
function pageOf(region: string, { language }: AtDesk): number {
  const place = listRegions(language).findIndex((one) => one.id === region);
  return place < 0 ? 0 : Math.floor(place / REGIONS_ON_PAGE);
}

function showRegions(
  { chatKey, language }: Pick<AtDesk, 'chatKey' | 'language'>,
  view: { readonly regions: readonly string[]; readonly index: number },
): Show {
  const screen = regionsScreen({ language, ...view });
  return { recipient: { to: 'here' }, lane: 'moderation', slot: regionsSlot(chatKey), screen };
}
