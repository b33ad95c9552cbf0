// Virtual people who fill the card by taps. Each means certain answers; what the bot stored is
// compared with them afterwards.
import { card, choicesIn } from '../src/card/card.ts';
import { quickPlaces } from '../src/card/places.ts';
import type { Question } from '../src/card/types.ts';
import { type Press } from '../src/presses.ts';
import { firstRevision } from '../src/reports/draft.ts';
import { sealPress } from '../src/telegram/callback.ts';
import type { Vault } from '../src/vault.ts';

/** What a person still has to do, and what the buttons on their phone carry. */
export interface Person {
  readonly id: number;
  readonly chatKey: string;
  /** What they mean, `question=value;…`. */
  readonly meant: string;
  readonly steps: readonly Step[];
  at: number;
  /** Revision of the first screen of their card, once it is known. */
  first: number | undefined;
}

type Step = 'start' | 'begin' | ((rev: number) => Press);

const MAX_SHOWN = 8;
/** One leads to another page; one asks whether so many people can be a picket of one. */
const UNSAID = ['other_date', 'picket_single'];
/** The start and the safety screen, by which everybody new has to go. */
export const STEPS_BEFORE_CARD = 2;
const random = (count: number) => Math.floor(Math.random() * count);

/** A person with a card of their own. */
export function createPerson(id: number, vault: Vault): Person {
  const said = card.questions.map((question) => ({ question, values: meanAnswer(question) }));
  const steps: Step[] = ['start', 'begin'];
  for (const { question, values } of said) {
    for (const choice of values) {
      steps.push((rev) => answerPress(question, choice, rev));
    }
    if (question.type === 'multi_choice') steps.push((rev) => ({ do: 'done', rev }));
  }
  steps.push((rev) => ({ do: 'send', rev }));
  const meant = said.map(({ question, values }) => `${question.key}=${values.join('+')}`).join(';');
  return { id, chatKey: vault.chatKey(id), meant, steps, at: 0, first: undefined };
}

function answerPress({ key: question, type }: Question, choice: string, rev: number): Press {
  return type === 'multi_choice'
    ? { do: 'tick', question, choice, on: 1, rev }
    : { do: 'choose', question, choice, rev };
}

/** Only what stands on the first page of a question; ticks in the order of the card. */
function meanAnswer(question: Question): readonly string[] {
  if (question.type === 'location') {
    const places = quickPlaces('ru');
    return [places[random(places.length)]?.id ?? ''];
  }
  const choices = choicesIn(question)
    .filter((one) => !UNSAID.includes(one.value))
    .slice(0, MAX_SHOWN);
  const first = random(choices.length);
  const values = [choices[first]?.value ?? ''];
  const next = choices[first + 1];
  if (question.type === 'multi_choice' && next && !next.exclusive && !choices[first]?.exclusive)
    values.push(next.value);
  return values;
}

export const isFinished = (person: Person) => person.at >= person.steps.length;

/** True for somebody whose next tap needs no revision. */
export const isBeginning = ({ at }: Person) => at < STEPS_BEFORE_CARD;

/** The revision that the screen after this step carries. */
export const expectedRevision = ({ first, at }: Person) =>
  first === undefined ? undefined : first + at - STEPS_BEFORE_CARD;

/** The update that carries the person's next step. */
export function updateOf(person: Person, updateId: number, buttonKey: Buffer): object {
  const step = person.steps[person.at];
  const user = { id: person.id, is_bot: false, first_name: 'Айгерім', language_code: 'kk' };
  const chat = { id: person.id, type: 'private', first_name: 'Айгерім' };
  const date = Math.floor(Date.now() / 1_000);
  if (step === 'start') {
    const entities = [{ offset: 0, length: 6, type: 'bot_command' }];
    const text = '/start report';
    const message = { message_id: updateId, from: user, chat, date, text, entities };
    return { update_id: updateId, message };
  }
  const data = sealPress(pressOf(person, step), person.chatKey, buttonKey);
  const message = { message_id: 1, from: { ...user, is_bot: true }, chat, date, text: '?' };
  return {
    update_id: updateId,
    callback_query: { id: String(updateId), from: user, message, chat_instance: '1', data },
  };
}

function pressOf(person: Person, step: Exclude<Step, 'start'> | undefined): Press {
  if (step === 'begin') return { do: 'begin' };
  const revision = expectedRevision(person);
  if (step === undefined || revision === undefined) throw new Error('this person cannot tap yet');
  return step(revision);
}

/** The first revision comes from the clock, in seconds: known unless a second passed meanwhile. */
export function guessFirst(sentAt: Date, answeredAt: Date): number | undefined {
  const revision = firstRevision(sentAt);
  return revision === firstRevision(answeredAt) ? revision : undefined;
}
