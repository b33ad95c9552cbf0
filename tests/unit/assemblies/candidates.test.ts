// Which assemblies a report may be about, and what speaks for and against each.
import { describe, expect, test } from 'vitest';
import { compare, rank } from '../../../src/assemblies/candidates.ts';
import {
  isNeighbour,
  kilometresBetween,
  neighboursOf,
} from '../../../src/assemblies/neighbours.ts';
import type { Known, Reported } from '../../../src/assemblies/traits.ts';
import { elsewhereId, getPlace, realPlaces, regions } from '../../../src/card/places.ts';
import type { Answers } from '../../../src/card/types.ts';
import { at, choice, choices, size } from './cited.ts';

const answers: Answers = {
  form: choice('rally'),
  topic: choice('labour'),
  start_time: at('12:00'),
  participants: size(10, 49, 'b4'),
  permit_status: choice('denied'),
  authority_response: choices('watched', 'filmed'),
};
const report: Reported = { placeId: 'almaty', localDate: '2026-11-22', answers };
const known: Known = {
  number: 7,
  id: 'seven',
  placeId: 'almaty',
  regionId: 'almaty_city',
  localDate: '2026-11-22',
  startMinute: 12 * 60,
  form: 'rally',
  topic: 'labour',
  values: answers,
};

describe('a candidate', () => {
  test('agrees in everything with a report of the same', () => {
    expect(compare(report, known)).toEqual({
      strength: 'same',
      agrees: ['place', 'day', 'start', 'topic', 'form', 'participants', 'permit', 'response'],
      contradicts: [],
    });
  });

  test.each<[string, Partial<Known>, string | undefined, readonly string[]]>([
    ['three hours later', { startMinute: 900 }, 'same', []],
    ['further apart', { startMinute: 901 }, 'weak', ['start']],
    ['three hours earlier', { startMinute: 540 }, 'same', []],
    ['the day before', { localDate: '2026-11-21' }, 'weak', ['day']],
    ['the day after', { localDate: '2026-11-23' }, 'weak', ['day']],
    ['two days before', { localDate: '2026-11-20' }, undefined, []],
    ['in a neighbouring place', { placeId: 'talgar' }, 'weak', ['place']],
    ['elsewhere around', { placeId: 'almaty_region_other' }, 'weak', ['place']],
    ['far away', { placeId: 'aktau' }, undefined, []],
    ['about something else', { topic: 'elections' }, 'weak', ['topic']],
    ['about nobody knows what', { topic: 'unknown' }, 'weak', []],
    ['about something else elsewhere', { topic: 'elections', placeId: 'talgar' }, undefined, []],
    ['something else the day before', { topic: 'rights', localDate: '2026-11-21' }, undefined, []],
    ['of another form', { form: 'picket' }, 'same', ['form']],
  ])('%s is %s', (_, change, strength, contradicts) => {
    const comparison = compare(report, { ...known, ...change });
    expect(comparison?.strength).toBe(strength);
    expect(comparison?.contradicts ?? []).toEqual(contradicts);
  });

  test('that says nothing about a trait neither agrees in it nor contradicts', () => {
    const { startMinute: _, ...bare } = { ...known, form: 'unknown', values: {} };
    expect(compare(report, bare)).toEqual({
      strength: 'same',
      agrees: ['place', 'day', 'topic'],
      contradicts: [],
    });
    const silent = {
      ...report,
      answers: { topic: choice('labour'), permit_status: choice('unknown') },
    };
    expect(compare(silent, known)).toEqual(compare(report, bare));
  });

  test('of the same campaign may have another topic', () => {
    const inCampaign = { ...known, topic: 'rights', campaignId: 'strike' };
    expect(compare({ ...report, campaignId: 'strike' }, inCampaign)).toMatchObject({
      strength: 'same',
      contradicts: [],
    });
    expect(compare({ ...report, campaignId: 'other' }, inCampaign)?.strength).toBe('weak');
  });

  test.each<[Answers, string | undefined]>([
    [{ participants: size(49, null) }, 'agrees'],
    [{ participants: size(50, 99) }, 'contradicts'],
    [{ participants: { kind: 'unknown' } }, undefined],
  ])('whose people are %j beside 10–49: %s', (values, how) => {
    const comparison = compare(report, { ...known, values });
    expect(comparison?.agrees.includes('participants')).toBe(how === 'agrees');
    expect(comparison?.contradicts.includes('participants')).toBe(how === 'contradicts');
  });

  test.each<[string[], string | undefined]>([
    [['filmed', 'force'], 'agrees'],
    [['force'], undefined],
    [['not_present'], 'contradicts'],
    [['unknown'], undefined],
  ])('where the authorities did %j beside watching and filming: %s', (values, how) => {
    const authorityResponse = { authority_response: choices(...values) };
    const comparison = compare(report, { ...known, values: authorityResponse });
    expect(comparison?.agrees.includes('response')).toBe(how === 'agrees');
    expect(comparison?.contradicts.includes('response')).toBe(how === 'contradicts');
  });

  test('shortly after midnight agrees with a start shortly before', () => {
    const late = { ...report, answers: { ...answers, start_time: at('23:30') } };
    const early = { ...known, localDate: '2026-11-23', startMinute: 30 };
    expect(compare(late, early)).toMatchObject({ strength: 'weak', contradicts: ['day'] });
    expect(compare(late, early)?.agrees).toContain('start');
  });
});

describe('the list of candidates', () => {
  test('has the best first, five at most, and the same order whatever the order of the rows', () => {
    const rows: Known[] = [
      { ...known, number: 1, topic: 'rights' },
      { ...known, number: 2, localDate: '2026-11-21' },
      { ...known, number: 3, form: 'picket' },
      { ...known, number: 4, placeId: 'aktau' },
      { ...known, number: 5 },
      { ...known, number: 6 },
      { ...known, number: 8, startMinute: 1200, form: 'march' },
    ];
    const numbers = rank(report, rows).map((one) => one.known.number);
    expect(numbers).toEqual([5, 6, 3, 1, 2]);
    expect(rank(report, rows.toReversed()).map((one) => one.known.number)).toEqual(numbers);
  });

  test('is empty where nothing is near', () => {
    expect(rank(report, [{ ...known, placeId: 'aktau' }])).toEqual([]);
  });
});

describe('neighbours', () => {
  test('are places within sixty kilometres, and what may lie there unnamed', () => {
    expect(neighboursOf('almaty')).toContain('talgar');
    expect(neighboursOf('almaty')).toContain('almaty_region_other');
    expect(neighboursOf('almaty')).not.toContain('astana');
    expect(neighboursOf('nowhere')).toEqual([]);
  });

  test('are mutual, and nobody is their own', () => {
    for (const { id } of realPlaces) {
      expect(isNeighbour(id, id)).toBe(false);
      for (const other of neighboursOf(id)) expect(isNeighbour(other, id)).toBe(true);
    }
  });

  test('of every place of a region include "elsewhere" in it', () => {
    for (const { id, region } of realPlaces) {
      const isOblast = regions.some((one) => one.id === region && one.type === 'region');
      if (isOblast) expect(neighboursOf(id)).toContain(elsewhereId(region));
    }
  });

  test('are measured along the surface of the Earth', () => {
    expect(kilometresBetween(getPlace('almaty'), getPlace('astana'))).toBeCloseTo(974, -2);
  });
});
