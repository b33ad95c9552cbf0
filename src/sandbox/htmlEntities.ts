// parse_mode HTML, read as Telegram reads it: few tags, strict nesting, the same complaints.
import type { Entity, FormattedText } from './entities.ts';
import { badRequest } from './failure.ts';
import { type OpenTag, readCharacter, readEndTag, readStartTag, type Source } from './htmlTags.ts';

const styles: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  span: 'spoiler',
  'tg-spoiler': 'spoiler',
  code: 'code',
};

function linkEntity(span: { offset: number; length: number }, href: string): Entity | undefined {
  const user = /^tg:\/\/user\?id=(\d+)$/.exec(href);
  if (user) return { type: 'text_mention', ...span, user: { id: Number(user[1]) } };
  const hasScheme = /^[a-z][a-z0-9+.-]*:/i.test(href);
  const url = hasScheme ? href : `http://${href}`;
  if (!URL.canParse(url) || !/^(https?|tg|ton|mailto|tel):/i.test(url)) return undefined;
  return { type: 'text_link', ...span, url: new URL(url).href };
}

function entityOf(tag: OpenTag, text: string): Entity | undefined {
  const span = { offset: tag.offset, length: text.length - tag.offset };
  switch (tag.name) {
    case 'a':
      return linkEntity(span, tag.argument === '' ? text.slice(tag.offset) : tag.argument);
    case 'pre':
      return { type: 'pre', ...span };
    case 'blockquote':
      return { type: tag.argument === '' ? 'blockquote' : 'expandable_blockquote', ...span };
    case 'tg-emoji':
      if (/^[1-9]\d*$/.test(tag.argument)) {
        return { type: 'custom_emoji', ...span, custom_emoji_id: tag.argument };
      }
      throw badRequest("can't parse entities: Invalid custom emoji identifier specified");
    default:
      return { type: styles[tag.name] ?? 'bold', ...span };
  }
}

/** `<pre><code class="language-x">` is one entity, a pre with a language. */
function close(entities: Entity[], tag: OpenTag, text: string): void {
  if (text.length <= tag.offset) return;
  const entity = entityOf(tag, text);
  if (entity === undefined) return;
  const last = entities.at(-1);
  const wrapsLast = last?.offset === entity.offset && last.length === entity.length;
  if (entity.type === 'pre' && wrapsLast && last.type === 'code' && last.language !== undefined) {
    entities[entities.length - 1] = { ...last, type: 'pre' };
    return;
  }
  const language = tag.name === 'code' && tag.argument !== '' ? { language: tag.argument } : {};
  entities.push({ ...entity, ...language });
}

function withoutLooseLanguages(entities: readonly Entity[]): Entity[] {
  return entities.map((entity) => {
    if (entity.type !== 'code') return entity;
    return { type: entity.type, offset: entity.offset, length: entity.length };
  });
}

export function parseHtml(html: string): FormattedText {
  const source: Source = { html, at: 0 };
  const open: OpenTag[] = [];
  const entities: Entity[] = [];
  let text = '';
  while (source.at < html.length) {
    if (html[source.at] !== '<') {
      text += readCharacter(source);
    } else if (html[source.at + 1] === '/') {
      const tag = readEndTag(source, open.pop());
      close(entities, tag, text);
    } else {
      open.push(readStartTag(source, text.length));
    }
  }
  const unclosed = open.at(-1);
  if (unclosed === undefined) return { text, entities: withoutLooseLanguages(entities) };
  throw badRequest(
    `can't parse entities: Can't find end tag corresponding to start tag "${unclosed.name}"`,
  );
}
