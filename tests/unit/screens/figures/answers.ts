// Answers about random records, as they are given before they are said.
import * as fc from 'fast-check';
import {
  figuresOf,
  type StatsAnswer,
  timelineOf,
  timelineReads,
} from '../../../../src/stats/answer.ts';
import { cellsOf } from '../../../../src/stats/cells.ts';
import { comparisonMonths } from '../../../../src/stats/compared-months.ts';
import { compare } from '../../../../src/stats/comparison.ts';
import type { StatsQuestion } from '../../../../src/stats/question.ts';
import { figures } from '../../../../src/stats/registry/registry.ts';
import { topicIds } from '../../../../src/stats/topics.ts';
import type { Value } from '../../../../src/stats/value.ts';
import { places, type RawRecord, record, spanSumsOf } from '../../stats/any-records.ts';

export const TODAY = '2026-11-22';
export const CODE = '#abcdefg';
export const manyRecords = fc.array(record, { minLength: 1, maxLength: 25 });

const period = { from: '2011-01', to: '2012-12' };
export const country: StatsQuestion = { area: { kind: 'country' }, period };

/** As it would be given if all these records were in the area and period. */
export function answerOf(records: readonly RawRecord[], question: StatsQuestion): StatsAnswer {
  const sums = spanSumsOf(records.filter(({ level }) => level !== 'v0'));
  const { mode = 'natural', topic } = question;
  const cells = cellsOf(sums);
  const values = Object.fromEntries(
    figuresOf(question).map((id): [string, Value] => [id, figures[id].compute(cells, mode)]),
  );
  const spans = timelineReads(question.period, TODAY);
  const coverage = new Map(places.slice(1).map((place) => [place, [{ from: '2009-01' }]] as const));
  const months = comparisonMonths(question.period, TODAY);
  const monthly = sums.filter(({ span }) => months.includes(span));
  return {
    question,
    asOf: TODAY,
    n: cells.at('assemblies', 'all').n,
    values,
    campaigns: { spring: 'Spring', zhanaozen_2011: 'Zhanaozen 2011' },
    ...(topic === 'size' && { largest: { place: 'zhanaozen', day: '2011-12-16' } }),
    ...(topic === 'time' && { timeline: timelineOf(spans, sums) }),
    ...((topic === 'comparison' || topic === 'places') && {
      comparison: compare({ period: question.period, today: TODAY, mode, coverage, sums: monthly }),
    }),
  };
}

/** Any topic, narrowed in any way. */
export const anyQuestion: fc.Arbitrary<StatsQuestion> = fc
  .record(
    {
      area: fc.constantFrom<StatsQuestion['area']>(
        { kind: 'country' },
        { kind: 'region', id: 'west_kazakhstan' },
        { kind: 'place', id: 'zhanaozen' },
      ),
      period: fc.constantFrom(
        { from: '2011-12', to: '2012-01' },
        { from: '2012-01', to: '2012-12' },
        { from: '2011-06', to: '2012-04' },
        { from: '2012-01' },
      ),
      topic: fc.constantFrom(...topicIds),
      mode: fc.constant('kibhr' as const),
      level: fc.constantFrom('v2' as const, 'v3' as const),
      campaign: fc.constantFrom('spring', 'zhanaozen_2011'),
      isWithoutOfficial: fc.constant(true as const),
      without: fc.constantFrom('almaty', 'uralsk'),
    },
    { requiredKeys: ['area', 'period', 'topic'], noNullPrototype: true },
  )
  .map((asked) => asked as StatsQuestion);
