// Asking the reporter, as the desk and the reporter see it. Neither learns who the other is.
import { type Language, type TextKey, t } from '../../locales/translate.ts';
import type { Button, Paragraph, Screen } from '../../messenger.ts';
import {
  type AskedQuestion,
  hasUnanswered,
  LONGEST_QUESTION,
  LONGEST_REPLY,
  type QuestionWords,
  questionCodes,
} from '../../reports/question.ts';
import { inOwnRows } from '../rows.ts';

/** At the desk: what to do to ask. */
export function askParagraphs(language: Language): Paragraph[] {
  return [
    { style: 'heading', text: t(language, 'desk.ask_what') },
    { style: 'note', text: t(language, 'desk.ask_own_words', { max: LONGEST_QUESTION }) },
  ];
}

/** The ready-made questions on the card of a case. */
export function askButtons({
  language,
  number,
  version,
}: {
  readonly language: Language;
  readonly number: number;
  readonly version: number;
}): readonly (readonly Button[])[] {
  const at = { case: number, version };
  const questions = questionCodes.map(
    (code): Button => ({
      text: t(language, `ask.${code}.button` as TextKey),
      press: { do: 'ask_for', code, ...at },
    }),
  );
  return [
    ...inOwnRows(questions),
    [{ text: `◀️ ${t(language, 'button.back')}`, press: { do: 'unreject', ...at } }],
  ];
}

/** What was asked and answered; while a decision is awaited, also how it stands. */
export function threadParagraphs(
  questions: readonly AskedQuestion[],
  language: Language,
  isUndecided: boolean,
): Paragraph[] {
  if (questions.length === 0) return [];
  const state = hasUnanswered(questions) ? 'desk.asked' : 'desk.answered';
  return [
    ...questions.flatMap((question): Paragraph[] => [
      { style: 'plain', text: `❓ ${questionWords(question.words, language)}` },
      ...(question.reply === undefined
        ? []
        : [{ style: 'plain', text: `💬 ${question.reply}` } as const]),
    ]),
    ...(isUndecided ? [{ style: 'note', text: t(language, state) } as const] : []),
  ];
}

/** At the desk: an answer that came after the decision. */
export function lateReplyScreen(view: {
  readonly language: Language;
  readonly number: number;
  readonly words: QuestionWords;
  readonly reply: string;
}): Screen {
  const { language, number, words, reply } = view;
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'desk.reply_title', { number }) },
      { style: 'plain', text: `❓ ${questionWords(words, language)}` },
      { style: 'plain', text: `💬 ${reply}` },
    ],
  };
}

export interface AskedAbout {
  readonly report: { readonly code: string };
  readonly question: Pick<AskedQuestion, 'id' | 'words'>;
}

/** For the reporter: what a moderator asks, with the way to answer. */
export function questionScreen(language: Language, { report, question }: AskedAbout): Screen {
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'question.title', { id: report.code }) },
      { style: 'plain', text: questionWords(question.words, language) },
      { style: 'note', text: t(language, 'question.anonymous') },
    ],
    buttons: [
      [replyButton(language, question.id)],
      ...addPhoto(language, report.code, question.words),
    ],
  };
}

/** For the reporter: their next text is the answer. */
export function writeReplyScreen(
  language: Language,
  { report, question }: AskedAbout,
  notice?: string,
): Screen {
  return {
    paragraphs: [
      ...(notice === undefined ? [] : [{ style: 'plain', text: `⚠️ ${notice}` } as const]),
      { style: 'heading', text: t(language, 'question.title', { id: report.code }) },
      { style: 'plain', text: questionWords(question.words, language) },
      { style: 'note', text: t(language, 'question.write', { max: LONGEST_REPLY }) },
    ],
    buttons: [
      [
        {
          text: `✖️ ${t(language, 'button.cancel')}`,
          press: { do: 'cancel_reply', question: question.id },
        },
      ],
    ],
  };
}

/** For the reporter: their answer is with the moderators. */
export function repliedScreen(language: Language, code: string): Screen {
  return {
    paragraphs: [{ style: 'plain', text: `✅ ${t(language, 'question.thanks', { id: code })}` }],
  };
}

export function replyButton(language: Language, question: string): Button {
  return {
    text: `💬 ${t(language, 'button.reply')}`,
    press: { do: 'reply', question },
    tone: 'good',
  };
}

export function questionWords(words: QuestionWords, language: Language): string {
  return words.kind === 'own_words'
    ? words.text
    : t(language, `ask.${words.code}.reporter` as TextKey);
}

/** An answer is a text; a photo goes with the details. */
function addPhoto(
  language: Language,
  code: string,
  words: QuestionWords,
): readonly (readonly Button[])[] {
  if (words.kind !== 'ready_made' || words.code !== 'photo_or_link') return [];
  const press = { do: 'add', scope: 'details', report: code.toLowerCase() } as const;
  return [[{ text: `➕ ${t(language, 'button.add_details')}`, press }]];
}
