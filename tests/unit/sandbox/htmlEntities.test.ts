import { describe, expect, test } from 'vitest';
import { parseHtml } from '../../../src/sandbox/htmlEntities.ts';
import { toSafeHtml } from '../../../src/sandbox/htmlView.ts';

describe('what Telegram refuses', () => {
  test.each([
    ['🏟 🏟&lt;<abacaba', 'Unclosed start tag at byte offset 13'],
    ['🏟 🏟&lt;<abac aba>', 'Unsupported start tag "abac" at byte offset 13'],
    ['🏟 🏟&lt;<i   =aba>', 'Empty attribute name in the tag "i" at byte offset 13'],
    [
      '🏟 🏟&lt;<i    aba>',
      'Expected equal sign in declaration of an attribute of the tag "i" at byte offset 13',
    ],
    ['🏟 🏟&lt;<i    aba  =  ', 'Unclosed start tag "i" at byte offset 13'],
    ['🏟 🏟&lt;<i    aba  =  190azAz-.,', 'Unexpected end of name token at byte offset 27'],
    ['🏟 🏟&lt;<i    aba  =  "&lt;&gt;&quot;>', 'Unclosed start tag at byte offset 13'],
    ['🏟 🏟&lt;</', 'Unexpected end tag at byte offset 13'],
    ['🏟 🏟&lt;<b></b></', 'Unexpected end tag at byte offset 20'],
    ['🏟 🏟&lt;<i>a</i   ', 'Unclosed end tag at byte offset 17'],
    ['🏟 🏟&lt;<i>a</em   >', 'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"'],
    ['<b>a', 'Can\'t find end tag corresponding to start tag "b"'],
    ['<span>a</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ])('%s', (html, complaint) => {
    expect(() => parseHtml(html)).toThrow(`Bad Request: can't parse entities: ${complaint}`);
  });
});

test('only four named references are known; numbers are read in both notations', () => {
  expect(parseHtml('&ge;&lt;&gt;&amp;&quot;&laquo;&#1178;&#x49A;').text).toBe('&ge;<>&"&laquo;ҚҚ');
});

test('entities are counted in UTF-16 units', () => {
  const { text, entities } = parseHtml('😀<b>Қала <i>бас</i></b>');
  expect(text).toBe('😀Қала бас');
  expect(entities).toEqual([
    { type: 'italic', offset: 7, length: 3 },
    { type: 'bold', offset: 2, length: 8 },
  ]);
});

test('links, code with a language and folded quotations are read', () => {
  const html =
    '<a href="https://example.org/?a=1&amp;b">x</a><pre><code class="language-ts">y</code></pre>' +
    '<blockquote expandable>z</blockquote>';
  expect(parseHtml(html).entities).toEqual([
    { type: 'text_link', offset: 0, length: 1, url: 'https://example.org/?a=1&b' },
    { type: 'pre', offset: 1, length: 1, language: 'ts' },
    { type: 'expandable_blockquote', offset: 2, length: 1 },
  ]);
});

test('the page is shown safe HTML, nested as it was', () => {
  const bold = { type: 'bold', offset: 0, length: 7 };
  const link = { type: 'text_link', offset: 2, length: 3, url: 'javascript:alert(1)' };
  expect(toSafeHtml({ text: '<i>&"hi', entities: [bold, link] })).toBe(
    '<b>&lt;i&gt;&amp;&quot;hi</b>',
  );
});
