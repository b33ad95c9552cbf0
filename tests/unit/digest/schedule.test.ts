// Which week's summary is due, and on which day the next one comes.
import { describe, expect, it } from 'vitest';
import { nextDay, type Settings, weeksDue, zoneOfArea } from '../../../src/digest/schedule.ts';

const settings: Settings = { area: 'all', weekday: 1, hour: 9, language: 'en' };
const at = (instant: string) => new Date(instant);

describe('the next summary', () => {
  it.each([
    ['on Sunday', '2026-11-22T06:00:00Z', {}, '2026-11-23'],
    ['a minute before', '2026-11-23T03:59:00Z', {}, '2026-11-23'],
    ['when it is time', '2026-11-23T04:00:00Z', {}, '2026-11-30'],
    ['later in the week', '2026-11-25T04:00:00Z', { weekday: 5 }, '2026-11-27'],
    ['over New Year', '2026-12-30T04:00:00Z', {}, '2027-01-04'],
    ['in the night in which it is another day already', '2026-11-22T20:00:00Z', {}, '2026-11-23'],
  ])('asked %s comes on the right day', (_, now, chosen, day) => {
    expect(nextDay({ ...settings, ...chosen }, at(now))).toBe(day);
  });

  it('is not one of a week that was sent already, whatever day is chosen', () => {
    const friday = { ...settings, weekday: 5 };
    const monday = at('2026-11-23T05:00:00Z');
    expect(nextDay(friday, monday)).toBe('2026-11-27');
    expect(nextDay(friday, monday, '2026-W47')).toBe('2026-12-04');
    expect(nextDay(settings, monday, '2026-W47')).toBe('2026-11-30');
  });
});

describe('summaries that may be due', () => {
  it.each([
    ['on Monday', '2026-11-23T04:00:00Z', ['2026-W46', '2026-W47']],
    ['on Sunday', '2026-11-29T10:00:00Z', ['2026-W46', '2026-W47']],
    ['after a week 53', '2027-01-04T04:00:00Z', ['2026-W52', '2026-W53']],
    ['in a leap year', '2024-02-29T19:30:00Z', ['2024-W07', '2024-W08']],
  ])('%s', (_, now, weeks) => {
    expect(weeksDue(at(now))).toEqual(weeks);
  });
});

it.each([
  [{ kind: 'country' }, 'Asia/Almaty'],
  [{ kind: 'region', id: 'mangystau' }, 'Asia/Aqtau'],
  [{ kind: 'place', id: 'uralsk' }, 'Asia/Oral'],
] as const)('the hour is meant in the zone of %j', (area, zone) => {
  expect(zoneOfArea(area)).toBe(zone);
});
