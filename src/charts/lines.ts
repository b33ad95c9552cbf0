// Breaks a text into lines that fit, and draws lines of text.
import { measureText } from './font-metrics.ts';
import type { TypeStyle } from './style.ts';
import { element, type SvgElement } from './svg.ts';

export interface Room {
  readonly style: TypeStyle;
  readonly width: number;
  readonly maxLines: number;
}

/** Breaks at spaces and after hyphens; what does not fit the last line is cut with an ellipsis. */
export function breakLines(text: string, room: Room): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    const isLast = lines.length === room.maxLines - 1;
    if (line === '' || isLast || fits(line + piece, room)) {
      line += piece;
      continue;
    }
    lines.push(line.trimEnd());
    line = piece;
  }
  if (line !== '') lines.push(line.trimEnd());
  return lines.map((each) => shorten(each, room));
}

/** One line, cut with an ellipsis where it is too long. */
export function cutLine(text: string, style: TypeStyle, width: number): string {
  return breakLines(text, { style, width, maxLines: 1 })[0] ?? '';
}

/** Words with the space or hyphen that follows them. No-break spaces do not break. */
function piecesOf(text: string): readonly string[] {
  const spaced = text.replace(/[ \t\r\n]+/g, ' ').trim();
  return spaced.match(/[^ -]*[ -]|[^ -]+/g) ?? [];
}

const graphemes = new Intl.Segmenter('kk', { granularity: 'grapheme' });

function shorten(line: string, room: Room): string {
  if (fits(line, room)) return line;
  const letters = Array.from(graphemes.segment(line), ({ segment }) => segment);
  while (letters.length > 1) {
    letters.pop();
    const shorter = `${letters.join('').replace(/[ ,.-]+$/, '')}…`;
    if (fits(shorter, room)) return shorter;
  }
  return '…';
}

function fits(line: string, { style, width }: Room): boolean {
  return measureText(line.trimEnd(), style) <= width;
}

export interface LineAt {
  readonly x: number;
  readonly baseline: number;
  readonly style: TypeStyle;
}

export function drawLine(line: string, { x, baseline, style }: LineAt): SvgElement {
  const { size, weight, color } = style;
  const attributes = { x, y: baseline, 'font-size': size, 'font-weight': weight, fill: color };
  return element('text', attributes, [line]);
}
