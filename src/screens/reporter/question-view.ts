// What a question is shown with, and what all screens of a draft have in common: the notice above and
// the row of buttons below.
import type { Answers, Card, Question } from '../../card/types.ts';
import { canGoBack } from '../../engine/moves.ts';
import { type Language, type TextKey, t } from '../../locales/translate.ts';
import type { Button, Paragraph } from '../../messenger.ts';
import type { Draft } from '../../reports/draft.ts';

export interface QuestionView {
  readonly card: Card;
  readonly draft: Draft;
  /** What the report already says, when something is added to it. */
  readonly base: Answers;
  readonly language: Language;
  /** A day within the last year, `25.10.2024`, for hints. */
  readonly example: string;
  /** What to say above the question: why the last input was not taken. */
  readonly notice?: string;
}

/** The line above everything else, such as why the last input was not taken. */
export function noticeOf({ notice }: QuestionView): Paragraph[] {
  return notice === undefined ? [] : [{ style: 'plain', text: notice }];
}

/** Back, Skip and Cancel, where they apply. */
export function navigation(
  { card, draft, base, language }: QuestionView,
  question?: Question,
): readonly Button[] {
  const rev = draft.revision;
  const row: Button[] = [];
  if (canGoBack(card, draft.interview, base)) {
    row.push({ text: `◀️ ${t(language, 'button.back')}`, press: { do: 'back', rev } });
  }
  if (question?.skippable)
    row.push({ text: t(language, skipText(draft, question)), press: { do: 'skip', rev } });
  row.push({ text: `✖️ ${t(language, 'button.cancel')}`, press: { do: 'cancel', rev } });
  return row;
}

/** To skip takes an answer back. With photos that were just sent it has to say so. */
function skipText({ interview }: Draft, { type, key }: Question): TextKey {
  return type === 'photo' && key in interview.answers ? 'button.no_photos' : 'button.skip';
}
