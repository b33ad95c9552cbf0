// What can be asked beside a place and a period, how buttons change it, and the code of an answer.
import { describe, expect, it, test } from 'vitest';
import { isRefusal } from '../../../src/errors.ts';
import {
  figuresOf,
  type StatsAnswer,
  timelineOf,
  timelineReads,
} from '../../../src/stats/answer.ts';
import { changeQuestion } from '../../../src/stats/change.ts';
import { levelsFrom, readStatsQuestion, type StatsQuestion } from '../../../src/stats/question.ts';
import { isSameAnswer, readSnapshotCode, snapshotOf } from '../../../src/stats/snapshot.ts';
import { topicIds, topics } from '../../../src/stats/topics.ts';

const country: StatsQuestion = { area: { kind: 'country' }, period: {} };
const almaty2012: StatsQuestion = {
  area: { kind: 'place', id: 'almaty' },
  period: { from: '2012-01', to: '2012-12' },
};

describe('a question', () => {
  test.each<[string, StatsQuestion]>([
    ['A26 almaty 2012', { ...almaty2012, figure: 'A26' }],
    ['алматы a26U 2012', { ...almaty2012, figure: 'A26u' }],
    ['almaty 2012 kibhr', { ...almaty2012, mode: 'kibhr' }],
    ['KIBHR', { ...country, mode: 'kibhr' }],
    ['v2+', { ...country, level: 'v2' }],
    ['V3', { ...country, level: 'v3' }],
    ['-official', { ...country, isWithoutOfficial: true }],
    [
      '-Official 2012-Q1',
      { ...country, period: { from: '2012-01', to: '2012-03' }, isWithoutOfficial: true },
    ],
    ['-aktau', { ...country, without: 'aktau' }],
    ['A36 -Жаңаөзен', { ...country, figure: 'A36', without: 'zhanaozen' }],
    ['campaign:dissent_2012', { ...country, campaign: 'dissent_2012' }],
    ['police', { ...country, topic: 'police' }],
    ['A03', { ...country, topic: 'places' }],
    ['A04 2012', { ...country, period: almaty2012.period, topic: 'comparison' }],
    ['a11', { ...country, topic: 'time' }],
    ['2012-01..', { ...country, period: { from: '2012-01' } }],
    [
      'v2+ -official campaign:x -aktau A07 kibhr Алматы 2012',
      {
        ...almaty2012,
        figure: 'A07',
        level: 'v2',
        campaign: 'x',
        without: 'aktau',
        isWithoutOfficial: true,
        mode: 'kibhr',
      },
    ],
  ])('%j is understood', (text, question) => {
    expect(readStatsQuestion(text)).toEqual(question);
  });

  test.each([...topicIds])('names the topic %s', (topic) => {
    expect(readStatsQuestion(topic)).toEqual({ ...country, topic });
  });

  test.each([
    ['A99', 'A99'],
    ['v0', 'v0'],
    ['v5+', 'v5+'],
    ['-atlantis', '-atlantis'],
    ['-', '-'],
    ['campaign:', 'campaign:'],
    ['campaign:Ә', 'campaign:Ә'],
    ['v2 v3', 'v2 v3'],
    ['A26 A27', 'A26 A27'],
    ['-aktau -almaty', '-aktau -almaty'],
    ['A26 фывап', 'фывап'],
    ['2012 2013 A26', '2012 2013 A26'],
    ['2012-Q5', '2012-Q5'],
  ])('%j is refused by the words %j', (text, words) => {
    const refused = readStatsQuestion(text);
    expect(isRefusal(refused) && refused).toMatchObject({
      refused: 'stats_unknown',
      params: { words },
    });
  });

  it('counts what is at least as well known as it asks', () => {
    expect(levelsFrom()).toEqual(['v1', 'v2', 'v3', 'v4']);
    expect(levelsFrom('v3')).toEqual(['v3', 'v4']);
  });
});

describe('a button', () => {
  const asked: StatsQuestion = {
    ...almaty2012,
    figure: 'A26',
    without: 'aktau',
    isWithoutOfficial: true,
  };
  const { figure: _, ...whole } = asked;
  const { without: _without, ...open } = asked;

  test.each([
    ['topic', 'police', { ...whole, topic: 'police' }],
    ['chart', 'map', { ...asked, chart: 'map' }],
    ['place', 'astana', { ...open, area: { kind: 'place', id: 'astana' } }],
    ['place', 'r-mangystau', { ...open, area: { kind: 'region', id: 'mangystau' } }],
    ['place', 'all', { ...open, area: { kind: 'country' } }],
    ['period', 'all', { ...asked, period: {} }],
    ['period', '2026-q3', { ...asked, period: { from: '2026-07', to: '2026-09' } }],
    ['mode', 'kibhr', { ...asked, mode: 'kibhr' }],
    ['mode', 'natural', { ...asked, mode: 'natural' }],
    ['level', 'v3', { ...asked, level: 'v3' }],
    ['campaign', 'spring', { ...asked, campaign: 'spring' }],
    ['campaign', 'none', asked],
  ])('that sets %s to %s leaves the rest', (set, to, changed) => {
    expect(changeQuestion(asked, { set, to })).toEqual(changed);
  });

  it('keeps the picture, unless another topic or place has others', () => {
    const shown = { ...country, topic: 'themes', chart: 'forms' } as const;
    expect(changeQuestion(shown, { set: 'period', to: '2012' })?.chart).toBe('forms');
    expect(changeQuestion(shown, { set: 'place', to: 'almaty' })).not.toHaveProperty('chart');
    expect(changeQuestion(shown, { set: 'topic', to: 'police' })).not.toHaveProperty('chart');
  });

  test.each([
    ['topic', 'weather'],
    ['topic', 'constructor'],
    ['chart', 'pie'],
    ['chart', 'police_by_place'],
    ['place', 'atlantis'],
    ['place', ''],
    ['period', '2012-13'],
    ['period', 'ever'],
    ['mode', 'mine'],
    ['level', 'v0'],
    ['level', 'v9'],
    ['menu', 'topic'],
    ['colour', 'red'],
  ])('cannot set %s to %j', (set, to) => {
    expect(changeQuestion(asked, { set, to })).toBeUndefined();
  });

  it('for a topic leads to its figures, in their order', () => {
    for (const topic of topicIds)
      expect(figuresOf({ ...country, topic })).toEqual(topics[topic].figures);
    expect(figuresOf(country)).toEqual(topics.summary.figures);
    expect(figuresOf({ ...country, figure: 'A42' })).toEqual(['A01', 'A42']);
  });
});

describe('the code of an answer', () => {
  const answer: StatsAnswer = {
    question: country,
    asOf: '2026-11-22',
    n: 3,
    values: { A01: { kind: 'count', n: 3 }, A12: { kind: 'share', n: 1, base: 2, unknown: 1 } },
    campaigns: {},
  };
  const reordered: StatsAnswer = {
    campaigns: {},
    n: 3,
    values: { A12: { unknown: 1, base: 2, n: 1, kind: 'share' }, A01: { n: 3, kind: 'count' } },
    asOf: '2026-11-22',
    question: { period: {}, area: { kind: 'country' } },
  };

  it('is the same for the same answer, in whatever order its fields come', () => {
    expect(snapshotOf(reordered).code).toBe(snapshotOf(answer).code);
    expect(snapshotOf({ ...answer, n: 4 }).code).not.toBe(snapshotOf(answer).code);
    expect(snapshotOf({ ...answer, asOf: '2026-11-23' }).code).not.toBe(snapshotOf(answer).code);
    expect(isSameAnswer(reordered, { ...answer, asOf: '2027-01-01' })).toBe(true);
    expect(isSameAnswer(reordered, { ...answer, n: 4 })).toBe(false);
  });

  it('gets longer when another answer has it', () => {
    const { code, hash } = snapshotOf(answer);
    expect(snapshotOf(answer, new Map([[code, hash]])).code).toBe(code);
    const longer = snapshotOf(answer, new Map([[code, 'another']]));
    expect(longer.code).toHaveLength(code.length + 1);
    expect(longer.code.startsWith(code)).toBe(true);
    const longest = snapshotOf(
      answer,
      new Map([
        [code, 'another'],
        [longer.code, 'a third'],
      ]),
    );
    expect(longest.code).toHaveLength(code.length + 2);
  });

  it('is read as it is typed', () => {
    const { code } = snapshotOf(answer);
    expect(readSnapshotCode(code)).toBe(code);
    expect(readSnapshotCode(`  ${code.toUpperCase()} `)).toBe(code);
    for (const text of [
      '',
      '#',
      code.slice(1),
      `${code} 2012`,
      '#abc',
      '#olil0101',
      `#${'a'.repeat(33)}`,
    ])
      expect(readSnapshotCode(text)).toBeUndefined();
  });
});

describe('a timeline', () => {
  const sum = (span: string, key: string, n: number) => {
    return {
      placeId: 'almaty',
      figure: 'topic_class',
      span,
      key,
      n,
      low: 0,
      high: 0,
      best: 0,
      open: 0,
    };
  };

  it('is read month by month from a beginning, else year by year', () => {
    expect(timelineReads({ from: '2011-11', to: '2012-02' }, '2026-11-22')).toEqual([
      '2011-11',
      '2011-12',
      '2012-01',
      '2012-02',
    ]);
    expect(timelineReads({}, '2026-11-22').at(0)).toBe('1900');
    expect(timelineReads({}, '2026-11-22').at(-1)).toBe('2026');
  });

  it('has up to 24 months, and years beyond them', () => {
    const sums = [
      sum('2011-03', 'political', 2),
      sum('2011-03', 'other', 1),
      sum('2012-12', 'political', 4),
    ];
    const of = (from: string) =>
      timelineOf(timelineReads({ from, to: '2012-12' }, '2026-11-22'), sums);
    const months = of('2011-01');
    expect(months).toHaveLength(22);
    expect(months[0]).toEqual({ span: '2011-03', n: { political: 2, other: 1 } });
    expect(months[1]).toEqual({ span: '2011-04', n: {} });
    expect(of('2010-12')).toEqual([
      { span: '2011', n: { political: 2, other: 1 } },
      { span: '2012', n: { political: 4 } },
    ]);
  });

  it('of nothing is empty', () => {
    expect(timelineOf(timelineReads({}, '2026-11-22'), [])).toEqual([]);
    expect(timelineOf(timelineReads({ from: '2012-01' }, '2026-11-22'), [])).toEqual([]);
  });
});
