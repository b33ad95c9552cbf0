// «Сотни», "dozens", «мыңдаған»: words for many. They are counted as the Crowd Counting Consortium
// counts them: twice the unit.

const several = String.raw`(?:(?:несколко|много|многие|бирнеше|коптеген|several|a few|few|many) )?`;
const words: readonly (readonly [string, number])[] = [
  ['десятки тысяч|десятков тысяч|ондаган мын|tens of thousands', 20_000],
  ['сотни тысяч|сотен тысяч|жуздеген мын|hundreds of thousands', 200_000],
  ['десятки|десятков|ондаган|tens|dozens', 20],
  ['сотни|сотен|жуздеген|hundreds', 200],
  ['тысячи|тысяч|мындаган|thousands', 2000],
];
const vague = words.map(
  ([names, value]) => [new RegExp(`^${several}(?:${names})(?: of)?$`), value] as const,
);

/** «бірнеше жүз», "several hundred": here the singular stands behind "several". */
const behindSeveral = new Map([
  ['10', 20],
  ['12', 20],
  ['100', 200],
  ['1000', 2000],
]);

/** The number of people, or `undefined` for any other text. @param said folded, numbers as digits */
export function vagueNumber(said: string): number | undefined {
  const found = vague.find(([pattern]) => pattern.test(said));
  if (found !== undefined) return found[1];
  const unit = /^(?:бирнеше|several|a few|few|some) (\d+)(?: of)?$/.exec(said)?.[1];
  return unit === undefined ? undefined : behindSeveral.get(unit);
}
