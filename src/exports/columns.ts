// The columns of a record, in their order: the one place that says what is published of it. Time to
// the day, place to the city; no words of people, nothing about reporters or moderators.
import {
  acledSubEvent,
  cccSizeCategory,
  dispersalAttempted,
  durationMinutes,
  interfered,
  organizerClass,
  prosecutorWarned,
} from '../assemblies/derivations.ts';
import { isKnown } from '../assemblies/fields.ts';
import { regimeOf } from '../card/law.ts';
import { findRegion, getPlace, placeName, regionName } from '../card/places.ts';
import {
  acledEventType,
  acledGeoPrecision,
  acledSourceScale,
  acledSubEventType,
  acledTags,
  acledTimePrecision,
  isAcledEvent,
} from './acled.ts';
import type { Cell } from './cells.ts';
import {
  answerColumn,
  type Column,
  derivedColumn,
  known,
  overrideColumn,
  recordColumn,
  sizeAmong,
  sizeColumns,
  yesNo,
} from './column.ts';
import type { ExportRecord } from './record.ts';

const about: readonly Column[] = [
  recordColumn('id', { hxl: '#event+id', acled: 'event_id_cnty' }, (one) => one.id),
  derivedColumn('number', { hxl: '#event+num' }, (one) => one.number),
  derivedColumn('updated_at', { hxl: '#date+updated', acled: 'timestamp' }, (one) =>
    one.updatedAt.toISOString().slice(0, 10),
  ),
  recordColumn('event_status', { hxl: '#status+event' }, (one) => one.eventStatus),
  recordColumn('level', { hxl: '#meta+level', ccc: 'source_n' }, (one) => one.level),
  derivedColumn(
    'corroboration',
    { hxl: '#meta+sources+num', ccc: 'source_n' },
    (one) => one.corroboration,
  ),
];

const whereAndWhen: readonly Column[] = [
  recordColumn(
    'date',
    { hxl: '#date+occurred', ccc: 'date', acled: 'event_date' },
    (one) => one.localDate,
  ),
  recordColumn('place_id', { hxl: '#loc+code' }, (one) => one.placeId),
  recordColumn(
    'place_name',
    { hxl: '#loc+name', ccc: 'locality', acled: 'location' },
    (one, language) => placeName(one.placeId, language),
  ),
  derivedColumn('region_iso', { hxl: '#adm1+code' }, (one) => regionOf(one)?.iso),
  derivedColumn(
    'region_name',
    { hxl: '#adm1+name', ccc: 'state', acled: 'admin1' },
    (one, language) => regionName(getPlace(one.placeId).region, language),
  ),
  derivedColumn('lat', { hxl: '#geo+lat', ccc: 'lat', acled: 'latitude' }, (one) =>
    toCity(getPlace(one.placeId).lat),
  ),
  derivedColumn('lon', { hxl: '#geo+lon', ccc: 'lon', acled: 'longitude' }, (one) =>
    toCity(getPlace(one.placeId).lon),
  ),
];

const what: readonly Column[] = [
  answerColumn('form', { hxl: '#event+type', ccc: 'type', acled: 'notes' }),
  answerColumn('topic', { hxl: '#cause+type', ccc: 'issues', acled: 'notes' }),
  derivedColumn('topic_class', { hxl: '#cause+class', ccc: 'issues_major' }, (one) =>
    known(one.topicClass),
  ),
  recordColumn(
    'campaign_id',
    { hxl: '#event+campaign+code', ccc: 'macroevent', acled: 'tags' },
    (one) => one.campaignId,
  ),
  recordColumn(
    'campaign_name',
    { hxl: '#event+campaign+name', ccc: 'macroevent' },
    (one) => one.campaignName,
  ),
  recordColumn('series_id', { hxl: '#event+series+id' }, (one) => one.seriesId),
  answerColumn('organizer_type', {
    hxl: '#org+type',
    ccc: 'organizations',
    acled: 'assoc_actor_1',
  }),
  overrideColumn(
    'organizer_class',
    { hxl: '#org+class', ccc: 'organizations', acled: 'assoc_actor_1' },
    (one) => known(organizerClass(one.values)),
  ),
  answerColumn('conduct', {
    hxl: '#event+conduct',
    ccc: 'property_damage_any',
    acled: 'event_type',
  }),
  overrideColumn(
    'duration_minutes',
    { hxl: '#indicator+duration+minutes+num', ccc: 'notes' },
    (one) => durationMinutes(one.values),
  ),
];

const permit: readonly Column[] = [
  answerColumn('permit_status', { hxl: '#status+permit', ccc: 'notes', acled: 'notes' }),
  answerColumn('permit_answer', { hxl: '#status+permit+answer' }),
  derivedColumn('authorised', { hxl: '#status+authorised' }, (one) => known(one.authorised)),
  derivedColumn('legal_regime', { hxl: '#meta+law' }, (one) => regimeOf(one.localDate, one.form)),
  answerColumn('not_applied_reason', { hxl: '#cause+notapplied' }),
  answerColumn('denial_pretext', { hxl: '#cause+denied' }),
  answerColumn('pretext_event_real', { hxl: '#cause+denied+real' }),
  answerColumn('offered_place', { hxl: '#status+offered+loc' }),
  answerColumn('refusals_before', { hxl: '#indicator+refusals+num' }),
];

const people: readonly Column[] = [
  ...sizeColumns(
    { name: 'participants', field: 'participants' },
    {
      low: { hxl: '#affected+participants+min', ccc: 'size_low', acled: 'tags' },
      high: { hxl: '#affected+participants+max', ccc: 'size_high', acled: 'tags' },
      best: { hxl: '#affected+participants+best', ccc: 'size_mean' },
    },
    (one) => one.participants,
  ),
  derivedColumn('ccc_size_cat', { hxl: '#affected+participants+cat', ccc: 'size_cat' }, (one) =>
    cccSizeCategory(one.participants),
  ),
  overrideColumn('coerced_attendance', { hxl: '#status+coerced' }, (one) => yesNo(coerced(one))),
  recordColumn('excluded_for', { hxl: '#cause+excluded' }, (one) => one.excludedFor),
];

const response: readonly Column[] = [
  ...sizeColumns(
    { name: 'police', field: 'police_count' },
    {
      low: { hxl: '#org+police+min', ccc: 'police_measures' },
      high: { hxl: '#org+police+max', ccc: 'police_measures' },
      best: { hxl: '#org+police+best', ccc: 'police_measures' },
    },
    (one) => one.police,
  ),
  answerColumn('authority_response', {
    hxl: '#operations+response',
    ccc: 'police_measures',
    acled: 'sub_event_type',
  }),
  answerColumn('interference', {
    hxl: '#operations+interference',
    ccc: 'police_measures',
    acled: 'sub_event_type',
  }),
  answerColumn('force_means', {
    hxl: '#operations+force',
    ccc: 'chemical_agents',
    acled: 'sub_event_type',
  }),
  answerColumn('how_ended', { hxl: '#event+ended', ccc: 'police_measures', acled: 'notes' }),
  overrideColumn('dispersal_attempted', { hxl: '#operations+dispersal' }, (one) =>
    yesNo(dispersalAttempted(one.values)),
  ),
  overrideColumn('interfered', { hxl: '#operations+interfered' }, (one) =>
    yesNo(interfered(one.values)),
  ),
  overrideColumn('prosecutor_warning', { hxl: '#operations+warning' }, (one) =>
    yesNo(prosecutorWarned(one.values)),
  ),
  ...sizeColumns(
    { name: 'detained', field: 'detained_count' },
    {
      low: { hxl: '#affected+detained+min', ccc: 'arrests', acled: 'notes' },
      high: { hxl: '#affected+detained+max', ccc: 'arrests' },
      best: { hxl: '#affected+detained+best', ccc: 'arrests' },
    },
    (one) => one.detained,
  ),
  ...sizeColumns(
    { name: 'injured', field: 'injured' },
    {
      low: { hxl: '#affected+injured+min', ccc: 'injuries_crowd', acled: 'notes' },
      high: { hxl: '#affected+injured+max', ccc: 'injuries_crowd' },
      best: { hxl: '#affected+injured+best', ccc: 'injuries_crowd' },
    },
    sizeAmong('injured'),
  ),
  answerColumn('deaths', {
    hxl: '#affected+killed+num',
    ccc: 'participant_deaths',
    acled: 'fatalities',
  }),
  answerColumn('journalists', { hxl: '#operations+journalists', ccc: 'notes', acled: 'notes' }),
];

/** Empty where it would be no event there. */
const acled: readonly Column[] = [
  overrideColumn('acled_sub_event', { key: 'sub_event', hxl: '#event+subtype' }, (one) =>
    one.eventStatus === 'took_place' ? acledSubEvent(one.values) : undefined,
  ),
  derivedColumn('acled_event_type', { hxl: '#event+acled+type', acled: 'event_type' }, (one) =>
    ifEvent(one, acledEventType),
  ),
  derivedColumn(
    'acled_sub_event_type',
    { hxl: '#event+acled+subtype', acled: 'sub_event_type' },
    (one) => ifEvent(one, acledSubEventType),
  ),
  overrideColumn(
    'geo_precision',
    { key: 'acled_geo_precision', hxl: '#geo+precision', acled: 'geo_precision' },
    (one) => ifEvent(one, acledGeoPrecision),
  ),
  overrideColumn(
    'time_precision',
    { key: 'acled_time_precision', hxl: '#date+precision', acled: 'time_precision' },
    (one) => ifEvent(one, acledTimePrecision),
  ),
  overrideColumn(
    'source_scale',
    { key: 'acled_source_scale', hxl: '#meta+source+scale', acled: 'source_scale' },
    (one) => ifEvent(one, acledSourceScale),
  ),
  derivedColumn('acled_tags', { hxl: '#meta+tags', acled: 'tags' }, (one) =>
    ifEvent(one, acledTags),
  ),
];

export const columns: readonly Column[] = [
  ...about,
  ...whereAndWhen,
  ...what,
  ...permit,
  ...people,
  ...response,
  ...acled,
];

const byKey = new Map(columns.map((column) => [column.key, column]));

export function findColumn(key: string): Column | undefined {
  return byKey.get(key);
}

/** Of these people may see what a record said before a correction, and what it says now. */
export const publishedFields: ReadonlySet<string> = new Set([
  'event_status',
  'verification_level',
  'exclude_from_totals',
  'event_when',
  'place',
  ...columns.flatMap(({ source }) => ('field' in source ? [source.field] : [])),
]);

/** Two decimals are about a kilometre: the city, and no street in it. */
function toCity(degrees: number): number {
  return Math.round(degrees * 100) / 100;
}

function regionOf({ placeId }: ExportRecord) {
  return findRegion(getPlace(placeId).region);
}

/** "No" only where somebody said so. */
function coerced({ isCoerced, values }: ExportRecord): boolean | undefined {
  if (isCoerced) return true;
  const isSaid = isKnown(values.coerced_attendance) || isKnown(values.attendance_free);
  return isSaid ? false : undefined;
}

function ifEvent(record: ExportRecord, cell: (record: ExportRecord) => Cell): Cell {
  return isAcledEvent(record) ? cell(record) : undefined;
}
