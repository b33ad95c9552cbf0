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

export type Verdict =
  | { readonly kind: 'verified' }
  | { readonly kind: 'rejected'; readonly reason: RejectReason };

export type CaseStatus = 'open' | 'claimed' | 'verified' | 'rejected' | 'withdrawn';

/** Whether a case in this status awaits a decision. */
export function isUndecided(status: CaseStatus): boolean {
  return status === 'open' || status === 'claimed';
}
