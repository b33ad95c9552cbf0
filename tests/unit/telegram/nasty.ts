// Strings that people send when they mean harm, or write in a script that we forgot.
import * as fc from 'fast-check';

const pieces = fc.constantFrom(
  '<b>',
  '</b>',
  '</i>',
  '<a href="tg://user?id=1">',
  '&lt;',
  '&amp;amp;',
  '&#60;',
  '&',
  '<',
  '>',
  '"',
  '`',
  '```',
  '*_[]()~|',
  '<tg-spoiler>',
  '\u202E',
  '\u2066',
  '\u200B',
  '\u200C',
  '\u200D',
  '\u200F',
  '\uFEFF',
  '\uFE0F',
  '\u0000',
  '\u001B',
  '\r\n',
  '\n\n\n',
  '\t',
  '\u0310\u0311\u0312\u0313',
  '\u0301',
  '\uD83D',
  '\uDE00',
  '😀',
  '👩‍👩‍👧',
  'क्‍ष',
  'می‌',
  '\u1100\u1161\u11A8',
  'Қазақстан',
  'митинг',
  '\u3164',
  '\u{E0041}',
  '\uFFFE',
);

export const nasty: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 3, arbitrary: pieces }, fc.string({ unit: 'binary', maxLength: 8 })), {
    maxLength: 20,
  })
  .map((parts) => parts.join(''));
