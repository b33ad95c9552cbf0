// Records, and what is said about them when two periods are compared.
import type { Language } from '../../../../src/locales/translate.ts';
import type { Paragraph } from '../../../../src/messenger.ts';
import { comparisonParagraphs } from '../../../../src/screens/figures/comparison.ts';
import { compare } from '../../../../src/stats/comparison.ts';
import type { Coverage, MonthRange } from '../../../../src/stats/coverage.ts';
import type { Period } from '../../../../src/stats/period.ts';
import type { Mode } from '../../../../src/stats/rounding.ts';
import { officialOf, type Seen, seen, spanSums, TODAY } from '../../stats/watched-records.ts';

const always: readonly MonthRange[] = [{ from: '2000-01' }];
export const coverageOf = (...places: readonly string[]): Coverage =>
  new Map(places.map((place) => [place, always]));

export interface Given {
  readonly records: readonly Seen[];
  readonly coverage: Coverage;
  readonly period: Period;
  readonly mode?: Mode;
  readonly place?: string;
}

export function viewOf(
  { records, coverage, period, mode = 'natural', place }: Given,
  language: Language,
) {
  const comparison = compare({
    period,
    mode,
    today: TODAY,
    coverage,
    sums: spanSums(records),
    official: officialOf(records),
  });
  const area = place ? ({ kind: 'place', id: place } as const) : ({ kind: 'country' } as const);
  return { language, question: { area, period }, comparison, today: TODAY };
}

export const read = (paragraph: Paragraph) =>
  paragraph.style === 'pair' ? `${paragraph.label}: ${paragraph.text}` : paragraph.text;
export const said = (given: Given, language: Language, room?: number) =>
  comparisonParagraphs(viewOf(given, language), room).map(read);

const unauthorised = { authorised: 'unauthorised', penalised: 'no', dispersal: 'no' } as const;

/**
 * 129 against 66 assemblies, both in 335 days: 1.9545 times; against the 334 days a year before, of
 * which the February was shorter, 1.9487.
 */
export const report: Given = {
  period: { from: '2011-06', to: '2012-04' },
  coverage: new Map([
    ...coverageOf('almaty', 'uralsk', 'astana'),
    ['aktau', [{ from: '2011-06' }]],
  ]),
  records: [
    ...seen(96, {
      ...unauthorised,
      place: 'almaty',
      month: '2011-09',
      topicClass: 'political',
      detained: 'yes',
      size: 62,
    }),
    ...seen(28, {
      ...unauthorised,
      place: 'uralsk',
      month: '2011-12',
      topicClass: 'social_economic',
      detained: 'no',
      size: 62,
    }),
    ...seen(5, {
      place: 'astana',
      month: '2012-01',
      topicClass: 'pro_government',
      authorised: 'authorised',
      isOfficial: true,
    }),
    ...seen(26, { place: 'aktau', month: '2011-12' }),
    ...seen(66, {
      ...unauthorised,
      place: 'almaty',
      month: '2010-10',
      topicClass: 'political',
      detained: 'no',
      size: 40,
    }),
  ],
};

export const march: Period = { from: '2012-03', to: '2012-03' };
export const inMonth = (place: string, month: string, n: number) => seen(n, { place, month });
export const almaty = coverageOf('almaty');
