// Every figure that can be asked for, by the number that the card's list of aggregates gives it.
// A03–A05 compare periods and places by their coverage (comparison.ts); A06 and A11 are A01 and A07
// span by span (timeline.ts).
import { assemblyFigures } from './assemblies.ts';
import type { Figure } from './figure.ts';
import { outcomeFigures } from './outcomes.ts';
import { peopleFigures } from './people.ts';
import { permitFigures } from './permits.ts';
import { responseFigures } from './response.ts';
import { timeFigures } from './time.ts';

const all = {
  ...assemblyFigures,
  ...permitFigures,
  ...peopleFigures,
  ...timeFigures,
  ...responseFigures,
  ...outcomeFigures,
} as const;

export type FigureId = keyof typeof all;

export const figures: Readonly<Record<FigureId, Figure>> = all;

export const figureIds = (Object.keys(all) as FigureId[]).toSorted();

/** A figure by its number, in capitals or not. */
export function findFigureId(text: string): FigureId | undefined {
  return figureIds.find((id) => id.toLowerCase() === text.toLowerCase());
}
