// What the bot stored, against what the people meant.
import { createHash } from 'node:crypto';
import type postgres from 'postgres';
import type { Answer } from '../src/card/types.ts';
import type { Vault } from '../src/vault.ts';
import type { Person } from './people.ts';

export interface Comparison {
  readonly reports: number;
  readonly finishedCards: number;
  readonly isEqual: boolean;
}

/** Compares the hash of all stored answers, by person, with the hash of all that was meant. */
export async function compareStored(
  sql: postgres.Sql,
  people: readonly Person[],
  vault: Vault,
): Promise<Comparison> {
  const rows = await sql<{ person: string; answers: Record<string, Answer> }[]>`
    select person, answers from report`;
  const stored = rows.map(({ person, answers }) => `${person} ${said(answers)}`);
  const meant = people.map((one) => `${vault.personKey(one.id)} ${inOrder(one.meant)}`);
  return {
    reports: rows.length,
    finishedCards: people.length,
    isEqual: hashOf(stored) === hashOf(meant),
  };
}

const hashOf = (lines: readonly string[]) =>
  createHash('sha256').update(lines.toSorted().join('\n')).digest('hex');

const inOrder = (answers: string) => answers.split(';').toSorted().join(';');

function said(answers: Readonly<Record<string, Answer>>): string {
  return inOrder(
    Object.entries(answers)
      .map(([key, answer]) => `${key}=${valueOf(answer)}`)
      .join(';'),
  );
}

function valueOf(answer: Answer): string {
  switch (answer.kind) {
    case 'choice':
      return answer.value;
    case 'choices':
      return answer.values.join('+');
    case 'day':
      return answer.said;
    case 'date':
      return answer.date;
    case 'place':
      return answer.place;
    case 'size':
      return answer.band ?? `${answer.low}-${answer.high}`;
    case 'unknown':
      return 'unknown';
    default:
      throw new Error(`nobody in the benchmark says a ${answer.kind}`);
  }
}

/** How the screens of the run ended. */
export async function countScreens(sql: postgres.Sql): Promise<Readonly<Record<string, number>>> {
  const rows = await sql<{ status: string; n: number }[]>`
    select status, count(*)::int as n from outbox where kind = 'show' group by status`;
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
}

/** What is still to be shown or screened. */
export async function countOpen(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select ((select count(*) from outbox where status = 'pending')
      + (select count(*) from report r left join desk_case c on c.report_id = r.id
         where c.number is null))::int as n`;
  return row?.n ?? 0;
}
