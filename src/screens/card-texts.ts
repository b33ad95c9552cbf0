// The texts of the card, looked up by question and choice. Where the law has changed, a text can
// have a variant for the regime that was in force: its key followed by the regime.
import { type Regime, regimeOf } from '../card/law.ts';
import { placeName } from '../card/places.ts';
import type { Answer, Answers, Question } from '../card/types.ts';
import { formatDay } from '../dates.ts';
import { formatNumber, hasText, type Language, type TextKey, t } from '../locales/translate.ts';
import { eventDay } from '../reports/report.ts';

export { choiceLabels } from '../engine/kinds/labels.ts';

/** The question in full, as it is asked. */
export function questionText(question: Question, language: Language, regime?: Regime): string {
  return t(language, variantOf(`card.${question.key}.question`, regime));
}

/** The question in a word or two, for summaries. */
export function shortText(key: string, language: Language): string {
  return t(language, `card.${key}.short` as TextKey);
}

export function choiceText(
  question: string,
  choice: string,
  language: Language,
  regime?: Regime,
): string {
  return t(language, variantOf(`card.${question}.choice.${choice}`, regime));
}

export function hintText(
  question: Question,
  language: Language,
  example: string,
): string | undefined {
  const key = `card.${question.key}.hint`;
  return hasText(key) ? t(language, key, { example }) : undefined;
}

/** The law under which the texts of a report are worded; the one in force while that is open. */
export function regimeIn(answers: Answers): Regime | undefined {
  const day = eventDay(answers);
  const form = answers.form?.kind === 'choice' ? answers.form.value : 'unknown';
  return day === undefined ? undefined : regimeOf(day, form);
}

/** An answer as a person reads it. */
export function answerText(
  question: Question,
  answers: Answers,
  language: Language,
): string | undefined {
  const answer = answers[question.key];
  return answer && textOf(question, answer, answers, language);
}

function textOf(question: Question, answer: Answer, answers: Answers, language: Language): string {
  const choice = (value: string) => choiceText(question.key, value, language, regimeIn(answers));
  switch (answer.kind) {
    case 'choice':
      return choice(answer.value);
    case 'choices':
      return listText(answer.values.map(choice), language);
    case 'day':
    case 'date':
      return dayText(eventDay({ ...answers, event_when: answer }), language);
    case 'place':
      return placeName(answer.place, language);
    case 'size':
      return sizeText(answer, question, language);
    case 'time':
      return timeText(answer, language);
    case 'text':
      return t(language, 'card.answer.text', { text: answer.text });
    case 'number':
      return withUnit(question, language, answer.value, formatNumber(language, answer.value));
    case 'money':
      return t(language, `card.answer.${answer.unit}`, { value: answer.value });
    case 'link':
      return answer.url;
    case 'photos':
      return t(language, 'card.answer.photos', { n: answer.fileIds.length });
    case 'unknown':
      return t(language, 'card.answer.unknown');
    default:
      return answer satisfies never;
  }
}

/** An abbreviation or a name, such as «СОБР», "National Guard" or «Ұлттық ұлан». */
const isName = /^(?:\p{Lu}(?:\p{Lu}|\p{Ll}+ \p{Lu})|Ұлттық ұлан)/u;

// A choice may have a comma of its own, so semicolons part them.
function listText([first = '', ...others]: readonly string[], language: Language): string {
  return [first, ...others.map((one) => small(one, language))].join('; ');
}

/** Questions by their short texts, behind a colon: "place, day, number of people". */
export function namesText(labels: readonly string[], language: Language): string {
  return labels.map((one) => small(one, language)).join(', ');
}

function small(text: string, language: Language): string {
  return isName.test(text) ? text : text.charAt(0).toLocaleLowerCase(language) + text.slice(1);
}

function dayText(day: string | undefined, language: Language): string {
  return day === undefined ? '' : formatDay(day, language);
}

function timeText({ time, date }: Answer & { kind: 'time' }, language: Language): string {
  if (date === undefined) return time;
  return t(language, 'card.answer.time_on', { day: formatDay(date, language), time });
}

function sizeText(size: Answer & { kind: 'size' }, question: Question, language: Language): string {
  const { low, high, band } = size;
  if (band !== undefined && hasText(`card.${question.key}.choice.${band}`)) {
    return choiceText(question.key, band, language);
  }
  if (high === null) return t(language, 'card.answer.at_least', { n: low });
  const lowest = formatNumber(language, low);
  const range = high === low ? lowest : `${lowest}–${formatNumber(language, high)}`;
  return withUnit(question, language, high, range);
}

/** "15 days", «3 человека»: with its unit where the question has a text for that. */
function withUnit(question: Question, language: Language, n: number, range: string): string {
  const key = `card.${question.key}.value`;
  return hasText(key) ? t(language, key, { n, range }) : range;
}

function variantOf(key: string, regime: Regime | undefined): TextKey {
  const variant = `${key}.${regime}`;
  return regime !== undefined && hasText(variant) ? variant : (key as TextKey);
}
