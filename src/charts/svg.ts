// Builds SVG from elements, so that nothing can reach the markup unescaped.

export type SvgNode = SvgElement | string;

export interface SvgElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly SvgNode[];
}

export function element(
  tag: string,
  attributes: SvgElement['attributes'],
  children: readonly SvgNode[] = [],
): SvgElement {
  return { tag, attributes, children };
}

/** The markup of an element and all that is in it. */
export function toMarkup(node: SvgNode): string {
  if (typeof node === 'string') return escape(node);
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escape(attributeText(value))}"`)
    .join('');
  const children = node.children.map(toMarkup).join('');
  return `<${node.tag}${attributes}>${children}</${node.tag}>`;
}

/** Hundredths are finer than a pixel, and keep equal pictures equal to the letter. */
function attributeText(value: string | number): string {
  return typeof value === 'string' ? value : String(Math.round(value * 100) / 100);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

// XML 1.0 has no way to write control characters, halves of surrogate pairs and non-characters.
const unwritable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function escape(text: string): string {
  return text.replace(unwritable, '').replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}
