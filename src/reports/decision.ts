// What a moderator may decide about a case, and the reasons for a rejection.

/** Each has `reject.<reason>.button` for the desk and `reject.<reason>.reporter` for the reporter. */
export const rejectReasons = [
  'already_known',
  'did_not_happen',
  'not_an_assembly',
  'wrong_place_or_day',
  'cannot_be_checked',
  'contradicted',
  'outside_kazakhstan',
  'not_serious',
] as const;

export type RejectReason = (typeof rejectReasons)[number];

export function isRejectReason(value: string): value is RejectReason {
  return (rejectReasons as readonly string[]).includes(value);
}

/** Code points of a moderator's own words to the reporter. */
export const LONGEST_NOTE = 300;

export type Verdict =
  | { readonly kind: 'verified' }
  /** `note` in the moderator's own words, beside the reason. */
  | { readonly kind: 'rejected'; readonly reason: RejectReason; readonly note?: string };

/** `proposed`: one moderator has decided and a second one has to confirm it. */
export type CaseStatus = 'open' | 'claimed' | 'proposed' | 'verified' | 'rejected' | 'withdrawn';

/** Whether a case in this status awaits a decision. */
export function isUndecided(status: CaseStatus): boolean {
  return status === 'open' || status === 'claimed' || status === 'proposed';
}

/** Afterwards a decision is changed in the open only: by a correction or a retraction. */
export const UNDO_MINUTES = 10;

/** Whether it can still be taken back as if it had not been made. */
export function canBeUndone(decidedAt: Date, now: Date): boolean {
  return now.getTime() - decidedAt.getTime() <= UNDO_MINUTES * 60_000;
}
