// Which places are monitored in which months, by region, and what a coordinator changed about it.
import { findPlace, listRegions, placeName, placesOf } from '../../card/places.ts';
import { formatMonth } from '../../dates.ts';
import { type Language, t } from '../../locales/translate.ts';
import type { Paragraph, Screen } from '../../messenger.ts';
import type { Coverage, MonthRange } from '../../stats/coverage.ts';
import type { CoverageOrder } from '../../stats/coverage-words.ts';
import { areaText, periodText } from '../figures/stats-title.ts';

export interface CoverageView {
  readonly language: Language;
  readonly coverage: Coverage;
  /** Whether the reader is told how to change it. */
  readonly mayChange: boolean;
}

export function coverageScreen({ language, coverage, mayChange }: CoverageView): Screen {
  const ofRegions = listRegions(language).flatMap((region) => {
    const text = regionText(region.id, coverage, language);
    return text === '' ? [] : [{ style: 'pair', label: region.names[language], text } as const];
  });
  const none: Paragraph = { style: 'plain', text: t(language, 'coverage.none') };
  const about: Paragraph = { style: 'note', text: t(language, 'coverage.about') };
  const how: Paragraph = { style: 'note', text: t(language, 'coverage.how') };
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'coverage.title') },
      ...(ofRegions.length === 0 ? [none] : ofRegions),
      about,
      ...(mayChange ? [how] : []),
    ],
  };
}

/** One sentence about what is on record now. */
export function coverageChangedText(
  { does, areas, range }: Pick<CoverageOrder, 'does' | 'areas' | 'range'>,
  language: Language,
): string {
  const places = [...new Set(areas.map((area) => areaText(area, language)))].join(', ');
  return t(language, `coverage.${does}`, { places, months: rangeText(range, language) });
}

/** Places with the same months share a line; a region that is watched whole is not spelt out. */
function regionText(region: string, coverage: Coverage, language: Language): string {
  const places = placesOf(region, language);
  const byMonths = new Map<string, string[]>();
  for (const { id } of places) {
    const months = (coverage.get(id) ?? []).map(shortRange).join(', ');
    if (months !== '') byMonths.set(months, [...(byMonths.get(months) ?? []), id]);
  }
  return [...byMonths]
    .map(([months, ids]) => {
      if (ids.length === places.length) return months;
      return `${ids.map((id) => shortName(id, language)).join(', ')} ${months}`;
    })
    .join('; ');
}

/** "Elsewhere" stands under its region here, so it need not be named with it. */
function shortName(id: string, language: Language): string {
  const isElsewhere = findPlace(id)?.kind === 'elsewhere';
  return isElsewhere ? t(language, 'coverage.elsewhere') : placeName(id, language);
}

/** `06.2011–04.2012`, and `11.2026–…` for what goes on: short, and the same in every language. */
function shortRange({ from, to }: MonthRange): string {
  const short = (month: string) => month.split('-').reverse().join('.');
  if (from === to) return short(from);
  return `${short(from)}–${to === undefined ? '…' : short(to)}`;
}

function rangeText({ from, to }: MonthRange, language: Language): string {
  const first = formatMonth(from, language);
  if (to === undefined) return t(language, 'coverage.from_then_on', { from: first });
  return periodText({ from, to }, language);
}
