// How long paragraphs are for a messenger that limits what one message holds.
import type { Paragraph } from '../messenger.ts';
import { countCodePoints } from '../text.ts';

/** Code points, with the empty line that may stand between two paragraphs. */
export function lengthOf(paragraphs: readonly Paragraph[]): number {
  return paragraphs.reduce((all, paragraph) => {
    const label = paragraph.style === 'pair' ? countCodePoints(paragraph.label) + 2 : 0;
    return all + label + countCodePoints(paragraph.text) + 2;
  }, 0);
}
