// Turns the HTML of a message into DOM nodes through a list of allowed tags. Whatever is not on
// the list loses its tag and keeps its text; attributes never pass, except a checked `href`.
import { button, element } from './elements.js';

const PLAIN_TAGS = new Map([
  ['B', 'b'],
  ['STRONG', 'b'],
  ['I', 'i'],
  ['EM', 'i'],
  ['U', 'u'],
  ['INS', 'u'],
  ['S', 's'],
  ['DEL', 's'],
  ['STRIKE', 's'],
  ['CODE', 'code'],
  ['PRE', 'pre'],
  ['BLOCKQUOTE', 'blockquote'],
  ['BR', 'br'],
]);
const SILENT_TAGS = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'IFRAME', 'OBJECT', 'SVG', 'MATH']);
const COMMAND = /(^|[\s(«"])(\/[a-z][a-z0-9_]{0,31})(?![\w/])/g;
const MAX_DEPTH = 20;

/** The message as nodes; `onCommand` is called when a person taps a `/command` in the text. */
export function messageNodes(html, onCommand) {
  // A document made by DOMParser runs no scripts and loads nothing.
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  return copyChildren(parsed.body, { onCommand, depth: 0 });
}

function copyChildren(parent, context) {
  if (context.depth > MAX_DEPTH) return [parent.textContent];
  const deeper = { ...context, depth: context.depth + 1 };
  return [...parent.childNodes].flatMap((child) => copyNode(child, deeper));
}

function copyNode(node, context) {
  if (node.nodeType === Node.TEXT_NODE) return textNodes(node.data, context.onCommand);
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  const tag = node.tagName.toUpperCase();
  if (SILENT_TAGS.has(tag)) return [];
  if (tag === 'A') return [copyLink(node, context)];
  if (isSpoiler(node, tag)) return [spoiler(copyChildren(node, context))];
  const allowed = PLAIN_TAGS.get(tag);
  if (allowed === undefined) return copyChildren(node, context);
  const isVerbatim = allowed === 'code' || allowed === 'pre';
  const inside = isVerbatim ? { ...context, onCommand: undefined } : context;
  return [element(allowed, {}, ...copyChildren(node, inside))];
}

function isSpoiler({ classList }, tag) {
  if (tag === 'TG-SPOILER') return true;
  return tag === 'SPAN' && (classList.contains('tg-spoiler') || classList.contains('spoiler'));
}

function copyLink(node, context) {
  const children = copyChildren(node, { ...context, onCommand: undefined });
  const href = safeLink(node.getAttribute('href'));
  if (href === undefined) return element('span', {}, ...children);
  return element('a', { href, target: '_blank', rel: 'noopener noreferrer' }, ...children);
}

/** The address when it leads to a web page, else nothing. */
export function safeLink(address) {
  if (!address || !URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}

function spoiler(children) {
  const reveal = ({ currentTarget }) => {
    currentTarget.classList.add('shown');
    currentTarget.removeAttribute('aria-label');
  };
  const properties = { class: 'spoiler', 'aria-label': '•••', onclick: reveal };
  return button(properties, element('span', {}, ...children));
}

function textNodes(text, onCommand) {
  if (onCommand === undefined) return [text];
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(COMMAND)) {
    const start = match.index + match[1].length;
    const command = match[2];
    nodes.push(text.slice(end, start));
    nodes.push(button({ class: 'command', onclick: () => onCommand(command) }, command));
    end = start + command.length;
  }
  nodes.push(text.slice(end));
  return nodes;
}
