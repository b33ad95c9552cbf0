// Which questions are asked, and in what order, by what was answered so far.
import { findQuestion, card as inForce } from './card.ts';
import type { Answer, Answers, Card, Question, Section } from './types.ts';

/** Whether a question is asked, given all answers of the report and what was added to it. */
export function isAsked(question: Question, answers: Answers, card: Card = inForce): boolean {
  const { showIf } = question;
  if (showIf === undefined) return true;
  const chosen = valuesOf(showIf.question, answers, card);
  const isMet = showIf.values.some((value) => chosen.includes(value));
  return showIf.test === 'in' || showIf.test === 'any' ? isMet : !isMet;
}

/** The questions of a section that are asked, in order. */
export function questionsAsked(
  section: Section,
  answers: Answers,
  card: Card = inForce,
): readonly Question[] {
  const asked = section.questions.filter((question) => isAsked(question, answers, card));
  const first = firstQuestionOf(section, answers);
  return [
    ...asked.filter((question) => question.key === first),
    ...asked.filter((question) => question.key !== first),
  ];
}

/** The sections that have something to ask: those first for which the answers call. */
export function sectionsInOrder(card: Card, answers: Answers): readonly Section[] {
  const asked = card.details.filter((section) => questionsAsked(section, answers, card).length > 0);
  const called = sectionsCalled(answers);
  return [
    ...called.flatMap((key) => asked.filter((section) => section.key === key)),
    ...asked.filter((section) => !called.includes(section.key)),
  ];
}

/**
 * What earlier answers suggest for a question: shown as chosen, and to be changed at will. Where
 * nothing else was answered it also decides which questions follow.
 */
export function suggestedAnswer(key: string, answers: Answers): Answer | undefined {
  if (key === 'ongoing' && isChosen(answers, 'event_when', 'now')) {
    return { kind: 'choice', value: 'yes' };
  }
  if (key === 'organizer_type' && isChosen(answers, 'permit_status', 'official')) {
    return { kind: 'choices', values: ['authorities'] };
  }
  if (key === 'participants' && isChosen(answers, 'form', 'picket_single')) {
    return { kind: 'size', low: 1, high: 1, band: 'b1' };
  }
  return undefined;
}

/** The suggestion that the screen of a question shows as chosen: none where it was answered. */
export function suggestionFor({ key }: Question, answers: Answers): Answer | undefined {
  return answers[key] === undefined ? suggestedAnswer(key, answers) : undefined;
}

/** The choices that an answer stands for. */
export function chosenValues(answer: Answer | undefined): readonly string[] {
  if (answer?.kind === 'choice') return [answer.value];
  if (answer?.kind === 'choices') return answer.values;
  if (answer?.kind === 'day') return [answer.said];
  return answer?.kind === 'date' ? ['other_date'] : [];
}

// People who were detained need help soonest, so what is known about them is asked first.
function sectionsCalled(answers: Answers): readonly string[] {
  const called: string[] = [];
  if (isChosen(answers, 'authority_response', 'detained')) called.push('detentions');
  if (isChosen(answers, 'permit_status', 'denied')) called.push('permit');
  if (isForAuthorities(answers)) called.push('people');
  if (isSecondHand(answers)) called.push('media');
  return called;
}

function firstQuestionOf(section: Section, answers: Answers): string | undefined {
  if (section.key === 'people' && isForAuthorities(answers)) return 'attendance_free';
  if (section.key === 'media' && isSecondHand(answers)) return 'link';
  return undefined;
}

function isForAuthorities(answers: Answers): boolean {
  return (
    isChosen(answers, 'permit_status', 'official') || isChosen(answers, 'topic', 'pro_government')
  );
}

/** Heard or read about: a link lets others check it. */
function isSecondHand(answers: Answers): boolean {
  return (
    isChosen(answers, 'observer_basis', 'media_social') ||
    isChosen(answers, 'observer_basis', 'participant_told')
  );
}

function isChosen(answers: Answers, question: string, value: string): boolean {
  return chosenValues(answers[question]).includes(value);
}

// An answer to a question that is no longer asked decides nothing.
function valuesOf(key: string, answers: Answers, card: Card): readonly string[] {
  const question = findQuestion(card, key);
  if (question === undefined || !isAsked(question, answers, card)) return [];
  return chosenValues(answers[key] ?? suggestedAnswer(key, answers));
}
