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
import { at, choice, choices } from './cited.ts';

const response = (...values: string[]): Answers => ({ authority_response: choices(...values) });
const day: Answer = { kind: 'date', date: '2026-11-22' };

describe('an attempt to disperse', () => {
  test.each<[Answers, boolean | undefined]>([
    [response('dispersed'), true],
    [{ ...response('blocked'), interference: choices('pushed_out') }, true],
    [{ how_ended: choice('dispersed') }, true],
    [{ how_ended: choice('all_detained') }, true],
    [{ ...response('force'), how_ended: choice('prevented') }, true],
    [{ ...response('warned'), how_ended: choice('prevented') }, false],
    [response('detained', 'filmed'), false],
    [response('not_present'), false],
    [response('unknown'), undefined],
    [{ how_ended: choice('by_itself') }, undefined],
    [{}, undefined],
    [{ ...response('dispersed'), dispersal_attempted: choice('no') }, false],
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
    [{ ...response('warned'), interference: choices('home_work_pressure') }, true],
    [{ ...response('warned'), interference: choices('unknown') }, false],
    [{ denial_pretext: choices('place_taken'), pretext_event_real: choice('no') }, true],
    [{ denial_pretext: choices('place_taken'), pretext_event_real: choice('partly') }, undefined],
    [response('watched', 'filmed', 'warned'), false],
    [response('not_present'), false],
    [{}, undefined],
    [{ interfered: choice('yes') }, true],
  ])('in %j: %s', (values, isInterfered) => {
    expect(interfered(values)).toBe(isInterfered);
  });
});

describe('the sub-event of ACLED', () => {
  test.each<[Answers, string]>([
    [{ ...response('force'), conduct: choice('violence') }, 'violent_demonstration'],
    [{ ...response('force'), conduct: choice('strangers') }, 'protest_with_intervention'],
    [{ ...response('force'), force_means: choices('gas', 'firearms') }, 'excessive_force'],
    [{ deaths: { kind: 'number', value: 1 } }, 'excessive_force'],
    [{ deaths: { kind: 'number', value: 0 } }, 'peaceful_protest'],
    [
      { conduct: choice('violence'), deaths: { kind: 'number', value: 1 } },
      'violent_demonstration',
    ],
    [{ ...response('force'), force_means: choices('rubber') }, 'protest_with_intervention'],
    [response('took_posters'), 'protest_with_intervention'],
    [{ dispersal_attempted: choice('yes') }, 'protest_with_intervention'],
    [{ how_ended: choice('all_detained') }, 'protest_with_intervention'],
    [{ interference: choices('pushed_out') }, 'protest_with_intervention'],
    [{ ...response('dispersed'), dispersal_attempted: choice('no') }, 'protest_with_intervention'],
    [{ ...response('warned'), interference: choices('kettling') }, 'protest_with_intervention'],
    [
      { ...response('warned'), interference: choices('march_stopped') },
      'protest_with_intervention',
    ],
    [{ ...response('warned'), interference: choices('internet_off') }, 'peaceful_protest'],
    [response('watched'), 'peaceful_protest'],
    [{}, 'peaceful_protest'],
    [{ acled_sub_event: choice('excessive_force') }, 'excessive_force'],
    [{ acled_sub_event: choice('something_new') }, 'peaceful_protest'],
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
    [{ organizer_type: choices('residents', 'authorities') }, 'authorities_pro_government'],
    [{ permit_status: choice('official') }, 'authorities_pro_government'],
    [
      { permit_status: choice('official'), organizer_type: choices('students') },
      'ordinary_citizens',
    ],
    [{ organizer_type: choices('party', 'ngo') }, 'opposition_party'],
    [{ organizer_type: choices('activists') }, 'opposition_party'],
    [{ organizer_type: choices('residents', 'workers') }, 'civil_society'],
    [{ organizer_type: choices('nobody') }, 'ordinary_citizens'],
    [{ organizer_type: choices('unknown') }, 'unknown'],
    [{}, 'unknown'],
    [
      { organizer_class: choice('civil_society'), organizer_type: choices('party') },
      'civil_society',
    ],
  ])('in %j is %s', (values, organizers) => {
    expect(organizerClass(values)).toBe(organizers);
  });
});

test.each<[Answers, boolean | undefined]>([
  [{ warned_by: choices('prosecutor', 'police') }, true],
  [{ warned_by: choices('police') }, false],
  [{ warned_by: choices('nobody') }, false],
  [{ warned_by: choices('unknown') }, undefined],
  [{}, undefined],
  [{ prosecutor_warning: choice('no'), warned_by: choices('prosecutor') }, false],
])('the prosecutor’s warning in %j: %s', (values, warned) => {
  expect(prosecutorWarned(values)).toBe(warned);
});

test.each<[Answers, boolean]>([
  [{ attendance_free: choice('mostly_forced') }, true],
  [{ attendance_free: choice('some_forced') }, false],
  [{ attendance_free: choice('unknown') }, false],
  [{}, false],
  [{ attendance_free: choice('some_forced'), coerced_attendance: choice('yes') }, true],
  [{ attendance_free: choice('mostly_forced'), coerced_attendance: choice('no') }, false],
])('coercion in %j: %s', (values, coerced) => {
  expect(isCoerced(values)).toBe(coerced);
});
