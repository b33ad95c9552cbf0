// Shares side by side with their bases, and how far they lie apart in points; sizes in times.
import { type Language, type TextKey, t } from '../../locales/translate.ts';
import type { Paragraph } from '../../messenger.ts';
import type { AveragePair, ShareChange } from '../../stats/comparison-value.ts';
import { type Mode, percent, round } from '../../stats/rounding.ts';

interface Printed {
  readonly language: Language;
  readonly mode: Mode;
}

/** Those that are not zero in both periods: unauthorised ones, then the greatest changes. */
export function shareLines(
  shares: readonly ShareChange[],
  { language, mode }: Printed,
): readonly Paragraph[] {
  const size = ({ figure, points = 0 }: ShareChange) =>
    figure === 'A12' ? Infinity : Math.abs(points);
  return shares
    .filter(({ points, now, before }) => points !== undefined && now.n + before.n > 0)
    .toSorted((a, b) => size(b) - size(a))
    .map((share): Paragraph => {
      const label = t(language, labelKey(share));
      return { style: 'pair', label, text: shareText(share, { language, mode }) };
    });
}

/** Points are cut or rounded by their amount, so that a change reads the same in both directions. */
function shareText({ now, before, points = 0 }: ShareChange, { language, mode }: Printed): string {
  const apart = round(Math.abs(points), 1, mode);
  return t(language, 'comparison.share', {
    now: percent(now.n, now.base, mode),
    before: percent(before.n, before.base, mode),
    n: now.n,
    base: now.base,
    n_before: before.n,
    base_before: before.base,
    points: apart,
    change: apart === 0 ? 'same' : points > 0 ? 'up' : 'down',
    unknown: now.unknown + before.unknown > 0 ? 'yes' : 'no',
    unknown_now: now.unknown,
    unknown_before: before.unknown,
  });
}

function labelKey({ figure, key }: ShareChange): TextKey {
  return `comparison.share.${key ?? figure}` as TextKey;
}

export function sizeText(size: AveragePair, { language, mode }: Printed): string | undefined {
  const { now, before, times: ratio } = size;
  if (now === undefined || before === undefined || ratio === undefined) return undefined;
  const times = ratio === 0 ? 0 : round(ratio < 1 ? 1 / ratio : ratio, 1, mode);
  return t(language, 'comparison.size', {
    now: round(now.mean, 0, mode),
    before: round(before.mean, 0, mode),
    times,
    change: times === 1 || times === 0 ? 'same' : ratio > 1 ? 'up' : 'down',
    known: now.known,
    known_before: before.known,
  });
}
