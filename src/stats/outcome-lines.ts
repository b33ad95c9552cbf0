// What followed for people, as lines of the record of the assembly: it belongs to the period of the
// assembly, not of the court.

import { isKnown } from '../assemblies/fields.ts';
import { isSanction } from '../assemblies/outcome.ts';
import { chosenValues } from '../card/conditions.ts';
import type { Answers } from '../card/types.ts';
import { amounts, type Counted, type CountedOutcome, type Line, yesNo } from './line.ts';

export function outcomeLines(
  { authorised, values }: Counted,
  outcomes: readonly CountedOutcome[],
): readonly Line[] {
  const isPenalised = penalised(values, outcomes);
  const arrests = outcomes.filter((one) => one.kind === 'administrative_arrest');
  const days = arrests.flatMap((one) => one.arrestDays ?? []);
  return [
    yesNo('penalised', isPenalised),
    ...(authorised === 'unauthorised' ? [yesNo('penalised_unauthorised', isPenalised)] : []),
    ...peopleLines(outcomes),
    ...(days.length > 0
      ? [amounts('arrest_days', 'known', { n: days.length, best: days.reduce((a, b) => a + b) })]
      : []),
    ...outcomes.filter((one) => one.kind === 'fine').map(fineLine),
  ];
}

/** What a court decided counts before what a reporter heard. */
function penalised(values: Answers, outcomes: readonly CountedOutcome[]): boolean | undefined {
  if (outcomes.length > 0) return outcomes.some((one) => isSanction(one.kind));
  const heard = chosenValues(values.later_outcome);
  const sanctions = ['warning', 'fine', 'arrest', 'criminal'];
  if (heard.some((value) => sanctions.includes(value))) return true;
  return isKnown(values.later_outcome) ? false : undefined;
}

/** Distinct people by what happened to them; nobody twice under one kind. */
function peopleLines(outcomes: readonly CountedOutcome[]): readonly Line[] {
  const people = new Map<string, Set<string>>();
  for (const { kind, assemblyId, personRef } of outcomes) {
    people.set(kind, (people.get(kind) ?? new Set()).add(`${assemblyId} ${personRef}`));
  }
  return [...people].map(([kind, refs]) => amounts('outcome_people', kind, { n: refs.size }));
}

/** As the source says it, `mci|kzt|day of the decision`: a missing unit depends on the year. */
function fineLine({ fineMci, fineKzt, decidedOn }: CountedOutcome): Line {
  return `fine:${fineMci ?? ''}|${fineKzt ?? ''}|${decidedOn ?? ''}`;
}
