// The moderators' card: everything that was answered, nothing about who answered.
import { describe, expect, test } from 'vitest';
import { levels } from '../../../src/assemblies/level.ts';
import { card } from '../../../src/card/card.ts';
import { languages, t } from '../../../src/locales/translate.ts';
import { packPress, unpackPress } from '../../../src/press-forms.ts';
import { rejectReasons } from '../../../src/reports/decision.ts';
import type { Finding } from '../../../src/reports/screening.ts';
import { answerText, shortText } from '../../../src/screens/card-texts.ts';
import { findingText } from '../../../src/screens/desk/case-findings.ts';
import { type CaseView, caseSlot } from '../../../src/screens/desk/case-view.ts';
import { caseScreen } from '../../../src/screens/desk/desk-card.ts';
import { verdictScreen } from '../../../src/screens/reporter/report-status.ts';
import { answers } from '../engine/people.ts';
import { buttonsOf, pressesOf, wordsOf } from './drafts.ts';

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
};
const everyFinding: readonly Finding[] = [
  { code: 'incomplete', questions: ['form', 'topic'] },
  { code: 'future' },
  { code: 'same_reporter', case: 4050 },
  { code: 'same_day', cases: [1, 22, 4049] },
  { code: 'flood', reports: 6 },
  { code: 'second_hand' },
];
const statuses = ['open', 'claimed', 'proposed', 'verified', 'rejected', 'withdrawn'] as const;
const verbs = (one: CaseView) => pressesOf(caseScreen(one)).map((press) => press.do);

describe('the card of a case', () => {
  test('shows its number, its status and every answer', () => {
    const { paragraphs } = caseScreen(view);
    expect(paragraphs[0]?.text).toContain('4051');
    expect(paragraphs[1]?.text).toContain(t('en', 'desk.status.open'));
    expect(paragraphs.slice(2, -1)).toEqual(
      card.questions.map((question) => ({
        style: 'pair',
        label: shortText(question.key, 'en'),
        text: answerText(question, answers, 'en'),
      })),
    );
    expect(buttonsOf(caseScreen(view)).map((button) => button.text)).toEqual([
      '✋ Claim',
      '💬 Ask reporter',
      '✅ Verify',
      '❌ Reject',
      '📶 Verify as…',
    ]);
    const said = paragraphs.at(-1)?.text;
    expect(said).toContain('Falcon-47. Earlier: 3 verified, 1 rejected.');
    expect(said).toContain('Received 22 November 2026, 11:00');
  });

  test('shows nothing of the reporter, not even the point that they shared', () => {
    const point = { lat: 43.21, lon: 76.87 };
    const place = { kind: 'place', place: 'almaty', point } as const;
    const canary = {
      ...view,
      answers: { ...answers, place },
      person: 'person-canary',
      code: 'CANARY',
      id: 'id-canary',
      receivedAt: new Date(),
    };
    for (const status of statuses) {
      const drawn = JSON.stringify(caseScreen({ ...canary, status, findings: everyFinding }));
      expect(drawn).not.toMatch(/canary|43\.21|76\.87|10:00/i);
    }
  });

  test('shows only what was answered', () => {
    expect(wordsOf(caseScreen({ ...view, answers: {} }))).not.toContain('Place:');
  });

  test('warns of findings until it is decided', () => {
    const drawn = wordsOf(caseScreen({ ...view, findings: everyFinding }));
    expect(drawn.split('\n').filter((line) => line.startsWith('⚠️'))).toEqual(
      everyFinding.map((finding) => `⚠️ ${findingText(finding, 'en')}`),
    );
    expect(drawn).toContain('№ 1, № 22, № 4049');
    expect(drawn).toContain('4050');
    const decided = caseScreen({ ...view, status: 'verified', findings: everyFinding });
    expect(wordsOf(decided)).not.toContain('⚠️');
  });

  test('says who holds or decided it by number, and why it was rejected', () => {
    const claimedUntil = new Date('2026-11-22T06:10:00Z');
    const held = { ...view, claimedUntil, moderator: 2, reason: 'not_serious' } as const;
    const lineOf = (change: Partial<CaseView>) =>
      wordsOf(caseScreen({ ...held, ...change })).split('\n')[1];
    expect(statuses.map((status) => lineOf({ status }))).toEqual([
      '🟡 waiting for a moderator',
      '🔵 claimed by moderator 2 until 11:10',
      '🟣 a second moderator is needed',
      '✅ verified by moderator 2',
      '❌ rejected by moderator 2: Not serious',
      '↩️ withdrawn by the reporter',
    ]);
    expect(lineOf({ status: 'verified', second: 5 })).toBe(
      '✅ verified by moderator 2 and moderator 5',
    );
    expect(lineOf({ status: 'rejected', second: 5 })).toContain('moderator 2 and moderator 5: Not');
  });

  test('says which record came of it, and how well that is known', () => {
    const decided = {
      ...view,
      status: 'verified',
      moderator: 2,
      assembly: 17,
      level: 'v2',
    } as const;
    expect(wordsOf(caseScreen(decided))).toContain(
      'Assembly № 17, level 2: two independent sources',
    );
  });

  test('says why a second moderator is needed, and for what', () => {
    const act = { kind: 'verify', level: 'v3' } as const;
    const proposal = { number: 9, by: 2, why: ['deaths', 'many_people'], act };
    const waiting = { ...view, status: 'proposed', proposal } as const;
    const words = wordsOf(caseScreen(waiting));
    expect(words).toContain('Moderator 2 proposes: verify at level 3: photo or video checked');
    expect(words).toContain('people died; more than 1,000 people');
    expect(verbs(waiting)).toEqual(['confirm', 'decline']);
  });

  test('can be undone while the decision is new', () => {
    expect(verbs({ ...view, status: 'verified', canUndo: true })).toEqual(['undo']);
    expect(verbs({ ...view, status: 'rejected', canUndo: false })).toEqual([]);
  });

  test('has buttons as long as it is not decided', () => {
    expect(statuses.map((status) => verbs({ ...view, status }).length)).toEqual([5, 5, 0, 0, 0, 0]);
  });

  test('asks for the reason of a rejection, with a way back', () => {
    const asking: CaseView = { ...view, status: 'claimed', moderator: 2, page: 'reason' };
    expect(wordsOf(caseScreen(asking))).toContain(t('en', 'desk.ask_reason'));
    expect(verbs(asking)).toEqual([...rejectReasons.map(() => 'reject_for'), 'unreject']);
  });

  test('is drawn in every language with presses that fit and read back', () => {
    const number = 2_147_483_647;
    for (const language of languages) {
      for (const status of statuses) {
        for (const asks of [
          {},
          { page: 'reason' },
          { page: 'ask' },
          { page: 'level', levels },
        ] as const) {
          const screen = caseScreen({
            ...view,
            language,
            status,
            number,
            version: 99_999,
            ...asks,
            findings: everyFinding,
          });
          expect(wordsOf(screen)).not.toMatch(/[{}]|undefined|desk\.|reject\.|ask\./);
          expect(buttonsOf(screen).filter((button) => button.text.length > 64)).toEqual([]);
          for (const press of pressesOf(screen)) {
            expect(Buffer.byteLength(packPress(press))).toBeLessThanOrEqual(53);
            expect(unpackPress(packPress(press))).toEqual(press);
          }
        }
      }
    }
  });

  test('has a message of its own', () => {
    expect(caseSlot(17)).toBe('case:17');
  });
});

describe('a finding in Russian', () => {
  test.each([
    [5, '5 сообщений '],
    [21, '21 сообщение '],
    [22, '22 сообщения '],
    [111, '111 сообщений '],
  ])('counts %i reports in the right words', (reports, words) => {
    expect(findingText({ code: 'flood', reports }, 'ru')).toContain(words);
  });
});

describe('what the reporter is told', () => {
  const report = { code: 'ABC234', placeId: 'almaty', localDate: '2026-11-22' };

  test('names the report, the place and the day, and no moderator', () => {
    const params = { id: 'ABC234', place: 'Almaty', day: '22 November 2026' };
    expect(verdictScreen('en', report, { kind: 'verified' }).paragraphs).toEqual([
      { style: 'plain', text: t('en', 'report.verified', params) },
    ]);
  });

  test.each(rejectReasons.map((reason) => [reason]))(
    'explains a rejection for %s in every language',
    (reason) => {
      for (const language of languages) {
        const { paragraphs } = verdictScreen(language, report, { kind: 'rejected', reason });
        expect(paragraphs).toHaveLength(2);
        expect(paragraphs.map((one) => one.text).join(' ')).not.toMatch(/[{}]|reject\.|undefined/);
      }
    },
  );
});
