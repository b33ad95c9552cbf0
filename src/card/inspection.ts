// The inspection of a card: names what would leave people without a question, a text or a button.
// Run by a test, so that a question can be added by one object and its texts.
import type { Language } from '../locales/translate.ts';
import { countCodePoints } from '../text.ts';
import type { Card, Choice, Question } from './types.ts';

/** One thing wrong with a card; `where` is a question, a choice `question.value` or a text. */
export interface Issue {
  readonly code:
    | 'unreachable'
    | 'missing_text'
    | 'label_too_long'
    | 'duplicate_question'
    | 'duplicate_choice'
    | 'same_label'
    | 'bad_key'
    | 'wrong_section';
  readonly where: string;
  readonly language?: Language;
}

/** The texts of each language by key. */
export type Catalogues = Readonly<Record<Language, Readonly<Record<string, string>>>>;

/** More does not fit on a button of a phone. */
const MAX_LABEL = 64;

/** Keys and values travel in the 64 bytes that a button can carry. */
const fitsButton = /^[a-z0-9_]{1,32}$/;

export function inspectCard(card: Card, catalogues: Catalogues): readonly Issue[] {
  const questions = [...card.questions, ...card.details.flatMap((section) => section.questions)];
  return [
    ...repeated(questions.map((one) => one.key)).map(
      (where): Issue => ({ code: 'duplicate_question', where }),
    ),
    ...questions.flatMap((question, at) => [
      ...inspectConditions(question, questions.slice(0, at)),
      ...inspectChoices(question),
      ...inspectTexts(question, catalogues),
    ]),
    ...inspectSections(card, catalogues),
  ];
}

/** A question that waits for an answer that nobody can give before it is never asked. */
function inspectConditions(question: Question, before: readonly Question[]): readonly Issue[] {
  const { showIf, key } = question;
  if (showIf === undefined) return [];
  const asked = before.find((one) => one.key === showIf.question);
  const known = new Set((asked ? choicesOf(asked) : []).map((choice) => choice.value));
  const isReachable =
    asked !== undefined &&
    showIf.values.length > 0 &&
    showIf.values.every((value) => known.has(value));
  return isReachable ? [] : [{ code: 'unreachable', where: key }];
}

function inspectChoices(question: Question): readonly Issue[] {
  const values = choicesOf(question).map((choice) => choice.value);
  const bad = [question.key, ...values].filter((one) => !fitsButton.test(one));
  return [
    ...repeated(values).map(
      (value): Issue => ({ code: 'duplicate_choice', where: `${question.key}.${value}` }),
    ),
    ...bad.map((where): Issue => ({ code: 'bad_key', where })),
  ];
}

function inspectTexts(question: Question, catalogues: Catalogues): readonly Issue[] {
  const prefix = `card.${question.key}`;
  const labels = choicesOf(question).map((choice) => `${prefix}.choice.${choice.value}`);
  const wanted = [`${prefix}.question`, `${prefix}.short`, ...labels];
  return each(catalogues, (texts, language) => {
    const shown = [
      `${prefix}.short`,
      ...Object.keys(texts).filter((key) => key.startsWith(`${prefix}.choice.`)),
    ];
    const tooLong = shown.filter((key) => countCodePoints(texts[key] ?? '') > MAX_LABEL);
    const same = repeated(labels.map((key) => texts[key]).filter((text) => text !== undefined));
    return [
      ...missing(wanted, texts, language),
      ...tooLong.map((where): Issue => ({ code: 'label_too_long', where, language })),
      ...same.map(
        (label): Issue => ({ code: 'same_label', where: `${prefix}: ${label}`, language }),
      ),
    ];
  });
}

function inspectSections(card: Card, catalogues: Catalogues): readonly Issue[] {
  const strays = card.details.flatMap((section) =>
    section.questions.filter((question) => question.section !== section.key),
  );
  const wanted = card.details.map((section) => `section.${section.key}`);
  return [
    ...strays.map((question): Issue => ({ code: 'wrong_section', where: question.key })),
    ...each(catalogues, (texts, language) => missing(wanted, texts, language)),
  ];
}

function missing(
  keys: readonly string[],
  texts: Readonly<Record<string, string>>,
  language: Language,
): readonly Issue[] {
  return keys
    .filter((key) => (texts[key] ?? '') === '')
    .map((where): Issue => ({ code: 'missing_text', where, language }));
}

function each(
  catalogues: Catalogues,
  inspect: (texts: Readonly<Record<string, string>>, language: Language) => readonly Issue[],
): readonly Issue[] {
  return Object.entries(catalogues).flatMap(([language, texts]) =>
    inspect(texts, language as Language),
  );
}

/** None for kinds that are typed. */
function choicesOf(question: Question): readonly Choice[] {
  return 'choices' in question ? question.choices : [];
}

function repeated(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}
