// What moderators ask a reporter through the bot, and how much either side may write.

/** Each has `ask.<code>.button` for the desk and `ask.<code>.reporter` for the reporter. */
export const questionCodes = [
  'exact_place',
  'exact_time',
  'how_counted',
  'photo_or_link',
  'police_did',
  'still_going',
] as const;

export type QuestionCode = (typeof questionCodes)[number];

export function isQuestionCode(value: string | null): value is QuestionCode {
  return (questionCodes as readonly (string | null)[]).includes(value);
}

/** Code points. */
export const LONGEST_QUESTION = 500;
export const LONGEST_REPLY = 1000;

/** More would read like an interrogation, and would not fit on the card. */
export const MOST_QUESTIONS = 8;

export type QuestionWords =
  | { readonly kind: 'ready_made'; readonly code: QuestionCode }
  | { readonly kind: 'own_words'; readonly text: string };

export interface NewQuestion {
  readonly id: string;
  readonly caseNumber: number;
  readonly moderator: string;
  readonly words: QuestionWords;
}

/** A question with the reporter's answer, once there is one. */
export interface AskedQuestion {
  readonly id: string;
  readonly words: QuestionWords;
  readonly isAnswered: boolean;
  /** Absent also when it was erased after its time. */
  readonly reply?: string;
}

/** Names the message in which the reporter reads the question. */
export function questionSlot(questionId: string): string {
  return `question:${questionId}`;
}

export function hasUnanswered(questions: readonly AskedQuestion[]): boolean {
  return questions.some((one) => !one.isAnswered);
}
