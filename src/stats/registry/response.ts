// What the authorities did: police, dispersal, interference, detentions, warnings (A26–A29,
// A31–A33, A38).
import type { Cells } from '../cells.ts';
import {
  byPlace,
  countOf,
  exclusive,
  FiguresDoNotAddUp,
  histogram,
  multiple,
  share,
  universe,
} from '../parts.ts';
import { type Histogram, quantile } from '../quantile.ts';
import type { Value } from '../value.ts';
import type { Figure } from './figure.ts';

const unauthorisedOnes = (cells: Cells) => universe(cells, 'authorised', 'unauthorised');

/** The share of "yes" among all assemblies of which it is known. */
function yesOf(figure: string, isOfKnown = false): Figure {
  return {
    unit: 'percent',
    reads: ['assemblies', figure],
    compute: (cells, mode) =>
      share(cells, figure, ['yes'], { total: universe(cells), mode, isOfKnown }),
  };
}

/** The same among unauthorised ones. */
export function amongUnauthorised(figure: string, key: 'yes' | 'no', isOfKnown = false): Figure {
  return {
    unit: 'percent',
    reads: ['authorised', figure],
    compute: (cells, mode) =>
      share(cells, figure, [key], { total: unauthorisedOnes(cells), mode, isOfKnown }),
  };
}

const subEvents: Figure = {
  unit: 'assemblies',
  reads: ['assemblies', 'sub_event'],
  compute: (cells, mode) => exclusive(cells, 'sub_event', { total: universe(cells), mode }),
};

const responses: Figure = {
  unit: 'percent',
  reads: ['assemblies', 'authority_response'],
  compute: (cells, mode) => multiple(cells, 'authority_response', { total: universe(cells), mode }),
};

/** Only where police and participants are both known; nobody from the police is a known zero. */
function police(cells: Cells): Value {
  const { n: known, best: over } = cells.at('police', 'both');
  const values = ratios(cells);
  if (countOf(values) !== known) throw new FiguresDoNotAddUp('police_ratio');
  const median = quantile(values, 0.5);
  return {
    kind: 'ratio',
    over,
    under: cells.at('policed', 'both').best,
    ...(median !== undefined && { median }),
    known,
    unknown: cells.at('police', 'unknown').n,
  };
}

function ratios(cells: Cells): Histogram {
  return [...cells.keys('police_ratio')].map(([key, { n }]) => {
    const [officers = 0, participants = 1] = key.split('/').map(Number);
    return [officers / participants, n] as const;
  });
}

const policeReads = ['police', 'policed', 'police_ratio'];

const perParticipant: Figure = {
  unit: 'officers_per_participant',
  reads: policeReads,
  compute: police,
};

const perParticipantByPlace: Figure = {
  unit: 'officers_per_participant',
  reads: policeReads,
  compute: (cells) => byPlace(cells, police, (value) => (value.kind === 'ratio' ? value.known : 0)),
};

/** At assemblies about politics. */
const squad: Figure = {
  unit: 'officers',
  reads: ['topic_class', 'political_police'],
  compute: (cells) => {
    const values = histogram(cells, 'political_police');
    const known = values.reduce((sum, [, n]) => sum + n, 0);
    const [low, middle, high] = [0.25, 0.5, 0.75].map((at) => quantile(values, at));
    const isKnown = low !== undefined && middle !== undefined && high !== undefined;
    return {
      kind: 'spread',
      known,
      unknown: universe(cells, 'topic_class', 'political') - known,
      ...(isKnown && { quartiles: [low, middle, high] as const }),
      bands: values.filter(([value]) => value > 0).map(([value, n]) => ({ key: String(value), n })),
    };
  },
};

export const responseFigures = {
  A26: yesOf('dispersal'),
  A26u: amongUnauthorised('dispersal_unauthorised', 'yes'),
  A27: yesOf('interfered'),
  A28: subEvents,
  A28r: responses,
  A29: amongUnauthorised('detained_unauthorised', 'yes'),
  A31: perParticipant,
  A31p: perParticipantByPlace,
  A32: squad,
  A33: amongUnauthorised('warned_unauthorised', 'no', true),
  A38: yesOf('obstructed', true),
} as const satisfies Record<string, Figure>;
