// Columns in the words of ACLED.
import { acledSubEvent } from '../../assemblies/derivations.ts';
import {
  acledEventType,
  acledGeoPrecision,
  acledSourceScale,
  acledSubEventType,
  acledTags,
  acledTimePrecision,
  isAcledEvent,
} from '../acled.ts';
import type { Cell } from '../cells.ts';
import { type Column, derivedColumn, overrideColumn } from '../column.ts';
import type { ExportRecord } from '../record.ts';

/** Empty where it would be no event there. */
export const acled: readonly Column[] = [
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

function ifEvent(record: ExportRecord, cell: (record: ExportRecord) => Cell): Cell {
  return isAcledEvent(record) ? cell(record) : undefined;
}
