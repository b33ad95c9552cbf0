// Outcomes in words, in three languages: sums in both units, days and months in their plurals.
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../src/assemblies/outcome.ts';
import { formatNumber, type Language, languages } from '../../../src/locales/translate.ts';
import { outcomeText } from '../../../src/screens/records/outcome-text.ts';
import { type OutcomesView, outcomesScreen } from '../../../src/screens/records/outcomes.ts';

const bare: Outcome = {
  personRef: 'P1',
  role: 'unknown',
  phase: 'after',
  kind: 'fine',
  appeal: 'unknown',
};

function read(outcome: Partial<Outcome>, language: Language): string {
  return outcomeText({ ...bare, ...outcome }, language).replaceAll('\u00a0', ' ');
}

describe('an outcome', () => {
  test.each<[Partial<Outcome>, string, string, string]>([
    [
      { fineMci: 40, decidedOn: '2026-11-20' },
      'P1: a fine of 40 MCI (173,000 ₸); 20 November 2026; no source',
      'P1: штраф 40 МРП (173 000 ₸); 20 ноября 2026 г.; без источника',
      'P1: 40 АЕК (173 000 ₸) айыппұл; 2026 ж. 20 қараша; дереккөзсіз',
    ],
    [
      { fineKzt: 157_280, decidedOn: '2025-02-01' },
      'P1: a fine of 157,280 ₸ (40 MCI); 1 February 2025; no source',
      'P1: штраф 157 280 ₸ (40 МРП); 1 февраля 2025 г.; без источника',
      'P1: 157 280 ₸ (40 АЕК) айыппұл; 2025 ж. 1 ақпан; дереккөзсіз',
    ],
    [
      { fineMci: 20 },
      'P1: a fine of 20 MCI; no source',
      'P1: штраф 20 МРП; без источника',
      'P1: 20 АЕК айыппұл; дереккөзсіз',
    ],
    [
      { kind: 'administrative_arrest', arrestDays: 1, role: 'journalist', appeal: 'pending' },
      'P1 (journalist): administrative arrest, 1 day; the appeal is not decided yet; no source',
      'P1 (журналист): административный арест, 1 сутки; жалобу ещё рассматривают; без источника',
      'P1 (журналист): әкімшілік қамақ, 1 тәулік; шағым әлі қаралуда; дереккөзсіз',
    ],
    [
      { kind: 'administrative_arrest', arrestDays: 15, source: 'https://example.org/a' },
      'P1: administrative arrest, 15 days; https://example.org/a',
      'P1: административный арест, 15 суток; https://example.org/a',
      'P1: әкімшілік қамақ, 15 тәулік; https://example.org/a',
    ],
    [
      { kind: 'criminal_prison', prisonMonths: 22, phase: 'before' },
      'P1: prison, 22 months; taken or charged before the assembly; no source',
      'P1: лишение свободы, 22 месяца; задержан или обвинён до собрания; без источника',
      'P1: бас бостандығынан айыру, 22 ай; жиналысқа дейін ұсталған немесе айып тағылған; дереккөзсіз',
    ],
    [
      { kind: 'criminal_suspended', prisonMonths: 21 },
      'P1: a suspended sentence, 21 months; no source',
      'P1: условный срок, 21 месяц; без источника',
      'P1: шартты жаза, 21 ай; дереккөзсіз',
    ],
  ])('%j is read', (outcome, en, ru, kk) => {
    expect([read(outcome, 'en'), read(outcome, 'ru'), read(outcome, 'kk')]).toEqual([en, ru, kk]);
  });

  test.each(languages)('in %s has the sum of the year of the decision', (language) => {
    const of = (day: string) => read({ fineMci: 10, decidedOn: day }, language);
    const sum = (kzt: number) => formatNumber(language, kzt).replaceAll('\u00a0', ' ');
    expect(of('2024-12-31')).toContain(sum(36_920));
    expect(of('2025-12-31')).toContain(sum(39_320));
    expect(of('2026-01-01')).toContain(sum(43_250));
  });
});

describe('the list of outcomes', () => {
  const assembly = { number: 17, placeId: 'taraz', localDate: '2026-11-22' };
  const view: OutcomesView = {
    language: 'en',
    assembly,
    rows: [{ ...bare, number: 5, fineMci: 20 }],
    page: { index: 1, count: 3 },
    people: ['P1', 'P2'],
    told: [
      { fined_people: { kind: 'number', value: 3 } },
      { fined_people: { kind: 'number', value: 3 }, fine_amount: { kind: 'unknown' } },
      { fined_people: { kind: 'number', value: 5 } },
    ],
  };

  test('says once what several reporters told alike, and nothing for "I don\'t know"', () => {
    const pairs = outcomesScreen(view).paragraphs.filter(({ style }) => style === 'pair');
    expect(pairs).toEqual([{ style: 'pair', label: 'Fined', text: '3 people / 5 people' }]);
  });

  test('has a button for each person, each row and each neighbouring page', () => {
    const buttons = outcomesScreen(view).buttons?.flat() ?? [];
    const presses = buttons.map((one) => ('press' in one ? one.press : undefined));
    expect(presses).toEqual([
      { do: 'outcome_replace', outcome: 5 },
      { do: 'outcome_take_back', outcome: 5 },
      { do: 'outcome_add', assembly: 17, index: 0 },
      { do: 'outcome_add', assembly: 17, index: 1 },
      { do: 'outcome_add', assembly: 17, index: 2 },
      { do: 'outcomes', assembly: 17, index: 0 },
      { do: 'outcomes', assembly: 17, index: 2 },
    ]);
  });
});
