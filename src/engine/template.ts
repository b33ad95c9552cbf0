// A whole report as one message: lines such as "Where: Almaty", in any of the three languages.
// What is understood becomes answers; what is not is named, and the card asks for it.
import { findQuestion } from '../card/card.ts';
import type { Answer, Answers, Card, Question } from '../card/types.ts';
import { zoneOf } from '../card/zone.ts';
import { hasText, type Language, languages, t } from '../locales/translate.ts';
import { cleanText } from '../text.ts';
import { choiceLabels } from './kinds/labels.ts';
import { wordsOf } from './kinds/letters.ts';
import { readTyped } from './kinds/read.ts';
import type { ReadingContext } from './reading.ts';
import { matchChoice, matchChoices } from './template-match.ts';
import { otherLabels } from './template-words.ts';

/** What was understood, and the lines that were not. */
export interface TemplateReading {
  readonly answers: Answers;
  readonly notUnderstood: readonly string[];
}

interface Line {
  readonly raw: string;
  readonly question?: string;
  readonly value: string;
}

/** Each line of the template, and the question that it answers. */
const lines = [
  ['template.when', 'event_when'],
  ['template.where', 'place'],
  ['template.what', 'form'],
  ['template.about', 'topic'],
  ['template.how_many', 'participants'],
  ['template.permission', 'permit_status'],
  ['template.police', 'authority_response'],
  ['template.source', 'observer_basis'],
] as const;

/** Fewer labelled lines may as well be an answer or a note. */
const FEWEST_LINES = 2;
const MAX_LENGTH = 2000;
const BLANK = '…';

const labels = new Map(lines.flatMap(([key, question]) => labelsOf(key, question)));
const labelled = /^[^\p{L}]*(\p{L}[\p{L}\s’'ʼ]{1,40}?)\s*[:=–—-]+\s*(.*)$/su;
const blank = /^[.…_\s-]*$/;
const timeBehind = /^(.*?\S)[\s,]+(?:(?:в|at|сағат)\s+)?(\d{1,2}[:.]\d{2})$/iu;

/** The lines to fill in, in a language. */
export function templateText(language: Language): string {
  return lines.map(([key]) => `${t(language, key)}: ${BLANK}`).join('\n');
}

/** Reads a filled template; `undefined` when the text is not one. */
export function readTemplate(
  card: Card,
  text: string,
  context: ReadingContext,
): TemplateReading | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const all = linesIn(cleanText(text));
  if (all.filter((line) => line.question !== undefined).length < FEWEST_LINES) return undefined;
  let { answers } = context;
  const found: Record<string, Answer> = {};
  const notUnderstood: string[] = [];
  for (const line of placeFirst(all)) {
    const read = found[line.question ?? ''] ? {} : readLine(card, line, inPlace(context, answers));
    Object.assign(found, read);
    answers = { ...answers, ...read };
    if (Object.keys(read).length === 0 && !blank.test(line.value)) notUnderstood.push(line.raw);
  }
  return { answers: found, notUnderstood };
}

/** The answers of one line: its own and, of a day with a time, the start. */
function readLine(card: Card, line: Line, context: ReadingContext): Answers {
  const question = line.question && findQuestion(card, line.question);
  if (!question || blank.test(line.value)) return {};
  const [, day, time] = (question.type === 'date_time' && timeBehind.exec(line.value)) || [];
  if (day !== undefined && time !== undefined) {
    const dayRead = readLine(card, { ...line, value: day }, context);
    const start = findQuestion(card, 'start_time');
    if (Object.keys(dayRead).length === 0 || !start) return dayRead;
    const answers = { ...context.answers, ...dayRead };
    return { ...dayRead, ...asAnswers(start, answerTo(start, time, { ...context, answers })) };
  }
  return asAnswers(question, answerTo(question, line.value, context));
}

/** The one answer that the words can mean. */
function answerTo(question: Question, text: string, context: ReadingContext): Answer | undefined {
  const reading = readTyped(question, { kind: 'text', text, labels: choiceLabels }, context);
  if (reading.kind === 'answer') return reading.answer;
  if (question.type === 'single_choice') {
    const value = matchChoice(question, text);
    return value === undefined ? undefined : { kind: 'choice', value };
  }
  if (question.type === 'multi_choice') {
    const values = matchChoices(question, text);
    return values === undefined ? undefined : { kind: 'choices', values };
  }
  return undefined;
}

function asAnswers(question: Question, answer: Answer | undefined): Answers {
  return answer === undefined ? {} : { [question.key]: answer };
}

function linesIn(text: string): readonly Line[] {
  const found: Line[] = [];
  for (const raw of text.split(/[\n;]/).map((line) => line.trim())) {
    const line = lineOf(raw);
    const last = found.at(-1);
    // A label with nothing behind it: the answer stands on the next line.
    if (line.question === undefined && last?.question && blank.test(last.value) && raw !== '') {
      found[found.length - 1] = { ...last, raw: `${last.raw} ${raw}`, value: raw };
    } else if (raw !== '') found.push(line);
  }
  return found;
}

function lineOf(raw: string): Line {
  const [, label = '', value = ''] = labelled.exec(raw) ?? [];
  const question = labels.get(folded(label));
  return question === undefined ? { raw, value: raw } : { raw, question, value: value.trim() };
}

/** The day depends on where it was. */
function placeFirst(all: readonly Line[]): readonly Line[] {
  const isPlace = (line: Line) => line.question === 'place';
  return [...all.filter(isPlace), ...all.filter((line) => !isPlace(line))];
}

function inPlace(context: ReadingContext, answers: Answers): ReadingContext {
  const { place } = answers;
  const zone = place?.kind === 'place' ? zoneOf(place.place) : context.zone;
  return { ...context, zone, answers };
}

function labelsOf(key: (typeof lines)[number][0], question: string) {
  const short = `card.${question}.short`;
  const names = languages.flatMap((language) => [
    t(language, key),
    ...(hasText(short) ? [t(language, short)] : []),
  ]);
  return [...names, ...(otherLabels[question] ?? [])].map(
    (name) => [folded(name), question] as const,
  );
}

function folded(text: string): string {
  return wordsOf(text).join(' ');
}
