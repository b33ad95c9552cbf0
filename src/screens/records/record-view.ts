// What the screen of a record is made from.
import type { EventStatus } from '../../assemblies/assembly.ts';
import type { Campaign } from '../../assemblies/campaign.ts';
import type { Fused } from '../../assemblies/fusion.ts';
import type { Level } from '../../assemblies/level.ts';
import type { Answer } from '../../card/types.ts';
import type { Language } from '../../locales/translate.ts';
import type { Button } from '../../messenger.ts';
import type { ProposedAct } from '../../reports/proposal.ts';
import type { DayView } from './record-words.ts';

export interface RecordView {
  readonly language: Language;
  readonly number: number;
  readonly version: number;
  readonly eventStatus: EventStatus;
  readonly level: Level;
  readonly placeId: string;
  readonly localDate: string;
  readonly startMinute?: number;
  readonly isCoerced: boolean;
  readonly excludedFor?: string;
  readonly fused: Fused;
  /** Numbers of the cases whose reports it cites. */
  readonly cases: readonly number[];
  readonly corrections: readonly CorrectionView[];
  /** The other days of the same action. */
  readonly series: readonly DayView[];
  readonly campaign?: Campaign;
  readonly outcomes: number;
  readonly mergedInto?: number;
  readonly mergedFrom: readonly number[];
  readonly retractedFor?: string;
  readonly proposals: readonly RecordProposal[];
  readonly page: RecordPage;
  /** Rows of buttons for acts that are built elsewhere: merging, taking a merge back. */
  readonly moreRows?: readonly (readonly Button[])[];
  /** Those that are rarely needed: taking a report out. */
  readonly furtherRows?: readonly (readonly Button[])[];
}

export interface CorrectionView {
  readonly field: string;
  readonly before?: Answer;
  readonly after: Answer;
  readonly reason: string;
  /** Numbers of the moderators. */
  readonly moderator: number;
  readonly second?: number;
}

export interface RecordProposal {
  readonly number: number;
  readonly by: number;
  readonly why: readonly string[];
  readonly act: ProposedAct;
}

/** Which buttons are under the record. */
export type RecordPage =
  | { readonly kind: 'main' | 'more' | 'groups' | 'retract' }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'settle'; readonly field: string }
  | { readonly kind: 'series'; readonly days: readonly DayView[] }
  | { readonly kind: 'campaign'; readonly campaigns: readonly Campaign[] };
