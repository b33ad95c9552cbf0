// Figures as sentences that can be quoted, with one picture.
import { placeName, regionName } from '../card/places.ts';
import { formatDay, formatMonth } from '../dates.ts';
import { formatNumber, type Language, type TextKey, t } from '../locales/translate.ts';
import type { BarChart, Button, Paragraph, Screen } from '../messenger.ts';
import { type Breakdown, type Figures, percent, type Share } from '../stats/figures.ts';
import { type Period, periodCode } from '../stats/period.ts';
import { areaCode, type StatsQuestion } from '../stats/question.ts';
import { countCodePoints } from '../text.ts';

export interface StatsView {
  readonly language: Language;
  readonly question: StatsQuestion;
  readonly figures: Figures;
  /** Local day on which this was asked, `YYYY-MM-DD`. */
  readonly today: string;
}

// The caption of a picture ends here; what is longer would be cut, and a number with it.
const CAPTION_LIMIT = 1024;

// At most so many places are named; the rest, and more where the caption is full, are "others".
const PLACES_IN_TEXT = 6;
const PLACES_IN_PICTURE = 12;

export function statsScreen(view: StatsView): Screen {
  const { language, figures } = view;
  const heading: Paragraph = { style: 'heading', text: titleText(view) };
  const asOf: Paragraph = {
    style: 'note',
    text: t(language, 'stats.as_of', { day: formatDay(view.today, language) }),
  };
  if (figures.assemblies === 0) {
    const none: Paragraph = { style: 'plain', text: t(language, 'stats.none') };
    return { paragraphs: [heading, none, asOf], buttons: periodButtons(view) };
  }
  return {
    paragraphs: [heading, ...sentences(view, [heading, asOf]), asOf],
    buttons: periodButtons(view),
    picture: { chart: 'bars', spec: barChart(view) },
  };
}

/** The figures, with as many places by name as the caption takes beside the other paragraphs. */
function sentences(view: StatsView, others: readonly Paragraph[]): readonly Paragraph[] {
  const { language, figures, question } = view;
  for (let named = PLACES_IN_TEXT; ; named -= 1) {
    const texts = [
      t(language, 'stats.assemblies', { n: figures.assemblies }),
      ...(question.area.kind === 'place' ? [] : [placesText(view, named)]),
      breakdownText(view, 'stats.topics', figures.topics),
      breakdownText(view, 'stats.authorised', figures.authorised),
      ...participantsText(view),
    ];
    const said = texts.map((text) => ({ style: 'plain', text }) as const);
    if (named === 1 || captionLength([...others, ...said]) <= CAPTION_LIMIT) return said;
  }
}

/** Code points, with the empty line that may stand between two paragraphs. */
function captionLength(paragraphs: readonly Paragraph[]): number {
  return paragraphs.reduce((all, { text }) => all + countCodePoints(text) + 2, 0);
}

/** The area and the period, as a title. */
function titleText({ language, question }: StatsView): string {
  const { area } = question;
  const where =
    area.kind === 'country'
      ? t(language, 'stats.country')
      : area.kind === 'region'
        ? regionName(area.id, language)
        : placeName(area.id, language);
  return t(language, 'stats.title', { where, when: periodText(question.period, language) });
}

function periodText({ from, to }: Period, language: Language): string {
  if (from === undefined || to === undefined) return t(language, 'stats.all_time');
  const [year] = from.split('-');
  if (periodCode({ from, to }) === year) return t(language, 'stats.year', { year });
  if (from === to) return formatMonth(from, language);
  return t(language, 'stats.range', {
    from: formatMonth(from, language),
    to: formatMonth(to, language),
  });
}

function placesText({ language, figures }: StatsView, named: number): string {
  const shown = figures.places.slice(0, named);
  const rest = sum(figures.places.slice(named));
  const list = shown.map(
    (share) => `${placeName(share.key, language)} — ${formatNumber(language, share.n)}`,
  );
  if (rest > 0) list.push(`${t(language, 'stats.other_places')} — ${formatNumber(language, rest)}`);
  return t(language, 'stats.places', { list: list.join(', ') });
}

function breakdownText(
  { language }: StatsView,
  key: 'stats.topics' | 'stats.authorised',
  { shares, base, unknown }: Breakdown,
): string {
  if (base === 0) return t(language, `${key}_unknown` as TextKey, { unknown });
  const list = shares
    .filter((share) => share.n > 0)
    .map(({ key: of, n }) =>
      t(language, 'stats.share', {
        name: t(language, `${key}.${of}` as TextKey),
        n,
        percent: percent(n, base),
      }),
    );
  return t(language, key, { list: list.join('; '), base, unknown });
}

function participantsText({ language, figures }: StatsView): readonly string[] {
  const { known, unknown, low, high, best, mean, open, coerced, excluded } = figures.participants;
  const leftOut =
    coerced + excluded === 0
      ? []
      : [t(language, 'stats.participants_left_out', { coerced, excluded, n: coerced + excluded })];
  if (mean === undefined) {
    const none = unknown === 0 ? [] : [t(language, 'stats.participants_unknown', { unknown })];
    return [...none, ...leftOut];
  }
  const text = t(language, 'stats.participants', {
    low,
    high,
    best: Math.round(best),
    mean: Math.round(mean * 10) / 10,
    known,
    unknown,
    exact: low === high ? 'yes' : 'no',
  });
  return [
    text,
    ...(open === 0 ? [] : [t(language, 'stats.participants_open', { open })]),
    ...leftOut,
  ];
}

function barChart(view: StatsView): BarChart {
  const { language, figures, question } = view;
  const shown = figures.places.slice(0, PLACES_IN_PICTURE);
  const rest = sum(figures.places.slice(PLACES_IN_PICTURE));
  const barOf = (label: string, value: number): BarChart['bars'][number] => ({
    label,
    values: [{ value, text: formatNumber(language, value) }],
  });
  const bars = shown.map((share) => barOf(placeName(share.key, language), share.n));
  if (rest > 0) bars.push(barOf(t(language, 'stats.other_places'), rest));
  return {
    title: t(language, 'stats.chart_title'),
    subtitle: t(language, 'stats.chart_subtitle', { when: periodText(question.period, language) }),
    bars,
    footnote: t(language, 'stats.chart_footnote', {
      n: figures.assemblies,
      day: formatDay(view.today, language),
    }),
  };
}

function periodButtons({ language, question, today }: StatsView): readonly (readonly Button[])[] {
  const place = areaCode(question.area);
  const now = periodCode(question.period);
  const choices = [
    { period: 'all', text: t(language, 'stats.button_all') },
    { period: today.slice(0, 4), text: today.slice(0, 4) },
    { period: today.slice(0, 7), text: formatMonth(today.slice(0, 7), language) },
  ];
  const row = choices
    .filter((choice) => choice.period !== now)
    .map(({ period, text }): Button => ({ text, press: { do: 'stats', place, period } }));
  if (place === 'all') return [row];
  const country = { do: 'stats', place: 'all', period: now.includes('..') ? 'all' : now } as const;
  return [row, [{ text: t(language, 'stats.button_country'), press: country }]];
}

function sum(shares: readonly Share[]): number {
  return shares.reduce((all, share) => all + share.n, 0);
}
