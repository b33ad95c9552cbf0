// Every figure can be said in every language: whole, alone, with nothing known, and of nothing.
import { describe, expect, test } from 'vitest';

import { assemblyOf } from '../../../../src/assemblies/assembly.ts';
import type { Answers } from '../../../../src/card/types.ts';
import { hasText, languages } from '../../../../src/locales/translate.ts';
import { chartOf } from '../../../../src/screens/figures/figure-charts.ts';
import { statsScreen } from '../../../../src/screens/figures/stats.ts';
import { cellsOf } from '../../../../src/stats/cells.ts';
import type { CountedOutcome } from '../../../../src/stats/line.ts';
import { linesOf } from '../../../../src/stats/lines.ts';
import { type FigureId, figureIds, figures } from '../../../../src/stats/registry/registry.ts';
import type { Mode } from '../../../../src/stats/rounding.ts';

const told: Answers = {
  topic: { kind: 'choice', value: 'power_reform' },
  form: { kind: 'choice', value: 'rally' },
  permit_status: { kind: 'choice', value: 'not_applied' },
  not_applied_reason: { kind: 'choices', values: ['fear'] },
  organizer_type: { kind: 'choices', values: ['ngo'] },
  participants: { kind: 'size', low: 20, high: 40 },
  police_count: { kind: 'size', low: 10, high: 10 },
  duration_minutes: { kind: 'number', value: 90 },
  count_method: { kind: 'choice', value: 'by_eye' },
  authority_response: { kind: 'choices', values: ['detained'] },
};
const fine = { assemblyId: 'a', personRef: 'P1', kind: 'fine', fineKzt: 50_000 } as CountedOutcome;

function cellsWith(places: readonly string[], answers: Answers) {
  const lines = places.flatMap((placeId) => {
    const record = assemblyOf({ placeId, localDate: '2025-03-01', answers }, 'a');
    return linesOf(record, answers === told ? [fine] : []).map((line) => ({ placeId, line }));
  });
  return cellsOf(
    lines.map(({ placeId, line }) => {
      const [figure = '', key = '', n = 1, low = 0, high = 0, best = 0, open = 0] = line.split(':');
      const amounts = { n: Number(n), low: Number(low), high: Number(high) };
      return { placeId, figure, key, ...amounts, best: Number(best), open: Number(open) };
    }),
  );
}

const sets = {
  'two assemblies': cellsWith(['almaty', 'astana'], told),
  'an assembly of which nothing is known': cellsWith(['almaty'], {}),
  'no assembly': cellsWith([], {}),
};

function said(id: FigureId, cells: (typeof sets)['no assembly'], mode: Mode) {
  const n = cells.at('assemblies', 'all').n;
  const question = { area: { kind: 'country' }, period: {}, figure: id, mode } as const;
  const values = { [id]: figures[id].compute(cells, mode) };
  const answer = { question, asOf: '2026-11-26', n, values, campaigns: {} };
  return languages.map((language) => statsScreen({ language, answer, code: '#abcdefg' }));
}

describe('a figure alone', () => {
  test.each(figureIds)('%s has a name and a note on what it counts', (id) => {
    expect(hasText(`figure.${id}.name`)).toBe(true);
    expect(hasText(`figure.${id}.means`)).toBe(true);
  });

  test.each(Object.entries(sets))('of %s is said in whole sentences', (_name, cells) => {
    for (const id of figureIds) {
      for (const mode of ['natural', 'kibhr'] as const) {
        for (const { paragraphs } of said(id, cells, mode)) {
          const plain = paragraphs.filter(({ style }) => style === 'plain');
          expect(plain.length, id).toBeGreaterThan(0);
          for (const { text } of plain) {
            expect(text, id).toMatch(/^[\p{Lu}\d].*\.$/u);
            expect(text, id).not.toMatch(/\.\.| {2}|NaN|undefined|Infinity|[{}]/);
          }
        }
      }
    }
  });
});

const outnumbered = cellsWith(['almaty'], {
  ...told,
  police_count: { kind: 'size', low: 60, high: 60 },
});
const fewPolice = cellsWith(['almaty'], told);

test('one officer per so many participants is said only where participants are more', () => {
  expect(JSON.stringify(said('A31', fewPolice, 'natural'))).toContain('(one per 3 participants)');
  expect(JSON.stringify(said('A31', outnumbered, 'natural'))).not.toContain('(one per');
});

test('the n under a picture of shares is what they are shares of', () => {
  const cells = cellsWith(['almaty', 'astana', 'aktau'], told);
  const values = { A29: figures.A29.compute(cells, 'natural') };
  const question = { area: { kind: 'country' }, period: {} } as const;
  const answer = { question, asOf: '2026-11-26', n: 5, values, campaigns: {} };
  const picture = chartOf('detained', { language: 'en', answer });
  expect(picture?.spec.footnote).toBe('n = 3 · unknown: 0 · as of 26 November 2026 · Baqylau');
});
