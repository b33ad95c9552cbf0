import { expect, test } from 'vitest';
import { measureText } from '../../../src/charts/font-metrics.ts';
import { breakLines } from '../../../src/charts/lines.ts';
import { type } from '../../../src/charts/style.ts';

const room = { style: type.label, width: 350, maxLines: 2 };

test('a short text stays on one line', () => {
  expect(breakLines('Усть-Каменогорск', room)).toEqual(['Усть-Каменогорск']);
});

test('a long text breaks between words', () => {
  expect(breakLines('Солтүстік Қазақстан облысы, басқа жер', room)).toEqual([
    'Солтүстік Қазақстан',
    'облысы, басқа жер',
  ]);
});

test('a text may break after a hyphen', () => {
  expect(breakLines('Усть-Каменогорск', { ...room, width: 250 })).toEqual(['Усть-', 'Каменогорск']);
});

test('a text does not break at a no-break space', () => {
  const lines = breakLines('31\u00a0августа 18:00', { ...room, width: 200 });
  expect(lines).toEqual(['31\u00a0августа', '18:00']);
});

test('what does not fit ends in an ellipsis and keeps within the width', () => {
  const lines = breakLines('Восточно-Казахстанская область и все места вокруг неё', room);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/[^ ,]…$/);
  for (const line of lines) expect(measureText(line, type.label)).toBeLessThanOrEqual(room.width);
});

test('a word is never cut through a letter of several code points', () => {
  const family = '👩\u200d👧';
  const [line = ''] = breakLines(family.repeat(20), { ...room, maxLines: 1 });
  expect(line.replaceAll(family, '')).toBe('…');
});

test('an empty text has no lines', () => {
  expect(breakLines(' \n', room)).toEqual([]);
});
