// Tags, attributes and character references of parse_mode HTML. Complaints name the byte at which
// the tag begins, because that is what Telegram's do.
import { type ApiFailure, badRequest } from './failure.ts';

export interface Source {
  readonly html: string;
  at: number;
}

export interface OpenTag {
  readonly name: string;
  readonly argument: string;
  /** Where its content begins in the text without tags. */
  readonly offset: number;
}

interface TagHead {
  readonly name: string;
  readonly begin: number;
}

const tagNames = new Set(
  'a b strong i em s strike del u ins tg-spoiler tg-emoji span pre code blockquote'.split(' '),
);
const references: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

function failAt(source: Source, position: number, complaint: string): ApiFailure {
  const byteOffset = Buffer.byteLength(source.html.slice(0, position));
  const [before, after = ''] = complaint.split('@');
  return badRequest(`can't parse entities: ${before} at byte offset ${byteOffset}${after}`);
}

/** Reads one character; only four named references exist, others are text. */
export function readCharacter(source: Source): string {
  const rest = source.html.slice(source.at, source.at + 16);
  const reference = /^&(?:#(\d{1,8})|#[xX]([0-9a-fA-F]{1,8})|(lt|gt|amp|quot)(?![a-zA-Z]));?/.exec(
    rest,
  );
  if (reference) {
    const [whole, decimal, hex, name] = reference;
    const code = decimal === undefined ? Number.parseInt(hex ?? '0', 16) : Number(decimal);
    const isNumber = name === undefined && code > 0 && code < 0x10ffff;
    if (name !== undefined || isNumber) {
      source.at += whole.length;
      return name === undefined ? String.fromCodePoint(code) : (references[name] ?? '');
    }
  }
  source.at += 1;
  return rest[0] ?? '';
}

function take(source: Source, pattern: RegExp): string {
  const sticky = new RegExp(pattern.source, 'uy');
  sticky.lastIndex = source.at;
  const taken = sticky.exec(source.html)?.[0] ?? '';
  source.at += taken.length;
  return taken;
}

function readValue(source: Source, tag: TagHead): string {
  const quote = source.html[source.at];
  if (quote === undefined) throw failAt(source, tag.begin, `Unclosed start tag "${tag.name}"`);
  if (quote !== '"' && quote !== "'") {
    const begin = source.at;
    const token = take(source, /[a-zA-Z0-9.-]*/);
    const next = source.html[source.at];
    if (next === undefined || /[\s>]/.test(next)) return token.toLowerCase();
    throw failAt(source, begin, 'Unexpected end of name token');
  }
  source.at += 1;
  let value = '';
  while (source.at < source.html.length && source.html[source.at] !== quote) {
    value += readCharacter(source);
  }
  source.at += 1;
  return value;
}

function readAttribute(source: Source, tag: TagHead): readonly [string, string] {
  const name = take(source, /[^\s=>]*/);
  if (name === '') throw failAt(source, tag.begin, `Empty attribute name in the tag "${tag.name}"`);
  take(source, /\s*/);
  if (source.html[source.at] !== '=') {
    if (tag.name === 'blockquote' && name === 'expandable') return [name, name];
    const complaint = `Expected equal sign in declaration of an attribute of the tag "${tag.name}"`;
    throw failAt(source, tag.begin, complaint);
  }
  source.at += 1;
  take(source, /\s*/);
  return [name.toLowerCase(), readValue(source, tag)];
}

function argumentOf(tag: string, [name, value]: readonly [string, string]): string | undefined {
  if (tag === 'a' && name === 'href') return value;
  if (tag === 'tg-emoji' && name === 'emoji-id') return value;
  if (tag === 'blockquote' && name === 'expandable') return 'expandable';
  if (tag === 'code' && name === 'class' && value.startsWith('language-')) return value.slice(9);
  if (tag === 'span' && name === 'class' && value.startsWith('tg-')) return value.slice(3);
  return undefined;
}

export function readStartTag(source: Source, offset: number): OpenTag {
  const begin = source.at;
  source.at += 1;
  const name = take(source, /[^\s>]*/).toLowerCase();
  const tag = { name, begin };
  if (source.at >= source.html.length) throw failAt(source, begin, 'Unclosed start tag');
  if (!tagNames.has(name)) throw failAt(source, begin, `Unsupported start tag "${name}"`);
  let argument = '';
  for (take(source, /\s*/); source.html[source.at] !== '>'; take(source, /\s*/)) {
    argument = argumentOf(name, readAttribute(source, tag)) ?? argument;
    if (source.at >= source.html.length) throw failAt(source, begin, 'Unclosed start tag');
  }
  source.at += 1;
  if (name === 'span' && argument !== 'spoiler') {
    throw failAt(source, begin, 'Tag "span" must have class "tg-spoiler"');
  }
  return { name, argument, offset };
}

/** Reads the end tag of the innermost open tag; `</>` closes whatever is open. */
export function readEndTag(source: Source, innermost: OpenTag | undefined): OpenTag {
  const begin = source.at;
  if (innermost === undefined) throw failAt(source, begin, 'Unexpected end tag');
  source.at += 2;
  const name = take(source, /[^\s>]*/).toLowerCase();
  take(source, /\s*/);
  if (source.html[source.at] !== '>') throw failAt(source, begin, 'Unclosed end tag');
  source.at += 1;
  if (name === '' || name === innermost.name) return innermost;
  throw failAt(
    source,
    begin,
    `Unmatched end tag@, expected "</${innermost.name}>", found "</${name}>"`,
  );
}
