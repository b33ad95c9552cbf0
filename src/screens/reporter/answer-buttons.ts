// The buttons with which a question is answered, by its kind and by the page of it.
import { chosenValues, suggestionFor } from '../../card/conditions.ts';
import { listRegions, placeName, placesOf, quickPlaces, regionName } from '../../card/places.ts';
import type { Choice, Question } from '../../card/types.ts';
import { allAnswers } from '../../engine/plan.ts';
import { t } from '../../locales/translate.ts';
import type { Button } from '../../messenger.ts';
import { choiceText, regimeIn } from '../card-texts.ts';
import { inOwnRows, inRows, shortFirst } from '../rows.ts';
import type { QuestionView } from './question-view.ts';

type Rows = readonly (readonly Button[])[];

export function answerButtons(view: QuestionView, question: Question): Rows {
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
      return [...pagedChoices(view, question, page), ...unknownButton(view, question)];
    case 'photo':
      return question.key in view.draft.interview.answers ? [[done(view)]] : [];
    case 'time':
    case 'text':
    case 'integer':
    case 'money_or_mci':
    case 'url':
      return unknownButton(view, question);
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
): Rows {
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

function choiceButtons(view: QuestionView, question: Question, choices: readonly Choice[]): Rows {
  const { key, type } = question;
  const suggested = suggestedIn(view, question);
  const buttons = choices.map(({ value }) => {
    const label = labelOf(view, key, value);
    return choose(view, key, value, suggested.includes(value) ? ticked(label) : label);
  });
  return type === 'int_range' ? inOwnRows(buttons) : inRows(buttons);
}

/** Choices that follow from earlier answers; those of a question with several are ticks. */
export function suggestedIn({ draft, base }: QuestionView, question: Question): readonly string[] {
  const suggestion = suggestionFor(question, allAnswers(draft.interview, base));
  if (suggestion?.kind === 'size') return suggestion.band === undefined ? [] : [suggestion.band];
  return chosenValues(suggestion);
}

const ticked = (label: string) => `✅ ${label}`;

/** Keys of the places among which the person is asked to choose. */
export const candidatesOf = (page: string) => page.split('.').slice(1);

function tickButtons(
  view: QuestionView,
  { key, choices }: Question & { type: 'multi_choice' },
): Rows {
  const { interview, revision: rev } = view.draft;
  const ticks = choices.map(({ value }): readonly Button[] => {
    const isTicked = interview.ticked.includes(value);
    const label = labelOf(view, key, value);
    const text = isTicked ? ticked(label) : label;
    const press = { do: 'tick', question: key, choice: value, on: isTicked ? 0 : 1, rev } as const;
    return [{ text, press }];
  });
  return [...ticks, [done(view)]];
}

function placeButtons(view: QuestionView, key: string, page: string | undefined): Rows {
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

/** "I don't know" for a question that has no such choice of its own. */
function unknownButton({ draft, language }: QuestionView, question: Question): Rows {
  const hasOwn = 'choices' in question && question.choices.some((one) => one.value === 'unknown');
  if (hasOwn || !question.skippable) return [];
  return [[{ text: t(language, 'button.unknown'), press: { do: 'unknown', rev: draft.revision } }]];
}

function done({ draft, language }: QuestionView): Button {
  const press = { do: 'done', rev: draft.revision } as const;
  return { text: t(language, 'button.done'), press, tone: 'good' };
}

/** A choice in the words of the law that was in force on the day of the assembly. */
function labelOf(
  { draft, base, language }: QuestionView,
  question: string,
  choice: string,
): string {
  return choiceText(question, choice, language, regimeIn(allAnswers(draft.interview, base)));
}

function choose({ draft }: QuestionView, question: string, choice: string, text: string): Button {
  return { text, press: { do: 'choose', question, choice, rev: draft.revision } };
}

function open({ draft }: QuestionView, page: string, text: string): Button {
  return { text, press: { do: 'open', page, rev: draft.revision } };
}
