// What followed for one person: charge, fine, arrest, sentence; by pseudonym, with a source.
import { findMci } from '../card/law.ts';
import { makeDate } from '../dates.ts';

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

/** What is wrong with an outcome as it was entered; each is a code. */
export type OutcomeFault =
  | 'person_ref'
  | 'decided_on'
  | 'decided_before_assembly'
  | 'fine_without_fine'
  | 'arrest_without_arrest'
  | 'prison_without_sentence'
  | 'out_of_range'
  | 'source';

const sentences: readonly OutcomeKind[] = [
  'criminal_suspended',
  'criminal_restriction',
  'criminal_prison',
];
const noSanctions: readonly OutcomeKind[] = ['charged', 'acquitted', 'terminated'];

/** Upper ends that no court reaches: what lies above is a slip of the finger. */
const most = { fineMci: 10_000, fineKzt: 50_000_000, arrestDays: 60, prisonMonths: 360 };

/** @param on the local day of the assembly, and today where its place is */
export function outcomeFaults(
  outcome: Outcome,
  on: { readonly assembly: string; readonly today: string },
): readonly OutcomeFault[] {
  const { kind, fineMci, fineKzt, arrestDays, prisonMonths, source } = outcome;
  const hasFine = fineMci !== undefined || fineKzt !== undefined;
  const faults: readonly (readonly [OutcomeFault, boolean])[] = [
    ['person_ref', !/^P[1-9]\d{0,3}$/.test(outcome.personRef)],
    ...faultsOfDay(outcome, on),
    ['fine_without_fine', hasFine && kind !== 'fine'],
    ['arrest_without_arrest', arrestDays !== undefined && kind !== 'administrative_arrest'],
    ['prison_without_sentence', prisonMonths !== undefined && !sentences.includes(kind)],
    ['out_of_range', isOutOfRange(outcome)],
    ['source', source !== undefined && !isWebAddress(source)],
  ];
  return faults.flatMap(([fault, isThere]) => (isThere ? [fault] : []));
}

/** Whether it punishes: a charge does not yet, an acquittal and a closed case never. */
export function isSanction(kind: OutcomeKind): boolean {
  return !noSanctions.includes(kind);
}

/**
 * A fine in tenge; a missing unit is computed with the index of the year of the decision,
 * and stays unknown where day or index are.
 */
export function fineInKzt({ fineKzt, fineMci, decidedOn }: Outcome): number | undefined {
  if (fineKzt !== undefined) return fineKzt;
  const index = decidedOn && findMci(decidedOn);
  return index && fineMci !== undefined ? fineMci * index : undefined;
}

/** The same in monthly calculation indices. */
export function fineInMci({ fineKzt, fineMci, decidedOn }: Outcome): number | undefined {
  if (fineMci !== undefined) return fineMci;
  const index = decidedOn && findMci(decidedOn);
  return index && fineKzt !== undefined ? fineKzt / index : undefined;
}

/** What the next person of an assembly is called. */
export function nextPersonRef(taken: Iterable<string>): string {
  const numbers = [...taken].map((ref) => Number(ref.slice(1))).filter(Number.isInteger);
  return `P${Math.max(0, ...numbers) + 1}`;
}

function faultsOfDay(
  { decidedOn, phase }: Outcome,
  on: { readonly assembly: string; readonly today: string },
): readonly (readonly [OutcomeFault, boolean])[] {
  if (decidedOn === undefined) return [];
  if (!isDay(decidedOn) || decidedOn > on.today) return [['decided_on', true]];
  // Who was taken beforehand may have been before a court before the assembly, too.
  return [['decided_before_assembly', phase !== 'before' && decidedOn < on.assembly]];
}

function isDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return makeDate(year, month, day) === text;
}

function isOutOfRange(outcome: Outcome): boolean {
  return (Object.keys(most) as (keyof typeof most)[]).some((field) => {
    const amount = outcome[field];
    return amount !== undefined && !(amount > 0 && amount <= most[field]);
  });
}

function isWebAddress(source: string): boolean {
  return URL.canParse(source) && ['http:', 'https:'].includes(new URL(source).protocol);
}
