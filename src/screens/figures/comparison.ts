// What changed, in sentences that can be pasted: rates in times, shares in points, never a bare
// percent, and on which places; with and without what the authorities held themselves.
import { type Language, type TextKey, t } from '../../locales/translate.ts';
import type { Paragraph } from '../../messenger.ts';
import type {
  Against,
  Basis,
  Comparison,
  GroupChange,
  Pair,
} from '../../stats/comparison-value.ts';
import type { StatsQuestion } from '../../stats/question.ts';
import { round } from '../../stats/rounding.ts';
import { lengthOf } from '../length.ts';
import { shareLines, sizeText } from './comparison-shares.ts';
import { MOST_NAMED, oneDecimal, placeList, whenText } from './comparison-words.ts';
import { periodText } from './stats-title.ts';

export interface ComparisonView {
  readonly language: Language;
  readonly question: StatsQuestion;
  readonly comparison: Comparison;
  /** Local day on which this was asked. */
  readonly today: string;
}

// Beside a title and the day of the data, this much fits under a picture.
const ROOM = 880;

/**
 * Without title and day. What does not fit is left out from the end of what matters least: the
 * shares that changed least.
 * @param room code points
 */
export function comparisonParagraphs(view: ComparisonView, room = ROOM): readonly Paragraph[] {
  const { language, comparison } = view;
  const [first] = comparison.against;
  if (comparison.months === undefined || first === undefined) {
    return [plain(t(language, 'comparison.needs_period'))];
  }
  const said = [
    ...comparison.against.map((against) => plain(periodSentences(view, against))),
    ...placesParagraphs(view),
  ];
  const group = first.all;
  if (group === undefined) return said;
  return [...said, ...details(view, first.basis, group, room - lengthOf(said))];
}

/** Size and shares against the first of the periods, as many as there is room for. */
function details(
  { language, comparison }: ComparisonView,
  basis: Basis,
  group: GroupChange,
  room: number,
): readonly Paragraph[] {
  const title = plain(t(language, `comparison.shares.${basis}`));
  const size = sizeText(group.size, { language, mode: comparison.mode });
  const lines = shareLines(group.shares, { language, mode: comparison.mode });
  const fixed = [...(size === undefined ? [] : [plain(size)]), title];
  for (let count = lines.length; count > 0; count -= 1) {
    const shown = lines.slice(0, count);
    if (lengthOf([...fixed, ...shown]) <= room) return [...fixed, ...shown];
  }
  return size !== undefined && lengthOf([plain(size)]) <= room ? [plain(size)] : [];
}

function periodSentences(view: ComparisonView, against: Against): string {
  const { language, comparison } = view;
  const when = whenText(against, language);
  if (against.all === undefined) {
    const [now, before] = [comparison.months ?? {}, against.months];
    const periods = { now: periodText(now, language), before: periodText(before, language) };
    return t(language, 'comparison.not_enough', periods);
  }
  const rate = changeText(view, 'comparison.rate', against.all, when);
  const unofficial = officialText(view, against, when);
  const compared = hasOwnPlaces(comparison) ? comparedText(view, against) : [];
  return [rate, ...unofficial, ...compared].join(' ');
}

/** Whether each of the periods is compared on other places. */
function hasOwnPlaces({ against }: Comparison): boolean {
  const sets = against.flatMap(({ comparable }) =>
    comparable.length === 0 ? [] : [comparable.toSorted().join()],
  );
  return new Set(sets).size > 1;
}

/** A single place needs no list of places. */
function comparedText(
  { language, question }: ComparisonView,
  { comparable }: Against,
): readonly string[] {
  if (question.area.kind === 'place' || comparable.length === 0) return [];
  const how = comparable.length <= MOST_NAMED ? 'named' : 'counted';
  const params = { list: placeList(comparable, language), n: comparable.length };
  return [t(language, `comparison.compared_${how}`, params)];
}

/** On which places, where they are the same for all periods; and which are left out. */
function placesParagraphs(view: ComparisonView): readonly Paragraph[] {
  const { language, question, comparison } = view;
  const compared = comparison.against.find(({ all }) => all !== undefined);
  if (compared === undefined || question.area.kind === 'place') return [];
  const shared = hasOwnPlaces(comparison) ? [] : comparedText(view, compared);
  const { leftOut } = compared;
  const list = placeList(leftOut, language);
  const rest = leftOut.length === 0 ? [] : [t(language, 'comparison.left_out', { list })];
  const text = [...shared, ...rest].join(' ');
  return text === '' ? [] : [{ style: 'note', text }];
}

/** The same without what the authorities held, or that there was nothing of the kind. */
function officialText(view: ComparisonView, against: Against, when: string): readonly string[] {
  const { all, withoutOfficial } = against;
  if (all === undefined || withoutOfficial === undefined) return [];
  const isSame = (which: keyof Pair<number>) =>
    all.assemblies[which] === withoutOfficial.assemblies[which];
  if (all.assemblies.now + all.assemblies.before === 0) return [];
  if (isSame('now') && isSame('before')) return [t(view.language, 'comparison.no_official')];
  return [changeText(view, 'comparison.unofficial', withoutOfficial, when)];
}

/** Times are rounded from the exact rates; fewer is said by the inverse. */
function changeText(
  { language, comparison: { mode } }: ComparisonView,
  key: 'comparison.rate' | 'comparison.unofficial',
  { perMonth }: GroupChange,
  when: string,
): string {
  const print = (value: number) => oneDecimal(round(value, 1, mode), language);
  const params = { now: print(perMonth.now), before: print(perMonth.before), when };
  if (perMonth.before === 0 || perMonth.now === 0) {
    const none = perMonth.before > 0 ? 'none_now' : perMonth.now > 0 ? 'none_before' : 'none';
    return t(language, `${key}_${none}` as TextKey, params);
  }
  const ratio = perMonth.now / perMonth.before;
  const times = round(ratio < 1 ? 1 / ratio : ratio, 1, mode);
  if (times === 1) return t(language, `${key}_same` as TextKey, params);
  const direction = ratio < 1 ? 'fewer' : 'more';
  const shown = { ...params, times: oneDecimal(times, language) };
  return t(language, `${key}_${direction}` as TextKey, shown);
}

function plain(text: string): Paragraph {
  return { style: 'plain', text };
}
