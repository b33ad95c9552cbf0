// How shares and sizes differ between two periods: shares in points, sizes in times. Every share
// comes from the registry, so it has the same base here as anywhere else.
import type { Cells } from './cells.ts';
import type { Average, AveragePair, Pair, ShareChange } from './comparison-value.ts';
import { topicClasses } from './registry/assemblies.ts';
import { figures } from './registry/registry.ts';
import type { Mode } from './rounding.ts';
import type { Share, Value } from './value.ts';

/** Classes that occurred in either period, then the shares of single figures. */
export function shareChanges(cells: Pair<Cells>, mode: Mode): readonly ShareChange[] {
  const [now, before] = [classShares(cells.now, mode), classShares(cells.before, mode)];
  const occurs = (key: string) => now.of(key).n > 0 || before.of(key).n > 0;
  const classes = topicClasses
    .filter(occurs)
    .map((key) => changeOf({ figure: 'A07', key }, { now: now.of(key), before: before.of(key) }));
  const single = (['A12', 'A26', 'A29', 'A41'] as const).map((figure) => {
    const share = (of: Cells) => asShare(figures[figure].compute(of, mode));
    return changeOf({ figure }, { now: share(cells.now), before: share(cells.before) });
  });
  return [...classes, ...single];
}

export function sizeChange(cells: Pair<Cells>, mode: Mode): AveragePair {
  const average = (of: Cells): Average | undefined => {
    const value = figures.A17.compute(of, mode);
    if (value.kind !== 'average' || value.known === 0) return undefined;
    return { mean: value.sum / value.known, known: value.known };
  };
  const [now, before] = [average(cells.now), average(cells.before)];
  return {
    ...(now && { now }),
    ...(before && { before }),
    ...(now && before && before.mean > 0 && { times: now.mean / before.mean }),
  };
}

/** One division of whole numbers: nothing is rounded before the difference. */
function changeOf(of: Pick<ShareChange, 'figure' | 'key'>, pair: Pair<Share>): ShareChange {
  const { now, before } = pair;
  if (now.base === 0 || before.base === 0) return { ...of, ...pair };
  const points = (100 * (now.n * before.base - before.n * now.base)) / (now.base * before.base);
  return { ...of, ...pair, points };
}

/** A class that did not occur is none of the base. */
function classShares(cells: Cells, mode: Mode) {
  const value = figures.A07.compute(cells, mode);
  const { parts, base, unknown } =
    value.kind === 'shares' ? value : { parts: [], base: 0, unknown: 0 };
  const of = (key: string): Share => {
    const n = parts.find((part) => part.key === key)?.n ?? 0;
    return { kind: 'share', n, base, unknown };
  };
  return { of };
}

function asShare(value: Value): Share {
  if (value.kind !== 'share') throw new Error('only shares are compared in points');
  return value;
}
