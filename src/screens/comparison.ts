// What changed, in sentences that can be pasted: rates in times, shares in points, never a bare
// percent, and on which places; with and without what the authorities held themselves.
import { type Language, type TextKey, t } from '../locales/translate.ts';
import type { Paragraph } from '../messenger.ts';
import type { Against, Comparison, GroupChange, Pair } from '../stats/comparison-value.ts';
import type { StatsQuestion } from '../stats/question.ts';
import { round } from '../stats/rounding.ts';
import { countCodePoints } from '../text.ts';
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
  const [first, ...others] = comparison.against;
  if (comparison.months === undefined || first === undefined) {
    return [plain(t(language, 'comparison.needs_period'))];
  }
  const said = [
    ...rateParagraphs(view, first),
    ...others.flatMap((against) => rateParagraphs(view, against)),
    ...leftOutParagraphs(view, first),
  ];
  const group = first.all;
  if (group === undefined) return said;
  return [...said, ...details(view, first, group, room - lengthOf(said))];
}

/** Size and shares against the first of the periods, as many as there is room for. */
function details(
  { language, comparison }: ComparisonView,
  { basis, months }: Against,
  group: GroupChange,
  room: number,
): readonly Paragraph[] {
  const when = whenText({ basis, months }, language);
  const title = plain(t(language, 'comparison.shares', { when }));
  const size = sizeText(group.size, { language, mode: comparison.mode });
  const lines = shareLines(group.shares, { language, mode: comparison.mode });
  const fixed = [...(size === undefined ? [] : [plain(size)]), title];
  for (let count = lines.length; count > 0; count -= 1) {
    const shown = lines.slice(0, count);
    if (lengthOf([...fixed, ...shown]) <= room) return [...fixed, ...shown];
  }
  return size !== undefined && lengthOf([plain(size)]) <= room ? [plain(size)] : [];
}

function rateParagraphs(view: ComparisonView, against: Against): readonly Paragraph[] {
  const { language } = view;
  const when = whenText(against, language);
  if (against.all === undefined) {
    const now = periodText(view.comparison.months ?? against.months, language);
    const before = periodText(against.months, language);
    return [plain(t(language, 'comparison.not_enough', { now, before }))];
  }
  const places = placeList(against.comparable, language);
  const isNamed = against.comparable.length <= MOST_NAMED ? 'named' : 'counted';
  const compared = t(language, `comparison.compared_${isNamed}`, {
    list: places,
    n: against.comparable.length,
  });
  const rate = changeText(view, 'comparison.rate', against.all, when);
  return [plain(`${rate} ${compared} ${officialText(view, against, when)}`.trim())];
}

/** The same without what the authorities held, or that there was nothing of the kind. */
function officialText(view: ComparisonView, against: Against, when: string): string {
  const { all, withoutOfficial } = against;
  if (all === undefined || withoutOfficial === undefined) return '';
  const isSame = (which: keyof Pair<number>) =>
    all.assemblies[which] === withoutOfficial.assemblies[which];
  if (isSame('now') && isSame('before')) return t(view.language, 'comparison.no_official');
  return changeText(view, 'comparison.unofficial', withoutOfficial, when);
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

function leftOutParagraphs(
  { language, question }: ComparisonView,
  { leftOut, all }: Against,
): readonly Paragraph[] {
  if (leftOut.length === 0 || all === undefined || question.area.kind === 'place') return [];
  const list = placeList(leftOut, language);
  return [{ style: 'note', text: t(language, 'comparison.left_out', { list }) }];
}

function plain(text: string): Paragraph {
  return { style: 'plain', text };
}

/** With the empty line that may stand between two paragraphs. */
function lengthOf(paragraphs: readonly Paragraph[]): number {
  return paragraphs.reduce((all, paragraph) => {
    const label = paragraph.style === 'pair' ? countCodePoints(paragraph.label) + 2 : 0;
    return all + label + countCodePoints(paragraph.text) + 2;
  }, 0);
}
