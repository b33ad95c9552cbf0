// Every screen of the card, reached by its own buttons: nothing leads nowhere, everything fits.
import { describe, expect, test } from 'vitest';
import { inputOf } from '../../../src/actions/reporter/draft-input.ts';
import { allQuestions, card, detailQuestions } from '../../../src/card/card.ts';
import { elsewhereId, placesOf, realPlaces, regions } from '../../../src/card/places.ts';
import type { Answers } from '../../../src/card/types.ts';
import { beginAddition, type Input } from '../../../src/engine/interview.ts';
import { type Interview, MENU, REVIEW } from '../../../src/engine/state.ts';
import { hasText, languages, t } from '../../../src/locales/translate.ts';
import type { Screen } from '../../../src/messenger.ts';
import { packPress, unpackPress } from '../../../src/press-forms.ts';
import type { Press } from '../../../src/presses.ts';
import { countCodePoints } from '../../../src/text.ts';
import { answers, begun, interviewAt, must, refusalOf, say, step } from '../engine/people.ts';
import { buttonsOf, LONG_REVISION, pressesOf, screenOf, wordsOf } from './drafts.ts';

// Callback data ends at 64 bytes, and the MAC takes 11 of them.
const MAX_PACKED_BYTES = 53;

interface State {
  readonly interview: Interview;
  /** What the report already says, when something is added to it. */
  readonly base: Answers;
}

interface Tap {
  readonly press: Press;
  readonly refused: string | undefined;
}

const nameOf = ({ scope, section, at, page, editing, ticked, pending, ...rest }: Interview) =>
  [
    [scope, section, at, page, editing, ticked.length > 0, pending?.kind].join(),
    // Send is on the menu once there is something to send.
    at === MENU && Object.keys(rest.answers).length > 0,
  ].join();

/** Taps every button of every screen once, in the breadth. */
function walk(start: Interview, base: Answers = {}) {
  const states: State[] = [{ interview: start, base }];
  const seen = new Set<string>([nameOf(start)]);
  const taps: Tap[] = [];
  for (const { interview: from } of states) {
    for (const press of pressesOf(screenOf(from, 'en', undefined, base))) {
      const input = inputOf(press);
      if (input === undefined) throw new Error(`${press.do} means nothing to the engine`);
      if (input === 'cancel') continue;
      const taken = step(from, input, card, base);
      taps.push({ press, refused: refusalOf(taken) });
      if (taken.kind !== 'moved' || seen.has(nameOf(taken.interview))) continue;
      seen.add(nameOf(taken.interview));
      states.push({ interview: taken.interview, base });
    }
  }
  return { states, taps };
}

const chosen = (value: string) => ({ kind: 'choice', value }) as const;
const several = (...values: readonly string[]) => ({ kind: 'choices', values }) as const;
const authorities = several('warned', 'blocked', 'dispersed', 'detained', 'force');
/** Reports that differ in what can be added to them. */
const bases: readonly Answers[] = [
  { ...answers, authority_response: authorities, form: chosen('strike') },
  { ...answers, permit_status: chosen('allowed'), later_outcome: several('fine', 'arrest') },
  {
    ...answers,
    event_when: { kind: 'date', date: '2026-11-20' },
    permit_status: chosen('not_applied'),
    observer_basis: chosen('media_social'),
  },
  { ...answers, permit_status: chosen('official'), topic: chosen('pro_government') },
];
const additions = bases.flatMap((base) =>
  (['details', 'update', 'correction'] as const).map((scope) =>
    walk(beginAddition(scope, base), base),
  ),
);
const report = walk(begun());
const { states } = report;
const taps = [report, ...additions].flatMap((one) => one.taps);

const longest = [...realPlaces].sort((a, b) => b.names.ru.length - a.names.ru.length);
const photo: Input = { kind: 'photo', fileId: 'a-photo' };
const inSection = (section: string, at: string, given: Answers = {}): Interview => ({
  ...beginAddition('details', answers),
  section,
  at,
  answers: given,
});
/** What typed words, a photo or a shared location can open beside the buttons. */
const typed: readonly State[] = [
  interviewAt('place', {
    page: `which.${longest
      .slice(0, 6)
      .map((one) => one.id)
      .join('.')}`,
  }),
  interviewAt('authority_response', { ticked: ['watched', 'filmed', 'warned', 'force'] }),
  must(interviewAt('participants'), say('30-400')),
  must(inSection('time', 'start_time'), say('8')),
  must(inSection('follow_up', 'fine_amount'), say('50')),
  must(must(inSection('media', 'photo'), photo), photo),
  must(inSection('media', 'note'), say('позвоните +7 701 234 56 78')),
  inSection('media', 'note', { note: { kind: 'text', text: 'ә'.repeat(600) } }),
].map((interview) => ({ interview, base: answers }));

const screens = languages.flatMap((language) =>
  [...states, ...additions.flatMap((one) => one.states), ...typed].map(({ interview, base }) => ({
    language,
    at: nameOf(interview),
    screen: screenOf(interview, language, t(language, 'refusal.date_too_old'), base),
  })),
);

function failing(isWrong: (screen: Screen) => boolean): readonly string[] {
  return screens
    .filter(({ screen }) => isWrong(screen))
    .map(({ language, at }) => `${language} ${at}`);
}

describe('the buttons of the card', () => {
  test('lead to every question, to be answered and to be changed', () => {
    for (const { key } of card.questions) {
      for (const editing of [false, true]) {
        const interview = expect.objectContaining({ at: key, editing }) as Interview;
        expect(states).toContainEqual(expect.objectContaining({ interview }));
      }
    }
  });

  test('lead to every detail of every section', () => {
    const seen = new Set(
      additions.flatMap((one) => one.states.map(({ interview }) => interview.at)),
    );
    const keys = detailQuestions(card).map((question) => question.key);
    expect(keys.filter((key) => !seen.has(key))).toEqual([]);
  });

  test('ask about what was typed, where it may be meant otherwise or is unlikely', () => {
    const pending = typed.map(({ interview }) => interview.pending?.kind);
    expect(new Set(pending)).toEqual(new Set([undefined, 'warning', 'options']));
    for (const { interview, base } of typed.filter((one) => one.interview.pending)) {
      const inputs = pressesOf(screenOf(interview, 'en', undefined, base)).map(inputOf);
      const taken = inputs
        .filter((input) => input !== undefined && input !== 'cancel')
        .map((input) => [input.kind, step(interview, input, card, base).kind]);
      expect(taken).toContainEqual(['back', 'moved']);
      expect(taken.filter(([, outcome]) => outcome !== 'moved')).toEqual([]);
      expect(taken.length).toBeGreaterThan(1);
    }
  });

  test('lead to the review and to every page', () => {
    const pages = new Set(states.map((one) => one.interview.page));
    const oblasts = regions.filter((region) => region.type === 'region');
    const regionPages = oblasts.map((region) => `region-${region.id}`);
    const wanted = [
      'edit',
      'location',
      'more',
      'regions',
      'template',
      'typed_date',
      ...regionPages,
    ];
    expect(wanted.filter((page) => !pages.has(page))).toEqual([]);
    const review = states.filter(({ interview }) => interview.at === REVIEW);
    expect(review.some(({ interview }) => interview.page === undefined)).toBe(true);
  });

  test('offer every choice of every question', () => {
    const offered = new Set(
      taps.flatMap(({ press }) =>
        press.do === 'choose' || press.do === 'tick' ? [`${press.question} ${press.choice}`] : [],
      ),
    );
    const wanted = allQuestions(card).flatMap((question) =>
      'choices' in question ? question.choices.map((one) => `${question.key} ${one.value}`) : [],
    );
    const places = regions.flatMap((region) => placesOf(region.id, 'en').map((one) => one.id));
    expect(places).toContain(elsewhereId('abai'));
    const all = [...wanted, ...places.map((id) => `place ${id}`)];
    expect(all.filter((one) => !offered.has(one))).toEqual([]);
  });

  test('are never refused, but for Done with nothing marked', () => {
    const refusals = new Set(taps.map(({ refused }) => refused ?? 'taken'));
    expect([...refusals].toSorted()).toEqual(['select_min1', 'taken']);
  });

  test('always let people leave', () => {
    const isClosed = (screen: Screen) =>
      screen.keyboard === undefined &&
      !pressesOf(screen).some((press) => press.do === 'cancel' || press.do === 'back');
    expect(failing(isClosed)).toEqual([]);
  });
});

describe('every screen of the card', () => {
  test('has presses that fit into callback data and read back as themselves', () => {
    expect(
      failing((screen) =>
        pressesOf(screen).some((press) => Buffer.byteLength(packPress(press)) > MAX_PACKED_BYTES),
      ),
    ).toEqual([]);
    for (const { screen } of screens) {
      for (const press of pressesOf(screen)) expect(unpackPress(packPress(press))).toEqual(press);
    }
  });

  test('carries the revision on every button', () => {
    const isBare = (press: Press) => !('rev' in press) || press.rev !== LONG_REVISION;
    expect(failing((screen) => pressesOf(screen).some(isBare))).toEqual([]);
  });

  test('has buttons with short texts, each of which says something else', () => {
    const texts = (screen: Screen) => buttonsOf(screen).map((button) => button.text);
    expect(failing((screen) => texts(screen).some((text) => countCodePoints(text) > 64))).toEqual(
      [],
    );
    expect(failing((screen) => texts(screen).some((text) => text.trim() === ''))).toEqual([]);
    expect(failing((screen) => new Set(texts(screen)).size < texts(screen).length)).toEqual([]);
  });

  test('has no more buttons than Telegram shows', () => {
    expect(
      failing((screen) => (screen.buttons ?? []).some((row) => row.length < 1 || row.length > 8)),
    ).toEqual([]);
    expect(failing((screen) => buttonsOf(screen).length > 100)).toEqual([]);
  });

  test('fits into one message', () => {
    expect(failing((screen) => countCodePoints(wordsOf(screen)) > 4096)).toEqual([]);
  });

  test('leaves no placeholder and no key of a text unfilled', () => {
    const isRaw = (screen: Screen) => /[{}]|undefined|\bcard\.|NaN/.test(wordsOf(screen));
    expect(failing(isRaw)).toEqual([]);
  });
});

describe('the texts of the card', () => {
  test('say every question, its short name and its choices in every language', () => {
    const keys = allQuestions(card).flatMap((question) => [
      `card.${question.key}.question`,
      `card.${question.key}.short`,
      ...('choices' in question
        ? question.choices.map((choice) => `card.${question.key}.choice.${choice.value}`)
        : []),
    ]);
    for (const key of keys) {
      if (!hasText(key)) throw new Error(`no text ${key}`);
      for (const language of languages) expect(t(language, key).trim()).not.toBe('');
    }
  });

  test('give hints in every language or in none', () => {
    for (const { key } of allQuestions(card)) {
      const hint = `card.${key}.hint`;
      if (!hasText(hint)) continue;
      for (const language of languages) {
        expect(t(language, hint, { example: '25.10.2026' })).not.toContain('{');
      }
    }
  });
});
