// Where the names of circles stand: beside them, one after another, where nothing stands yet.
// What fits nowhere is left out; its circle stays.
import { measureText } from './font-metrics.ts';
import { cutLine } from './lines.ts';
import { canvasWidth, space, type } from './style.ts';

export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly label: string;
  readonly number: string;
}

export interface PlacedLabel {
  readonly name: string;
  readonly nameLeft: number;
  readonly number: string;
  readonly numberLeft: number;
  readonly middle: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const maxNameWidth = 320;
const height = type.smallLabel.lineHeight;
const wordGap = 9;
/** From a name to its own circle, and to any other, so that nobody takes it for the other's. */
const gap = 6;
const strangeGap = 16;

/** What stands beside so large a circle is taken for its name, whatever else is near. */
const largeRadius = 30;

/** The circles in the order in which they are served; `bounds` says how high labels may stand. */
export function placeLabels(
  circles: readonly Circle[],
  bounds: { readonly top: number; readonly bottom: number },
): readonly PlacedLabel[] {
  const page = { left: space.margin, right: canvasWidth - space.margin, ...bounds };
  const taken: Box[] = [];
  return circles.flatMap((circle) => {
    const name = cutLine(circle.label, type.smallLabel, maxNameWidth);
    const nameWidth = name === '' ? 0 : measureText(name, type.smallLabel) + wordGap;
    const width = nameWidth + measureText(circle.number, type.smallValue);
    const free = candidates(circle, width).filter(
      (each) =>
        isInside(each, page) &&
        !taken.some((other) => overlap(each, other)) &&
        !circles.some((other) => touches(each, other, gap / 2)),
    );
    const isClear = (each: Box): boolean =>
      !circles.some((other) => other !== circle && touches(each, other, strangeGap));
    const box = free.find(isClear) ?? (circle.radius < largeRadius ? undefined : free[0]);
    if (box === undefined) return [];
    taken.push(box);
    const middle = box.top + height / 2;
    const numberLeft = box.left + nameWidth;
    return [{ name, nameLeft: box.left, number: circle.number, numberLeft, middle }];
  });
}

/** The right side first: there a name is read as belonging to what stands before it. */
function candidates({ x, y, radius }: Circle, width: number): readonly Box[] {
  const away = radius + gap;
  const aslant = away * Math.SQRT1_2;
  const [right, left, middle] = [x + away, x - away - width, x - width / 2];
  const corners: readonly (readonly [number, number])[] = [
    [right, y - height / 2],
    [left, y - height / 2],
    [middle, y - away - height],
    [middle, y + away],
    [x + aslant, y - aslant - height],
    [x + aslant, y + aslant],
    [x - aslant - width, y - aslant - height],
    [x - aslant - width, y + aslant],
  ];
  return corners.map(([boxLeft, top]) => ({
    left: boxLeft,
    right: boxLeft + width,
    top,
    bottom: top + height,
  }));
}

function isInside(box: Box, page: Box): boolean {
  return (
    box.left >= page.left &&
    box.right <= page.right &&
    box.top >= page.top &&
    box.bottom <= page.bottom
  );
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right + gap && b.left < a.right + gap && a.top < b.bottom && b.top < a.bottom;
}

/** Whether the box comes nearer than that to the circle's edge. */
function touches(
  { left, right, top, bottom }: Box,
  { x, y, radius }: Circle,
  least: number,
): boolean {
  const aside = Math.max(left - x, 0, x - right);
  const above = Math.max(top - y, 0, y - bottom);
  return Math.hypot(aside, above) < radius + least;
}
