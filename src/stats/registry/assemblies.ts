// How many assemblies there were, about what, in which form, by whom (A01, A02, A07–A10, A39).
import type { Cells } from '../cells.ts';
import { byPlace, exclusive, multiple, universe } from '../parts.ts';
import type { Mode } from '../rounding.ts';
import type { Part, Value } from '../value.ts';
import type { Figure } from './figure.ts';

const count = (cells: Cells): Value => ({ kind: 'count', n: universe(cells) });
const countOf = (value: Value) => (value.kind === 'count' ? value.n : 0);

const assemblies: Figure = { unit: 'assemblies', reads: ['assemblies'], compute: count };

const byCity: Figure = {
  unit: 'assemblies',
  reads: ['assemblies'],
  compute: (cells) => byPlace(cells, count, countOf),
};

/** The classes in the order in which they are named. */
export const topicClasses = ['campaign', 'political', 'social_economic', 'pro_government', 'other'];

/** The report of 2012 has no class for the authorities' own assemblies: they are political there. */
export function classes(cells: Cells, mode: Mode): Value {
  const value = exclusive(cells, 'topic_class', {
    total: universe(cells),
    mode,
    order: topicClasses,
  });
  return mode === 'kibhr' && value.kind === 'shares'
    ? { ...value, parts: foldIntoPolitical(value.parts) }
    : value;
}

function foldIntoPolitical(parts: readonly Part[]): readonly Part[] {
  const folded = ['political', 'pro_government', 'other'];
  const n = parts.filter(({ key }) => folded.includes(key)).reduce((sum, part) => sum + part.n, 0);
  const political = n > 0 ? [{ key: 'political', n }] : [];
  const others = parts.filter(({ key }) => !folded.includes(key));
  return [...political, ...others].toSorted(
    (a, b) => topicClasses.indexOf(a.key) - topicClasses.indexOf(b.key),
  );
}

const byClass: Figure = {
  unit: 'percent',
  reads: ['assemblies', 'topic_class'],
  compute: classes,
};

/** No campaign is known to be none. */
const byCampaign = exclusiveFigure('campaign');

function exclusiveFigure(figure: string): Figure {
  return {
    unit: 'percent',
    reads: ['assemblies', figure],
    compute: (cells, mode) => exclusive(cells, figure, { total: universe(cells), mode }),
  };
}

const byOrganizer: Figure = {
  unit: 'percent',
  reads: ['assemblies', 'organizer_type'],
  compute: (cells, mode) => multiple(cells, 'organizer_type', { total: universe(cells), mode }),
};

const byLevel: Figure = {
  unit: 'percent',
  reads: ['assemblies', 'level'],
  compute: (cells, mode) =>
    exclusive(cells, 'level', {
      total: universe(cells),
      mode,
      order: ['v1', 'v2', 'v3', 'v4'],
    }),
};

export const assemblyFigures = {
  A01: assemblies,
  A02: byCity,
  A07: byClass,
  A07t: exclusiveFigure('topic'),
  A08: byCampaign,
  A09: exclusiveFigure('form'),
  A10: byOrganizer,
  A39: byLevel,
  A40: exclusiveFigure('count_method'),
} as const satisfies Record<string, Figure>;
