// Figures as sentences: whole, countable, and never longer than the caption of a picture.
import { describe, expect, test } from 'vitest';
import { placeName, placesOf, regions } from '../../../src/card/places.ts';
import { type Language, languages, t } from '../../../src/locales/translate.ts';
import { packPress, unpackPress } from '../../../src/press-forms.ts';
import { statsScreen } from '../../../src/screens/stats.ts';
import { computeFigures, type Sum } from '../../../src/stats/figures.ts';
import type { StatsQuestion } from '../../../src/stats/question.ts';
import { CAPTION_LIMIT, render } from '../../../src/telegram/render.ts';
import { countCodePoints } from '../../../src/text.ts';
import { type Record, sumsOf } from '../stats/sums.ts';
import { buttonsOf, pressesOf, wordsOf } from './drafts.ts';

const everything: StatsQuestion = { area: { kind: 'country' }, period: {} };

function screenOf(
  sums: readonly Sum[],
  language: Language = 'en',
  question: StatsQuestion = everything,
) {
  return statsScreen({ language, question, figures: computeFigures(sums), today: '2026-11-22' });
}

const textsOf = (screen: ReturnType<typeof screenOf>) =>
  screen.paragraphs.map((one) => one.text.replace(/\s/g, ' '));
const times = (n: number, record: Record): readonly Sum[] =>
  sumsOf([record]).map((sum) => ({ ...sum, n: n * sum.n }));

describe('the figures on a screen', () => {
  test('are sentences that can be quoted, with their bases and unknowns', () => {
    const records: readonly Record[] = [
      {
        place: 'almaty',
        topic: 'political',
        authorised: 'unauthorised',
        size: { low: 10, high: 20 },
      },
      { place: 'almaty', topic: 'political', authorised: 'authorised', size: { low: 5, high: 5 } },
      { place: 'astana', topic: 'social_economic', size: { low: 10_000, high: null } },
      { place: 'zhanaozen' },
    ];
    const question = { ...everything, period: { from: '2012-01', to: '2012-12' } };
    expect(textsOf(screenOf(sumsOf(records), 'en', question))).toEqual([
      'Kazakhstan, 2012',
      '4 verified assemblies took place.',
      'By place: Almaty — 2, Astana — 1, Zhanaozen — 1.',
      'By topic: political — 2 (66.7%); social and economic — 1 (33.3%). Base: 3; topic unknown: 1.',
      'Authorisation: authorised — 1 (50.0%); not authorised — 1 (50.0%). Base: 2; unknown: 2.',
      'Participants: 10,015–10,025 in all, best estimate 10,020, 3,340 on average. Base: 3; size unknown: 1.',
      'In 1 case only a lower limit is known.',
      t('en', 'stats.as_of', { day: '22 November 2026' }),
    ]);
  });

  test('say so when there are none, without a picture', () => {
    const screen = screenOf([], 'en', { area: { kind: 'place', id: 'almaty' }, period: {} });
    expect(screen.picture).toBeUndefined();
    expect(textsOf(screen)).toEqual([
      `Almaty, ${t('en', 'stats.all_time')}`,
      t('en', 'stats.none'),
      t('en', 'stats.as_of', { day: '22 November 2026' }),
    ]);
  });

  test('say so when nothing is known about them', () => {
    expect(textsOf(screenOf(sumsOf([{}, {}])))).toEqual(
      expect.arrayContaining([
        t('en', 'stats.topics_unknown', { unknown: 2 }),
        t('en', 'stats.authorised_unknown', { unknown: 2 }),
        t('en', 'stats.participants_unknown', { unknown: 2 }),
      ]),
    );
  });

  test('of one place do not list places', () => {
    const question = { ...everything, area: { kind: 'place', id: 'almaty' } } as const;
    expect(wordsOf(screenOf(sumsOf([{}]), 'en', question))).not.toContain('By place');
  });

  test('of a region name it', () => {
    const question = { ...everything, area: { kind: 'region', id: 'abai' } } as const;
    const [title] = textsOf(screenOf(sumsOf([{ place: 'semey' }]), 'ru', question));
    expect(title).toBe(`область Абай, ${t('ru', 'stats.all_time')}`);
  });

  test.each([
    [{ from: '2012-01', to: '2012-01' }, 'Kazakhstan, January 2012'],
    [{ from: '2011-06', to: '2012-04' }, 'Kazakhstan, June 2011 – April 2012'],
    [{ from: '2011-01', to: '2012-12' }, 'Kazakhstan, January 2011 – December 2012'],
  ])('of %j are titled "%s"', (period, title) => {
    expect(textsOf(screenOf(sumsOf([{}]), 'en', { ...everything, period }))[0]).toBe(title);
  });
});

describe('counted words', () => {
  test.each([
    [1, 'Прошло 1 подтверждённое собрание.', 'В 1 случае известна только нижняя граница.'],
    [2, 'Прошло 2 подтверждённых собрания.', 'В 2 случаях известна только нижняя граница.'],
    [5, 'Прошло 5 подтверждённых собраний.', 'В 5 случаях известна только нижняя граница.'],
    [11, 'Прошло 11 подтверждённых собраний.', 'В 11 случаях известна только нижняя граница.'],
    [21, 'Прошло 21 подтверждённое собрание.', 'В 21 случае известна только нижняя граница.'],
    [22, 'Прошло 22 подтверждённых собрания.', 'В 22 случаях известна только нижняя граница.'],
    [101, 'Прошло 101 подтверждённое собрание.', 'В 101 случае известна только нижняя граница.'],
    [112, 'Прошло 112 подтверждённых собраний.', 'В 112 случаях известна только нижняя граница.'],
  ])('in Russian agree with %i', (n, assemblies, open) => {
    const sums = times(n, { size: { low: 700, high: null } }).map((sum) => ({
      ...sum,
      open: sum.open * n,
    }));
    const texts = textsOf(screenOf(sums, 'ru'));
    expect(texts).toContain(assemblies);
    expect(texts).toContain(open);
  });

  test.each([
    ['en', 1, '1 verified assembly took place.'],
    ['en', 21, '21 verified assemblies took place.'],
    ['kk', 1, t('kk', 'stats.assemblies', { n: 1 })],
    ['kk', 21, t('kk', 'stats.assemblies', { n: 21 })],
  ] as const)('in %s agree with %i', (language, n, sentence) => {
    expect(textsOf(screenOf(times(n, {}), language))).toContain(sentence);
  });
});

/** A record of every kind in every place, `n` times each, the places with long names first. */
function crowd(language: Language, n: number): readonly Sum[] {
  const ids = regions.flatMap((region) => placesOf(region.id, language).map((one) => one.id));
  const length = (id: string) => placeName(id, language).length;
  return ids
    .sort((a, b) => length(b) - length(a))
    .flatMap((place, index) => {
      const more = n + ids.length - index;
      const size = { low: 100_001, high: 199_999 };
      return [
        ...times(more, { place, topic: 'political', authorised: 'authorised', size }),
        ...times(more, { place, topic: 'social_economic', authorised: 'unauthorised', size }),
        ...times(more, { place, topic: 'pro_government', size: { low: 10_000, high: null } }),
        ...times(more, { place, topic: 'other' }),
        ...times(more, { place }),
      ];
    })
    .map((sum) => ({ ...sum, low: sum.low * n, high: sum.high * n, best: sum.best * n }));
}

describe('the caption of the picture', () => {
  const question: StatsQuestion = {
    area: { kind: 'region', id: 'west_kazakhstan' },
    period: { from: '2011-09', to: '2012-09' },
  };

  test.each(
    languages.flatMap((language) => [1, 1_000, 9_999_999].map((n) => [language, n] as const)),
  )('in %s with every place %i times is whole', (language, n) => {
    const { picture: _, ...screen } = screenOf(crowd(language, n), language, question);
    const { plain } = render(screen, () => '');
    expect(countCodePoints(plain)).toBeLessThanOrEqual(CAPTION_LIMIT);
    expect(plain).not.toContain('…');
  });

  test('names fewer places when numbers are long, and counts the rest with the others', () => {
    const named = (n: number) => {
      const text = textsOf(screenOf(crowd('ru', n), 'ru', question)).find((one) =>
        one.startsWith('По местам'),
      );
      return text?.match(/другое место/g)?.length;
    };
    expect(named(1)).toBe(6);
    expect(named(9_999_999)).toBeLessThan(6);
    expect(named(9_999_999)).toBeGreaterThan(0);
  });

  test('belongs to a picture that names more places and keeps the total', () => {
    const { picture } = screenOf(crowd('en', 1));
    if (picture?.chart !== 'bars') throw new Error('no picture of bars');
    const { bars, footnote } = picture.spec;
    expect(bars).toHaveLength(13);
    const total = bars.reduce((all, { values }) => all + (values[0]?.value ?? 0), 0);
    expect(footnote).toContain(`n = ${total.toLocaleString('en-GB')}`);
  });
});

describe('the buttons under the figures', () => {
  test('ask for another period of the same area, and for the whole country', () => {
    const question: StatsQuestion = {
      area: { kind: 'region', id: 'north_kazakhstan' },
      period: { from: '2011-06', to: '2012-04' },
    };
    const screen = screenOf(sumsOf([{ place: 'petropavl' }]), 'en', question);
    expect(buttonsOf(screen).map((button) => button.text)).toEqual([
      t('en', 'stats.button_all'),
      '2026',
      'November 2026',
      t('en', 'stats.button_country'),
    ]);
    const place = 'r-north_kazakhstan';
    expect(pressesOf(screen)).toEqual([
      { do: 'stats', place, period: 'all' },
      { do: 'stats', place, period: '2026' },
      { do: 'stats', place, period: '2026-11' },
      { do: 'stats', place: 'all', period: 'all' },
    ]);
  });

  test('leave out the period that is shown already', () => {
    const question = { ...everything, period: { from: '2026-01', to: '2026-12' } };
    const texts = buttonsOf(screenOf(sumsOf([{}]), 'en', question)).map((one) => one.text);
    expect(texts).toEqual([t('en', 'stats.button_all'), 'November 2026']);
  });

  test('fit into callback data for every place and read back as themselves', () => {
    for (const { id } of regions) {
      for (const place of placesOf(id, 'en')) {
        const question = { area: { kind: 'place', id: place.id }, period: {} } as const;
        for (const press of pressesOf(screenOf([], 'kk', question))) {
          expect(Buffer.byteLength(packPress(press))).toBeLessThanOrEqual(53);
          expect(unpackPress(packPress(press))).toEqual(press);
        }
      }
    }
  });
});
