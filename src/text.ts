// Text that a person typed, made safe to store and show: one normal form, nothing invisible,
// nothing that reorders or climbs over its neighbours. Pure; markup is not its business.

const lineBreaks = /\r\n?|[\u0085\u2028\u2029]/gu;
const blanks = /[\t\v\f]/gu;
/** Controls, format characters, invisible fillers, halves of pairs; not the joiners. */
const unseen =
  /(?!\n|\u200C|\u200D|[\u{FE00}-\u{FE0F}])[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/** Joiners shape letters in these scripts, and join emoji; elsewhere they only hide. */
const shaped = [
  'Arab',
  'Mong',
  'Deva',
  'Beng',
  'Guru',
  'Gujr',
  'Taml',
  'Telu',
  'Knda',
  'Mlym',
  'Sinh',
]
  .map((script) => `\\p{Script=${script}}`)
  .join('');
const pictured = '\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F';
const joiner = new RegExp(
  `(?<=[${shaped}])[\\u200C\\u200D](?=[${shaped}])|(?<=[${pictured}])\\u200D(?=\\p{Extended_Pictographic})|([\\u200C\\u200D])`,
  'gu',
);
const marksInARow = /(\p{M}{3})\p{M}+/gu;

function cleanOnce(text: string): string {
  return text
    .replace(lineBreaks, '\n')
    .replace(blanks, ' ')
    .replace(unseen, '')
    .replace(joiner, (found: string, lone: string | undefined) => (lone === undefined ? found : ''))
    .normalize('NFC')
    .replace(marksInARow, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/**
 * NFC; no controls except the newline, no bidi controls, no zero-width characters except joiners
 * where a script or an emoji needs them, at most three combining marks and two newlines in a row.
 */
export function cleanText(text: string): string {
  // What one step removes may bring together what another forbids, so clean until nothing changes.
  for (let before = text; ; ) {
    const after = cleanOnce(before);
    if (after === before) return after;
    before = after;
  }
}

/** Clean and on one line: labels, keys and buttons. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/gu, ' ');
}

/** Length as Telegram counts it. */
export function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** At most so many code points; a longer text ends in "…", never inside what reads as one letter. */
export function cut(text: string, maxCodePoints: number): string {
  if (text.length <= maxCodePoints || countCodePoints(text) <= maxCodePoints) return text;
  if (maxCodePoints < 1) return '';
  let kept = '';
  let room = maxCodePoints - 1;
  for (const { segment } of graphemes.segment(text)) {
    room -= countCodePoints(segment);
    if (room < 0) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
