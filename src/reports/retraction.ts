// Why a public record is taken back. The record stays, with its reason, and is counted no more.

/** Each has `retract.<reason>` for everybody and `retract.<reason>.reporter` for its reporters. */
export const retractReasons = [
  'never_happened',
  'wrong_record',
  'source_withdrawn',
  'duplicate',
  'not_an_assembly',
] as const;

export type RetractReason = (typeof retractReasons)[number];

export function isRetractReason(value: string): value is RetractReason {
  return (retractReasons as readonly string[]).includes(value);
}
