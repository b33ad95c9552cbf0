// What several reports say about one assembly, as one: each value knows who said what, and where
// the reports contradict one another it stays visible until a moderator settles it.
import type { Answer, Answers } from '../card/types.ts';
import { eventDay } from '../reports/report.ts';
import { agree, type Said, type Statement, saidBy } from './agreement.ts';
import { dayIn } from './clock.ts';
import { inCardOrder, publicAnswer } from './fields.ts';
import { sizeOf } from './size.ts';
import { type CitedReport, stillAsked, type Voice, voicesOf } from './voices.ts';

export interface Fused {
  /** What is known, question by question, in the order of the card; without words. */
  readonly values: Answers;
  readonly fields: Readonly<Record<string, FusedField>>;
  /** The fields on which the voices contradict one another and no moderator has settled it. */
  readonly conflicts: readonly string[];
  /** What each reporter knows; who reported first comes first. */
  readonly voices: readonly Answers[];
  /** Independent reports: one for each reporter. */
  readonly corroboration: number;
  /** An archive speaks for it. */
  readonly isArchived: boolean;
}

export interface FusedField {
  readonly answer: Answer;
  /** Who said what, most frequent first. */
  readonly said: readonly Said[];
  readonly isConflict: boolean;
  /** A moderator set it; what the reports say no longer matters. */
  readonly isSettled: boolean;
  /** Of numbers: the median of the best estimates, halves kept. */
  readonly best?: number;
}

type Corrections = ReadonlyMap<string, Answer>;

/** @param corrections what moderators set, by field; the latest of each */
export function fuse(cited: readonly CitedReport[], corrections: Corrections): Fused {
  const voices = voicesOf(cited);
  const settled = publicCorrections(corrections, voices);
  const said = inCardOrder([
    ...voices.flatMap((voice) => Object.keys(voice.answers)),
    ...settled.keys(),
  ]);
  const day = dayIn(valuesIn(fieldsOf(['event_when'], voices, settled, undefined)));
  const all = fieldsOf(said, voices, settled, day);
  const together = valuesIn(all);
  const archives = voices.filter((voice) => voice.isArchive);
  const isTold = (field: string) => archives.some((voice) => voice.answers[field] !== undefined);
  const fields = all.filter(
    ([field]) => settled.has(field) || stillAsked(field, together) || isTold(field),
  );
  return {
    values: valuesIn(fields),
    fields: Object.fromEntries(fields),
    conflicts: fields.flatMap(([field, { isConflict }]) => (isConflict ? [field] : [])),
    voices: voices.map((voice) => voice.answers),
    corroboration: voices.length,
    isArchived: archives.length > 0,
  };
}

function fieldsOf(
  fields: readonly string[],
  voices: readonly Voice[],
  settled: Corrections,
  day: string | undefined,
): readonly (readonly [string, FusedField])[] {
  return fields.flatMap((field) => {
    const statements = voices.flatMap((voice) => statementOf(voice, field));
    const correction = settled.get(field);
    const fused = correction
      ? settledField(correction, statements)
      : unsettledField(field, statements, day);
    return fused ? [[field, fused] as const] : [];
  });
}

function statementOf(voice: Voice, field: string): readonly Statement[] {
  const answer = voice.answers[field];
  const caseNumber = voice.cases[field];
  if (answer === undefined || caseNumber === undefined) return [];
  const day = dayIn(voice.answers);
  const { isFirstHand } = voice;
  return [{ answer, caseNumber, isFirstHand, ...(day !== undefined && { day }) }];
}

function settledField(answer: Answer, statements: readonly Statement[]): FusedField {
  const size = sizeOf(answer);
  const field = { answer, said: saidBy(statements), isConflict: false, isSettled: true };
  return size ? { ...field, best: size.best } : field;
}

function unsettledField(
  field: string,
  statements: readonly Statement[],
  day: string | undefined,
): FusedField | undefined {
  const agreement = agree(field, statements, day);
  return agreement && { ...agreement, said: saidBy(statements), isSettled: false };
}

/** Corrections as they may stand in a public record, a day as a date. */
function publicCorrections(corrections: Corrections, voices: readonly Voice[]): Corrections {
  const place = corrections.get('place') ?? voices[0]?.answers.place;
  const found = [...corrections].flatMap(([field, given]) => {
    const date = given.kind === 'day' && eventDay({ event_when: given, ...(place && { place }) });
    const answer = publicAnswer(field, date ? { kind: 'date', date } : given);
    return answer ? [[field, answer] as const] : [];
  });
  return new Map(found);
}

function valuesIn(fields: readonly (readonly [string, FusedField])[]): Answers {
  return Object.fromEntries(fields.map(([field, { answer }]) => [field, answer]));
}
