// Which choice a few words mean: the words of its button, their beginning, or a word that hardly
// means another. Where two choices could be meant, none is.
import { findChoice } from '../card/card.ts';
import type { MultiChoiceQuestion, SingleChoiceQuestion } from '../card/types.ts';
import { marked } from './kinds/choice.ts';
import { choiceLabels } from './kinds/labels.ts';
import { wordsOf } from './kinds/letters.ts';
import { saysUnknown } from './kinds/unknown.ts';
import { keywords, narrower } from './template-words.ts';

const folded = new Map<string, readonly (readonly [string, string])[]>();

type ChoiceQuestion = SingleChoiceQuestion | MultiChoiceQuestion;

const MAX_LENGTH = 200;

/** A shorter beginning of a label says too little. */
const SHORTEST_BEGINNING = 4;

/** «никого не задерживали»: what is denied there did not happen. */
const negation = /^(?:не|ни|никого|никто|нет|без|not|no|nobody|none|without|didnt|жок|емес|ешким)$/;

/** A keyword made ready to be looked for. */
interface Phrase {
  readonly value: string;
  /** With a blank before it and, where the whole word is wanted, behind it. */
  readonly key: string;
  readonly isAll: boolean;
  readonly takesDenial: boolean;
}

const phrases = new Map(
  Object.entries(keywords).map(([question, values]) => [question, phrasesOf(values)] as const),
);

/** The value of the choice, or `undefined` when none or several may be meant. */
export function matchChoice(question: ChoiceQuestion, text: string): string | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  if (saysUnknown(text) && findChoice(question, 'unknown')) return 'unknown';
  const words = wordsOf(text);
  return byLabel(question, words) ?? byKeyword(question, words);
}

/** Several choices with commas between them; all of them have to be understood. */
export function matchChoices(
  question: MultiChoiceQuestion,
  text: string,
): readonly string[] | undefined {
  const parts = text.split(/[,/+]|\s(?:и|and|және|мен)\s/).filter((part) => part.trim() !== '');
  if (parts.length > question.choices.length) return undefined;
  const values = parts.map((part) => matchChoice(question, part));
  const known = values.filter((value) => value !== undefined);
  const reading = known.length < values.length ? undefined : marked(question, new Set(known));
  const answer = reading?.kind === 'answer' ? reading.answer : undefined;
  return answer?.kind === 'choices' ? answer.values : undefined;
}

function byLabel(question: ChoiceQuestion, words: readonly string[]): string | undefined {
  const typed = words.join(' ');
  if (typed.length < SHORTEST_BEGINNING) return undefined;
  const labels = labelsOf(question);
  const exact = labels.filter(([, label]) => label === typed);
  const begun = labels.filter(([, label]) => label.startsWith(`${typed} `));
  return onlyOne(exact.length > 0 ? exact.map(([value]) => value) : begun.map(([value]) => value));
}

/** Labels do not change while the program runs, so each question's are folded once. */
function labelsOf(question: ChoiceQuestion): readonly (readonly [string, string])[] {
  const known = folded.get(question.key);
  if (known !== undefined) return known;
  const labels = question.choices.flatMap((choice) =>
    choiceLabels(question.key, choice.value).map(
      (label) => [choice.value, wordsOf(label).join(' ')] as const,
    ),
  );
  folded.set(question.key, labels);
  return labels;
}

function byKeyword(question: ChoiceQuestion, words: readonly string[]): string | undefined {
  const said = ` ${words.join(' ')} `;
  const isDenied = words.some((word) => negation.test(word));
  const meant = (phrases.get(question.key) ?? [])
    .filter((phrase) => {
      if (phrase.isAll) return said === phrase.key;
      // A denial is understood only by a phrase that has it.
      return said.includes(phrase.key) && (!isDenied || phrase.takesDenial);
    })
    .map((phrase) => phrase.value);
  const broader = meant.flatMap((value) => narrower[value] ?? []);
  return onlyOne(meant.filter((value) => !broader.includes(value)));
}

function phrasesOf(values: Readonly<Record<string, readonly string[]>>): readonly Phrase[] {
  return Object.entries(values).flatMap(([value, list]) =>
    list.map((keyword) => {
      const words = wordsOf(keyword);
      const isAll = keyword.startsWith('=');
      const end = isAll || keyword.endsWith(' ') ? ' ' : '';
      const takesDenial = words.some((word) => negation.test(word));
      return { value, key: ` ${words.join(' ')}${end}`, isAll, takesDenial };
    }),
  );
}

function onlyOne(values: readonly string[]): string | undefined {
  const different = new Set(values);
  return different.size === 1 ? values[0] : undefined;
}
