// The one visual language of all pictures: colours, type, distances. Lengths are units of a
// canvas 1000 wide, which a phone of 360 points shows at about a third.

/** Goes into every picture's hash; raise it when a change does not show in the SVG itself. */
export const styleVersion = 2;

export const canvasWidth = 1000;

/** Safe for the common kinds of colour blindness: nothing is told by red against green. */
export const palette = {
  background: '#faf8f4',
  ink: '#1c2733',
  /** For secondary text; still 4.5:1 against the background. */
  muted: '#5a6572',
  rule: '#dcd6ca',
  accent: '#0b6aa2',
  /** The country on a map, and its border. */
  land: '#ebe5d8',
  border: '#bdb4a2',
} as const;

export interface TypeStyle {
  readonly size: number;
  readonly lineHeight: number;
  readonly weight: 400 | 600;
  readonly color: string;
}

/** Nothing is smaller than 28: that is 10 points on a phone of 360. */
export const type = {
  title: { size: 48, lineHeight: 58, weight: 600, color: palette.ink },
  subtitle: { size: 32, lineHeight: 43, weight: 400, color: palette.muted },
  label: { size: 32, lineHeight: 37, weight: 400, color: palette.ink },
  value: { size: 32, lineHeight: 38, weight: 600, color: palette.ink },
  legend: { size: 30, lineHeight: 38, weight: 400, color: palette.ink },
  smallLabel: { size: 28, lineHeight: 34, weight: 400, color: palette.ink },
  smallValue: { size: 28, lineHeight: 34, weight: 600, color: palette.ink },
  axis: { size: 28, lineHeight: 34, weight: 400, color: palette.muted },
  footnote: { size: 28, lineHeight: 39, weight: 400, color: palette.muted },
} as const satisfies Record<string, TypeStyle>;

export const space = {
  /** Between the frame's edge and everything in it. */
  margin: 56,
  /** Between the heading, the drawing and the footnote. */
  section: 44,
  /** Between a legend and what it explains. */
  legend: 30,
  /** Between things that belong together. */
  near: 18,
} as const;

export const contentWidth = canvasWidth - 2 * space.margin;

/** What is written at the end of a bar takes at most this much. */
export const maxValueWidth = 220;

export const fontFamily = 'Noto Sans';

/** Baseline below the middle of a line of text, in font sizes: half of Noto Sans's capitals. */
export const halfCapital = 0.357;
