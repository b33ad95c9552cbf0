// Fits a screen's paragraphs into one message, still as text without markup: the longest give way
// first, so that a reporter's novel never pushes out the lines that follow it.
import type { Paragraph } from '../messenger.ts';
import { cleanLine, cleanText, countCodePoints, cut } from '../text.ts';

/** Below this a cut paragraph says nothing; then whole paragraphs are left out at the end. */
const SHORTEST_CUT = 100;
const LONGEST_LABEL = 200;

/** A cleaned paragraph and what stands before it: one newline, or two where the style changes. */
export interface Block {
  readonly gap: '' | '\n' | '\n\n';
  readonly paragraph: Paragraph;
}

function clean(paragraph: Paragraph): Paragraph {
  const text = cleanText(paragraph.text);
  if (paragraph.style !== 'pair') return { style: paragraph.style, text };
  const label = cut(cleanLine(paragraph.label), LONGEST_LABEL);
  return { style: 'pair', label, text: text === '' ? '—' : text };
}

function withGaps(paragraphs: readonly Paragraph[]): Block[] {
  return paragraphs.map((paragraph, index) => {
    const before = paragraphs[index - 1];
    if (before === undefined) return { gap: '', paragraph };
    return { gap: before.style === paragraph.style ? '\n' : '\n\n', paragraph };
  });
}

const labelOf = (paragraph: Paragraph) =>
  paragraph.style === 'pair' ? `${paragraph.label}: ` : '';

/** The block as it reads, without markup. */
export const plainOf = ({ gap, paragraph }: Block) =>
  `${gap}${labelOf(paragraph)}${paragraph.text}`;

const lengthOf = (blocks: readonly Block[]) =>
  blocks.reduce((sum, block) => sum + countCodePoints(plainOf(block)), 0);

/** The longest text allowed so that all texts together take no more than `room`. */
function fairShare(lengths: readonly number[], room: number): number {
  let left = room;
  for (const [index, length] of lengths.toSorted((a, b) => a - b).entries()) {
    const share = Math.floor(left / (lengths.length - index));
    if (length > share) return share;
    left -= length;
  }
  return Number.POSITIVE_INFINITY;
}

/** The leading blocks that fit, and a last one that says that there was more. */
function dropTail(blocks: readonly Block[], limit: number): Block[] {
  const more: Block = { gap: '\n\n', paragraph: { style: 'plain', text: '…' } };
  const kept: Block[] = [];
  let room = limit - lengthOf([more]);
  for (const block of blocks) {
    room -= countCodePoints(plainOf(block));
    if (room < 0) return [...kept, kept.length === 0 ? { ...more, gap: '' } : more];
    kept.push(block);
  }
  return kept;
}

/** Cuts every text longer than its fair share of what the labels and gaps leave. */
function shorten(blocks: readonly Block[], limit: number): Block[] {
  const lengths = blocks.map(({ paragraph }) => countCodePoints(paragraph.text));
  const fixed = lengthOf(blocks) - lengths.reduce((sum, length) => sum + length, 0);
  const share = Math.max(SHORTEST_CUT, fairShare(lengths, limit - fixed));
  return blocks.map(({ gap, paragraph }) => ({
    gap,
    paragraph: { ...paragraph, text: cut(paragraph.text, share) },
  }));
}

/** Cleaned blocks that together read as at most `limit` code points. */
export function layOut(paragraphs: readonly Paragraph[], limit: number): Block[] {
  const blocks = withGaps(
    paragraphs.map(clean).filter(({ style, text }) => style === 'pair' || text !== ''),
  );
  if (lengthOf(blocks) <= limit) return blocks;
  const shortened = shorten(blocks, limit);
  return lengthOf(shortened) <= limit ? shortened : dropTail(shortened, limit);
}
