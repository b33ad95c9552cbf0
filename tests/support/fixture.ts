// 162 made records whose sums are the figures that the report of 2012 prints: as a CSV file of ours,
// with what the figures must be.
import { cellText } from '../../src/exports/cells.ts';
import fixture from './kibhr-2012.json' with { type: 'json' };

export const expected = fixture.expected;
export const fixtureRecords = fixture.records;

type Made = (typeof fixture.records)[number];

const columns: Readonly<Record<string, (record: Made) => string | number>> = {
  id: (record) => record.id,
  date: (record) => record.event_date,
  place_id: (record) => record.place_id,
  campaign_id: (record) => record.campaign_id ?? '',
  permit_status: (record) => record.permit_status,
  topic: (record) => record.topic,
  not_applied_reason: (record) => record.not_applied_reason ?? '',
  organizer_type: (record) => record.organizer_type,
  participants: (record) => record.participants,
  police_count: (record) => record.police,
  detained_count: (record) => record.detained_low,
  duration_minutes: (record) => record.duration_minutes,
  dispersal_attempted: (record) => (record.dispersal_attempted ? 'yes' : 'no'),
  coerced_attendance: (record) => (record.coerced_attendance ? 'yes' : 'no'),
  prosecutor_warning: ({ prosecutor_warning: warning }) =>
    warning === 'not_applicable' ? '' : warning,
  level: () => 'v2',
};

export function fixtureCsv(records: readonly Made[] = fixtureRecords): string {
  const rows = records.map((record) =>
    Object.values(columns).map((cell) => cellText(cell(record))),
  );
  return `${[Object.keys(columns), ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`;
}
