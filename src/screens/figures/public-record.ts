// A record as everybody may see it: what is known, how well, what was corrected and why. Nothing
// about who reported it, how they knew or counted, or who decided.
import { isKnown } from '../../assemblies/fields.ts';
import type { Level } from '../../assemblies/level.ts';
import { placeName } from '../../card/places.ts';
import type { Answer, Answers } from '../../card/types.ts';
import { formatDay } from '../../dates.ts';
import { publishedFields } from '../../exports/columns.ts';
import { type Language, t } from '../../locales/translate.ts';
import type { Paragraph, Screen } from '../../messenger.ts';
import { fieldAnswer, fieldName, moderatorChoice } from '../records/record-values.ts';
import { correctionReason, retractionText } from '../records/record-words.ts';

export interface PublicRecord {
  readonly number: number;
  readonly placeId: string;
  readonly localDate: string;
  readonly eventStatus: string;
  readonly level: Level;
  readonly values: Answers;
  readonly campaign?: string;
  /** Why its size is in no sum of participants. */
  readonly excludedFor?: string;
  readonly retracted?: { readonly reason: string; readonly day: string };
  readonly mergedInto?: number;
  readonly corrections: readonly {
    readonly field: string;
    readonly before?: Answer;
    readonly after: Answer;
    readonly reason: string;
    readonly day: string;
  }[];
}

/** These stand above the list already. */
const above = ['event_when', 'place'];

export function publicRecordScreen(record: PublicRecord, language: Language): Screen {
  const { number, placeId, localDate } = record;
  const where = { place: placeName(placeId, language), day: formatDay(localDate, language) };
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'record.title', { number }) },
      { style: 'plain', text: t(language, 'record.where', where) },
      { style: 'plain', text: statusText(record, language) },
      ...(record.retracted ? [] : knownParagraphs(record, language)),
      ...correctionParagraphs(record, language),
    ],
  };
}

function statusText(record: PublicRecord, language: Language): string {
  const { retracted, mergedInto, eventStatus, level } = record;
  if (mergedInto !== undefined) {
    return t(language, 'public_record.merged', { command: recordCommand(mergedInto) });
  }
  if (retracted !== undefined) {
    const reason = retractionText(retracted.reason, language);
    return t(language, 'public_record.retracted', {
      day: formatDay(retracted.day, language),
      reason,
    });
  }
  const status = moderatorChoice('event_status', eventStatus, language);
  return t(language, 'public_record.status', { status, level: t(language, `level.${level}`) });
}

function knownParagraphs(record: PublicRecord, language: Language): readonly Paragraph[] {
  const { values, campaign, excludedFor } = record;
  const pairs = Object.entries(values)
    .filter(([field, answer]) => isPublicField(field) && !above.includes(field) && isKnown(answer))
    .map(([field, answer]) =>
      pair(fieldName(field, language), fieldAnswer(field, answer, { values, language })),
    );
  return [
    ...pairs,
    ...(campaign ? [pair(t(language, 'public_record.campaign'), campaign)] : []),
    ...(excludedFor
      ? [
          pair(
            fieldName('exclude_from_totals', language),
            moderatorChoice('exclude_from_totals', excludedFor, language),
          ),
        ]
      : []),
  ];
}

function correctionParagraphs(record: PublicRecord, language: Language): readonly Paragraph[] {
  const words = { values: record.values, language };
  const shown = record.corrections.filter(({ field }) => isPublicField(field));
  if (shown.length === 0) return [];
  const lines = shown.map(({ field, before, after, reason, day }) =>
    t(language, 'public_record.correction', {
      day: formatDay(day, language),
      field: fieldName(field, language),
      before: fieldAnswer(field, before, words),
      after: fieldAnswer(field, after, words),
      reason: correctionReason(reason, language),
    }),
  );
  const heading = t(language, 'record.corrections');
  return [
    { style: 'heading', text: heading },
    ...lines.map((text) => ({ style: 'plain', text }) as const),
  ];
}

/**
 * Whether everybody may know what this field says, and that it was corrected: what the files have.
 * Others say something about the reporter, or about single people: how many were fined, for how long
 * somebody was arrested.
 */
export function isPublicField(field: string): boolean {
  return publishedFields.has(field);
}

/** What opens a record when it is tapped in a text. */
export function recordCommand(number: number): string {
  return `/a${number}`;
}

function pair(label: string, text: string): Paragraph {
  return { style: 'pair', label, text };
}
