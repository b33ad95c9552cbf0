// What follows from the values of an assembly, by the definitions of the card.
import { describe, expect, test } from 'vitest';
import {
  acledSubEvent,
  cccSizeCategory,
  dispersalAttempted,
  durationMinutes,
  interfered,
  isCoerced,
  organizerClass,
  prosecutorWarned,
} from '../../../src/assemblies/derivations.ts';
import type { Answer, Answers } from '../../../src/card/types.ts';
import { at, one, several } from './cited.ts';

const response = (...values: string[]): Answers => ({ authority_response: several(...values) });
const day: Answer = { kind: 'date', date: '2026-11-22' };

describe('an attempt to disperse', () => {
  test.each<[Answers, boolean | undefined]>([
    [response('dispersed'), true],
    [{ ...response('blocked'), interference: several('pushed_out') }, true],
    [{ how_ended: one('dispersed') }, true],
    [{ how_ended: one('all_detained') }, true],
    [{ ...response('force'), how_ended: one('prevented') }, true],
    [{ ...response('warned'), how_ended: one('prevented') }, false],
    [response('detained', 'filmed'), false],
    [response('not_present'), false],
    [response('unknown'), undefined],
    [{ how_ended: one('by_itself') }, undefined],
    [{}, undefined],
    [{ ...response('dispersed'), dispersal_attempted: one('no') }, false],
  ])('in %j: %s', (values, attempted) => {
    expect(dispersalAttempted(values)).toBe(attempted);
  });
});

describe('interference', () => {
  test.each<[Answers, boolean | undefined]>([
    [response('dispersed'), true],
    [response('blocked'), true],
    [response('took_posters'), true],
    [response('detained'), true],
    [response('force'), true],
    [{ ...response('warned'), interference: several('home_work_pressure') }, true],
    [{ ...response('warned'), interference: several('unknown') }, false],
    [{ denial_pretext: several('place_taken'), pretext_event_real: one('no') }, true],
    [{ denial_pretext: several('place_taken'), pretext_event_real: one('partly') }, undefined],
    [response('watched', 'filmed', 'warned'), false],
    [response('not_present'), false],
    [{}, undefined],
    [{ interfered: one('yes') }, true],
  ])('in %j: %s', (values, isInterfered) => {
    expect(interfered(values)).toBe(isInterfered);
  });
});

describe('the sub-event of ACLED', () => {
  test.each<[Answers, string]>([
    [{ ...response('force'), conduct: one('violence') }, 'violent_demonstration'],
    [{ ...response('force'), conduct: one('strangers') }, 'protest_with_intervention'],
    [{ ...response('force'), force_means: several('gas', 'firearms') }, 'excessive_force'],
    [{ deaths: { kind: 'number', value: 1 } }, 'excessive_force'],
    [{ deaths: { kind: 'number', value: 0 } }, 'peaceful_protest'],
    [{ conduct: one('violence'), deaths: { kind: 'number', value: 1 } }, 'violent_demonstration'],
    [{ ...response('force'), force_means: several('rubber') }, 'protest_with_intervention'],
    [response('took_posters'), 'protest_with_intervention'],
    [{ ...response('warned'), interference: several('kettling') }, 'protest_with_intervention'],
    [
      { ...response('warned'), interference: several('march_stopped') },
      'protest_with_intervention',
    ],
    [{ ...response('warned'), interference: several('internet_off') }, 'peaceful_protest'],
    [response('watched'), 'peaceful_protest'],
    [{}, 'peaceful_protest'],
    [{ acled_sub_event: one('excessive_force') }, 'excessive_force'],
    [{ acled_sub_event: one('something_new') }, 'peaceful_protest'],
  ])('of %j is %s', (values, subEvent) => {
    expect(acledSubEvent(values)).toBe(subEvent);
  });
});

describe('the duration', () => {
  test.each<[Answers, number | undefined]>([
    [{ start_time: at('11:00'), end_time: at('12:30') }, 90],
    [{ start_time: at('11:00'), end_time: at('11:00') }, 0],
    [{ event_when: day, start_time: at('22:00'), end_time: at('01:30', '2026-11-23') }, 210],
    [{ event_when: day, start_time: at('22:00'), end_time: at('01:30', '2026-11-24') }, 1650],
    [{ start_time: at('22:00'), end_time: at('01:30') }, 210],
    [{ start_time: at('22:00') }, undefined],
    [{ end_time: at('22:00') }, undefined],
    [{ duration_minutes: { kind: 'number', value: 40 } }, 40],
  ])('of %j is %s minutes', (values, minutes) => {
    expect(durationMinutes(values)).toBe(minutes);
  });
});

test.each([
  [undefined, 0],
  [1, 1],
  [99.5, 1],
  [100, 2],
  [999.5, 2],
  [1000, 3],
  [9999.5, 3],
  [10_000, 4],
])('a best estimate of %s is in the size category %d', (best, category) => {
  const size = best === undefined ? undefined : { low: best, high: best, best };
  expect(cccSizeCategory(size)).toBe(category);
});

describe('the class of the organisers', () => {
  test.each<[Answers, string]>([
    [{ organizer_type: several('residents', 'authorities') }, 'authorities_pro_government'],
    [{ permit_status: one('official') }, 'authorities_pro_government'],
    [{ permit_status: one('official'), organizer_type: several('students') }, 'ordinary_citizens'],
    [{ organizer_type: several('party', 'ngo') }, 'opposition_party'],
    [{ organizer_type: several('activists') }, 'opposition_party'],
    [{ organizer_type: several('residents', 'workers') }, 'civil_society'],
    [{ organizer_type: several('nobody') }, 'ordinary_citizens'],
    [{ organizer_type: several('unknown') }, 'unknown'],
    [{}, 'unknown'],
    [{ organizer_class: one('civil_society'), organizer_type: several('party') }, 'civil_society'],
  ])('in %j is %s', (values, organizers) => {
    expect(organizerClass(values)).toBe(organizers);
  });
});

test.each<[Answers, boolean | undefined]>([
  [{ warned_by: several('prosecutor', 'police') }, true],
  [{ warned_by: several('police') }, false],
  [{ warned_by: several('nobody') }, false],
  [{ warned_by: several('unknown') }, undefined],
  [{}, undefined],
  [{ prosecutor_warning: one('no'), warned_by: several('prosecutor') }, false],
])('the prosecutor’s warning in %j: %s', (values, warned) => {
  expect(prosecutorWarned(values)).toBe(warned);
});

test.each<[Answers, boolean]>([
  [{ attendance_free: one('mostly_forced') }, true],
  [{ attendance_free: one('some_forced') }, false],
  [{ attendance_free: one('unknown') }, false],
  [{}, false],
  [{ attendance_free: one('some_forced'), coerced_attendance: one('yes') }, true],
  [{ attendance_free: one('mostly_forced'), coerced_attendance: one('no') }, false],
])('coercion in %j: %s', (values, coerced) => {
  expect(isCoerced(values)).toBe(coerced);
});
