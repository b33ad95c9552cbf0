// How many people came, and how large assemblies were (A16–A19, A24, A25, A37).

import type { Cells } from '../cells.ts';
import { byPlace, countOf, histogram, medianOf, people, universe } from '../parts.ts';
import { quantile } from '../quantile.ts';
import type { Mode } from '../rounding.ts';
import { cccBands, sizeBands } from '../size-bands.ts';
import type { Value } from '../value.ts';
import type { Figure } from './figure.ts';

const bestOf = (value: Value) => (value.kind === 'people' ? value.best : 0);

/** In either mode a place is left out where no size is known. */
function rankOf(value: Value): number {
  return value.kind === 'average' && value.median !== undefined ? value.known : 0;
}

/** Coerced and excluded assemblies are in neither numerator nor base; the report divides by all. */
function averageSize(cells: Cells, mode: Mode): Value {
  const { best: sum, known, unknown } = people(cells);
  const median = medianOf(cells, 'participants_size', known);
  const base = mode === 'kibhr' ? universe(cells) : known;
  return {
    kind: 'average',
    sum,
    known: base,
    unknown,
    ...(median !== undefined && { median }),
  };
}

const participants: Figure = {
  unit: 'people',
  reads: ['assemblies', 'participants'],
  compute: people,
};

const average: Figure = {
  unit: 'people',
  reads: ['assemblies', 'participants', 'participants_size'],
  compute: averageSize,
};

const participantsByPlace: Figure = {
  unit: 'people',
  reads: ['assemblies', 'participants'],
  compute: (cells) => byPlace(cells, people, bestOf),
};

const averageByPlace: Figure = {
  unit: 'people',
  reads: ['assemblies', 'participants', 'participants_size'],
  compute: (cells, mode) => byPlace(cells, (here) => averageSize(here, mode), rankOf),
};

const largest: Figure = {
  unit: 'people',
  reads: ['participants_size', 'coerced_size'],
  compute: (cells) => {
    const greatest = (figure: string) => {
      const values = histogram(cells, figure).flatMap(([value, n]) => (n > 0 ? [value] : []));
      return values.length === 0 ? undefined : Math.max(...values);
    };
    const [most, coerced] = [greatest('participants_size'), greatest('coerced_size')];
    return {
      kind: 'largest',
      ...(most !== undefined && { most }),
      ...(coerced !== undefined && { coerced }),
    };
  },
};

/** Quartiles of the sizes that are summed; bands of all. */
const sizes: Figure = {
  unit: 'assemblies',
  reads: ['assemblies', 'participants', 'participants_size', 'coerced_size', 'excluded_size'],
  compute: (cells) => {
    const counted = histogram(cells, 'participants_size');
    medianOf(cells, 'participants_size', people(cells).known);
    const all = [
      ...counted,
      ...histogram(cells, 'coerced_size'),
      ...histogram(cells, 'excluded_size'),
    ];
    const known = countOf(all);
    const [low, middle, high] = [0.25, 0.5, 0.75].map((at) => quantile(counted, at));
    return {
      kind: 'spread',
      known,
      unknown: universe(cells) - known,
      ...(low !== undefined &&
        middle !== undefined &&
        high !== undefined && { quartiles: [low, middle, high] as const }),
      bands: sizeBands(all),
      ccc: sizeBands(all, cccBands),
    };
  },
};

const coerced: Figure = {
  unit: 'people',
  reads: ['participants', 'coerced_size'],
  compute: (cells) => ({
    kind: 'coerced',
    n: cells.at('participants', 'coerced').n,
    people: histogram(cells, 'coerced_size').reduce((sum, [value, n]) => sum + value * n, 0),
    unknown: cells.at('coerced_size', 'unknown').n,
  }),
};

export const peopleFigures = {
  A16: participants,
  A17: average,
  A18: participantsByPlace,
  A19: averageByPlace,
  A24: largest,
  A25: sizes,
  A37: coerced,
} as const satisfies Record<string, Figure>;
