import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Paragraph, Screen } from '../../../src/messenger.ts';
import { CAPTION_LIMIT, render, TEXT_LIMIT } from '../../../src/telegram/render.ts';
import { cleanLine, cleanText, countCodePoints } from '../../../src/text.ts';
import { nasty } from './nasty.ts';
import { parseHtml } from './parse-html.ts';

const seal = (press: { do: string }) => `sealed:${press.do}`;
const html = (...paragraphs: Paragraph[]) => render({ paragraphs }, seal).html;
const plain = (text: string): Paragraph => ({ style: 'plain', text });
const picture = {
  chart: 'bars' as const,
  spec: { title: '', subtitle: '', bars: [], footnote: '' },
};

const paragraph: fc.Arbitrary<Paragraph> = fc.oneof(
  fc.record({
    style: fc.constantFrom('heading', 'plain', 'note', 'copy'),
    text: nasty,
  }),
  fc.record({ style: fc.constant('pair' as const), label: nasty, text: nasty }),
);

/** What a screen says, by the rules of the layout and in their simplest form. */
function reading(paragraphs: readonly Paragraph[]): string {
  const said = paragraphs
    .map((one) => ({ style: one.style, text: cleanText(one.text), one }))
    .filter(({ style, text }) => style === 'pair' || text !== '');
  const lines = said.map(({ style, text, one }, index) => {
    const gap = said[index - 1]?.style === style ? '\n' : '\n\n';
    const label = one.style === 'pair' ? `${cleanLine(one.label)}: ` : '';
    return (index === 0 ? '' : gap) + label + (one.style === 'pair' ? text || '—' : text);
  });
  return lines.join('') || '…';
}

describe('the text of a screen', () => {
  test('shows headings, notes and pairs in their own way', () => {
    const text = html(
      { style: 'heading', text: 'Тексеріңіз' },
      { style: 'pair', label: 'Орны', text: 'Алматы' },
      { style: 'pair', label: 'Күні', text: '22 қараша' },
      plain('Бәрі дұрыс па?'),
      { style: 'note', text: 'Аты-жөніңіз сақталмайды.' },
    );
    expect(text).toBe(
      '<b>Тексеріңіз</b>\n\n<b>Орны</b>: Алматы\n<b>Күні</b>: 22 қараша\n\n' +
        'Бәрі дұрыс па?\n\n<i>Аты-жөніңіз сақталмайды.</i>',
    );
  });

  test('shows lines to copy as what one tap copies', () => {
    const text = html(plain('Көшіріп алыңыз'), { style: 'copy', text: 'Қашан: …\nҚайда: …' });
    expect(text).toBe('Көшіріп алыңыз\n\n<pre>Қашан: …\nҚайда: …</pre>');
  });

  test('shows markup of people as they wrote it', () => {
    expect(html(plain('</b><a href="tg://user?id=1">&amp;'))).toBe(
      '&lt;/b&gt;&lt;a href="tg://user?id=1"&gt;&amp;amp;',
    );
  });

  test('leaves out empty paragraphs, marks an empty value, and is never empty itself', () => {
    expect(html(plain(' '), { style: 'pair', label: 'Күні', text: '\u200B' })).toBe(
      '<b>Күні</b>: —',
    );
    expect(html(plain('\u202E'))).toBe('…');
  });

  test('reads as the cleaned input, whatever people wrote', () => {
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 6 }), (paragraphs) => {
        const rendered = render({ paragraphs }, seal);
        expect(parseHtml(rendered.html)).toBe(reading(paragraphs));
        expect(rendered.plain).toBe(reading(paragraphs));
      }),
      { numRuns: 800 },
    );
  });

  test('fits its limit and stays readable markup at any length', () => {
    const long = fc.tuple(paragraph, fc.nat(400)).map(([one, times]) => {
      return { ...one, text: `${one.text} `.repeat(times) };
    });
    const screen = fc.record({
      paragraphs: fc.array(long, { maxLength: 60 }),
      pictured: fc.boolean(),
    });
    fc.assert(
      fc.property(screen, ({ paragraphs, pictured }) => {
        const rendered = render(pictured ? { paragraphs, picture } : { paragraphs }, seal);
        const limit = pictured ? CAPTION_LIMIT : TEXT_LIMIT;
        const read = parseHtml(rendered.html);
        expect(read).toBe(rendered.plain);
        expect(countCodePoints(read)).toBeLessThanOrEqual(limit);
        expect(read.replace(/[\n\u200C]|\u200D/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      }),
      { numRuns: 30 },
    );
  });

  test('cuts the longest paragraph and keeps what follows it', () => {
    const read = parseHtml(
      html(
        { style: 'heading', text: 'Case 17' },
        { style: 'pair', label: 'Words', text: 'слово '.repeat(1_000) },
        plain('Claim it to decide.'),
      ),
    );
    expect(countCodePoints(read)).toBeLessThanOrEqual(TEXT_LIMIT);
    expect(countCodePoints(read)).toBeGreaterThan(TEXT_LIMIT - 10);
    expect(read).toMatch(/^Case 17\n\nWords: слово .*сл…\n\nClaim it to decide\.$/s);
  });

  test('leaves out whole paragraphs at the end when there are too many', () => {
    const lines = Array.from({ length: 100 }, (_, index) => plain(`${index} ${'x'.repeat(90)}`));
    const read = html(...lines);
    expect(read).toMatch(/^0 x{90}\n1 x{90}\n/);
    expect(read).toMatch(/\n\d+ x{90}\n\n…$/);
  });
});

describe('the keyboard of a screen', () => {
  const markup = (screen: Omit<Screen, 'paragraphs'>) =>
    render({ paragraphs: [plain('x')], ...screen }, seal).markup;

  test('has buttons with sealed presses, links and tones', () => {
    const buttons = [
      [
        {
          text: 'Verify',
          press: { do: 'verify' as const, case: 1, version: 2 },
          tone: 'good' as const,
        },
      ],
      [],
      [{ text: 'Map', url: 'https://osm.org' }],
    ];
    expect(markup({ buttons })).toEqual({
      inline_keyboard: [
        [{ text: 'Verify', callback_data: 'sealed:verify', style: 'success' }],
        [{ text: 'Map', url: 'https://osm.org' }],
      ],
    });
  });

  test('has texts of one line, at most 64 long and never empty', () => {
    const texts = ['a\nb', 'я'.repeat(100), '\u200B'];
    const buttons = [texts.map((text) => ({ text, press: { do: 'report' as const } }))];
    expect(markup({ buttons })).toMatchObject({
      inline_keyboard: [[{ text: 'a b' }, { text: `${'я'.repeat(63)}…` }, { text: '…' }]],
    });
  });

  test("is the phone's own when the screen asks for it", () => {
    const keyboard = [[{ text: 'Use my location', asksLocation: true }], [{ text: 'Skip' }]];
    expect(markup({ keyboard })).toEqual({
      keyboard: [[{ text: 'Use my location', request_location: true }], [{ text: 'Skip' }]],
      resize_keyboard: true,
      one_time_keyboard: true,
    });
  });

  test('is absent when there is nothing on it', () => {
    expect(markup({ buttons: [[]] })).toBeUndefined();
  });
});
