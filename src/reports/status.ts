// What became of a report, as its reporter is told, and what they can still do with it.
import type { Answers } from '../card/types.ts';
import { zoneOf } from '../card/zone.ts';
import { localDate } from '../dates.ts';
import { type CaseStatus, isRejectReason, type RejectReason } from './decision.ts';
import { eventDay } from './report.ts';

export type ReportStatus =
  /** Not yet at the desk. */
  | { readonly kind: 'sent' }
  | { readonly kind: 'at_desk' }
  /** A moderator asked something and waits for the answer. */
  | { readonly kind: 'question' }
  | { readonly kind: 'verified'; readonly assembly: number }
  /** The record that rested on it was taken back. */
  | { readonly kind: 'retracted'; readonly reason: string }
  | { readonly kind: 'rejected'; readonly reason?: RejectReason; readonly note?: string }
  | { readonly kind: 'withdrawn' };

export interface ReportFacts {
  readonly isWithdrawn: boolean;
  readonly case: CaseStatus | undefined;
  readonly reason: string | undefined;
  /** A moderator's own words beside the reason. */
  readonly note?: string | undefined;
  /** Number of the assembly that cites the report. */
  readonly assembly: number | undefined;
  /** Why that assembly was retracted; absent while it stands. */
  readonly retractedFor?: string;
  readonly hasUnansweredQuestion: boolean;
}

export function statusOf(facts: ReportFacts): ReportStatus {
  const { reason } = facts;
  if (facts.isWithdrawn || facts.case === 'withdrawn') return { kind: 'withdrawn' };
  switch (facts.case) {
    case undefined:
      return { kind: 'sent' };
    case 'verified':
      if (facts.retractedFor !== undefined)
        return { kind: 'retracted', reason: facts.retractedFor };
      return { kind: 'verified', assembly: facts.assembly ?? 0 };
    case 'rejected':
      return {
        kind: 'rejected',
        ...(reason && isRejectReason(reason) && { reason }),
        ...(facts.note !== undefined && { note: facts.note }),
      };
    case 'open':
    case 'claimed':
    case 'proposed':
      return { kind: facts.hasUnansweredQuestion ? 'question' : 'at_desk' };
    default:
      return facts.case satisfies never;
  }
}

export type ReportAction = 'correction' | 'details' | 'update' | 'withdraw';

/** What the reporter can do with it now, in the order of the buttons. */
export function actionsOn(
  status: ReportStatus,
  answers: Answers,
  now: Date,
): readonly ReportAction[] {
  if (status.kind === 'withdrawn') return [];
  const isDecided = ['verified', 'retracted', 'rejected'].includes(status.kind);
  return [
    ...(isDecided ? [] : (['correction'] as const)),
    'details',
    ...(goesOn(answers, now) ? (['update'] as const) : []),
    'withdraw',
  ];
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whether the assembly may still be going on, so that news of it can be expected. */
export function goesOn(answers: Answers, now: Date): boolean {
  const { ongoing, place, event_when: when } = answers;
  if (ongoing?.kind === 'choice' && ongoing.value === 'ended') return false;
  const zone = zoneOf(place?.kind === 'place' ? place.place : undefined);
  const isToday = eventDay(answers) === localDate(now, zone);
  if (isToday && ongoing?.kind === 'choice' && ongoing.value === 'yes') return true;
  if (when?.kind !== 'day' || when.said !== 'now') return false;
  return now.getTime() - Date.parse(when.at) <= DAY_MS;
}
