// A race: two acts at once, and what may come of them.
import type { Act, Stage } from './stage.ts';

export interface Race {
  /** Cases that are looked at afterwards. */
  readonly cases: readonly number[];
  readonly acts: readonly [Act, Act];
  /** Of how many of the two acts something may come. One cannot win where both want the same. */
  readonly winners: readonly number[];
  /** By how much the version of the first case grows; absent where that depends. */
  readonly versions?: { readonly before: number; readonly steps: number };
  /** A claim that ran out is handed back by the bot, perhaps now; then both come too late. */
  readonly mayLapse?: boolean;
  /** Whoever leaves in this race. */
  readonly leaver?: string;
  /** Nothing that they wrote may be left. */
  readonly withoutWords?: true;
}

export interface Scenario {
  readonly name: string;
  readonly set: (stage: Stage) => Promise<Race>;
}
