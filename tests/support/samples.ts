// Two answers to any question of the card, found from the card itself: a first one and another that
// it is changed to, chosen so that it opens the questions that wait for it.
import { allQuestions, card, choicesIn } from '../../src/card/card.ts';
import type { Answer, Choice, Question } from '../../src/card/types.ts';
import type { Language } from '../../src/locales/translate.ts';

export interface Sample {
  /** What is done: choices or a place to tap, a text to type, a photo to send. */
  readonly said:
    | { readonly taps: readonly string[] }
    | { readonly types: string }
    | { readonly sends: 'photo' };
  readonly answer: Answer;
}

export interface Samples {
  readonly first: Sample;
  readonly last: Sample;
}

/** @param wanted keys of the questions that are to be asked because of the last answer */
export function samplesFor(
  question: Question,
  language: Language,
  wanted: ReadonlySet<string>,
): Samples {
  switch (question.type) {
    case 'single_choice':
    case 'date_time':
      return chosen(question, wanted);
    case 'multi_choice':
      return marked(question);
    case 'int_range':
      return sized(question.choices);
    case 'location':
      return pair(placeSample('almaty'), placeSample('astana'));
    case 'photo':
      return pair(photoSample(1), photoSample(2));
    case 'time':
      return pair(
        typed('10:30', { kind: 'time', time: '10:30' }),
        typed('10:15', { kind: 'time', time: '10:15' }),
      );
    case 'integer':
      return pair(
        typed('3', { kind: 'number', value: 3 }),
        typed('2', { kind: 'number', value: 2 }),
      );
    case 'money_or_mci':
      return pair(
        typed(`20 ${mci[language]}`, { kind: 'money', value: 20, unit: 'mci' }),
        typed('86 500 ₸', { kind: 'money', value: 86_500, unit: 'kzt' }),
      );
    case 'url':
      return pair(linkSample('https://t.me/channel/123'), linkSample('https://example.kz/1?id=2'));
    case 'text':
      return pair(textSample(words[language][0]), textSample(words[language][1]));
    default:
      return question satisfies never;
  }
}

/** The questions that wait for an answer to this one. */
export function waitingFor(key: string): readonly Question[] {
  return allQuestions(card).filter((one) => one.showIf?.question === key);
}

const mci: Readonly<Record<Language, string>> = { en: 'MCI', ru: 'МРП', kk: 'АЕК' };
const words: Readonly<Record<Language, readonly [string, string]>> = {
  en: ['At the fountain', 'At the eastern gate'],
  ru: ['У фонтана', 'У восточных ворот'],
  kk: ['Субұрқақ жанында', 'Шығыс қақпаның алдында'],
};

function chosen(question: Question, wanted: ReadonlySet<string>): Samples {
  const values = choicesIn(question)
    .map((choice) => choice.value)
    .filter((value) => value !== 'unknown' && value !== 'other_date');
  const opened = (value: string) => opens(question.key, value, wanted);
  const last = values.toSorted((a, b) => opened(b) - opened(a))[0] ?? '';
  const first = values.find((value) => value !== last) ?? last;
  return pair(choiceSample(question, first), choiceSample(question, last));
}

/** How many of the wanted questions this choice opens. */
function opens(key: string, value: string, wanted: ReadonlySet<string>): number {
  return waitingFor(key).filter(({ key: waiting, showIf }) => {
    const isNamed = showIf?.values.includes(value) === true;
    const isWanted = showIf?.test === 'in' || showIf?.test === 'any';
    return wanted.has(waiting) && isNamed === isWanted;
  }).length;
}

function choiceSample({ type }: Question, value: string): Sample {
  const answer: Answer =
    type === 'date_time'
      ? { kind: 'day', said: value as 'now', at: '2026-11-22T06:00:00Z' }
      : { kind: 'choice', value };
  return { said: { taps: [value] }, answer };
}

/** First one choice, then those that open other questions, and two more that stand beside them. */
function marked(question: Question): Samples {
  const choices = choicesIn(question);
  const opening = waitingFor(question.key).flatMap(({ showIf }) => {
    if (showIf?.test === 'any' || showIf?.test === 'in') return showIf.values;
    return [];
  });
  const together = choices.filter((choice) => choice.exclusive !== true);
  const kept = together.filter(({ value }, at) => at < 2 || opening.includes(value));
  const sample = (some: readonly Choice[]): Sample => {
    const values = some.map((choice) => choice.value);
    return { said: { taps: values }, answer: { kind: 'choices', values } };
  };
  return pair(sample(choices.slice(0, 1)), sample(kept));
}

/** A band where there is one, then a range that is typed. */
function sized(choices: readonly Choice[]): Samples {
  const last = typed('5-9', { kind: 'size', low: 5, high: 9 });
  const band = choices.find((choice) => choice.low !== undefined);
  if (band?.low === undefined) return pair(typed('3', { kind: 'size', low: 3, high: 3 }), last);
  const { low, high = null, value } = band;
  return pair({ said: { taps: [value] }, answer: { kind: 'size', low, high, band: value } }, last);
}

const typed = (text: string, answer: Answer): Sample => ({ said: { types: text }, answer });
const textSample = (text: string) => typed(text, { kind: 'text', text });
const linkSample = (url: string) => typed(url, { kind: 'link', url });
const placeSample = (place: string): Sample => ({
  said: { taps: [place] },
  answer: { kind: 'place', place },
});
/** Each photo that is sent joins those before it. */
const photoSample = (count: number): Sample => ({
  said: { sends: 'photo' },
  answer: { kind: 'photos', fileIds: Array.from({ length: count }, (_, at) => String(at)) },
});
const pair = (first: Sample, last: Sample): Samples => ({ first, last });
