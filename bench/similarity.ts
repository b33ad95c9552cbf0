// What the search is compared with: scans that look at every record and take the most alike.
import type { Sql } from 'postgres';
import type { Reported } from '../src/assemblies/traits.ts';

export interface Scan {
  readonly name: string;
  readonly run: (sql: Sql, report: Reported) => Promise<unknown>;
}

export const scans: readonly Scan[] = [
  { name: 'Weighted similarity over all records', run: weigh },
  { name: 'pg_trgm over all records', run: trigrams },
];

async function weigh(sql: Sql, { placeId, localDate, answers }: Reported) {
  const { topic, form } = valuesOf(answers);
  return sql`
    select id from assembly
    order by 4 * (place_id = ${placeId})::int
      + 3 * greatest(0, 1 - abs(local_date - ${localDate}::date) / 2.0)
      + 2 * (topic = ${topic})::int + (form = ${form})::int desc
    limit 5`;
}

async function trigrams(sql: Sql, { placeId, localDate, answers }: Reported) {
  const { topic, form } = valuesOf(answers);
  await sql`create extension if not exists pg_trgm`;
  return sql`
    select id from assembly
    order by similarity(
      place_id || ' ' || local_date || ' ' || topic || ' ' || form,
      ${`${placeId} ${localDate} ${topic} ${form}`}) desc
    limit 5`;
}

function valuesOf(answers: Reported['answers']) {
  const of = (key: string) => {
    const answer = answers[key];
    return answer?.kind === 'choice' ? answer.value : 'unknown';
  };
  return { topic: of('topic'), form: of('form') };
}
