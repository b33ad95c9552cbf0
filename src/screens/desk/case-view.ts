// A case as its card shows it. Nothing in it says who sent the report.
import type { EventStatus } from '../../assemblies/assembly.ts';
import type { Level } from '../../assemblies/level.ts';
import type { Reported } from '../../assemblies/traits.ts';
import type { Answers, Card } from '../../card/types.ts';
import type { Language } from '../../locales/translate.ts';
import type { CaseStatus, RejectReason } from '../../reports/decision.ts';
import type { ProposedAct } from '../../reports/proposal.ts';
import type { AskedQuestion } from '../../reports/question.ts';
import type { Finding } from '../../reports/screening.ts';
import type { TrackRecord } from '../../reports/track-record.ts';
import type { CandidateView } from '../records/candidates.ts';

export interface CaseView {
  readonly card: Card;
  readonly language: Language;
  readonly number: number;
  readonly version: number;
  readonly status: CaseStatus;
  readonly answers: Answers;
  readonly findings: readonly Finding[];
  /** What the reporter is called here; empty on an old case. */
  readonly codename: string;
  /** When it came before the moderators. */
  readonly receivedAt: Date;
  /** How the reporter's other reports ended. */
  readonly track: TrackRecord;
  /** Number of the moderator who holds or decided the case, and of the one who confirmed it. */
  readonly moderator?: number;
  readonly second?: number;
  readonly claimedUntil?: Date;
  readonly reason?: RejectReason;
  /** What the reporter was told beside the reason. */
  readonly note?: string;
  /** What waits for a second moderator. */
  readonly proposal?: ProposalView;
  /** What came of a verification. */
  readonly assembly?: number;
  readonly level?: Level;
  readonly eventStatus?: EventStatus;
  /** The decision was made just now. */
  readonly canUndo?: boolean;
  /** Reasons of a rejection, questions to the reporter or levels instead of the usual buttons. */
  readonly page?: 'reason' | 'ask' | 'level' | 'event' | 'compare' | 'status';
  /** Levels that the sources allow. */
  readonly levels?: readonly Level[];
  /** Records that the report may be about, best first. */
  readonly candidates?: readonly CandidateView[];
  /** The report beside one of them. */
  readonly compared?: { readonly reported: Reported; readonly candidate: CandidateView };
  /** What the reporter was asked, and what they answered. */
  readonly questions?: readonly AskedQuestion[];
  /** How many other cases say nearly the same. */
  readonly alike?: number;
}

export interface ProposalView {
  readonly number: number;
  /** Number of the moderator who proposed it. */
  readonly by: number;
  /** Why one is not enough. */
  readonly why: readonly string[];
  readonly act: ProposedAct;
}

/** Names the message that shows a case. */
export function caseSlot(number: number): string {
  return `case:${number}`;
}

/** The number of the case that a message shows, by its slot. */
export function readCaseSlot(slot: string): number | undefined {
  const number = /^case:(\d+)$/.exec(slot)?.[1];
  return number === undefined ? undefined : Number(number);
}
