// Drafts to be looked at, and what is on a screen.
import { card } from '../../../src/card/card.ts';
import type { Answers } from '../../../src/card/types.ts';
import type { Interview } from '../../../src/engine/state.ts';
import type { Language } from '../../../src/locales/translate.ts';
import type { Button, Screen } from '../../../src/messenger.ts';
import type { Press } from '../../../src/presses.ts';
import type { Draft } from '../../../src/reports/draft.ts';
import { draftScreen } from '../../../src/screens/reporter/question.ts';

/** Longer than any revision in this century: they come from the clock, in seconds. */
export const LONG_REVISION = 9_999_999_999;

export function draftOf(interview: Interview): Draft {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    person: 'person-canary',
    cardVersion: card.version,
    revision: LONG_REVISION,
    interview,
    createdAt: new Date('2026-11-22T10:00:00Z'),
    updatedAt: new Date('2026-11-22T10:00:00Z'),
  };
}

export function screenOf(
  interview: Interview,
  language: Language,
  notice?: string,
  base: Answers = {},
): Screen {
  const view = { card, draft: draftOf(interview), base, language, example: '25.10.2026' };
  return draftScreen(notice === undefined ? view : { ...view, notice });
}

export const buttonsOf = (screen: Screen): readonly Button[] => (screen.buttons ?? []).flat();

export const pressesOf = (screen: Screen): readonly Press[] =>
  buttonsOf(screen).flatMap((button) => ('press' in button ? [button.press] : []));

/** Everything on a screen that a person can read, but for the picture. */
export function wordsOf(screen: Screen): string {
  const paragraphs = screen.paragraphs.map((one) =>
    one.style === 'pair' ? `${one.label}: ${one.text}` : one.text,
  );
  const keys = (screen.keyboard ?? []).flat().map((key) => key.text);
  return [...paragraphs, ...buttonsOf(screen).map((button) => button.text), ...keys].join('\n');
}
