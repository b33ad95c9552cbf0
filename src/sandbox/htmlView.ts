// A formatted text as safe HTML for the page: everything is escaped, only known tags are made.
import type { Entity, FormattedText } from './entities.ts';

const tags: Readonly<Record<string, string>> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
};

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function wrapped(entity: Entity, words: string, inner: string): string {
  const href = entity.type === 'url' ? words : entity.url;
  if (href !== undefined && /^(https?|tg|mailto):/i.test(href)) {
    return `<a href="${escaped(href)}" target="_blank" rel="noopener noreferrer">${inner}</a>`;
  }
  if (entity.type === 'spoiler') return `<span class="tg-spoiler">${inner}</span>`;
  const tag = tags[entity.type];
  return tag === undefined ? inner : `<${tag}>${inner}</${tag}>`;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Entities lie in order, outer before inner; one that sticks out of its parent is cut to it. */
function rendered(text: string, entities: readonly Entity[], { from, to }: Range): string {
  let html = '';
  let at = from;
  for (let index = 0; index < entities.length; index += 1) {
    const entity = entities[index] as Entity;
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    if (start >= end) continue;
    const inner = entities.slice(index + 1).filter((other) => other.offset < end);
    html += escaped(text.slice(at, start));
    html += wrapped(
      entity,
      text.slice(start, end),
      rendered(text, inner, { from: start, to: end }),
    );
    at = end;
  }
  return html + escaped(text.slice(at, to));
}

export function toSafeHtml({ text, entities }: FormattedText): string {
  return rendered(text, entities, { from: 0, to: text.length });
}
