// Whether assemblies were authorised, why organisers did not apply, and what they were refused for
// (A12–A15, A20–A22).
import type { Cells } from '../cells.ts';
import { byPlace, exclusive, multiple, partsOf, share, universe } from '../parts.ts';
import type { Mode } from '../rounding.ts';
import type { Value } from '../value.ts';
import type { Figure } from './figure.ts';

function unauthorised(cells: Cells, mode: Mode): Value {
  return share(cells, 'authorised', ['unauthorised'], { total: universe(cells), mode });
}

/** Records of which it is known; places without any have no share. */
export const baseOf = (value: Value) => (value.kind === 'share' ? value.base : 0);

const unauthorisedShare: Figure = {
  unit: 'percent',
  reads: ['assemblies', 'authorised'],
  compute: unauthorised,
};

/** Of the authorised ones: who held them; "official" are those of the authorities. */
const authorisedBy: Figure = {
  unit: 'assemblies',
  reads: ['authorised', 'authorised_organizer'],
  compute: (cells, mode) => {
    const total = universe(cells, 'authorised', 'authorised');
    return exclusive(cells, 'authorised_organizer', { total, mode });
  },
};

const notApplied: Figure = {
  unit: 'percent',
  reads: ['assemblies', 'permit_status'],
  compute: (cells, mode) =>
    share(cells, 'permit_status', ['not_applied'], {
      total: universe(cells),
      mode,
      isOfKnown: true,
    }),
};

const reasons: Figure = {
  unit: 'percent',
  reads: ['permit_status', 'not_applied_reason'],
  compute: (cells, mode) => {
    const total = universe(cells, 'permit_status', 'not_applied');
    return multiple(cells, 'not_applied_reason', { total, mode, isOfKnown: true });
  },
};

/** One record for one application; "partly" is not "no". */
const refusals: Figure = {
  unit: 'refusals',
  reads: ['refusals', 'denial_pretext', 'place_taken'],
  compute: (cells, mode) => {
    const n = universe(cells, 'refusals');
    multiple(cells, 'denial_pretext', { total: n, mode });
    const pretexts = partsOf(cells.keys('denial_pretext')).filter(({ key }) => key !== 'known');
    const total = cells.at('denial_pretext', 'place_taken').n;
    const empty = share(cells, 'place_taken', ['no'], { total, mode, isOfKnown: true });
    return {
      kind: 'refusals',
      n,
      pretexts,
      unknown: cells.at('denial_pretext', 'unknown').n,
      empty,
    };
  },
};

/** Moved to a place that was set aside for it. */
const designatedPlace: Figure = {
  unit: 'percent',
  reads: ['authorised', 'offered_place'],
  compute: (cells, mode) => {
    const total = universe(cells, 'authorised', 'authorised');
    const moved = ['central', 'outskirts'];
    return share(cells, 'offered_place', moved, { total, mode, isOfKnown: true });
  },
};

const unauthorisedByPlace: Figure = {
  unit: 'percent',
  reads: ['assemblies', 'authorised'],
  compute: (cells, mode) => byPlace(cells, (here) => unauthorised(here, mode), baseOf),
};

export const permitFigures = {
  A12: unauthorisedShare,
  A13: authorisedBy,
  A14: notApplied,
  A15: reasons,
  A20: refusals,
  A21: designatedPlace,
  A22: unauthorisedByPlace,
} as const satisfies Record<string, Figure>;
