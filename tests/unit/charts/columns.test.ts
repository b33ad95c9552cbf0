import { describe, expect, test } from 'vitest';
import { drawColumns } from '../../../src/charts/columns.ts';
import { textBoxes } from './pictures.ts';
import { columns } from './recipes.ts';

const months = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    label: `${['қаң', 'ақп', 'нау', 'сәу', 'мам', 'мау', 'шіл', 'там', 'қыр', 'қаз', 'қар', 'жел'][index % 12]} ${2012 + Math.floor(index / 12)}`,
    parts: [index + 1],
  }));
const drawn = (count: number) =>
  textBoxes(drawColumns({ ...columns([]).spec, columns: months(count) }));
const monthOf = /^\p{L}{3} \d{4}$/u;

describe('the labels of columns', () => {
  test.each([1, 2, 12, 13, 24, 63, 120])(
    'of %i months never touch, and the first is there',
    (count) => {
      const labels = drawn(count).filter(({ text }) => monthOf.test(text));
      expect(labels[0]?.text).toBe('қаң 2012');
      for (const [index, label] of labels.slice(1).entries()) {
        expect(label.left - (labels[index]?.right ?? 0)).toBeGreaterThan(15);
      }
    },
  );

  test('are those of the same month every year or two when there are many', () => {
    const labels = drawn(120).filter(({ text }) => monthOf.test(text));
    expect(labels.length).toBeGreaterThan(3);
    for (const { text } of labels) expect(text).toMatch(/^қаң /);
  });
});

describe('columns', () => {
  test('have their totals above them where every total has room', () => {
    const totals = (count: number) =>
      drawColumns(columns(Array.from({ length: count }, () => [123, 456])).spec).match(/>579</g);
    expect(totals(6)).toHaveLength(6);
    expect(totals(60)).toBeNull();
  });

  test('of one part have no legend', () => {
    expect(drawColumns(columns([[1]], { name: 'Саяси' }).spec)).not.toContain('Саяси');
    expect(drawColumns(columns([[1, 1]], { name: 'Саяси' }).spec)).toContain('Саяси');
  });

  test('are one element for each part, however many months', () => {
    const svg = drawColumns(columns(Array.from({ length: 120 }, () => [5, 6, 7])).spec);
    expect(svg.match(/<path/g)).toHaveLength(3);
  });
});
