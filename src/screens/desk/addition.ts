// A note in the moderators' group: something was added to a report that was decided already.
import type { Answers, Card } from '../../card/types.ts';
import { type Language, t } from '../../locales/translate.ts';
import type { Paragraph, Screen } from '../../messenger.ts';
import { answerText, shortText } from '../card-texts.ts';

export function additionScreen(view: {
  readonly card: Card;
  readonly language: Language;
  readonly number: number;
  readonly answers: Answers;
}): Screen {
  const { language, number } = view;
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'desk.addition_title', { number }) },
      ...answerPairs(view),
    ],
  };
}

/** All answers of a report or an addition, in the order of the card. */
export function answerPairs({
  card,
  answers,
  language,
}: {
  readonly card: Card;
  readonly answers: Answers;
  readonly language: Language;
}): Paragraph[] {
  const questions = [...card.questions, ...card.details.flatMap((section) => section.questions)];
  return questions.flatMap((question): Paragraph[] => {
    const text = answerText(question, answers, language);
    return text === undefined
      ? []
      : [{ style: 'pair', label: shortText(question.key, language), text }];
  });
}
