// A million assemblies that nobody held: made in the database itself, by rules that are described
// in docs/benchmarks.md, the same at every run.
import type { Sql } from 'postgres';
import { card, choicesIn, findQuestion } from '../src/card/card.ts';
import { realPlaces } from '../src/card/places.ts';

export const FIRST_DAY = '1991-12-16';
export const LAST_DAY = '2026-11-24';
const CHUNK = 100_000;

/** The greatest cities first; the share of each falls with its rank. */
export const places = realPlaces.toSorted((a, b) => rankOf(a.id) - rankOf(b.id) || a.tier - b.tier);

function rankOf(id: string): number {
  const first = ['almaty', 'astana', 'shymkent'].indexOf(id);
  return first === -1 ? 3 : first;
}

/** Shares of the places, added up: where a random number falls is the place. */
export function placeBounds(): readonly number[] {
  const weights = places.map((_, rank) => (rank + 1) ** -0.8);
  const all = weights.reduce((sum, one) => sum + one, 0);
  let sum = 0;
  return weights.map((one) => {
    sum += one;
    return sum / all;
  });
}

export function choicesOfQuestion(key: string): readonly string[] {
  const question = findQuestion(card, key);
  return (question ? choicesIn(question) : [])
    .map((choice) => choice.value)
    .filter((value) => value !== 'unknown');
}

/** On one connection. The sums for the figures are not kept meanwhile; nobody asks for them here. */
export async function makeAssemblies(sql: Sql, count: number): Promise<void> {
  await sql`set statement_timeout = 0`;
  await sql`alter table assembly disable trigger user`;
  await sql`select setseed(0.5)`;
  for (let made = 0; made < count; made += CHUNK) {
    await makeChunk(sql, Math.min(CHUNK, count - made));
  }
  await sql`alter table assembly enable trigger user`;
  await sql`vacuum analyze assembly`;
}

// Random numbers are drawn in the subquery, once for each row.
async function makeChunk(sql: Sql, count: number) {
  const list = (values: readonly string[]) => [...values];
  await sql`
    insert into assembly (id, place_id, region_id, local_date, form, topic, topic_class,
      permit_status, authorised, authority_response, participants_low, participants_high,
      participants_best, start_minute, values, verified_at)
    select gen_random_uuid(), place, region, day, form, topic, 'unknown', permit, 'unknown',
      array[response], people, people, people, minute,
      jsonb_strip_nulls(jsonb_build_object(
        'place', jsonb_build_object('kind', 'place', 'place', place),
        'event_when', jsonb_build_object('kind', 'date', 'date', day),
        'form', jsonb_build_object('kind', 'choice', 'value', form),
        'topic', jsonb_build_object('kind', 'choice', 'value', topic),
        'permit_status', jsonb_build_object('kind', 'choice', 'value', permit),
        'authority_response', jsonb_build_object('kind', 'choices', 'values', array[response]),
        'participants', jsonb_build_object('kind', 'number', 'value', people),
        'start_time', case when minute is not null then jsonb_build_object('kind', 'time',
          'time', to_char(make_interval(mins => minute), 'HH24:MI')) end)), now()
    from (
      select place, (${list(places.map((one) => one.region))}::text[])[at] as region, day, minute,
        people, form, permit, response, topic
      from (
        select (${list(places.map((one) => one.id))}::text[])[at] as place, r.*
        from (
          select least(${places.length},
              1 + width_bucket(random(), ${`{${placeBounds().join()}}`}::text::float8[])) as at,
            ${FIRST_DAY}::date + floor(random() * (${LAST_DAY}::date - ${FIRST_DAY}::date))::int as day,
            case when random() < 0.7 then case when random() < 0.9
              then 540 + floor(random() * 660)::int else floor(random() * 1440)::int end end as minute,
            greatest(1, floor(exp(random() * 7)))::int as people,
            ${pick('form')} as form, ${pick('permit_status')} as permit,
            ${pick('authority_response')} as response,
            case when random() < 0.05 then 'unknown' else ${pick('topic')} end as topic
          from generate_series(1, ${count})
        ) r
      ) placed
    ) made`;

  function pick(key: string) {
    const choices = choicesOfQuestion(key);
    return sql`(${list(choices)}::text[])[1 + floor(random() * ${choices.length})::int]`;
  }
}
