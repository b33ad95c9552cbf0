// The review: all answers before they are sent, each of which can be changed.
import { detailQuestions } from '../../card/card.ts';
import { canGoBack } from '../../engine/moves.ts';
import { t } from '../../locales/translate.ts';
import type { Button, Paragraph, Screen } from '../../messenger.ts';
import { answerText, shortText } from '../card-texts.ts';
import { inRows } from '../rows.ts';
import { noticeOf, type QuestionView } from './question-view.ts';

export function reviewScreen(view: QuestionView): Screen {
  const { draft, language } = view;
  const paragraphs: Paragraph[] = [
    ...noticeOf(view),
    { style: 'heading', text: t(language, 'report.check_summary') },
    ...answerPairs(view),
  ];
  const buttons = draft.interview.page === 'edit' ? editButtons(view) : sendButtons(view);
  return { paragraphs, buttons };
}

/** Every required question, and what was told beside them: nothing is sent that was not shown. */
function answerPairs({ card, draft, language }: QuestionView): Paragraph[] {
  const { answers } = draft.interview;
  const told = detailQuestions(card).filter(({ key }) => answers[key] !== undefined);
  return [...card.questions, ...told].map((question) => ({
    style: 'pair',
    label: shortText(question.key, language),
    text: answerText(question, answers, language) ?? t(language, 'report.not_answered'),
  }));
}

function sendButtons({
  card,
  draft,
  base,
  language,
}: QuestionView): readonly (readonly Button[])[] {
  const rev = draft.revision;
  const back: Button = { text: `◀️ ${t(language, 'button.back')}`, press: { do: 'back', rev } };
  return [
    [{ text: `✅ ${t(language, 'button.send')}`, press: { do: 'send', rev }, tone: 'good' }],
    [
      ...(canGoBack(card, draft.interview, base) ? [back] : []),
      { text: `✏️ ${t(language, 'button.edit')}`, press: { do: 'open', page: 'edit', rev } },
    ],
    [{ text: `✖️ ${t(language, 'button.cancel')}`, press: { do: 'cancel', rev } }],
  ];
}

function editButtons({ card, draft, language }: QuestionView): readonly (readonly Button[])[] {
  const rev = draft.revision;
  const questions = card.questions.map(
    (question): Button => ({
      text: shortText(question.key, language),
      press: { do: 'edit', question: question.key, rev },
    }),
  );
  return [
    ...inRows(questions),
    [{ text: `◀️ ${t(language, 'button.back')}`, press: { do: 'back', rev } }],
  ];
}
