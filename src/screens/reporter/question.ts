// The bubble: one question of the card, or what has to be settled before the next one.
import type { Question } from '../../card/types.ts';
import { allAnswers, currentQuestion, progressOf } from '../../engine/plan.ts';
import { MENU, type Pending, REVIEW } from '../../engine/state.ts';
import { templateText } from '../../engine/template.ts';
import { type Language, type TextKey, t } from '../../locales/translate.ts';
import type { Button, Paragraph, Screen } from '../../messenger.ts';
import { answerText, hintText, questionText, regimeIn } from '../card-texts.ts';
import { menuScreen } from '../menu.ts';
import { answerButtons, candidatesOf, suggestedIn } from './answer-buttons.ts';
import { navigation, noticeOf, type QuestionView } from './question-view.ts';
import { reviewScreen } from './review.ts';

/** What a draft looks like: a question, the menu of sections, or the review. */
export function draftScreen(view: QuestionView): Screen {
  const { card, draft } = view;
  const { interview } = draft;
  const question = currentQuestion(card, interview);
  if (interview.at === MENU) return menuScreen(view);
  if (interview.at === REVIEW || question === undefined) return reviewScreen(view);
  if (interview.page === 'location') return locationScreen(view);
  if (interview.page === 'template') return templateScreen(view);
  if (interview.pending !== undefined) return pendingScreen(view, question, interview.pending);
  return questionScreen(view, question);
}

function questionScreen(view: QuestionView, question: Question): Screen {
  return {
    paragraphs: [
      ...noticeOf(view),
      { style: 'note', text: progressText(view) },
      { style: 'heading', text: headingText(view, question) },
      ...hints(view, question),
    ],
    buttons: [...answerButtons(view, question), ...templateRow(view), navigation(view, question)],
  };
}

/** The question in the words of the law that was in force on the day of the assembly. */
function headingText({ draft, base, language }: QuestionView, question: Question): string {
  return questionText(question, language, regimeIn(allAnswers(draft.interview, base)));
}

function progressText({ card, draft, base, language }: QuestionView): string {
  const { section } = draft.interview;
  const progress = progressOf(card, draft.interview, base) ?? { n: 1, total: 1 };
  const text = t(language, 'report.progress', progress);
  return section === undefined ? text : `${t(language, `section.${section}` as TextKey)} · ${text}`;
}

function hints(view: QuestionView, question: Question): Paragraph[] {
  const { draft, language, example, base } = view;
  const { page, answers } = draft.interview;
  if (page === 'typed_date') return [plain(t(language, 'report.type_date', { example }))];
  if (page?.startsWith('which')) return [plain(whichText(page, language))];
  if (page !== undefined) return [];
  const hint = hintText(question, language, example);
  const given = question.required
    ? undefined
    : answerText(question, { ...base, ...answers }, language);
  return [
    ...(hint === undefined ? [] : [plain(hint)]),
    ...(given === undefined ? [] : [plain(t(language, 'report.answer_now', { answer: given }))]),
    ...suggestionHint(view, question),
  ];
}

/** Says why something is chosen already, and that it can be changed. */
function suggestionHint(view: QuestionView, question: Question): Paragraph[] {
  const { draft, language } = view;
  const suggested = suggestedIn(view, question);
  if (suggested.length === 0) return [];
  if (question.type !== 'multi_choice') return [plain(t(language, 'report.suggested'))];
  const { ticked } = draft.interview;
  const isUnchanged = suggested.join() === ticked.join();
  const button = t(language, 'button.done');
  return isUnchanged ? [plain(t(language, 'report.suggested_several', { button }))] : [];
}

/** Several places of one name, or a single one that was spelled differently. */
function whichText(page: string, language: Language): string {
  const isOne = candidatesOf(page).length === 1;
  return t(language, isOne ? 'report.did_you_mean' : 'card.place.which');
}

/** A soft warning, asked once; or a typed answer that can be meant in several ways. */
function pendingScreen(view: QuestionView, question: Question, pending: Pending): Screen {
  const { draft, language } = view;
  const rev = draft.revision;
  const heading: Paragraph = { style: 'heading', text: headingText(view, question) };
  if (pending.kind === 'options') {
    const buttons = pending.options.map((option, index): readonly Button[] => [
      {
        text: answerText(question, { [question.key]: option }, language) ?? '',
        press: { do: 'pick', index, rev },
      },
    ]);
    const ask = plain(t(language, 'report.which_meaning'));
    return {
      paragraphs: [...noticeOf(view), heading, ask],
      buttons: [...buttons, navigation(view, question)],
    };
  }
  const given = answerText(question, { [question.key]: pending.answer }, language) ?? '';
  return {
    paragraphs: [
      ...noticeOf(view),
      heading,
      plain(t(language, 'report.answer_now', { answer: given })),
      plain(`⚠️ ${t(language, `warning.${pending.warning}` as TextKey)}`),
    ],
    buttons: [
      [{ text: t(language, 'button.insist'), press: { do: 'insist', rev }, tone: 'good' }],
      navigation(view, question),
    ],
  };
}

/** The questions as lines to copy, fill in and send as one message. */
function templateScreen(view: QuestionView): Screen {
  const { language } = view;
  return {
    paragraphs: [
      ...noticeOf(view),
      { style: 'heading', text: t(language, 'template.title') },
      plain(t(language, 'template.how')),
      { style: 'copy', text: templateText(language) },
    ],
    buttons: [navigation(view)],
  };
}

// Only a key of the phone's keyboard can ask for the location, so this page has keys, no buttons.
function locationScreen(view: QuestionView): Screen {
  const { language } = view;
  return {
    paragraphs: [
      ...noticeOf(view),
      { style: 'heading', text: t(language, 'report.share_location') },
      { style: 'note', text: t(language, 'card.place.hint') },
    ],
    keyboard: [
      [{ text: t(language, 'button.use_my_location'), asksLocation: true }],
      [{ text: t(language, 'button.back') }],
    ],
  };
}

/** On the first question: the way to write everything in one message. */
function templateRow({ card, draft, language }: QuestionView): readonly (readonly Button[])[] {
  const { at, scope, page, editing } = draft.interview;
  if (scope !== 'report' || editing || page !== undefined || at !== card.questions[0]?.key)
    return [];
  const press = { do: 'open', page: 'template', rev: draft.revision } as const;
  return [[{ text: `✍️ ${t(language, 'button.one_message')}`, press }]];
}

function plain(text: string): Paragraph {
  return { style: 'plain', text };
}
