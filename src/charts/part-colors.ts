// Colours that tell series and parts apart, for readers with any of the common kinds of colour
// vision, and in grey: neighbours differ in lightness too. tests/unit/charts/colors holds it.
import { palette } from './style.ts';

/** The orange, green and purple are Okabe and Ito's, darkened to 3:1 against the background. */
export const partColors = [
  palette.accent,
  '#d77820',
  '#4f209b',
  '#11a25e',
  '#940a18',
  '#c07aa1',
] as const;

/** For what is not known: the one part without a colour. */
export const unknownColor = '#5c645a';

/** Of each part in its order; `unknown` is the index of the part that is not known. */
export function colorsOf(count: number, unknown?: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    if (index === unknown) return unknownColor;
    const known = unknown !== undefined && index > unknown ? index - 1 : index;
    return partColors[known % partColors.length] ?? palette.accent;
  });
}

const onDark = '#ffffff';
const onLight = '#0c1116';

/** The colour of a text that stands on this one: 4.5:1 at least, whatever the part. */
export function textColorOn(color: string): string {
  const contrastWith = (other: string): number => contrast(color, other);
  return contrastWith(onDark) >= contrastWith(onLight) ? onDark : onLight;
}

/** Contrast ratio of WCAG 2. */
export function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((one, two) => one - two);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
