// Why a moderator sets a value of a record over what its reports say. Public, with the correction.

/** Each has `correct.<reason>` in the locales. */
export const correctReasons = [
  'better_source',
  'official_document',
  'counted_anew',
  'reporter_corrected',
  'sources_compared',
  'desk_mistake',
] as const;

export type CorrectReason = (typeof correctReasons)[number];

export function isCorrectReason(value: string): value is CorrectReason {
  return (correctReasons as readonly string[]).includes(value);
}
