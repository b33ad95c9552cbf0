// Which choice a few words mean: the words of its button, their beginning, or a word that hardly
// means another. Where two choices could be meant, none is.
import { findChoice } from '../card/card.ts';
import type { MultiChoiceQuestion, SingleChoiceQuestion } from '../card/types.ts';
import { marked } from './kinds/choice.ts';
import { choiceLabels } from './kinds/labels.ts';
import { wordsOf } from './kinds/letters.ts';
import { saysUnknown } from './kinds/unknown.ts';
import { keywords, narrower } from './template-words.ts';

type ChoiceQuestion = SingleChoiceQuestion | MultiChoiceQuestion;

const MAX_LENGTH = 200;

/** A shorter beginning of a label says too little. */
const SHORTEST_BEGINNING = 4;

/** «никого не задерживали»: what is denied there did not happen. */
const negation = /^(?:не|ни|никого|никто|нет|без|not|no|nobody|none|without|didnt|жок|емес|ешким)$/;

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
  const values = parts.map((part) => matchChoice(question, part));
  const known = values.filter((value) => value !== undefined);
  const reading = known.length < values.length ? undefined : marked(question, new Set(known));
  const answer = reading?.kind === 'answer' ? reading.answer : undefined;
  return answer?.kind === 'choices' ? answer.values : undefined;
}

function byLabel(question: ChoiceQuestion, words: readonly string[]): string | undefined {
  const typed = words.join(' ');
  if (typed.length < SHORTEST_BEGINNING) return undefined;
  const labels = question.choices.flatMap((choice) =>
    choiceLabels(question.key, choice.value).map(
      (label) => [choice.value, wordsOf(label).join(' ')] as const,
    ),
  );
  const exact = labels.filter(([, label]) => label === typed);
  const begun = labels.filter(([, label]) => label.startsWith(`${typed} `));
  return onlyOne(exact.length > 0 ? exact.map(([value]) => value) : begun.map(([value]) => value));
}

function byKeyword(question: ChoiceQuestion, words: readonly string[]): string | undefined {
  const said = ` ${words.join(' ')} `;
  const isDenied = words.some((word) => negation.test(word));
  const means = (keyword: string) => {
    const key = wordsOf(keyword).join(' ');
    if (keyword.startsWith('=')) return said === ` ${key} `;
    const isWhole = keyword.endsWith(' ');
    // A denial is understood only by a phrase that has it.
    const takesDenial = key.split(' ').some((word) => negation.test(word));
    return said.includes(` ${key}${isWhole ? ' ' : ''}`) && (!isDenied || takesDenial);
  };
  const meant = Object.entries(keywords[question.key] ?? {})
    .filter(([, list]) => list.some(means))
    .map(([value]) => value);
  const broader = meant.flatMap((value) => narrower[value] ?? []);
  return onlyOne(meant.filter((value) => !broader.includes(value)));
}

function onlyOne(values: readonly string[]): string | undefined {
  const different = new Set(values);
  return different.size === 1 ? values[0] : undefined;
}
