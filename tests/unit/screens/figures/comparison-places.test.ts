// On which places a comparison rests, and its two pictures.
import { describe, expect, it } from 'vitest';
import {
  frequencyChart,
  unauthorisedChart,
} from '../../../../src/screens/figures/comparison-charts.ts';
import {
  almaty,
  coverageOf,
  type Given,
  inMonth,
  march,
  report,
  said,
  viewOf,
} from './comparisons.ts';

describe('places', () => {
  const many = ['almaty', 'astana', 'aktau', 'taraz', 'uralsk', 'pavlodar', 'karaganda'];

  it('are counted where they are many, and those left out named as far as there is room', () => {
    const given: Given = {
      period: march,
      coverage: coverageOf(...many),
      records: [
        ...inMonth('almaty', '2012-03', 1),
        ...['semey', 'kostanay', 'kokshetau', 'turkistan', 'atyrau', 'zhanaozen'].flatMap(
          (place, at) => inMonth(place, '2012-03', 9 - at),
        ),
      ],
    };
    expect(said(given, 'ru')).toContain(
      'Сравниваются только места, где наблюдение велось в оба периода; их 7. Не сравниваются, потому что не отмечено, что наблюдение велось в оба периода: Семей, Костанай, Кокшетау, Туркестан и ещё 2.',
    );
    expect(said(given, 'kk').join()).toContain(
      'Семей, Қостанай, Көкшетау, Түркістан және тағы 2 жер.',
    );
  });

  it('that differ between the two comparisons are said with each', () => {
    const coverage = new Map([...almaty, ['astana', [{ from: '2012-01' }]] as const]);
    const [month, year] = said(
      { period: march, coverage, records: inMonth('almaty', '2012-03', 1) },
      'en',
    );
    expect(month).toContain('are compared: Almaty, Astana.');
    expect(year).toContain('are compared: Almaty.');
  });

  it('are not said where one place was asked about', () => {
    const given: Given = { period: march, coverage: almaty, records: [], place: 'almaty' };
    expect(said(given, 'en').join()).not.toContain('are compared');
  });
});

describe('the pictures', () => {
  it('show how often by place, with a dash where nobody watched', () => {
    const chart = frequencyChart(viewOf(report, 'ru'));
    expect(chart).toMatchObject({
      title: 'Собраний в месяц по местам',
      legend: ['июнь 2011 г. – апрель 2012 г.', 'июль 2010 г. – май 2011 г.'],
      footnote: 'n = 221 · на 22 ноября 2026 г. · Baqylau',
    });
    expect(chart?.bars.map(({ label, values }) => [label, values.map((one) => one?.text)])).toEqual(
      [
        ['Алматы', ['8,7', '6,0']],
        ['Уральск', ['2,5', '0,0']],
        ['Актау', ['2,4', undefined]],
        ['Астана', ['0,5', '0,0']],
      ],
    );
  });

  it('show how much was unauthorised, on a scale to 100, with a dash where nothing is known', () => {
    const chart = unauthorisedChart(viewOf(report, 'kk'));
    expect(chart?.scaleTo).toBe(100);
    expect(chart?.footnote).toContain('n = 195 ·');
    expect(chart?.bars.map(({ label, values }) => [label, values.map((one) => one?.text)])).toEqual(
      [
        ['Алматы', ['100,0%', '100,0%']],
        ['Орал', ['100,0%', undefined]],
        ['Астана', ['0,0%', undefined]],
      ],
    );
  });

  it('are none where nothing can be compared', () => {
    const view = viewOf({ period: march, coverage: new Map(), records: [] }, 'en');
    expect(frequencyChart(view)).toBeUndefined();
    expect(unauthorisedChart(view)).toBeUndefined();
  });
});
