// The 162 made records are imported, and the product is asked for every figure of the report of 2012.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerOf } from '../../src/actions/figures.ts';
import type { Db } from '../../src/db/connection.ts';
import { isRefusal } from '../../src/errors.ts';
import { importFile } from '../../src/importing.ts';
import { chartOf } from '../../src/screens/figures/figure-charts.ts';
import { statsScreen } from '../../src/screens/figures/stats.ts';
import { readStatsQuestion } from '../../src/stats/question.ts';
import type { FigureId } from '../../src/stats/registry/registry.ts';
import { type Mode, percent, round } from '../../src/stats/rounding.ts';
import { isChartId } from '../../src/stats/topics.ts';
import figures2012 from '../support/figures-2012.json' with { type: 'json' };
import { expected, fixtureCsv } from '../support/fixture.ts';
import { notReproduced, PERIOD, pictures, reproduced } from '../support/report-2012.ts';
import { useDatabase } from './rows.ts';

const database = useDatabase();
const now = new Date('2026-11-26T06:00:00Z');
let db: Db;
let folder = '';

beforeAll(async () => {
  db = database.connect(2);
  folder = await mkdtemp(join(tmpdir(), 'report-2012-'));
  await db.sql`truncate assembly, rollup, coverage cascade`;
  const file = join(folder, 'kibhr.csv');
  await writeFile(file, fixtureCsv());
  await importFile(db, { file, archive: 'kibhr', isDryRun: false, now });
  const watched = Object.keys(expected.A02);
  await db.sql`
    insert into coverage (place_id, from_month, to_month, set_by, set_at)
    select place, '2010-07-01', '2012-04-01', 'test', ${now.toISOString()}::timestamptz from unnest(${watched}::text[]) place`;
});
afterAll(() => rm(folder, { recursive: true }));

async function answer(text: string) {
  const question = readStatsQuestion(text);
  if (isRefusal(question)) throw new Error(`not understood: ${text}`);
  return answerOf({ tx: db.orm, now, today: '2026-11-26' }, question);
}

async function said(text: string): Promise<string> {
  const screen = statsScreen({ language: 'en', answer: await answer(text), code: '#2345678' });
  return screen.paragraphs.map((one) => one.text).join('\n');
}

describe('every figure of the report of 2012', () => {
  test('is either printed by the product or has a reason why not', () => {
    const ids = figures2012.map(({ id }) => id).toSorted();
    const told = [reproduced, notReproduced, pictures].flatMap((one) => Object.keys(one));
    expect(told.toSorted()).toEqual(ids);
  });

  test.each(Object.entries(reproduced))('%s is printed', async (_, { ask, says }) => {
    expect(await said(ask)).toContain(says);
  });

  test.each(Object.entries(pictures))('%s is drawn', async (_, { ask, chart, bars }) => {
    const given = await answer(`${PERIOD} ${ask}`);
    if (!isChartId(chart)) throw new Error(`no picture ${chart}`);
    const picture = chartOf(chart, { language: 'ru', answer: given });
    expect(picture?.spec).toHaveProperty('bars.length', bars);
  });
});

interface ExpectedShare {
  readonly n: number;
  readonly base: number;
  readonly natural: number;
  readonly kibhr_compat: number;
}

describe('every expected value of the made records', () => {
  async function value(id: FigureId, mode: Mode, where = '') {
    const given = await answer(`${PERIOD} ${id} ${where} ${mode === 'kibhr' ? 'kibhr' : ''}`);
    return given.values[id];
  }

  async function expectShare(id: FigureId, share: ExpectedShare, where = '') {
    for (const mode of ['natural', 'kibhr'] as const) {
      const found = await value(id, mode, where);
      if (found?.kind !== 'share') throw new Error(`${id} is no share`);
      expect(found).toMatchObject({ n: share.n, base: share.base });
      const printed = mode === 'natural' ? share.natural : share.kibhr_compat;
      expect(percent(found.n, found.base, mode)).toBe(printed);
    }
  }

  test.each([
    ['A12', expected.A12, ''],
    ['A14', expected.A14, ''],
    ['A22 of Astana', expected.A22_astana, 'astana'],
    ['A26', expected.A26, ''],
    ['A26 among unauthorised', expected.A26_base_unauthorised, ''],
    ['A29', expected.A29, ''],
    ['A33', expected.A33, ''],
  ] as const)('%s, in both modes', async (name, share, where) => {
    const [first = ''] = name.split(' ');
    const id = name.includes('among') ? 'A26u' : first === 'A22' ? 'A12' : (first as FigureId);
    await expectShare(id, share, where);
  });

  async function part(id: FigureId, key: string, mode: Mode) {
    const found = await value(id, mode);
    if (found?.kind !== 'shares') throw new Error(`${id} has no parts`);
    return { n: found.parts.find((one) => one.key === key)?.n ?? 0, base: found.base };
  }

  // The classes of the expected values are those of the report also where they are rounded half up.
  test.each([
    ['political', expected.A07.political],
    ['social_economic', expected.A07.social_economic],
    ['campaign', expected.A07['campaign:zhanaozen_strike_2011']],
  ] as const)('A07 of class %s', async (key, share) => {
    const found = await part('A07', key, 'kibhr');
    expect(found).toEqual({ n: share.n, base: share.base });
    expect(percent(found.n, found.base, 'kibhr')).toBe(share.kibhr_compat);
    expect(percent(found.n, found.base, 'natural')).toBe(share.natural);
  });

  test('A07 keeps the official ones apart in natural mode', async () => {
    expect(await part('A07', 'political', 'natural')).toEqual({ n: 59, base: 162 });
    expect(await part('A07', 'pro_government', 'natural')).toEqual({ n: 8, base: 162 });
  });

  test.each([
    ['A10', 'party', expected.A10_party],
    ['A15', 'disagree_law', expected.A15_disagree_law],
  ] as const)('%s of %s, in both modes', async (id, key, share) => {
    for (const mode of ['natural', 'kibhr'] as const) {
      const found = await part(id, key, mode);
      expect(found).toEqual({ n: share.n, base: share.base });
      const printed = mode === 'natural' ? share.natural : share.kibhr_compat;
      expect(percent(found.n, found.base, mode)).toBe(printed);
    }
  });

  test('A01, A02 and the shares that are made of them', async () => {
    const given = await answer(PERIOD);
    expect(given.n).toBe(expected.A01);
    const rows = given.values.A02?.kind === 'places' ? given.values.A02.rows : [];
    const counts = rows.map(({ place, value: of }) => [place, of.kind === 'count' ? of.n : 0]);
    expect(Object.fromEntries(counts)).toEqual(expected.A02);
    expect(percent(expected.A02.aktau, given.n)).toBe(expected.aktau_share.natural);
    const { n, base } = expected.economic_incl_strike;
    const economic = await part('A07', 'social_economic', 'natural');
    const strike = await part('A07', 'campaign', 'natural');
    expect(economic.n + strike.n).toBe(n);
    expect(percent(n, base, 'kibhr')).toBe(expected.economic_incl_strike.kibhr_compat);
  });

  test('A13, A16, A24, A37', async () => {
    const authorised = await value('A13', 'natural');
    expect(authorised).toMatchObject({ base: expected.A13.authorised });
    expect((await part('A13', 'authorities_pro_government', 'natural')).n).toBe(
      expected.A13.official,
    );
    expect(await value('A16', 'natural')).toMatchObject({ best: expected.A16, coerced: 1 });
    expect(await value('A24', 'natural')).toMatchObject({ most: expected.A24, coerced: 1500 });
    const { events, people } = expected.A37;
    expect(await value('A37', 'natural')).toMatchObject({ n: events, people });
  });

  test('A17 strictly and as the report has it', async () => {
    const [strict, report] = [await value('A17', 'natural'), await value('A17', 'kibhr')];
    if (strict?.kind !== 'average' || report?.kind !== 'average') throw new Error('no average');
    expect(round(strict.sum / strict.known, 2, 'natural')).toBe(expected.A17.mean_filtered);
    expect(round(report.sum / report.known, 1, 'natural')).toBe(expected.A17.mean_report_style);
    expect(strict.median).toBe(expected.A17.median);
  });

  test('A31: ratio of the sums and median of the ratios', async () => {
    const found = await value('A31', 'natural');
    if (found?.kind !== 'ratio') throw new Error('no ratio');
    expect(round(found.over / found.under, 3, 'natural')).toBe(expected.A31.ratio_of_sums);
    expect(round(found.median ?? 0, 3, 'natural')).toBe(expected.A31.median_of_ratios);
  });

  test('A34, A35, A36', async () => {
    const all = await value('A34', 'natural');
    if (all?.kind !== 'average') throw new Error('no average');
    expect(all.sum / 60).toBe(expected.A34_hours);
    expect(round(all.sum / all.known, 1, 'natural')).toBe(expected.A35_minutes);
    const without = await value('A36', 'natural');
    const [row] = without?.kind === 'places' ? without.rows : [];
    if (row?.value.kind !== 'average') throw new Error('no average');
    expect(row.place).toBe('aktau');
    expect(row.value.sum / row.value.known).toBe(expected.A36_without_aktau);
  });

  test('A03 of Aktau, and the rate of the comparable cities', async () => {
    const { comparison } = await answer(`${PERIOD} places`);
    const places = comparison?.against[0]?.places ?? [];
    const rate = (id: string) => places.find(({ place }) => place === id)?.now?.perMonth ?? 0;
    expect(round(rate('aktau'), 2, 'natural')).toBe(expected.aktau_per_month_11);
    const cities = Object.keys(expected.A02).filter((id) => !['aktau', 'shymkent'].includes(id));
    const together = cities.reduce((sum, id) => sum + rate(id), 0);
    // The months of the expected value are eleven; 335 days are 11.006 months.
    expect(round(together, 1, 'natural')).toBe(
      round(expected.comparable_cities_per_month, 1, 'natural'),
    );
  });
});
