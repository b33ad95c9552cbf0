// What a figure is: which sums it reads, in which unit it is, and how it is computed from them.
import type { Cells } from '../cells.ts';
import type { Mode } from '../rounding.ts';
import type { Value } from '../value.ts';

export type Unit =
  | 'assemblies'
  | 'percent'
  | 'people'
  | 'minutes'
  | 'hours'
  | 'officers'
  | 'officers_per_participant'
  | 'refusals'
  | 'people_and_days'
  | 'mci_and_kzt';

export interface Figure {
  readonly unit: Unit;
  /** Figures of the rollups, as the lines of records name them. */
  readonly reads: readonly string[];
  /**
   * Throws `FiguresDoNotAddUp` when a breakdown differs from its total. Texts `figure.<id>` say it
   * in a sentence, `figure.<id>.means` what is counted, over what, and what is left out.
   */
  readonly compute: (cells: Cells, mode: Mode) => Value;
}
