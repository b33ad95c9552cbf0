// Answers that were given, by their code.
import type { StatsAnswer } from '../stats/answer.ts';
import type { NewSnapshot } from '../stats/snapshot.ts';
import { hot, type Queryable, type Tx } from './connection.ts';

export async function findSnapshot(
  tx: Queryable,
  code: string,
): Promise<{ readonly hash: string; readonly answer: StatsAnswer } | undefined> {
  const [row] = await hot(tx)<{ hash: string; answer: StatsAnswer }[]>`
    select hash, answer from snapshot where code = ${code}`;
  return row;
}

/** The same answer is kept once, whoever asks for it. */
export async function keepSnapshot(tx: Tx, snapshot: NewSnapshot, now: Date): Promise<void> {
  const { code, hash, answer } = snapshot;
  await hot(tx)`
    insert into snapshot (code, hash, question, answer, as_of, created_at)
    values (${code}, ${hash}, ${JSON.stringify(answer.question)}::text::jsonb,
      ${JSON.stringify(answer)}::text::jsonb, ${answer.asOf}::date, ${now.toISOString()}::timestamptz)
    on conflict do nothing`;
}
