// Refusals: an expected "no" is a value with a code, and its texts live in the locales.

export type RefusalParams = Readonly<Record<string, string | number>>;

export interface Refusal {
  readonly refused: string;
  readonly params: RefusalParams;
}

/** An expected "no". The text shown is `refusal.<code>` of the locales, in three languages. */
export function refuse(code: string, params: RefusalParams = {}): Refusal {
  return { refused: code, params };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}
