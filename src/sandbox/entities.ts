// Formatting of a text: spans counted in UTF-16 units, as the Bot API has them.

export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly user?: { readonly id: number };
  readonly language?: string;
  readonly custom_emoji_id?: string;
}

export interface FormattedText {
  readonly text: string;
  readonly entities: readonly Entity[];
}

/** Telegram itself finds commands, links, mentions and hashtags in every text. */
const found: readonly (readonly [string, RegExp])[] = [
  [
    'bot_command',
    /(?<![\p{L}\p{N}_/@])\/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\p{L}\p{N}_/])/gu,
  ],
  ['url', /\bhttps?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g],
  ['mention', /(?<![\p{L}\p{N}_/@])@[a-zA-Z][a-zA-Z0-9_]{3,31}\b/gu],
  ['hashtag', /(?<![\p{L}\p{N}_#])#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*/gu],
];

const opaque = new Set(['code', 'pre', 'text_link', 'text_mention']);

function overlaps(a: Entity, b: Entity): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}

function byPlace(a: Entity, b: Entity): number {
  return a.offset - b.offset || b.length - a.length;
}

/** The given entities and those that Telegram finds by itself, in order. */
export function withFoundEntities({ text, entities }: FormattedText): FormattedText {
  if (!/[/@#:]/.test(text)) return { text, entities };
  const closed = entities.filter((entity) => opaque.has(entity.type));
  const added: Entity[] = [];
  for (const [type, pattern] of found) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length };
      if (![...closed, ...added].some((other) => overlaps(entity, other))) added.push(entity);
    }
  }
  return { text, entities: [...entities, ...added].sort(byPlace) };
}

/** Cuts blank ends off a text and moves its entities along, as Telegram does. */
export function trimmed({ text, entities }: FormattedText): FormattedText {
  const start = text.length - text.trimStart().length;
  const end = Math.max(start, text.trimEnd().length);
  const kept = entities.flatMap((entity) => {
    const from = Math.max(entity.offset, start);
    const to = Math.min(entity.offset + entity.length, end);
    return to > from ? [{ ...entity, offset: from - start, length: to - from }] : [];
  });
  return { text: text.slice(start, end), entities: kept.sort(byPlace) };
}

/** Telegram counts a text in code points. */
export function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
