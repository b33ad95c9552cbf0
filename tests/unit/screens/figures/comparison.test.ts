// Sentences of a comparison as they are pasted.
import { describe, expect, it, test } from 'vitest';
import { type Language, languages } from '../../../../src/locales/translate.ts';
import { comparisonParagraphs } from '../../../../src/screens/figures/comparison.ts';
import { countCodePoints } from '../../../../src/text.ts';
import { almaty, type Given, inMonth, march, read, report, said, viewOf } from './comparisons.ts';

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
        'Бір жиналысқа орта есеппен келген адам саны 1,6 есе өсті: бұрын 40, кейін 62 адам. Есепке алынғаны: 66 және 124.',
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
