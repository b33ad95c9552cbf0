// The frame around every picture: background, mark, title, subtitle, and a footnote under a rule.
import type { ChartTexts } from '../messenger.ts';
import { breakLines, drawLine } from './lines.ts';
import {
  canvasWidth,
  contentWidth,
  fontFamily,
  halfCapital,
  palette,
  space,
  type TypeStyle,
  type,
} from './style.ts';
import { element, type SvgElement, toMarkup } from './svg.ts';

/** What a frame goes around: its height, and how to draw it below a given line. */
export interface Drawing {
  readonly height: number;
  readonly drawAt: (top: number) => readonly SvgElement[];
}

/** Two drawings as one, such as a legend and what it explains. */
export function below(upper: Drawing, lower: Drawing): Drawing {
  const gap = upper.height === 0 || lower.height === 0 ? 0 : space.legend;
  return {
    height: upper.height + gap + lower.height,
    drawAt: (top) => [...upper.drawAt(top), ...lower.drawAt(top + upper.height + gap)],
  };
}

interface Block {
  readonly bottom: number;
  readonly elements: readonly SvgElement[];
}

/** Telegram shows no photo larger than this; more would be drawn and sent in vain. */
const maxPixels = 2560;

/** The whole picture as SVG; as tall as its contents need. */
export function drawFrame(texts: ChartTexts, drawing: Drawing | undefined): string {
  const heading = drawHeading(texts);
  const top = heading.bottom + space.section;
  const drawn = drawing === undefined ? [] : drawing.drawAt(top);
  const bottom = drawing === undefined ? heading.bottom : top + drawing.height;
  const foot = drawFoot(texts.footnote, bottom);
  const height = Math.ceil(foot.bottom + space.margin);
  const scale = Math.min(1, maxPixels / height);
  const pixels = { width: Math.round(canvasWidth * scale), height: Math.round(height * scale) };
  const size = { ...pixels, viewBox: `0 0 ${canvasWidth} ${height}` };
  return toMarkup(
    element('svg', { xmlns: 'http://www.w3.org/2000/svg', ...size, 'font-family': fontFamily }, [
      element('rect', { width: canvasWidth, height, fill: palette.background }),
      ...heading.elements,
      ...drawn,
      ...foot.elements,
    ]),
  );
}

const mark = { width: 72, height: 8 } as const;

function drawHeading({ title, subtitle }: ChartTexts): Block {
  const markAt = { x: space.margin, y: space.margin, ...mark, rx: mark.height / 2 };
  const named = drawLines(title, type.title, space.margin + mark.height + space.near);
  const gap = subtitle === '' ? 0 : space.near / 3;
  const explained = drawLines(subtitle, type.subtitle, named.bottom + gap);
  return {
    bottom: explained.bottom,
    elements: [
      element('rect', { ...markAt, fill: palette.accent }),
      ...named.elements,
      ...explained.elements,
    ],
  };
}

function drawFoot(footnote: string, above: number): Block {
  if (footnote === '') return { bottom: above, elements: [] };
  const y = above + space.section;
  const line = { x: space.margin, y, width: contentWidth, height: 2, fill: palette.rule };
  const noted = drawLines(footnote, type.footnote, y + space.near);
  return { bottom: noted.bottom, elements: [element('rect', line), ...noted.elements] };
}

/** Nobody needs a longer heading or footnote; the limit keeps a mistake from making a poster. */
const maxLines = 4;

function drawLines(text: string, style: TypeStyle, top: number): Block {
  const lines = breakLines(text, { style, width: contentWidth, maxLines });
  const elements = lines.map((line, index) => {
    const middle = top + style.lineHeight * (index + 0.5);
    return drawLine(line, { x: space.margin, baseline: middle + style.size * halfCapital, style });
  });
  return { bottom: top + style.lineHeight * lines.length, elements };
}
