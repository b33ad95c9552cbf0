// Pictures with made-up figures, as many as wanted and no two alike: what the benchmark draws.
import { placeName, realPlaces } from '../src/card/places.ts';
import { formatMonth } from '../src/dates.ts';
import { formatNumber, type Language } from '../src/locales/translate.ts';
import type { Amount, Picture } from '../src/messenger.ts';
import { wordsOf } from './chart-words.ts';

interface Made {
  readonly language: Language;
  /** A whole number below this, another one at each call. */
  readonly below: (limit: number) => number;
}

type Maker = (made: Made) => Picture;

export const chartKinds: Readonly<Record<string, Maker>> = {
  'bars, 13': bars,
  'bars, 8 of 2 series': series,
  'stacked, 1 of 7 parts': forms,
  'stacked, 10 of 3 parts': permits,
  'columns, 12 of 3 parts': (made) => columns(made, 12, 3),
  'columns, 120 of 6 parts': (made) => columns(made, 120, 6),
  'map, 20': map,
  'map, 63': (made) => map(made, 63),
  'bars, 63': (made) => bars(made, 63),
};

function bars(made: Made, count = 12): Picture {
  const { language, below } = made;
  const words = wordsOf[language];
  const named = cities(made, count).map(({ id }, index) => ({
    label: placeName(id, language),
    values: [amount(made, 1 + below(900 / (index + 1)))],
  }));
  const rest = { label: words.others, values: [amount(made, below(40))] };
  const texts = textsOf(made, words.byPlace, words.period);
  return { chart: 'bars', spec: { ...texts, bars: count > 60 ? named : [...named, rest] } };
}

function series(made: Made): Picture {
  const { language, below } = made;
  const words = wordsOf[language];
  const named = cities(made, 8).map(({ id }) => ({
    label: placeName(id, language),
    values: [amount(made, below(2500)), below(4) === 0 ? undefined : amount(made, below(9000))],
  }));
  const texts = textsOf(made, words.participants, words.average);
  return { chart: 'bars', spec: { ...texts, bars: named, legend: words.series } };
}

function forms(made: Made): Picture {
  const words = wordsOf[made.language];
  const parts = words.forms.map((_, index) => amount(made, 1 + made.below(300 / (index + 1))));
  const text = formatNumber(made.language, total(parts));
  const legend = words.forms.map((name, index) => `${name} — ${parts[index]?.text}`);
  const texts = textsOf(made, words.byForm, words.period);
  const unknown = words.forms.length - 1;
  const all = [{ label: '', parts, text }];
  return { chart: 'stacked', spec: { ...texts, legend, bars: all, isShares: false, unknown } };
}

function permits(made: Made): Picture {
  const { language } = made;
  const words = wordsOf[language];
  const named = cities(made, 10).map(({ id }) => {
    const parts = words.permits.map(() => amount(made, made.below(60)));
    const text = formatNumber(language, total(parts));
    return { label: placeName(id, language), parts, text };
  });
  const texts = textsOf(made, words.authorised, words.shares);
  const spec = { ...texts, legend: words.permits, bars: named, isShares: true, unknown: 2 };
  return { chart: 'stacked', spec };
}

function columns(made: Made, months: number, parts: number): Picture {
  const words = wordsOf[made.language];
  const legend = [...words.topics.slice(0, parts - 1), words.topics.at(-1) ?? ''];
  const made12 = Array.from({ length: months }, (_, month) => ({
    label: shortMonth(month, made.language),
    parts: legend.map((__, part) => made.below(60 / (part + 1))),
  }));
  const texts = textsOf(made, words.byMonth, words.period);
  return { chart: 'columns', spec: { ...texts, legend, columns: made12, unknown: parts - 1 } };
}

function shortMonth(month: number, language: Language): string {
  const year = 2011 + Math.floor(month / 12);
  const [word = ''] = formatMonth(`${year}-${String((month % 12) + 1).padStart(2, '0')}`, language)
    .replace(/\d+/g, '')
    .trim()
    .split(/[ .]/)
    .filter((each) => each.length > 2);
  return `${word.slice(0, 3).toLowerCase()} ${year}`;
}

function map(made: Made, count = 20): Picture {
  const words = wordsOf[made.language];
  const symbols = cities(made, count).map(({ id, lat, lon }, index) => ({
    lat,
    lon,
    label: placeName(id, made.language),
    amount: amount(made, 1 + made.below(400 / (index + 1))),
  }));
  return {
    chart: 'map',
    spec: { ...textsOf(made, words.map, words.period), symbols, legend: words.key },
  };
}

/** The large ones first, as the gazetteer has them. */
function cities(_: Made, count: number) {
  return realPlaces.toSorted((a, b) => a.tier - b.tier).slice(0, count);
}

function amount({ language }: Made, value: number): Amount {
  return { value, text: formatNumber(language, value) };
}

function total(parts: readonly Amount[]): number {
  return parts.reduce((all, { value }) => all + value, 0);
}

function textsOf({ language, below }: Made, title: string, subtitle: string) {
  const n = formatNumber(language, below(1_000_000));
  return { title, subtitle, footnote: wordsOf[language].foot(n) };
}
