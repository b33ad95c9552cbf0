// The codebook: what every column and every code means, in three languages, made from the card and
// the columns themselves, so that it cannot say anything else than the data.
import { eventStatuses } from '../assemblies/assembly.ts';
import { levels } from '../assemblies/level.ts';
import { excludeReasons, findModeratorField } from '../assemblies/moderator-fields.ts';
import { allQuestions, card, choicesIn, findQuestion } from '../card/card.ts';
import { languages as inOrder, type Language, type TextKey, t } from '../locales/translate.ts';
import { correctReasons } from '../reports/correction.ts';
import { retractReasons } from '../reports/retraction.ts';
import { choiceText, questionText, shortText } from '../screens/card-texts.ts';
import { fieldName, moderatorChoice } from '../screens/records/record-values.ts';
import { correctionReason, retractionText } from '../screens/records/record-words.ts';
import type { Cell } from './cells.ts';
import type { Column } from './column.ts';
import { columns } from './columns.ts';
import type { Chunks } from './record.ts';
import { type Sheet, workbook } from './workbook.ts';

type Row = readonly Cell[];
type Say = (language: Language) => string;

/** English last on the phone, first where codes are English. */
const languages: readonly Language[] = ['en', ...inOrder.filter((one) => one !== 'en')];

export async function* codebookFile(): Chunks {
  yield* workbook(codebookSheets());
}

export function codebookSheets(): readonly Sheet[] {
  return [
    sheet('codebook', ['column', 'hxl', 'ccc', 'acled', ...languages], columnRows()),
    sheet('choices', ['column', 'code', ...languages], choiceRows()),
    sheet('questions', ['question', 'asked', ...languages], questionRows()),
    sheet('definitions', ['about', ...languages], definitionRows()),
  ];
}

function sheet(name: string, head: Row, rows: readonly Row[]): Sheet {
  return { name, heads: [head], rows: once(rows) };
}

async function* once(rows: readonly Row[]) {
  yield rows;
}

const said = (say: Say): Row => languages.map(say);

function columnRows(): readonly Row[] {
  return columns.map((column) => {
    const { key, hxl, ccc, acled } = column;
    return [key, hxl, ccc, acled, ...said((language) => columnName(column, language))];
  });
}

/** What a column holds, in words. */
export function columnName({ key, source }: Column, language: Language): string {
  switch (source.from) {
    case 'size':
      return t(language, `export.part.${source.part}`, {
        field: fieldName(source.field, language),
      });
    case 'answer':
    case 'override':
      return fieldName(source.field, language);
    case 'record':
    case 'derived':
      return t(language, `export.column.${key}` as TextKey);
    default:
      return source satisfies never;
  }
}

/** Codes whose words stand neither with a question of the card nor with a field of moderators. */
const ownCodes: Readonly<Record<string, readonly string[]>> = {
  topic_class: ['political', 'social_economic', 'pro_government', 'other', 'campaign'],
  authorised: ['authorised', 'unauthorised'],
  legal_regime: ['law_1995', 'law_2020_notification', 'law_2020_approval'],
  ccc_size_cat: ['0', '1', '2', '3', '4'],
};

function choiceRows(): readonly Row[] {
  return [
    ...columns.flatMap((column) => codesOf(column)),
    ...retractReasons.map((one) => coded('reason', one, (l) => retractionText(one, l))),
    ...correctReasons.map((one) => coded('reason', one, (l) => correctionReason(one, l))),
    ...['same_event', 'below_v1'].map((one) =>
      coded('reason', one, (l) => t(l, `export.reason.${one}` as TextKey)),
    ),
  ];
}

function codesOf({ key, source }: Column): readonly Row[] {
  if (source.from === 'answer' && findQuestion(card, source.field)) {
    const question = findQuestion(card, source.field);
    const codes = (question ? choicesIn(question) : []).filter((one) => one.value !== 'unknown');
    return codes.map(({ value }) =>
      coded(key, value, (language) => choiceText(source.field, value, language)),
    );
  }
  const field = 'field' in source ? source.field : fieldOfRecord[key];
  const question = field === undefined ? undefined : findModeratorField(field);
  if (field !== undefined && question !== undefined && source.from !== 'size') {
    const codes = recordCodes[field] ?? choicesIn(question).map(({ value }) => value);
    return codes.map((code) =>
      coded(key, code, (language) => moderatorChoice(field, code, language)),
    );
  }
  return (ownCodes[key] ?? []).map((code) =>
    coded(key, code, (language) => t(language, `export.code.${key}_${code}` as TextKey)),
  );
}

/** Columns of the record as a whole that moderators set. */
const fieldOfRecord: Readonly<Record<string, string>> = {
  event_status: 'event_status',
  level: 'verification_level',
  excluded_for: 'exclude_from_totals',
};

/** Of these not every choice of moderators can stand in an export. */
const recordCodes: Readonly<Record<string, readonly string[]>> = {
  event_status: eventStatuses,
  verification_level: levels.filter((one) => one !== 'v0'),
  exclude_from_totals: excludeReasons,
};

function coded(column: string, code: string, say: Say): Row {
  return [column, code, ...said(say)];
}

/** All that is asked, also what is never published, so that people see what is left out. */
function questionRows(): readonly Row[] {
  return allQuestions(card).flatMap((question) => [
    [question.key, 'short', ...said((language) => shortText(question.key, language))],
    [question.key, 'question', ...said((language) => questionText(question, language))],
  ]);
}

const definitions = [
  'counts',
  'published',
  'unknown',
  'sizes',
  'coerced',
  'authorised',
  'levels',
  'place',
  'lists',
  'acled',
  'ids',
] as const;

function definitionRows(): readonly Row[] {
  return definitions.map((one) => [
    one,
    ...said((language) => t(language, `export.definition.${one}`)),
  ]);
}
