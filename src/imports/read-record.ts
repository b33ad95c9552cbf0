// A line of an archive becomes a record: who it is, where and when it was, and its answers. What
// follows from these is derived by the same rules as everywhere.
import {
  type Assembly,
  type EventStatus,
  eventStatuses,
  fusedAssembly,
} from '../assemblies/assembly.ts';
import { fuse } from '../assemblies/fusion.ts';
import { isLevel, type Level } from '../assemblies/level.ts';
import { excludeReasons } from '../assemblies/moderator-fields.ts';
import { findPlace, placeName } from '../card/places.ts';
import type { Answers } from '../card/types.ts';
import { makeDate } from '../dates.ts';
import { readPlace } from '../engine/kinds/place-search.ts';
import { plainText } from '../exports/cells.ts';
import { archiveId } from './archive-id.ts';
import { exportRecordOf } from './imported.ts';
import { cellOf, type Line, type Mistake, quoted, type Reader, wrong } from './line.ts';
import { overridesOf, readAnswers, readField } from './read-answers.ts';

export interface Imported {
  readonly line: number;
  readonly id: string;
  readonly placeId: string;
  readonly localDate: string;
  readonly eventStatus: EventStatus;
  readonly level: Level;
  readonly campaign?: { readonly id?: string; readonly name?: string };
  readonly seriesId?: string;
  readonly excludedFor?: string;
  readonly answers: Answers;
}

export interface Context {
  /** Names the archive: ids that are no uuids are its own. */
  readonly archive: string;
  /** The day on which it is read; nothing lies after it. */
  readonly today: string;
}

export function readRecord(line: Line, context: Context): Imported | readonly Mistake[] {
  const reader: Reader = { line, mistakes: [] };
  const id = readId(reader, context);
  const localDate = readDay(reader, context);
  const placeId = readPlaceId(reader);
  const about = readAbout(reader);
  const own = readAnswers(reader);
  if (id === undefined || localDate === undefined || placeId === undefined) return reader.mistakes;
  const answers: Answers = {
    ...own,
    event_when: { kind: 'date', date: localDate },
    place: { kind: 'place', place: placeId },
  };
  const record = { line: line.number, id, placeId, localDate, ...about, answers };
  const whole = withOverrides(reader, record);
  return reader.mistakes.length > 0 ? reader.mistakes : whole;
}

/** As it is, once it stands among the records. */
export function assemblyOfImported(
  { placeId, localDate, eventStatus, level, seriesId, excludedFor, ...record }: Imported,
  campaignId: string | undefined,
  publication: { readonly verifiedAt?: Date } = {},
): Assembly {
  const { id, answers } = record;
  const said = { caseNumber: 0, voice: 0, answers, receivedAt: new Date(0), isWithdrawn: false };
  return fusedAssembly(fuse([{ ...said, isArchive: true }], new Map()), {
    id,
    placeId,
    localDate,
    eventStatus,
    levelSaid: level,
    ...(campaignId !== undefined && { campaignId }),
    ...(seriesId !== undefined && { seriesId }),
    ...(excludedFor !== undefined && { excludedFor }),
    ...publication,
  });
}

/** A moderator's word is taken only where it says otherwise than the answers: it would stay for ever. */
function withOverrides(reader: Reader, record: Imported): Imported {
  let whole = record;
  for (const column of overridesOf()) {
    const text = cellOf(reader.line, column.key);
    if (text === undefined) continue;
    const follows = plainText(
      column.cell(exportRecordOf(assemblyOfImported(whole, undefined)), 'en'),
    );
    if (follows === text) continue;
    const { field } = column.source;
    const answer = readField(reader, column.key, field);
    if (answer) whole = { ...whole, answers: { ...whole.answers, [field]: answer } };
  }
  return whole;
}

function readAbout(reader: Reader) {
  const { line } = reader;
  const eventStatus = oneOf(reader, 'event_status', eventStatuses) ?? 'took_place';
  const level = cellOf(line, 'level') ?? 'v1';
  if (!isLevel(level)) wrong(reader, 'level', `${quoted(level)} is no level from v0 to v4.`);
  const excludedFor = oneOf(reader, 'excluded_for', excludeReasons);
  const campaign = readCampaign(reader);
  const seriesId = cellOf(line, 'series_id');
  if (seriesId !== undefined && !UUID.test(seriesId)) wrong(reader, 'series_id', 'it is no uuid.');
  return {
    eventStatus,
    level: isLevel(level) ? level : 'v1',
    ...(excludedFor !== undefined && { excludedFor }),
    ...(campaign && { campaign }),
    ...(seriesId !== undefined && { seriesId: seriesId.toLowerCase() }),
  } as const;
}

function readCampaign(reader: Reader): Imported['campaign'] {
  const id = cellOf(reader.line, 'campaign_id');
  const name = cellOf(reader.line, 'campaign_name');
  if (id !== undefined && (!/^[a-z0-9_]{1,24}$/.test(id) || id === 'none')) {
    return wrong(reader, 'campaign_id', 'it may have 24 of the signs a-z, 0-9 and _.');
  }
  if (name !== undefined && name.length > 80) {
    return wrong(reader, 'campaign_name', 'it may have 80 characters.');
  }
  if (id === undefined && name === undefined) return undefined;
  return { ...(id !== undefined && { id }), ...(name !== undefined && { name }) };
}

function oneOf<T extends string>(
  reader: Reader,
  column: string,
  codes: readonly T[],
): T | undefined {
  const text = cellOf(reader.line, column);
  const code = codes.find((one) => one === text);
  if (text !== undefined && code === undefined) {
    wrong(reader, column, `${quoted(text)} is none of ${codes.join(', ')}.`);
  }
  return code;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function readId(reader: Reader, { archive }: Context): string | undefined {
  const text = cellOf(reader.line, 'id');
  if (text === undefined) return wrong(reader, 'id', 'it is empty.');
  return UUID.test(text) ? text.toLowerCase() : archiveId(archive, text);
}

/** `2012-01-28`, or as spreadsheets write it here: `28.01.2012`. */
function readDay(reader: Reader, { today }: Context): string | undefined {
  const text = cellOf(reader.line, 'date');
  if (text === undefined) return wrong(reader, 'date', 'it is empty.');
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const [, day2, month2, year2] = /^(\d\d?)\.(\d\d?)\.(\d{4})$/.exec(text) ?? [];
  const date = makeDate(Number(year ?? year2), Number(month ?? month2), Number(day ?? day2));
  if (date === undefined || date < '1900') {
    return wrong(reader, 'date', `${quoted(text)} is no day such as 2012-01-28.`);
  }
  return date > today ? wrong(reader, 'date', `${date} has not come yet.`) : date;
}

function readPlaceId(reader: Reader): string | undefined {
  const id = cellOf(reader.line, 'place_id');
  if (id !== undefined) {
    return findPlace(id)?.id ?? wrong(reader, 'place_id', `there is no place ${quoted(id)}.`);
  }
  const name = cellOf(reader.line, 'place_name');
  if (name === undefined) return wrong(reader, 'place_name', 'it is empty.');
  const reading = readPlace(name);
  if (reading.kind === 'answer' && reading.answer.kind === 'place') return reading.answer.place;
  if (reading.kind !== 'which') {
    return wrong(reader, 'place_name', `there is no place ${quoted(name)} in Kazakhstan.`);
  }
  const may = reading.places.map((one) => `${placeName(one, 'en')} (${one})`).join(', ');
  return wrong(reader, 'place_name', `${quoted(name)} may be ${may}: write its place_id.`);
}
