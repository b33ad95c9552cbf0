// Sums as the rollups keep them, made from records.
import { bestOf } from '../../../src/assemblies/size.ts';
import type { Sum } from '../../../src/stats/sums.ts';

export interface Record {
  readonly place?: string;
  readonly topic?: string;
  readonly authorised?: string;
  readonly size?: { readonly low: number; readonly high: number | null };
}

const nobody = { low: 0, high: 0, best: 0, open: 0 };

/** The lines of one record; records of one place and key are not added up here. */
export function linesOf(record: Record): readonly Sum[] {
  const { place = 'almaty', topic = 'unknown', authorised = 'unknown', size } = record;
  const line = (figure: string, key: string, people = nobody): Sum => ({
    placeId: place,
    figure,
    key,
    n: 1,
    ...people,
  });
  const people = size && {
    low: size.low,
    high: size.high ?? size.low,
    best: bestOf({ kind: 'size', ...size }),
    open: size.high === null ? 1 : 0,
  };
  return [
    line('assemblies', 'all'),
    line('topic_class', topic),
    line('authorised', authorised),
    line('participants', size ? 'known' : 'unknown', people),
  ];
}

/** What the rollups would hold after these records. */
export function sumsOf(records: readonly Record[]): readonly Sum[] {
  const sums = new Map<string, Sum>();
  for (const line of records.flatMap(linesOf)) {
    const name = [line.placeId, line.figure, line.key].join();
    const { n = 0, low = 0, high = 0, best = 0, open = 0 } = sums.get(name) ?? {};
    sums.set(name, {
      ...line,
      n: n + line.n,
      low: low + line.low,
      high: high + line.high,
      best: best + line.best,
      open: open + line.open,
    });
  }
  return [...sums.values()];
}
