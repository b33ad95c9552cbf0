// Every screen of the card, reached by its own buttons: nothing leads nowhere, everything fits.
import { describe, expect, test } from 'vitest';
import { card } from '../../../src/card/card.ts';
import { elsewhereId, placesOf, realPlaces, regions } from '../../../src/card/places.ts';
import type { Input } from '../../../src/engine/interview.ts';
import type { Interview } from '../../../src/engine/state.ts';
import { hasText, languages, t } from '../../../src/locales/translate.ts';
import type { Screen } from '../../../src/messenger.ts';
import { type Press, packPress, unpackPress } from '../../../src/presses.ts';
import { countCodePoints } from '../../../src/text.ts';
import { begun, interviewAt, refusalOf, step } from '../engine/people.ts';
import { buttonsOf, LONG_REVISION, pressesOf, screenOf, wordsOf } from './drafts.ts';

// Callback data ends at 64 bytes, and the MAC takes 11 of them.
const MAX_PACKED_BYTES = 53;

function inputOf(press: Press): Input | undefined {
  if (press.do === 'choose') {
    return { kind: 'choose', question: press.question, choice: press.choice };
  }
  if (press.do === 'open') return { kind: 'open', page: press.page };
  if (press.do === 'edit') return { kind: 'edit', question: press.question };
  const isPlain = ['done', 'back', 'skip', 'send'].includes(press.do);
  return isPlain ? ({ kind: press.do } as Input) : undefined;
}

interface Tap {
  readonly from: Interview;
  readonly press: Press;
  readonly refused: string | undefined;
}

/** Taps every button of every screen once, in the breadth. */
function walk(): { readonly states: readonly Interview[]; readonly taps: readonly Tap[] } {
  const states: Interview[] = [begun()];
  const seen = new Set<string>();
  const taps: Tap[] = [];
  for (let from = states[0], at = 0; from !== undefined; at += 1, from = states[at]) {
    for (const press of pressesOf(screenOf(from, 'en'))) {
      const input = inputOf(press);
      if (input === undefined) continue;
      const taken = step(from, input);
      taps.push({ from, press, refused: refusalOf(taken) });
      if (taken.kind !== 'moved') continue;
      const { interview: next } = taken;
      const name = [next.at, next.page, next.editing, next.ticked.length > 0].join();
      if (seen.has(name)) continue;
      seen.add(name);
      states.push(next);
    }
  }
  return { states, taps };
}

const { states, taps } = walk();
const longest = [...realPlaces].sort((a, b) => b.names.ru.length - a.names.ru.length);
/** What a typed name or a shared location can open beside the buttons. */
const more: readonly Interview[] = [
  interviewAt('place', {
    page: `which.${longest
      .slice(0, 6)
      .map((one) => one.id)
      .join('.')}`,
  }),
  interviewAt('authority_response', { ticked: ['watched', 'filmed', 'warned', 'force'] }),
];
const screens = languages.flatMap((language) =>
  [...states, ...more].map((interview) => ({
    language,
    at: [interview.at, interview.page, interview.editing].join(),
    screen: screenOf(interview, language, t(language, 'refusal.date_too_old')),
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
        expect(states).toContainEqual(expect.objectContaining({ at: key, editing }));
      }
    }
  });

  test('lead to the review and to every page', () => {
    const pages = new Set(states.map((one) => one.page));
    const oblasts = regions.filter((region) => region.type === 'region');
    const regionPages = oblasts.map((region) => `region-${region.id}`);
    const wanted = ['edit', 'location', 'more', 'regions', 'typed_date', ...regionPages];
    expect(wanted.filter((page) => !pages.has(page))).toEqual([]);
    expect(states.some((one) => one.at === 'review' && one.page === undefined)).toBe(true);
  });

  test('offer every choice of every question', () => {
    const offered = new Set(
      taps.flatMap(({ press }) =>
        press.do === 'choose' ? [`${press.question} ${press.choice}`] : [],
      ),
    );
    const wanted = card.questions.flatMap((question) =>
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
    const keys = card.questions.flatMap((question) => [
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
    for (const { key } of card.questions) {
      const hint = `card.${key}.hint`;
      if (!hasText(hint)) continue;
      for (const language of languages) {
        expect(t(language, hint, { example: '25.10.2026' })).not.toContain('{');
      }
    }
  });
});
