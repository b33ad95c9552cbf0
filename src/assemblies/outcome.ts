// What followed for one person: charge, fine, arrest, sentence; by pseudonym, with a source.
export const outcomeKinds = [
  'charged',
  'warning',
  'fine',
  'administrative_arrest',
  'criminal_suspended',
  'criminal_restriction',
  'criminal_prison',
  'acquitted',
  'terminated',
  'other',
] as const;

export type OutcomeKind = (typeof outcomeKinds)[number];

export const outcomeRoles = [
  'organizer',
  'participant',
  'journalist',
  'monitor',
  'passer_by',
  'unknown',
] as const;

export type OutcomeRole = (typeof outcomeRoles)[number];

/** When the person was taken or charged, by the assembly. */
export const outcomePhases = ['before', 'during', 'after'] as const;

export type OutcomePhase = (typeof outcomePhases)[number];

export const appeals = ['none', 'upheld', 'reduced', 'cancelled', 'pending', 'unknown'] as const;

export type Appeal = (typeof appeals)[number];

export interface Outcome {
  /** `P1`, `P2`…: tells people of one assembly apart and names nobody. */
  readonly personRef: string;
  readonly role: OutcomeRole;
  readonly phase: OutcomePhase;
  readonly kind: OutcomeKind;
  /** As it is cited: `CAO 488`. */
  readonly article?: string;
  readonly court?: string;
  /** `YYYY-MM-DD` */
  readonly decidedOn?: string;
  /** Each as the source says it. */
  readonly fineMci?: number;
  readonly fineKzt?: number;
  readonly arrestDays?: number;
  readonly prisonMonths?: number;
  readonly appeal: Appeal;
  /** Where it can be read; `http` or `https`. */
  readonly source?: string;
}
