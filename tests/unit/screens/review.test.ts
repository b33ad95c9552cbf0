// The review: what was said, as a person reads it, and the ways on.
import { describe, expect, test } from 'vitest';
import { REVIEW } from '../../../src/engine/state.ts';
import { type TextKey, t } from '../../../src/locales/translate.ts';
import { answers, interviewAt } from '../engine/people.ts';
import { buttonsOf, screenOf, wordsOf } from './drafts.ts';

const review = interviewAt(REVIEW);

describe('the review', () => {
  test('shows every question with its answer', () => {
    const pairs = screenOf(review, 'en').paragraphs.flatMap((one) =>
      one.style === 'pair' ? [`${one.label}: ${one.text}`] : [],
    );
    const choice = (key: string) => t('en', `card.${key}` as TextKey);
    expect(pairs).toEqual([
      `Source: ${choice('observer_basis.choice.on_site_now')}`,
      'Day: 22 November 2026',
      'Place: Almaty',
      `Form: ${choice('form.choice.rally')}`,
      `Topic: ${choice('topic.choice.labour')}`,
      `People: ${choice('participants.choice.b4')}`,
      `Akimat: ${choice('permit_status.choice.denied')}`,
      expect.stringContaining(choice('authority_response.choice.watched')),
    ]);
    expect(pairs.at(-1)?.toLowerCase()).toContain(
      choice('authority_response.choice.filmed').toLowerCase(),
    );
  });

  test('shows the details that came with the report, such as the hour of a template', () => {
    const start_time = { kind: 'time', time: '15:30' } as const;
    const lines = wordsOf(screenOf({ ...review, answers: { ...answers, start_time } }, 'en'));
    expect(lines).toContain('\nStart: 15:30\n');
    expect(lines).not.toContain('End:');
  });

  test('says which question has no answer yet', () => {
    const { form: _, ...rest } = answers;
    expect(wordsOf(screenOf({ ...review, answers: rest }, 'en'))).toContain(
      `Form: ${t('en', 'report.not_answered')}`,
    );
  });

  test.each([
    [{ kind: 'size', low: 35, high: 35 }, 'People: 35'],
    [{ kind: 'size', low: 1500, high: 2000 }, 'People: 1,500–2,000'],
    [{ kind: 'size', low: 10_000, high: null, band: 'b10' }, 'People: 10,000 or more'],
    [{ kind: 'unknown' }, "People: I don't know"],
  ] as const)('writes %j as "%s"', (participants, text) => {
    const said = { ...review, answers: { ...answers, participants } };
    expect(wordsOf(screenOf(said, 'en'))).toContain(text);
  });

  test('writes a number with an open end as at least that many', () => {
    const participants = { kind: 'size', low: 700, high: null } as const;
    const said = wordsOf(screenOf({ ...review, answers: { ...answers, participants } }, 'en'));
    expect(said).toContain('People: 700 or more');
  });

  test('offers to send, to go back, to edit and to cancel', () => {
    const rows = screenOf(review, 'en').buttons?.map((row) => row.map((button) => button.text));
    expect(rows).toEqual([['✅ Send'], ['◀️ Back', '✏️ Edit'], ['✖️ Cancel']]);
  });

  test('lets every answer be picked for a change', () => {
    const texts = buttonsOf(screenOf({ ...review, page: 'edit' }, 'en')).map((one) => one.text);
    expect(texts).toEqual([
      'Source',
      'Day',
      'Place',
      'Form',
      'Topic',
      'People',
      'Akimat',
      'Police and officials',
      '◀️ Back',
    ]);
  });
});
