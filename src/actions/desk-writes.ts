// What an act at the desk writes, as data. `db/desk-writes.ts` has the SQL of each, in this order.
import type { Assembly } from '../assemblies/assembly.ts';
import type { Outcome } from '../assemblies/outcome.ts';
import type { PlannedReminder, ReminderStep } from '../assemblies/outcome-reminders.ts';
import type { Answer, Answers } from '../card/types.ts';
import type { ChatKey, PersonKey } from '../messenger.ts';
import type { CaseStatus, RejectReason, Verdict } from '../reports/decision.ts';
import type { DeskDraftBody } from '../reports/desk-draft.ts';
import type { ProposedAct } from '../reports/proposal.ts';
import type { Role } from '../reports/roles.ts';
import type { CoverageChange } from '../stats/coverage.ts';

export type DeskWrite = CaseWrite | AssemblyWrite | ProposalWrite | OtherWrite;

type CaseWrite =
  /** Moves a case on if it still is at the version that was read; the version grows by one. */
  | {
      readonly do: 'change_case';
      readonly number: number;
      readonly expectedVersion: number;
      readonly set: {
        readonly status?: CaseStatus;
        readonly claimedBy?: PersonKey | null;
        readonly claimedUntil?: Date | null;
      };
    }
  /** Its card was asked for before there was room for it. */
  | { readonly do: 'lay_case'; readonly number: number }
  | {
      readonly do: 'decide';
      readonly caseNumber: number;
      readonly moderator: PersonKey;
      /** The second pair of eyes. */
      readonly second?: PersonKey;
      readonly verdict: Verdict;
    }
  /** All of them at once, for one reason; they are locked, and still await a decision. */
  | {
      readonly do: 'reject_cases';
      readonly numbers: readonly number[];
      readonly moderator: PersonKey;
      readonly second: PersonKey;
      readonly reason: RejectReason;
    }
  | { readonly do: 'undo_decision'; readonly caseNumber: number; readonly by: PersonKey }
  /** A moderator's own words to the reporter about a rejection. */
  | { readonly do: 'note_decision'; readonly caseNumber: number; readonly note: string };

type AssemblyWrite =
  /** A new record; with `expectedVersion` the values of one that is there. */
  | {
      readonly do: 'put_assembly';
      readonly assembly: Assembly & { readonly number?: number };
      readonly expectedVersion?: number;
    }
  /** Only of what nobody has seen but the desk: the undoing of a decision. */
  | { readonly do: 'drop_assembly'; readonly id: string; readonly expectedVersion: number }
  | {
      readonly do: 'retract_assembly';
      readonly id: string;
      readonly expectedVersion: number;
      /** A reason code; public. */
      readonly reason: string;
    }
  /** It turned out to be another record twice; `null` takes that back. */
  | {
      readonly do: 'merge_assembly';
      readonly id: string;
      readonly expectedVersion: number;
      readonly into: string | null;
    }
  /** Links a record with the other days of one action; `null` takes it out of them. */
  | {
      readonly do: 'set_series';
      readonly id: string;
      readonly expectedVersion: number;
      readonly seriesId: string | null;
    }
  | {
      readonly do: 'add_campaign';
      readonly id: string;
      readonly name: string;
      readonly by: PersonKey;
    }
  /** Cites a report, or moves its citation to another assembly. */
  | {
      readonly do: 'cite';
      readonly assemblyId: string;
      readonly reportId: string;
      readonly voice: number;
      readonly answers: Answers;
    }
  | { readonly do: 'uncite'; readonly reportId: string }
  | { readonly do: 'offer'; readonly additionId: string; readonly assemblyId: string }
  | {
      readonly do: 'settle_offer';
      readonly additionId: string;
      readonly status: 'taken' | 'left';
      readonly by: PersonKey;
    }
  | {
      readonly do: 'correct';
      readonly id: string;
      readonly assemblyId: string;
      readonly field: string;
      readonly before?: Answer;
      readonly after: Answer;
      /** A reason code; public. */
      readonly reason: string;
      readonly moderator: PersonKey;
      readonly second?: PersonKey;
    };

type ProposalWrite =
  | {
      readonly do: 'propose';
      readonly id: string;
      readonly number: number;
      readonly caseNumber?: number;
      readonly assemblyId?: string;
      readonly act: ProposedAct;
      /** Codes with texts. */
      readonly why: readonly string[];
      readonly by: PersonKey;
    }
  | {
      readonly do: 'settle_proposal';
      readonly id: string;
      readonly status: 'confirmed' | 'declined' | 'lapsed';
      readonly by: PersonKey;
    };

type OtherWrite =
  | {
      readonly do: 'put_desk_draft';
      readonly id: string;
      readonly revision: number;
      readonly body: DeskDraftBody;
      readonly by: PersonKey;
    }
  | { readonly do: 'drop_desk_draft'; readonly by: PersonKey }
  /** No region means all that no other group has; open cases move at once. */
  | { readonly do: 'set_regions'; readonly chatKey: ChatKey; readonly regions: readonly string[] }
  /** Whether the bot is in a group; its open cases go to another one, or are laid anew. */
  | { readonly do: 'set_presence'; readonly chatKey: ChatKey; readonly isPresent: boolean }
  /** Makes this the one valid code for `/link`. */
  | { readonly do: 'put_link_code'; readonly codeHash: string }
  /** The moderators were reminded of these cases. */
  | { readonly do: 'mark_reminded'; readonly numbers: readonly number[] }
  /** What followed for one person; with `replaces` it takes the place of that row. */
  | {
      readonly do: 'put_outcome';
      readonly id: string;
      readonly number: number;
      readonly assemblyId: string;
      readonly outcome: Outcome;
      /** Nothing may be on record about them yet. */
      readonly isNewPerson: boolean;
      readonly replaces?: string;
      readonly by: PersonKey;
    }
  | { readonly do: 'take_back_outcome'; readonly id: string }
  /** When the desk is to look for what followed; what is planned already stays. */
  | {
      readonly do: 'plan_reminders';
      readonly assemblyId: string;
      readonly planned: readonly PlannedReminder[];
    }
  | {
      readonly do: 'mark_outcome_reminded';
      readonly assemblyId: string;
      readonly step: ReminderStep;
    }
  | { readonly do: 'set_role'; readonly moderator: number; readonly role: Role }
  /** In which months places are monitored: relative, so that two at once both count. */
  | (CoverageChange & { readonly do: 'change_coverage'; readonly by: PersonKey })
  /** One row of the audit; written last. Codes and numbers only, no words of reporters. */
  | AuditWrite;

export interface AuditWrite {
  readonly do: 'audit';
  readonly act: AuditAct;
  readonly caseNumber?: number;
  readonly assemblyNumber?: number;
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
  /** The moderator who acted; absent for what the bot does by itself. */
  readonly by?: PersonKey;
}

/** Every act of the desk that leaves a row in the audit; each has `audit.<act>` in the locales. */
export const auditActs = [
  'claim',
  'hand_back',
  'verify',
  'reject',
  'undo',
  'retract',
  'merge',
  'unmerge',
  'correct',
  'take_update',
  'leave_update',
  'note',
  'ask',
  'view_photos',
  'propose',
  'confirm',
  'decline',
  'lapse',
  'set_role',
  'link',
  'campaign',
  'series',
  'outcome',
  'record',
  'coverage',
  'export',
  'import',
  'head',
] as const;

export type AuditAct = (typeof auditActs)[number];
