// What the authorities and the courts did, counted anew from the records.
import {
  type Counted,
  choices,
  type Mode,
  quantileOf,
  quartiles,
  rows,
  share,
  shares,
  sum,
} from './recounted-values.ts';

export function response(held: readonly Counted[], mode: Mode) {
  const unauthorised = held.filter((one) => one.authorised === 'unauthorised');
  const political = held.filter((one) => one.topicClass === 'political');
  const squads = political.flatMap((one) => one.police?.best ?? []);
  const ratio = (of: readonly Counted[]) => {
    const open = of.filter((one) => !one.isCoerced && one.excludedFor === undefined);
    const both = open.flatMap(({ police, participants }) =>
      police && participants ? [[police.best, participants.best] as const] : [],
    );
    return {
      kind: 'ratio',
      over: sum(both.map(([officers]) => officers)),
      under: sum(both.map(([, crowd]) => crowd)),
      median: quantileOf(
        both.map(([officers, crowd]) => officers / crowd),
        0.5,
      ),
      known: both.length,
      unknown: open.length - both.length,
    };
  };
  return {
    A26: share(held, (one) => one.dispersed, mode),
    A26u: share(unauthorised, (one) => one.dispersed, mode),
    A27: share(held, (one) => one.interfered, mode),
    A28: shares(held, (one) => [one.subEvent], { mode }),
    A28r: shares(held, (one) => choices(one, 'authority_response'), { mode, isMultiple: true }),
    A29: share(unauthorised, (one) => one.anyDetained, mode),
    A31: ratio(held),
    A31p: rows(held, ratio, (here) => ratio(here).known),
    A32: {
      kind: 'spread',
      known: squads.length,
      unknown: political.length - squads.length,
      quartiles: quartiles(squads),
      bands: byNumber(squads.filter((one) => one > 0)),
    },
    A33: share(
      unauthorised,
      (one) => (one.warned === undefined ? undefined : !one.warned),
      'natural',
    ),
    A38: share(held, (one) => one.obstructed, 'natural'),
  };
}

function byNumber(numbers: readonly number[]) {
  return [...new Set(numbers)]
    .toSorted((a, b) => a - b)
    .map((one) => ({ key: String(one), n: numbers.filter((other) => other === one).length }));
}

export function afterwards(held: readonly Counted[], mode: Mode) {
  const unauthorised = held.filter((one) => one.authorised === 'unauthorised');
  const outcomes = held.flatMap((one, index) =>
    one.outcomes.map((outcome) => ({
      ...outcome,
      person: [index, outcome.assemblyId, outcome.personRef].join(),
    })),
  );
  const peopleOf = (kind: string) =>
    new Set(outcomes.filter((one) => one.kind === kind).map(({ person }) => person)).size;
  const fines = outcomes.filter((one) => one.kind === 'fine');
  const money = (amounts: readonly (number | undefined)[]) => {
    const known = amounts.filter((one) => one !== undefined);
    return {
      n: known.length,
      mean: known.length > 0 ? sum(known) / known.length : undefined,
      median: quantileOf(known, 0.5),
      unknown: amounts.length - known.length,
    };
  };
  return {
    A30: {
      kind: 'sanctions',
      arrested: peopleOf('administrative_arrest'),
      arrestDays: sum(outcomes.flatMap((one) => one.arrestDays ?? [])),
      criminal:
        peopleOf('criminal_prison') +
        peopleOf('criminal_suspended') +
        peopleOf('criminal_restriction'),
      fined: peopleOf('fine'),
    },
    A41: share(unauthorised, (one) => one.penalised, mode),
    A42: {
      kind: 'fines',
      kzt: money(fines.map((one) => one.fineKzt ?? times(one.fineMci, mciIn(one.decidedOn)))),
      mci: money(fines.map((one) => one.fineMci ?? over(one.fineKzt, mciIn(one.decidedOn)))),
    },
  };
}

/** The monthly calculation index of the year of the decision. */
function mciIn(day: string | undefined): number | undefined {
  const known: Readonly<Record<string, number>> = { 2024: 3692, 2025: 3932, 2026: 4325 };
  return day === undefined ? undefined : known[day.slice(0, 4)];
}

const times = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? undefined : a * b;
const over = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? undefined : a / b;
