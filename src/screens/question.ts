// The bubble: one question of the card, or one of its further pages.

import { findQuestion } from '../card/card.ts';
import { listRegions, placeName, placesOf, quickPlaces, regionName } from '../card/places.ts';
import type { Card, Choice, Question } from '../card/types.ts';
import { canGoBack, progressOf, REVIEW } from '../engine/interview.ts';
import { type Language, t } from '../locales/translate.ts';
import type { Button, Paragraph, Screen } from '../messenger.ts';
import type { Draft } from '../reports/draft.ts';
import { choiceText, hintText, questionText } from './card-texts.ts';
import { reviewScreen } from './review.ts';
import { inOwnRows, inRows, shortFirst } from './rows.ts';

export interface QuestionView {
  readonly card: Card;
  readonly draft: Draft;
  readonly language: Language;
  /** A day within the last year, `25.10.2024`, for hints. */
  readonly example: string;
  /** What to say above the question, such as why the last input was not taken. */
  readonly notice?: string;
}

/** What a draft looks like: the question on the screen, or the review. */
export function draftScreen(view: QuestionView): Screen {
  const { card, draft, language, notice } = view;
  const { interview } = draft;
  const question = findQuestion(card, interview.at);
  if (interview.at === REVIEW || question === undefined) return reviewScreen(view);
  if (interview.page === 'location') return locationScreen(view);
  const paragraphs: Paragraph[] = [];
  if (notice !== undefined) paragraphs.push({ style: 'plain', text: notice });
  paragraphs.push(
    { style: 'note', text: progressText(view) },
    { style: 'heading', text: questionText(question, language) },
    ...pageHint(view, question),
  );
  return { paragraphs, buttons: [...answerButtons(view, question), navigation(view, question)] };
}

function progressText({ card, draft, language }: QuestionView): string {
  const n = progressOf(card, draft.interview) ?? card.questions.length;
  return t(language, 'report.progress', { n, total: card.questions.length });
}

function pageHint({ draft, language, example }: QuestionView, question: Question): Paragraph[] {
  const { page } = draft.interview;
  if (page === 'typed_date')
    return [{ style: 'plain', text: t(language, 'report.type_date', { example }) }];
  if (page?.startsWith('which')) return [{ style: 'plain', text: whichText(page, language) }];
  if (page !== undefined) return [];
  const hint = hintText(question, language, example);
  return hint === undefined ? [] : [{ style: 'plain', text: hint }];
}

/** Several places of one name, or a single one that was spelled differently. */
function whichText(page: string, language: Language): string {
  const isOne = candidatesOf(page).length === 1;
  return t(language, isOne ? 'report.did_you_mean' : 'card.place.which');
}

const candidatesOf = (page: string) => page.split('.').slice(1);

function answerButtons(view: QuestionView, question: Question): readonly (readonly Button[])[] {
  const { page } = view.draft.interview;
  switch (question.type) {
    case 'location':
      return placeButtons(view, question.key, page);
    case 'date_time':
      return page === 'typed_date' ? [] : choiceButtons(view, question, question.choices);
    case 'multi_choice':
      return tickButtons(view, question);
    case 'single_choice':
    case 'int_range':
      return pagedChoices(view, question, page);
    default:
      return question satisfies never;
  }
}

// A phone shows about nine rows of buttons without scrolling the question away.
const MAX_ROWS = 9;

function pagedChoices(
  view: QuestionView,
  question: Question & { type: 'single_choice' | 'int_range' },
  page: string | undefined,
): readonly (readonly Button[])[] {
  const all = choiceButtons(view, question, question.choices);
  const top = 'topChoices' in question ? question.topChoices : undefined;
  if (all.length <= MAX_ROWS && top === undefined) return all;
  const known = question.choices.filter((choice) => choice.value !== 'unknown');
  const first = known.slice(0, top ?? MAX_ROWS - 1);
  if (page === 'more') return choiceButtons(view, question, known.slice(first.length));
  const unknown = question.choices.filter((choice) => choice.value === 'unknown');
  return [
    ...choiceButtons(view, question, first),
    [open(view, 'more', t(view.language, 'button.more_options'))],
    ...choiceButtons(view, question, unknown),
  ];
}

function choiceButtons(view: QuestionView, question: Question, choices: readonly Choice[]) {
  const { key, type } = question;
  const buttons = choices.map(({ value }) =>
    choose(view, key, value, choiceText(key, value, view.language)),
  );
  return type === 'int_range' ? inOwnRows(buttons) : inRows(buttons);
}

function tickButtons(view: QuestionView, question: Question & { type: 'multi_choice' }) {
  const { interview, revision } = view.draft;
  const ticks = question.choices.map((choice) => {
    const mark = interview.ticked.includes(choice.value) ? '✅ ' : '';
    return choose(
      view,
      question.key,
      choice.value,
      mark + choiceText(question.key, choice.value, view.language),
    );
  });
  const done: Button = {
    text: t(view.language, 'button.done'),
    press: { do: 'done', rev: revision },
    tone: 'good',
  };
  return [...ticks.map((button) => [button]), [done]];
}

function placeButtons(view: QuestionView, key: string, page: string | undefined) {
  const { language } = view;
  const place = (id: string) => choose(view, key, id, placeName(id, language));
  if (page === 'regions') {
    // The cities that are regions of their own are among the quick places already.
    const oblasts = listRegions(language).filter(({ type }) => type === 'region');
    return inOwnRows(oblasts.map(({ id }) => open(view, `region-${id}`, regionName(id, language))));
  }
  if (page?.startsWith('region-')) {
    return inRows(placesOf(page.slice('region-'.length), language).map((one) => place(one.id)));
  }
  if (page?.startsWith('which')) {
    return candidatesOf(page).map((id) => [place(id)]);
  }
  return [
    ...inOwnRows(shortFirst(quickPlaces(language).map((one) => place(one.id)))),
    [
      open(view, 'location', `📍 ${t(language, 'button.use_my_location')}`),
      open(view, 'regions', t(language, 'button.other_place')),
    ],
  ];
}

// Only a key of the phone's keyboard can ask for the location, so this page has keys, no buttons.
function locationScreen({ language, notice }: QuestionView): Screen {
  const paragraphs: Paragraph[] = [
    { style: 'heading', text: t(language, 'report.share_location') },
    { style: 'note', text: t(language, 'card.place.hint') },
  ];
  if (notice !== undefined) paragraphs.unshift({ style: 'plain', text: notice });
  return {
    paragraphs,
    keyboard: [
      [{ text: t(language, 'button.use_my_location'), asksLocation: true }],
      [{ text: t(language, 'button.back') }],
    ],
  };
}

function navigation(
  { card, draft, language }: QuestionView,
  question: Question,
): readonly Button[] {
  const rev = draft.revision;
  const row: Button[] = [];
  if (canGoBack(card, draft.interview)) {
    row.push({ text: `◀️ ${t(language, 'button.back')}`, press: { do: 'back', rev } });
  }
  if (question.skippable)
    row.push({ text: t(language, 'button.skip'), press: { do: 'skip', rev } });
  row.push({ text: `✖️ ${t(language, 'button.cancel')}`, press: { do: 'cancel', rev } });
  return row;
}

function choose({ draft }: QuestionView, question: string, choice: string, text: string): Button {
  return { text, press: { do: 'choose', question, choice, rev: draft.revision } };
}

function open({ draft }: QuestionView, page: string, text: string): Button {
  return { text, press: { do: 'open', page, rev: draft.revision } };
}
