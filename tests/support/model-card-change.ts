// A draft as an earlier version of the card would have left it.
import type { Answers } from '../../src/card/types.ts';
import type { Person } from './person.ts';
import type { World } from './world.ts';

export interface Change {
  readonly answers: Answers;
  /** The question whose answer, where there is one, is no longer among its choices. */
  readonly loses: string;
  /** The question on the screen is no longer asked. */
  readonly isGone: boolean;
}

export async function ageDraft(
  { app }: World,
  { key }: Person,
  { answers, loses, isGone }: Change,
): Promise<void> {
  const abolished = { kind: 'choice', value: 'abolished' };
  const old = JSON.stringify({
    answers: {
      ...answers,
      ...(answers[loses] !== undefined && { [loses]: abolished }),
      asked_no_more: abolished,
    },
    ...(isGone && { at: 'asked_no_more' }),
  });
  await app.db.sql`
    update draft set card_version = '2020-01-01.1', interview = interview || ${old}::text::jsonb
    where person = ${key}`;
}
