import { expect, test } from 'vitest';
import { drawBars } from '../../../src/charts/bars.ts';
import { rasterise } from '../../../src/charts/raster.ts';
import { element, toMarkup } from '../../../src/charts/svg.ts';
import { bar, barChart } from './pictures.ts';

const hostile = `</text><script x='1'>&amp;"\u0000\u0007\ud800\uffff`;

test('markup in texts and attributes is written out, not obeyed', () => {
  expect(toMarkup(element('text', { id: '"<&>' }, ['<b> & "c"']))).toBe(
    '<text id="&quot;&lt;&amp;&gt;">&lt;b&gt; &amp; &quot;c&quot;</text>',
  );
});

test('signs that XML cannot hold are left out', () => {
  expect(toMarkup('a\u0000b\u001fc\ud800d\uffffe 🙂')).toBe('abcde 🙂');
});

test('lengths are rounded to hundredths', () => {
  expect(toMarkup(element('rect', { x: 1 / 3, y: 2 }))).toBe('<rect x="0.33" y="2"></rect>');
});

test('a chart of hostile texts is still a picture', () => {
  const svg = drawBars(
    barChart({
      title: hostile,
      subtitle: hostile,
      footnote: hostile,
      bars: [bar(hostile, 1)],
    }),
  );
  expect(svg).not.toContain('<script');
  expect(rasterise(svg).length).toBeGreaterThan(1000);
});
