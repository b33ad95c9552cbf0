// Taps in the moderators' group that are about no version of a case: lists, regions, bulk acts.
import type { Press } from '../../presses.ts';
import type { Unit, Writes } from '../unit.ts';
import { askAboutAlike, proposeAlike } from './alike.ts';
import { tapQueue } from './queue.ts';
import { tapRegion, turnRegions } from './regions.ts';
import { tapCase } from './show-case.ts';

type DeskPress = Extract<
  Press,
  { readonly do: 'show_case' | 'queue' | 'alike' | 'alike_for' | 'region' | 'regions' }
>;

export async function tapAtDesk(unit: Unit, press: DeskPress): Promise<Writes> {
  switch (press.do) {
    case 'show_case':
      return tapCase(unit, press.number);
    case 'queue':
      return tapQueue(unit, press);
    case 'alike':
      return askAboutAlike(unit, press.number);
    case 'alike_for':
      return proposeAlike(unit, press);
    case 'region':
      return tapRegion(unit, press);
    case 'regions':
      return turnRegions(unit, press.index);
    default:
      return press satisfies never;
  }
}
