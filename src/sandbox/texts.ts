// Reads a text or a caption out of the parameters and checks it as Telegram does.
import {
  type Entity,
  type FormattedText,
  lengthOf,
  trimmed,
  withFoundEntities,
} from './entities.ts';
import { badRequest } from './failure.ts';
import { parseHtml } from './htmlEntities.ts';
import { findNested, findText, isRecord, type Params } from './params.ts';

const maxTextLength = 4096;
const maxCaptionLength = 1024;

function givenEntities(params: Params, name: string): Entity[] {
  const given = findNested(params, name);
  if (!Array.isArray(given)) return [];
  return given.filter((entity) => isRecord(entity) && typeof entity.type === 'string') as Entity[];
}

function formatted(raw: string, params: Params, entitiesName: string): FormattedText {
  const mode = findText(params, 'parse_mode') ?? '';
  // Line ends and control characters are made plain before anything else is looked at.
  // oxlint-disable-next-line no-control-regex
  const clean = raw.replaceAll('\r', '').replace(/[\u0000-\u0009\u000b-\u001f]/g, ' ');
  if (mode === '') return { text: clean, entities: givenEntities(params, entitiesName) };
  if (mode.toLowerCase() === 'html') return parseHtml(clean);
  // Telegram also knows two kinds of Markdown; the product uses neither.
  throw badRequest('unsupported parse_mode');
}

function finished(text: FormattedText): FormattedText {
  return withFoundEntities(trimmed(text));
}

export function readText(params: Params): FormattedText {
  const raw = findText(params, 'text') ?? '';
  if (raw === '') throw badRequest('message text is empty');
  const result = finished(formatted(raw, params, 'entities'));
  if (result.text === '') throw badRequest('message text is empty');
  if (lengthOf(result.text) > maxTextLength) throw badRequest('message is too long');
  return result;
}

export function readCaption(params: Params): FormattedText {
  const raw = findText(params, 'caption') ?? '';
  const result = finished(formatted(raw, params, 'caption_entities'));
  if (lengthOf(result.text) > maxCaptionLength) throw badRequest('message caption is too long');
  return result;
}

export function textContent({ text, entities }: FormattedText) {
  return { text, ...(entities.length > 0 && { entities }) };
}

export function captionContent({ text, entities }: FormattedText) {
  if (text === '') return {};
  return { caption: text, ...(entities.length > 0 && { caption_entities: entities }) };
}
