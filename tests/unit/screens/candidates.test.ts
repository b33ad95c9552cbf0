// Records that a report may be about, as a moderator sees them on the card of its case.
import { describe, expect, test } from 'vitest';
import { rank } from '../../../src/assemblies/candidates.ts';
import { card } from '../../../src/card/card.ts';
import { listRegions, placesOf } from '../../../src/card/places.ts';
import type { Answers } from '../../../src/card/types.ts';
import { languages, t } from '../../../src/locales/translate.ts';
import { packPress, unpackPress } from '../../../src/press-forms.ts';
import type { CaseView } from '../../../src/screens/desk/case-view.ts';
import { caseScreen } from '../../../src/screens/desk/desk-card.ts';
import {
  type CandidateView,
  candidateButtons,
  chooseEventButtons,
  compareButtons,
  compareParagraphs,
  type KnownView,
} from '../../../src/screens/records/candidates.ts';
import { buttonsOf, pressesOf, wordsOf } from './drafts.ts';

const answers: Answers = {
  place: { kind: 'place', place: 'almaty' },
  event_when: { kind: 'date', date: '2026-11-22' },
  form: { kind: 'choice', value: 'rally' },
  topic: { kind: 'choice', value: 'labour' },
  participants: { kind: 'number', value: 120 },
  permit_status: { kind: 'unknown' },
  authority_response: { kind: 'choices', values: ['watched', 'detained'] },
  start_time: { kind: 'time', time: '12:00' },
};
const known: KnownView = {
  number: 12,
  id: '00000000-0000-4000-8000-000000000012',
  version: 4,
  placeId: 'almaty',
  regionId: 'almaty_city',
  localDate: '2026-11-22',
  startMinute: 13 * 60,
  form: 'march',
  topic: 'labour',
  values: {
    participants: { kind: 'number', value: 300 },
    authority_response: { kind: 'choices', values: ['watched'] },
    start_time: { kind: 'time', time: '13:00' },
  },
  corroboration: 3,
  conflicts: ['participants'],
};
const reported = { placeId: 'almaty', localDate: '2026-11-22', answers };
const candidates: readonly CandidateView[] = rank(reported, [
  known,
  { ...known, number: 13, id: 'other', localDate: '2026-11-21', startMinute: 700, version: 1 },
]);
const [same, weak] = candidates as readonly [CandidateView, CandidateView];
const view: CaseView = {
  card,
  language: 'en',
  number: 4051,
  version: 3,
  status: 'open',
  answers,
  findings: [],
  codename: 'falcon-47',
  receivedAt: new Date('2026-11-22T06:00:00Z'),
  track: { verified: 3, rejected: 1 },
  candidates,
};

describe('the candidates on the card', () => {
  test('have a line each: what agrees, what contradicts, and the weaker ones said to be so', () => {
    const words = wordsOf(caseScreen(view));
    expect(words).toContain('🔗 № 12 · Almaty · 22 November 2026 · March');
    expect(words).toContain('3 reports');
    expect(words).toMatch(/Agrees: place, day, .*topic/);
    expect(words).toContain('Differs: form, people');
    expect(words).toContain('❔ Less likely: № 13 · Almaty · 21 November 2026');
    expect([same.strength, weak.strength]).toEqual(['same', 'weak']);
  });

  test('have a button each, and none once the case is decided', () => {
    const compares = pressesOf(caseScreen(view)).filter((press) => press.do === 'compare');
    expect(compares).toEqual(
      [12, 13].map((assembly) => ({ do: 'compare', case: 4051, version: 3, assembly })),
    );
    const decided = caseScreen({ ...view, status: 'verified' });
    expect(wordsOf(decided)).not.toContain('№ 12');
    expect(pressesOf(decided)).toEqual([]);
  });

  test('are asked about before a verification: each of them, or a new event', () => {
    const presses = pressesOf(caseScreen({ ...view, page: 'event' })).map((press) => press.do);
    const [one, other, ...others] = presses;
    expect([one, other]).toEqual(['compare', 'compare']);
    expect(others).toEqual(['new_event', 'new_event_as', 'record_as', 'unreject']);
  });

  test.each(languages)('fit their buttons with the longest names in %s', (language) => {
    const places = listRegions(language).flatMap((region) => placesOf(region.id, language));
    for (const { id } of places) {
      const one = { ...same, known: { ...known, number: 99_999, placeId: id } };
      const rows = candidateButtons([one], { language, number: 99_999, version: 99_999 });
      for (const { text } of rows.flat()) expect(text.length).toBeLessThanOrEqual(64);
    }
  });
});

describe('a report beside a record', () => {
  test('agrees, contradicts or says nothing, field by field', () => {
    const words = compareParagraphs(reported, same, view).map((one) =>
      one.style === 'pair' ? `${one.label}: ${one.text}` : one.text,
    );
    expect(words).toContain('✓ Place: Almaty');
    expect(words.find((one) => one.startsWith('✓ Start'))).toContain('12:00 (report) — 13:00');
    expect(words.find((one) => one.startsWith('✗ People'))).toBe(
      '✗ People: 120 (report) — 300 (record)',
    );
    expect(words.find((one) => one.startsWith('·'))).toContain('—');
    expect(words).toContain('Independent reports in the record: 3');
    expect(words.at(-1)).toBe('⚠️ The reports in the record contradict one another: people');
  });

  test('offers the same event with the version that was compared, a new one, and the way back', () => {
    expect(
      compareButtons(same, view)
        .flat()
        .map((one) => 'press' in one && one.press),
    ).toEqual([
      { do: 'same_event', case: 4051, version: 3, assembly: 12, seen: 4 },
      { do: 'new_event', case: 4051, version: 3 },
      { do: 'unreject', case: 4051, version: 3 },
    ]);
  });

  test('shows no words, links or photos of the reporter', () => {
    const said: Answers = {
      place_detail: { kind: 'text', text: 'SECRET' },
      photo: { kind: 'photos', fileIds: ['SECRET'] },
    };
    const both = { ...known, values: { ...known.values, ...said } };
    const about = { ...reported, answers: { ...answers, ...said } };
    const words = compareParagraphs(about, { known: both }, view);
    expect(JSON.stringify(words)).not.toContain('SECRET');
  });

  test('is in every language whole sentences and buttons that fit', () => {
    for (const language of languages) {
      for (const page of ['event', 'compare'] as const) {
        const compared = { reported, candidate: same };
        const screen = caseScreen({ ...view, language, page, compared, version: 99_999 });
        expect(wordsOf(screen)).not.toMatch(/[{}]|undefined|desk\.|trait\./);
        expect(buttonsOf(screen).filter((button) => button.text.length > 64)).toEqual([]);
        for (const press of pressesOf(screen)) {
          expect(Buffer.byteLength(packPress(press))).toBeLessThanOrEqual(53);
          expect(unpackPress(packPress(press))).toEqual(press);
        }
      }
      const choice = chooseEventButtons(candidates, { ...view, language }).flat();
      expect(choice.map((one) => one.text)).toContain(`🆕 ${t(language, 'button.new_event')}`);
    }
  });
});
