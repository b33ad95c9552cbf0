// Walks a person through the card and its details, as the screen leads: each question is skipped,
// gone back to, answered, gone back to once more and answered otherwise.
import { expect } from 'vitest';
import { allQuestions, card, choicesIn } from '../../src/card/card.ts';
import type { Answers, Question, Section } from '../../src/card/types.ts';
import type { TextKey } from '../../src/locales/translate.ts';
import { answerText, choiceText, questionText, shortText } from '../../src/screens/card-texts.ts';
import type { Person } from './person.ts';
import { type Sample, type Samples, samplesFor, waitingFor } from './samples.ts';

export interface Walker {
  readonly person: Person;
  /** The questions for which this walk is made. */
  readonly wanted: ReadonlySet<string>;
  /** What stands as the answer now, by question. */
  readonly answers: Record<string, Sample['answer']>;
}

export function newWalker(person: Person, wanted: ReadonlySet<string>): Walker {
  return { person, wanted, answers: {} };
}

/** Answers the report, goes back at each question, and changes each answer on the review. */
export async function walkReport(walker: Walker): Promise<void> {
  const { person } = walker;
  await person.begins();
  for (const question of card.questions) {
    expect(questionOn(person)?.key).toBe(question.key);
    expect(person.last().buttons.flat()).not.toContain(person.reads('button.skip'));
    await give(walker, question, samplesOf(walker, question).first);
    await person.taps({ key: 'button.back' });
    expect(questionOn(person)?.key).toBe(question.key);
    await give(walker, question, samplesOf(walker, question).first);
  }
  for (const question of card.questions) {
    expectShown(walker, question);
    await person.taps({ key: 'button.edit' });
    await person.taps(shortText(question.key, person.language));
    await give(walker, question, samplesOf(walker, question).last);
    expectShown(walker, question);
  }
}

/** Goes through the sections of the menu that hold wanted questions. */
export async function walkDetails(walker: Walker): Promise<void> {
  const visited = new Set<string>();
  const next = () =>
    card.details.find(
      (section) =>
        !visited.has(section.key) &&
        section.questions.some(({ key }) => walker.wanted.has(key)) &&
        buttonOf(walker, section) !== undefined,
    );
  for (let section = next(); section !== undefined; section = next()) {
    visited.add(section.key);
    await walkSection(walker, section);
  }
}

async function walkSection(walker: Walker, section: Section): Promise<void> {
  const { person, wanted, answers } = walker;
  await open(walker, section);
  for (let question = questionOn(person); question !== undefined; question = questionOn(person)) {
    const isNew = wanted.has(question.key) && answers[question.key] === undefined;
    if (isNew) await visit(walker, section, question);
    else await pass(walker, question);
  }
  for (const question of section.questions) {
    if (answers[question.key] !== undefined) expectShown(walker, question);
  }
}

async function visit(walker: Walker, section: Section, question: Question): Promise<void> {
  const { person } = walker;
  const { first, last } = samplesOf(walker, question);
  await person.taps({ key: 'button.skip' });
  await comeBack(walker, section, question);
  expect(person.last().text).not.toContain(person.reads('report.answer_now', { answer: '' }));
  await give(walker, question, first);
  await comeBack(walker, section, question);
  expect(person.last().text).toContain(
    person.reads('report.answer_now', { answer: textOf(walker, question) ?? '' }),
  );
  await give(walker, question, last);
}

/** Back to this question; the last one of a section is reached by the menu. */
async function comeBack(walker: Walker, section: Section, question: Question): Promise<void> {
  const { person } = walker;
  if (questionOn(person) === undefined) await open(walker, section);
  else await person.taps({ key: 'button.back' });
  for (let at = questionOn(person); at?.key !== question.key; at = questionOn(person)) {
    if (at === undefined) throw new Error(`there is no way back to ${question.key}`);
    await pass(walker, at);
  }
}

/** Goes on from a question that is not visited: as it was answered, or skipped. */
async function pass(walker: Walker, question: Question): Promise<void> {
  const opens = waitingFor(question.key).some(({ key }) => walker.wanted.has(key));
  const isAnswered = walker.answers[question.key] !== undefined;
  if (!isAnswered && !opens) return void (await walker.person.taps({ key: 'button.skip' }));
  if (question.type === 'photo') return void (await walker.person.taps({ key: 'button.done' }));
  await give(walker, question, samplesOf(walker, question).last);
}

/** Answers as the sample says, and insists where that is asked. */
async function give(walker: Walker, question: Question, { said, answer }: Sample): Promise<void> {
  const { person } = walker;
  if ('types' in said) await person.says(said.types);
  else if ('sends' in said) {
    await person.sends({ photo: Buffer.from(`${person.id} ${person.last().id}`) });
    await person.taps({ key: 'button.done' });
  } else if (question.type === 'multi_choice') await mark(person, question, said.taps);
  else await person.answers(question.key, said.taps[0] ?? '');
  const insists = person.reads('button.insist');
  if (person.last().buttons.flat().includes(insists)) await person.taps(insists);
  walker.answers[question.key] = answer;
}

/** Marks and unmarks until exactly these are marked. */
async function mark(person: Person, question: Question, wanted: readonly string[]): Promise<void> {
  const buttons = person.last().buttons.flat();
  const isMarked = (value: string) =>
    buttons.includes(`✅ ${choiceText(question.key, value, person.language)}`);
  const values = choicesIn(question).map((choice) => choice.value);
  await person.answers(
    question.key,
    values.filter((value) => isMarked(value) !== wanted.includes(value)),
  );
}

async function open(walker: Walker, section: Section): Promise<void> {
  const button = buttonOf(walker, section);
  if (button === undefined) throw new Error(`the menu has no section ${section.key}`);
  await walker.person.taps(button);
}

/** The button of a section on the menu, with the number of its answers behind its name. */
function buttonOf({ person }: Walker, { key }: Section): string | undefined {
  const title = person.reads(`section.${key}` as TextKey);
  const buttons = person.last().buttons.flat();
  return buttons.find((text) => text === title || text.startsWith(`${title} · `));
}

const regimes = [undefined, 'law_1995', 'law_2020_notification', 'law_2020_approval'] as const;

/** The question on the screen, which stands on a line of its own. */
function questionOn(person: Person): Question | undefined {
  const lines = person.last().text.split('\n');
  return allQuestions(card).find((question) =>
    regimes.some((regime) => lines.includes(questionText(question, person.language, regime))),
  );
}

function samplesOf({ person, wanted }: Walker, question: Question): Samples {
  return samplesFor(question, person.language, wanted);
}

function textOf({ person, answers }: Walker, question: Question): string | undefined {
  return answerText(question, answers, person.language);
}

/** The review or the menu shows the answer under the short name of its question. */
function expectShown(walker: Walker, question: Question): void {
  const { person } = walker;
  const short = shortText(question.key, person.language);
  expect(person.last().text.split('\n')).toContain(`${short}: ${textOf(walker, question)}`);
}

/** The lines in which somebody reads these answers. */
export function linesOf(answers: Answers, { language }: Pick<Person, 'language'>): string[] {
  return allQuestions(card).flatMap((question) => {
    const text = answerText(question, answers, language);
    return text === undefined ? [] : [`${shortText(question.key, language)}: ${text}`];
  });
}
