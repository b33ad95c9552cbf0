// What everybody may ask in any chat: figures, the week, files, and what was corrected.
import type { Press } from '../presses.ts';
import { showCorrections } from './corrections.ts';
import { askToExport, sendFile } from './export.ts';
import { askStats, tapStats, tapStatsSet } from './stats.ts';
import type { Unit, Writes } from './unit.ts';
import { askWeekly, tapWeekly } from './weekly.ts';

/** A command, with what was typed after it. */
export function answerReader(
  unit: Unit,
  name: 'stats' | 'weekly' | 'export' | 'corrections',
  args: string,
): Promise<Writes> {
  switch (name) {
    case 'stats':
      return askStats(unit, args);
    case 'weekly':
      return askWeekly(unit, args);
    case 'export':
      return askToExport(unit, args);
    case 'corrections':
      return showCorrections(unit, 0, { move: true });
    default:
      return name satisfies never;
  }
}

type ReaderPress = Extract<
  Press,
  { readonly do: 'stats' | 'stats_set' | 'weekly' | 'export_file' | 'corrections' }
>;

/** A button under one of those answers. */
export function tapReader(unit: Unit, press: ReaderPress): Promise<Writes> {
  switch (press.do) {
    case 'stats':
      return tapStats(unit, press);
    case 'stats_set':
      return tapStatsSet(unit, press);
    case 'weekly':
      return tapWeekly(unit, press);
    case 'export_file':
      return sendFile(unit, press);
    case 'corrections':
      return showCorrections(unit, press.index);
    default:
      return press satisfies never;
  }
}
