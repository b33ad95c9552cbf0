// Which assemblies a report may be about. Nothing is joined without a moderator; this says what
// agrees and what contradicts, trait by trait. What is unknown does neither.
import { daysBetween } from './clock.ts';
import { isNeighbour } from './neighbours.ts';
import { type Known, type Read, type Reported, readTraits, type Trait } from './traits.ts';

export interface Comparison {
  /** `same` by the rule for candidates; `weak` where it misses that rule narrowly. */
  readonly strength: 'same' | 'weak';
  readonly agrees: readonly Trait[];
  readonly contradicts: readonly Trait[];
}

export interface Candidate<K extends Known = Known> extends Comparison {
  readonly known: K;
}

/** More do not fit under a case as buttons. */
const MAX_CANDIDATES = 5;

/** The traits of the rule; all others only help a moderator to decide. */
const deciding: readonly Trait[] = ['place', 'day', 'start', 'topic'];

/**
 * "Same place, same local date, same topic or campaign, start times within 3 h inclusive (a missing
 * time contradicts nothing)." A near miss differs in one of these: the day before or after, a
 * neighbouring place, another topic, another time of the day. A topic that nobody knows is a near
 * miss too; it contradicts nothing.
 */
export function compare(report: Reported, known: Known): Comparison | undefined {
  if (!isInReach(report, known)) return undefined;
  const read = readTraits(report, known);
  const misses = deciding.filter((trait) => read[trait] === 'contradicts');
  if (misses.length > 1) return undefined;
  const isSameMatter = read.topic === 'agrees' || read.campaign === 'agrees';
  return {
    strength: misses.length === 0 && isSameMatter ? 'same' : 'weak',
    agrees: traitsThat('agrees', read),
    contradicts: traitsThat('contradicts', read),
  };
}

/** The candidates, best first. */
export function rank<K extends Known>(
  report: Reported,
  known: readonly K[],
): readonly Candidate<K>[] {
  return known
    .flatMap((one): readonly Candidate<K>[] => {
      const comparison = compare(report, one);
      return comparison ? [{ known: one, ...comparison }] : [];
    })
    .toSorted((a, b) => merit(b) - merit(a) || a.known.number - b.known.number)
    .slice(0, MAX_CANDIDATES);
}

/** Place and day: by these the database looks for candidates. */
function isInReach(report: Reported, known: Known): boolean {
  const isNear = report.placeId === known.placeId || isNeighbour(report.placeId, known.placeId);
  return isNear && Math.abs(daysBetween(report.localDate, known.localDate)) <= 1;
}

function traitsThat(how: Read, read: Readonly<Record<Trait, Read>>): readonly Trait[] {
  return (Object.keys(read) as Trait[]).filter((trait) => read[trait] === how);
}

function merit({ strength, agrees, contradicts }: Candidate): number {
  return (strength === 'same' ? 100 : 0) + agrees.length - contradicts.length;
}
