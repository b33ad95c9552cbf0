// What followed an assembly: the rows on record, what reporters said about it, and the buttons to
// add a row, to put another one in its place, and to take one back.
import type { Outcome } from '../../assemblies/outcome.ts';
import { card, findQuestion } from '../../card/card.ts';
import { placeName } from '../../card/places.ts';
import type { Answers } from '../../card/types.ts';
import { formatDay } from '../../dates.ts';
import { type Language, t } from '../../locales/translate.ts';
import type { Button, Paragraph, Screen } from '../../messenger.ts';
import { answerText, shortText } from '../card-texts.ts';
import { inRows } from '../rows.ts';
import { kindText, outcomeText } from './outcome-text.ts';

export interface OutcomesView {
  readonly language: Language;
  readonly assembly: {
    readonly number: number;
    readonly placeId: string;
    readonly localDate: string;
  };
  /** The rows of this page. */
  readonly rows: readonly (Outcome & { readonly number: number })[];
  readonly page: { readonly index: number; readonly count: number };
  /** Everybody of whom something is on record, `P1`… */
  readonly people: readonly string[];
  /** What the reports say that the assembly cites. */
  readonly told: readonly Answers[];
}

const followUps = [
  'detained_count',
  'later_outcome',
  'fined_people',
  'fine_amount',
  'arrested_people',
  'arrest_days',
];

export function outcomesScreen(view: OutcomesView): Screen {
  const { language, assembly, rows } = view;
  const { number, placeId, localDate } = assembly;
  const none: Paragraph = { style: 'plain', text: t(language, 'outcome.none') };
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'outcome.title', { assembly: number }) },
      {
        style: 'plain',
        text: t(language, 'outcome.where', {
          place: placeName(placeId, language),
          day: formatDay(localDate, language),
        }),
      },
      ...(rows.length === 0 ? [none] : rows.map((row) => line(row, language))),
      ...hints(view),
    ],
    buttons: [
      ...rows.map((row) => rowButtons(row, language)),
      ...addButtons(view),
      ...pageButtons(view),
    ],
  };
}

function line(row: Outcome, language: Language): Paragraph {
  return { style: 'plain', text: outcomeText(row, language) };
}

/** What reporters said: each answer once, in the order of the questions. */
function hints({ told, language }: OutcomesView): Paragraph[] {
  const pairs = followUps.flatMap((key): Paragraph[] => {
    const question = findQuestion(card, key);
    if (question === undefined) return [];
    const said = told.flatMap((answers) => {
      const text =
        answers[key]?.kind === 'unknown' ? undefined : answerText(question, answers, language);
      return text === undefined ? [] : [text];
    });
    if (said.length === 0) return [];
    return [
      { style: 'pair', label: shortText(key, language), text: [...new Set(said)].join(' / ') },
    ];
  });
  if (pairs.length === 0) return [];
  return [{ style: 'heading', text: t(language, 'outcome.told') }, ...pairs];
}

function rowButtons(row: Outcome & { readonly number: number }, language: Language): Button[] {
  const what = `${row.personRef}: ${kindText(row, language)}`;
  return [
    { text: `✏️ ${what}`, press: { do: 'outcome_replace', outcome: row.number } },
    {
      text: `↩️ ${t(language, 'button.take_back')}`,
      press: { do: 'outcome_take_back', outcome: row.number },
    },
  ];
}

function addButtons({ assembly, people, language }: OutcomesView): readonly (readonly Button[])[] {
  const add = (index: number) => ({ do: 'outcome_add', assembly: assembly.number, index }) as const;
  const known = people.map(
    (person): Button => ({ text: `➕ ${person}`, press: add(Number(person.slice(1))) }),
  );
  return [
    [{ text: `➕ ${t(language, 'button.new_person')}`, press: add(0) }],
    ...inRows(known.slice(-MOST_PEOPLE)),
  ];
}

// Telegram takes a hundred buttons; whoever came last is the likeliest to be told more about.
const MOST_PEOPLE = 12;

function pageButtons({ assembly, page, language }: OutcomesView): readonly (readonly Button[])[] {
  const { index, count } = page;
  const to = (next: number) =>
    ({ do: 'outcomes', assembly: assembly.number, index: next }) as const;
  const row: Button[] = [
    ...(index > 0 ? [{ text: `◀️ ${t(language, 'button.newer')}`, press: to(index - 1) }] : []),
    ...(index + 1 < count
      ? [{ text: `${t(language, 'button.older')} ▶️`, press: to(index + 1) }]
      : []),
  ];
  return row.length === 0 ? [] : [row];
}
