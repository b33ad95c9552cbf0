// A row about what followed for a person, as the rest of the program knows it.
import type { Outcome } from '../assemblies/outcome.ts';
import type { outcome } from './schema/assembly.ts';

export type StoredOutcome = Outcome & {
  readonly id: string;
  readonly number: number;
  readonly assemblyId: string;
  readonly isReplaced: boolean;
};

export function toOutcome(row: typeof outcome.$inferSelect): StoredOutcome {
  const { article, court, decidedOn, fineMci, fineKzt, arrestDays, prisonMonths, source } = row;
  return {
    id: row.id,
    number: row.number,
    assemblyId: row.assemblyId,
    isReplaced: row.replacedBy !== null,
    personRef: row.personRef,
    role: row.role as Outcome['role'],
    phase: row.phase as Outcome['phase'],
    kind: row.kind as Outcome['kind'],
    appeal: row.appeal as Outcome['appeal'],
    ...(article !== null && { article }),
    ...(court !== null && { court }),
    ...(decidedOn !== null && { decidedOn }),
    ...(fineMci !== null && { fineMci }),
    ...(fineKzt !== null && { fineKzt }),
    ...(arrestDays !== null && { arrestDays }),
    ...(prisonMonths !== null && { prisonMonths }),
    ...(source !== null && { source }),
  };
}
