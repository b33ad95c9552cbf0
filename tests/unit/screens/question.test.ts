// The bubble: what each page of a question offers.
import { describe, expect, test } from 'vitest';
import { placeName } from '../../../src/card/places.ts';
import { t } from '../../../src/locales/translate.ts';
import { editingOf, interviewAt } from '../engine/people.ts';
import { buttonsOf, pressesOf, screenOf, wordsOf } from './drafts.ts';

const rowTexts = (screen: ReturnType<typeof screenOf>) =>
  (screen.buttons ?? []).map((row) => row.map((button) => button.text));

describe('a question', () => {
  test('is asked with its number, its words and a hint', () => {
    const example = '25.10.2026';
    expect(screenOf(interviewAt('event_when'), 'en').paragraphs).toEqual([
      { style: 'note', text: t('en', 'report.progress', { n: 2, total: 8 }) },
      { style: 'heading', text: t('en', 'card.event_when.question') },
      { style: 'plain', text: t('en', 'card.event_when.hint', { example }) },
    ]);
  });

  test.each([['form'], ['review']])('says above itself what there is to say: %s', (at) => {
    const [first] = screenOf(interviewAt(at), 'en', 'A notice.').paragraphs;
    expect(first).toEqual({ style: 'plain', text: 'A notice.' });
  });

  test('offers no way back at the very start, and one when it is changed from the review', () => {
    const verbs = (screen: ReturnType<typeof screenOf>) =>
      pressesOf(screen).map(({ do: it }) => it);
    expect(verbs(screenOf(interviewAt('observer_basis'), 'en'))).not.toContain('back');
    expect(verbs(screenOf(editingOf('observer_basis'), 'en'))).toContain('back');
    expect(verbs(screenOf(interviewAt('form'), 'en'))).not.toContain('skip');
  });
});

describe('a question with many choices', () => {
  test('shows some first, then the way to the others, then "I do not know"', () => {
    const texts = buttonsOf(screenOf(interviewAt('form'), 'en')).map((button) => button.text);
    expect(texts).toHaveLength(12);
    expect(texts.slice(7)).toEqual([
      t('en', 'card.form.choice.strike'),
      t('en', 'button.more_options'),
      t('en', 'card.form.choice.unknown'),
      '◀️ Back',
      '✖️ Cancel',
    ]);
  });

  test('shows the others on a page of their own', () => {
    const texts = buttonsOf(screenOf(interviewAt('form', { page: 'more' }), 'en')).map(
      (button) => button.text,
    );
    expect(texts[0]).toBe(t('en', 'card.form.choice.hunger_strike'));
    expect(texts).not.toContain(t('en', 'card.form.choice.unknown'));
  });
});

describe('a question with several answers', () => {
  test('marks what is ticked', () => {
    const screen = screenOf(interviewAt('authority_response', { ticked: ['filmed'] }), 'en');
    const marked = buttonsOf(screen).filter((button) => button.text.startsWith('✅'));
    expect(marked.map((button) => button.text)).toEqual([
      `✅ ${t('en', 'card.authority_response.choice.filmed')}`,
    ]);
    expect(rowTexts(screen).slice(-2)).toEqual([['Done'], ['◀️ Back', '✖️ Cancel']]);
  });
});

describe('the place', () => {
  test('can be shared with a key of the phone only', () => {
    const screen = screenOf(interviewAt('place', { page: 'location' }), 'en');
    expect(screen.buttons).toBeUndefined();
    expect(screen.keyboard).toEqual([
      [{ text: 'Use my location', asksLocation: true }],
      [{ text: 'Back' }],
    ]);
  });

  test('can be one of those that a typed name may mean', () => {
    const screen = screenOf(interviewAt('place', { page: 'which.taraz.abay_city' }), 'en');
    expect(wordsOf(screen)).toContain(t('en', 'card.place.which'));
    expect(rowTexts(screen).slice(0, 2)).toEqual([['Taraz'], ['Abay']]);
  });

  test('ends the list of a region with its other places', () => {
    const rows = rowTexts(screenOf(interviewAt('place', { page: 'region-abai' }), 'en'));
    expect(rows.at(-2)).toEqual([placeName('abai_other', 'en')]);
  });
});

describe('the day', () => {
  test('is asked in words when none of the buttons fits', () => {
    const screen = screenOf(interviewAt('event_when', { page: 'typed_date' }), 'en');
    expect(wordsOf(screen)).toContain('25.10.2026');
    expect(pressesOf(screen).map((press) => press.do)).toEqual(['back', 'cancel']);
  });
});
