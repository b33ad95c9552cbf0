// Columns that say which record it is, where and when it was, and what: place to the city, time to
// the day.
import { durationMinutes, organizerClass } from '../../assemblies/derivations.ts';
import { findRegion, getPlace, placeName, regionName } from '../../card/places.ts';
import {
  answerColumn,
  type Column,
  derivedColumn,
  known,
  overrideColumn,
  recordColumn,
} from '../column.ts';
import type { ExportRecord } from '../record.ts';

export const about: readonly Column[] = [
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

export const whereAndWhen: readonly Column[] = [
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

export const what: readonly Column[] = [
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

/** Two decimals are about a kilometre: the city, and no street in it. */
function toCity(degrees: number): number {
  return Math.round(degrees * 100) / 100;
}

function regionOf({ placeId }: ExportRecord) {
  return findRegion(getPlace(placeId).region);
}
