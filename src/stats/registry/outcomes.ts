// What followed for people (A30, A41, A42). It belongs to the period of the assembly.
import { fineInKzt, fineInMci } from '../../assemblies/outcome.ts';
import type { Cells } from '../cells.ts';
import { quantile } from '../quantile.ts';
import type { Money } from '../value.ts';
import type { Figure } from './figure.ts';
import { amongUnauthorised } from './response.ts';

const criminalKinds = ['criminal_suspended', 'criminal_restriction', 'criminal_prison'];

/** Distinct people of each kind; somebody of whom there are several kinds stands under each. */
const sanctions: Figure = {
  unit: 'people_and_days',
  reads: ['outcome_people', 'arrest_days'],
  compute: (cells) => {
    const of = (kind: string) => cells.at('outcome_people', kind).n;
    return {
      kind: 'sanctions',
      arrested: of('administrative_arrest'),
      arrestDays: cells.at('arrest_days', 'known').best,
      criminal: criminalKinds.reduce((sum, kind) => sum + of(kind), 0),
      fined: of('fine'),
    };
  },
};

/** Each fine in both units: a missing one by the index of the year of the decision. */
const fines: Figure = {
  unit: 'mci_and_kzt',
  reads: ['fine'],
  compute: (cells) => ({
    kind: 'fines',
    kzt: moneyOf(cells, fineInKzt),
    mci: moneyOf(cells, fineInMci),
  }),
};

type Fine = Parameters<typeof fineInKzt>[0];

function moneyOf(cells: Cells, amountOf: (fine: Fine) => number | undefined): Money {
  const all = [...cells.keys('fine')].map(([key, { n }]) => [amountOf(readFine(key)), n] as const);
  const known = all.flatMap(([amount, n]) => (amount === undefined ? [] : [[amount, n] as const]));
  const n = known.reduce((sum, [, count]) => sum + count, 0);
  const median = quantile(known, 0.5);
  const unknown = all.reduce((sum, [, count]) => sum + count, 0) - n;
  if (median === undefined) return { n, unknown };
  return { n, mean: known.reduce((sum, [amount, k]) => sum + amount * k, 0) / n, median, unknown };
}

/** `mci|kzt|day of the decision`, each perhaps empty. */
function readFine(key: string): Fine {
  const [mci = '', kzt = '', decidedOn = ''] = key.split('|');
  return {
    ...(mci !== '' && { fineMci: Number(mci) }),
    ...(kzt !== '' && { fineKzt: Number(kzt) }),
    ...(decidedOn !== '' && { decidedOn }),
  } as Fine;
}

export const outcomeFigures = {
  A30: sanctions,
  A41: amongUnauthorised('penalised_unauthorised', 'yes'),
  A42: fines,
} as const satisfies Record<string, Figure>;
