// A correction on its way: the new value is asked for, then the reason.
import { moderatorFields } from '../../assemblies/moderator-fields.ts';
import type { Answer, Answers, Choice, Question } from '../../card/types.ts';
import { takesUnknown } from '../../engine/kinds/unknown.ts';
import { hasText, type Language, t } from '../../locales/translate.ts';
import type { Button, Paragraph, Screen } from '../../messenger.ts';
import { correctReasons } from '../../reports/correction.ts';
import type { CorrectionDraft } from '../../reports/desk-draft.ts';
import { choiceText, regimeIn } from '../card-texts.ts';
import { inOwnRows } from '../rows.ts';
import { fieldAnswer, fieldName, moderatorChoice } from './record-values.ts';
import { correctionReason } from './record-words.ts';

export interface CorrectionAsked {
  readonly language: Language;
  /** Of the assembly. */
  readonly number: number;
  /** Number of the moderator whose correction it is. */
  readonly moderator: number;
  readonly question: Question;
  readonly draft: CorrectionDraft;
  /** The draft as buttons name it, and its revision. */
  readonly code: string;
  readonly revision: number;
  /** What stands there now, and all values of the record. */
  readonly before?: Answer;
  readonly values: Answers;
  /** Choices that cannot be given here; a level that the sources do not allow. */
  readonly barred?: readonly string[];
  /** Why the last answer was not taken. */
  readonly notice?: string;
}

type Rows = readonly (readonly Button[])[];

export function correctionScreen(view: CorrectionAsked): Screen {
  const { language, number, moderator, question, before, notice, draft } = view;
  const field = fieldName(question.key, language);
  const now = fieldAnswer(question.key, before, view);
  return {
    paragraphs: [
      ...(notice === undefined ? [] : [plain(notice)]),
      { style: 'heading', text: t(language, 'correction.title', { assembly: number, field }) },
      { style: 'note', text: t(language, 'correction.by', { moderator }) },
      plain(t(language, 'correction.now', { answer: now })),
      ...(draft.after === undefined ? askedFor(view) : askedWhy(view, draft.after)),
    ],
    buttons: [...(draft.after === undefined ? valueRows(view) : reasonRows(view)), cancel(view)],
  };
}

/** The correction was broken off, or it is done. */
export function correctionEndScreen(
  view: Pick<CorrectionAsked, 'language' | 'number'> & { readonly field: string },
  how: 'done' | 'proposed' | 'cancelled',
): Screen {
  const { language, number: assembly, field } = view;
  const params = { assembly, field: fieldName(field, language) };
  return { paragraphs: [plain(t(language, `correction.${how}`, params))] };
}

function askedFor({ question, language, draft }: CorrectionAsked): readonly Paragraph[] {
  if (draft.options !== undefined) return [plain(t(language, 'correction.which'))];
  if (question.type === 'multi_choice') return [plain(t(language, 'correction.tick'))];
  const isTapped = question.type === 'single_choice';
  return [plain(t(language, isTapped ? 'correction.tap' : 'correction.write'))];
}

function askedWhy(view: CorrectionAsked, after: Answer): readonly Paragraph[] {
  const { language, question, draft } = view;
  const warning = `warning.${draft.warning}`;
  return [
    plain(t(language, 'correction.after', { answer: fieldAnswer(question.key, after, view) })),
    ...(hasText(warning) ? [plain(`⚠️ ${t(language, warning)}`)] : []),
    { style: 'heading', text: t(language, 'correction.why') },
  ];
}

function valueRows(view: CorrectionAsked): Rows {
  const { draft, question, language, code, revision: rev } = view;
  if (draft.options !== undefined) {
    return draft.options.map((answer, index) => [
      {
        text: fieldAnswer(question.key, answer, view),
        press: { do: 'correct_pick', index, draft: code, rev },
      },
    ]);
  }
  const choices = choicesOf(view);
  const hasOwn = choices.some(({ value }) => value === 'unknown');
  const press = { do: 'correct_unknown', draft: code, rev } as const;
  const unknown: Rows =
    hasOwn || !takesUnknown(question) ? [] : [[{ text: t(language, 'button.unknown'), press }]];
  if (question.type !== 'multi_choice') return [...chooseRows(view, choices), ...unknown];
  return [...tickRows(view, choices), ...unknown];
}

/** A day and a place are written: the buttons of reporters mean where and when they are. */
function choicesOf({ question, barred = [] }: CorrectionAsked): readonly Choice[] {
  if (!('choices' in question) || question.type === 'date_time') return [];
  return question.choices.filter(({ value }) => !barred.includes(value));
}

function chooseRows(view: CorrectionAsked, choices: readonly Choice[]): Rows {
  const { code, revision: rev } = view;
  return inOwnRows(
    choices.map(({ value: choice }) => ({
      text: choiceLabel(view, choice),
      press: { do: 'correct_choose', draft: code, choice, rev },
    })),
  );
}

function tickRows(view: CorrectionAsked, choices: readonly Choice[]): Rows {
  const { code, revision: rev, language } = view;
  const { ticked = [] } = view.draft;
  const rows = choices.map(({ value: choice }): readonly Button[] => {
    const isOn = ticked.includes(choice);
    const text = `${isOn ? '✅ ' : ''}${choiceLabel(view, choice)}`;
    return [{ text, press: { do: 'correct_tick', draft: code, choice, on: isOn ? 0 : 1, rev } }];
  });
  const press = { do: 'correct_done', draft: code, rev } as const;
  return [...rows, [{ text: t(language, 'button.done'), press, tone: 'good' }]];
}

function choiceLabel({ question, language, values }: CorrectionAsked, choice: string): string {
  return moderatorFields.some(({ key }) => key === question.key)
    ? moderatorChoice(question.key, choice, language)
    : choiceText(question.key, choice, language, regimeIn(values));
}

function reasonRows({ language, code, revision: rev }: CorrectionAsked): Rows {
  return correctReasons.map((reason) => [
    {
      text: correctionReason(reason, language),
      press: { do: 'correct_reason', draft: code, reason, rev },
    },
  ]);
}

function cancel({ language, code, revision: rev }: CorrectionAsked): readonly Button[] {
  const press = { do: 'correct_cancel', draft: code, rev } as const;
  return [{ text: `✖️ ${t(language, 'button.cancel')}`, press }];
}

function plain(text: string): Paragraph {
  return { style: 'plain', text };
}
