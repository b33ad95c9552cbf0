// Figures that are series: assemblies and classes span by span (A06, A11), rates place by place (A03).
import { placeName } from '../../card/places.ts';
import { formatShortMonth } from '../../dates.ts';
import { formatNumber, type Language, t } from '../../locales/translate.ts';
import type { StatsAnswer } from '../../stats/answer.ts';
import { percent, round } from '../../stats/rounding.ts';
import type { ComparisonView } from './comparison.ts';
import { oneDecimal } from './comparison-words.ts';

/** Longer series are read from the picture. */
const MOST_SPANS = 13;
const MOST_PLACES = 8;

export function timeSentences(answer: StatsAnswer, language: Language): readonly string[] {
  const { timeline = [], question } = answer;
  if (timeline.length === 0 || timeline.length > MOST_SPANS) return [];
  const mode = question.mode ?? 'natural';
  const rows = timeline.map(({ span, n }) => {
    const all = Object.values(n).reduce((sum, one) => sum + one, 0);
    const base = mode === 'kibhr' ? all : all - (n.unknown ?? 0);
    return { name: span.length === 4 ? span : formatShortMonth(span), all, base, n };
  });
  const political = ({ n }: (typeof rows)[number]) =>
    (n.political ?? 0) + (mode === 'kibhr' ? (n.pro_government ?? 0) + (n.other ?? 0) : 0);
  const item = (name: string, value: string) => t(language, 'figures.item', { name, value });
  const counts = rows.map(({ name, all }) => item(name, formatNumber(language, all)));
  const shares = rows
    .filter(({ base }) => base > 0)
    .map((row) => {
      const share = percent(political(row), row.base, mode);
      return item(row.name, t(language, 'figures.percent', { percent: share }));
    });
  return [
    t(language, 'figure.A06', { list: counts.join('; ') }),
    ...(shares.length === 0 ? [] : [t(language, 'figure.A11', { list: shares.join('; ') })]),
  ];
}

/** Per monitored month; places of which it is not recorded that they were monitored have none. */
export function ratesSentence({ language, comparison }: ComparisonView): readonly string[] {
  const [against] = comparison.against;
  const rates = (against?.places ?? []).flatMap(({ place, now }) => (now ? [{ place, now }] : []));
  if (rates.length === 0) return [t(language, 'figure.A03_unknown')];
  const list = rates
    .toSorted((a, b) => b.now.perMonth - a.now.perMonth)
    .slice(0, MOST_PLACES)
    .map(({ place, now }) => {
      const value = oneDecimal(round(now.perMonth, 1, comparison.mode), language);
      return t(language, 'figures.item', { name: placeName(place, language), value });
    });
  return [t(language, 'figure.A03', { list: list.join('; ') })];
}
