// Sentences of a comparison as they are pasted, and its two pictures.
import { describe, expect, it, test } from 'vitest';
import { type Language, languages } from '../../../src/locales/translate.ts';
import type { Paragraph } from '../../../src/messenger.ts';
import { comparisonParagraphs } from '../../../src/screens/comparison.ts';
import { frequencyChart, unauthorisedChart } from '../../../src/screens/comparison-charts.ts';
import { compare } from '../../../src/stats/comparison.ts';
import type { Coverage, MonthRange } from '../../../src/stats/coverage.ts';
import type { Period } from '../../../src/stats/period.ts';
import type { Mode } from '../../../src/stats/rounding.ts';
import { countCodePoints } from '../../../src/text.ts';
import { officialOf, type Seen, seen, spanSums } from '../stats/watched-records.ts';

const TODAY = '2026-11-22';
const always: readonly MonthRange[] = [{ from: '2000-01' }];
const coverageOf = (...places: readonly string[]): Coverage =>
  new Map(places.map((place) => [place, always]));

interface Given {
  readonly records: readonly Seen[];
  readonly coverage: Coverage;
  readonly period: Period;
  readonly mode?: Mode;
  readonly place?: string;
}

function viewOf({ records, coverage, period, mode = 'natural', place }: Given, language: Language) {
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

const read = (paragraph: Paragraph) =>
  paragraph.style === 'pair' ? `${paragraph.label}: ${paragraph.text}` : paragraph.text;
const said = (given: Given, language: Language, room?: number) =>
  comparisonParagraphs(viewOf(given, language), room).map(read);

const unauthorised = { authorised: 'unauthorised', penalised: 'no', dispersal: 'no' } as const;

/**
 * 129 against 66 assemblies, both in 335 days: 1.9545 times; against the 334 days a year before, of
 * which the February was shorter, 1.9487.
 */
const report: Given = {
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

describe('what changed against the report’s period, as it is pasted', () => {
  test.each<[Language, readonly string[]]>([
    [
      'en',
      [
        'Assemblies became 2.0 times as frequent: 11.7 a month against 6.0 in the 11 months before (July 2010 – May 2011). Without official events they became 1.9 times as frequent: 11.3 a month against 6.0.',
        'Assemblies became 1.9 times as frequent: 11.7 a month against 6.0 a year before (June 2010 – April 2011). Without official events they became 1.9 times as frequent: 11.3 a month against 6.0.',
        'Only places monitored in both periods are compared: Almaty, Uralsk, Astana. Left out, because it is not recorded that they were monitored in both periods: Aktau.',
        'The average assembly grew by a factor of 1.6: 40 people before, 62 in this period. Base: 66 and 124.',
        'Shares of assemblies, compared with the period before:',
        'Not authorised: 96.1% (124 of 129) against 100.0% (66 of 66), down by 3.9 percentage points',
        'Unauthorised with detentions: 77.4% (96 of 124) against 0.0% (0 of 66), up by 77.4 percentage points',
        'Political: 74.4% (96 of 129) against 100.0% (66 of 66), down by 25.6 percentage points',
        'Social and economic: 21.7% (28 of 129) against 0.0% (0 of 66), up by 21.7 percentage points',
        'In support of the authorities: 3.9% (5 of 129) against 0.0% (0 of 66), up by 3.9 percentage points',
      ],
    ],
    [
      'ru',
      [
        'Собраний стало в 2,0 раза больше: 11,7 в месяц против 6,0 в предыдущие 11 месяцев (июль 2010 г. – май 2011 г.). Без официальных мероприятий — в 1,9 раза больше: 11,3 в месяц против 6,0.',
        'Собраний стало в 1,9 раза больше: 11,7 в месяц против 6,0 годом раньше (июнь 2010 г. – апрель 2011 г.). Без официальных мероприятий — в 1,9 раза больше: 11,3 в месяц против 6,0.',
        'Сравниваются только места, где наблюдение велось в оба периода: Алматы, Уральск, Астана. Не сравниваются, потому что не отмечено, что наблюдение велось в оба периода: Актау.',
        'Средняя численность собрания выросла в 1,6 раза: было 40, стало 62 человека. База: 66 и 124.',
        'Доли собраний по сравнению с предыдущим периодом:',
        'Несогласованные: 96,1% (124 из 129) против 100,0% (66 из 66), на 3,9 п. п. меньше',
        'С задержаниями среди несогласованных: 77,4% (96 из 124) против 0,0% (0 из 66), на 77,4 п. п. больше',
        'Политические: 74,4% (96 из 129) против 100,0% (66 из 66), на 25,6 п. п. меньше',
        'Социально-экономические: 21,7% (28 из 129) против 0,0% (0 из 66), на 21,7 п. п. больше',
        'В поддержку власти: 3,9% (5 из 129) против 0,0% (0 из 66), на 3,9 п. п. больше',
      ],
    ],
    [
      'kk',
      [
        'Жиналыстар 2,0 есе көбейді: айына орта есеппен 11,7 жиналыс өтті, ал алдыңғы 11 айда (2010 ж. шілде – 2011 ж. мамыр) 6,0 жиналыс өткен. Ресми шараларсыз 1,9 есе көбейді: айына 11,3, бұрын 6,0.',
        'Жиналыстар 1,9 есе көбейді: айына орта есеппен 11,7 жиналыс өтті, ал бір жыл бұрын (2010 ж. маусым – 2011 ж. сәуір) 6,0 жиналыс өткен. Ресми шараларсыз 1,9 есе көбейді: айына 11,3, бұрын 6,0.',
        'Екі кезеңде де бақылау жүрген жерлер ғана салыстырылды: Алматы, Орал, Астана. Екі кезеңде де бақылау жүргені белгіленбегендіктен салыстырылмады: Ақтау.',
        'Бір жиналысқа орта есеппен келген адам саны 1,6 есе өсті: бұрын 40, кейін 62 адам. Негізі: 66 және 124.',
        'Алдыңғы кезеңмен салыстырғанда жиналыстардың үлесі:',
        'Рұқсат берілмеген: 96,1% (124/129), бұрын 100,0% (66/66), 3,9 пайыздық тармаққа кеміді',
        'Рұқсат берілмегендердің ішінде адам ұсталғаны: 77,4% (96/124), бұрын 0,0% (0/66), 77,4 пайыздық тармаққа артты',
        'Саяси: 74,4% (96/129), бұрын 100,0% (66/66), 25,6 пайыздық тармаққа кеміді',
        'Әлеуметтік-экономикалық: 21,7% (28/129), бұрын 0,0% (0/66), 21,7 пайыздық тармаққа артты',
        'Билікті қолдау: 3,9% (5/129), бұрын 0,0% (0/66), 3,9 пайыздық тармаққа артты',
      ],
    ],
  ])('in %s', (language, sentences) => {
    // Nobody was dispersed or penalised in either period: such zeros go unsaid.
    expect(said(report, language, 3_000)).toEqual(sentences);
  });

  it('is cut off and not rounded in the mode of the report', () => {
    expect(said({ ...report, mode: 'kibhr' }, 'ru')[0]).toContain(
      'Собраний стало в 1,9 раза больше: 11,7 в месяц против 5,9',
    );
  });

  it.each(languages)('fits under a picture in %s, with what matters least left out', (language) => {
    const short = comparisonParagraphs(viewOf(report, language));
    const length = short.reduce((sum, one) => sum + countCodePoints(read(one)) + 2, 0);
    expect(length).toBeLessThanOrEqual(880);
    const all = said(report, language, 3_000);
    expect(short.map(read)).toEqual(all.slice(0, short.length));
    expect(short.length).toBeGreaterThan(4);
  });
});

const march: Period = { from: '2012-03', to: '2012-03' };
const inMonth = (place: string, month: string, n: number) => seen(n, { place, month });
const almaty = coverageOf('almaty');

describe('what changed is said in words where it is no number of times', () => {
  test.each<[string, Given, Readonly<Record<Language, string>>]>([
    [
      'fewer',
      {
        period: march,
        coverage: almaty,
        records: [...inMonth('almaty', '2012-03', 2), ...inMonth('almaty', '2012-02', 4)],
      },
      {
        en: 'Assemblies became less frequent by a factor of 2.1: 2.0 a month against 4.2 in the month before (February 2012). None of them was an official event.',
        ru: 'Собраний стало в 2,1 раза меньше: 2,0 в месяц против 4,2 в предыдущий месяц (февраль 2012 г.). Официальных мероприятий среди них нет.',
        kk: 'Жиналыстар 2,1 есе азайды: айына орта есеппен 2,0 жиналыс өтті, ал алдыңғы айда (2012 ж. ақпан) 4,2 жиналыс өткен. Олардың арасында ресми шара жоқ.',
      },
    ],
    [
      'about as many',
      {
        period: march,
        coverage: almaty,
        records: [...inMonth('almaty', '2012-03', 31), ...inMonth('almaty', '2012-02', 29)],
      },
      {
        en: 'Assemblies were about as frequent: 30.4 a month against 30.4 in the month before (February 2012). None of them was an official event.',
        ru: 'Собраний примерно столько же: 30,4 в месяц против 30,4 в предыдущий месяц (февраль 2012 г.). Официальных мероприятий среди них нет.',
        kk: 'Жиналыстар саны шамамен бірдей: айына орта есеппен 30,4 жиналыс өтті, ал алдыңғы айда (2012 ж. ақпан) 30,4 жиналыс өткен. Олардың арасында ресми шара жоқ.',
      },
    ],
    [
      'none before',
      { period: march, coverage: almaty, records: inMonth('almaty', '2012-03', 2) },
      {
        en: 'There were 2.0 assemblies a month; in the month before (February 2012) there was none. None of them was an official event.',
        ru: 'Проходило 2,0 собрания в месяц; в предыдущий месяц (февраль 2012 г.) собраний не было. Официальных мероприятий среди них нет.',
        kk: 'Айына орта есеппен 2,0 жиналыс өтті, ал алдыңғы айда (2012 ж. ақпан) бірде-бір жиналыс өткен жоқ. Олардың арасында ресми шара жоқ.',
      },
    ],
    [
      'none now',
      { period: march, coverage: almaty, records: inMonth('almaty', '2012-02', 2) },
      {
        en: 'There was no assembly; in the month before (February 2012) there were 2.1 a month. None of them was an official event.',
        ru: 'Собраний не было; в предыдущий месяц (февраль 2012 г.) проходило 2,1 собрания в месяц. Официальных мероприятий среди них нет.',
        kk: 'Бірде-бір жиналыс өткен жоқ, ал алдыңғы айда (2012 ж. ақпан) айына орта есеппен 2,1 жиналыс өткен. Олардың арасында ресми шара жоқ.',
      },
    ],
    [
      'none at all',
      { period: march, coverage: almaty, records: [] },
      {
        en: 'There was no assembly in either period.',
        ru: 'Ни в один из двух периодов собраний не было.',
        kk: 'Екі кезеңде де бірде-бір жиналыс өткен жоқ.',
      },
    ],
    [
      'nothing to compare',
      { period: march, coverage: new Map(), records: inMonth('almaty', '2012-03', 2) },
      {
        en: 'Not enough data to compare March 2012 with February 2012: it is not recorded that any place was monitored in both periods.',
        ru: 'Недостаточно данных, чтобы сравнить периоды «март 2012 г.» и «февраль 2012 г.»: ни для одного места не отмечено, что наблюдение велось в оба периода.',
        kk: '«2012 ж. наурыз» және «2012 ж. ақпан» кезеңдерін салыстыруға дерек жеткіліксіз: екі кезеңде де бақылау жүргені бірде-бір жер үшін белгіленбеген.',
      },
    ],
    [
      'no period',
      { period: {}, coverage: almaty, records: inMonth('almaty', '2012-03', 2) },
      {
        en: 'To compare, choose a period, for example a year or a month.',
        ru: 'Чтобы сравнить, выберите период, например год или месяц.',
        kk: 'Салыстыру үшін кезеңді, мысалы, жылды не айды таңдаңыз.',
      },
    ],
  ])('%s', (_, given, texts) => {
    for (const language of languages) expect(said(given, language)[0]).toBe(texts[language]);
  });
});

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
