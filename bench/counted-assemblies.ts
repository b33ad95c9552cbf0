// Assemblies that nobody held, with the lines that the product itself would give them, made in the
// database by chunks. The benchmark checks a part of them against the product.
import type { Sql } from 'postgres';
import { choicesOfQuestion, FIRST_DAY, LAST_DAY, placeBounds, places } from './made-assemblies.ts';

const CHUNK = 100_000;

/** Adds so many; their sums have to be made afterwards. */
export async function addCounted(sql: Sql, count: number): Promise<void> {
  for (let made = 0; made < count; made += CHUNK) {
    await addChunk(sql, Math.min(CHUNK, count - made));
  }
}

async function addChunk(sql: Sql, count: number) {
  await sql.begin(async (tx) => {
    await tx`set local baqylau.sums = 'later'`;
    await tx`
      insert into assembly (id, place_id, region_id, local_date, form, topic, topic_class,
        permit_status, authorised, authority_response, level, participants_low, participants_high,
        participants_best, police_low, police_high, police_best, detained_low, detained_high,
        detained_best, start_minute, values, verified_at, lines)
      select gen_random_uuid(), place, region, day, form, topic, class, permit, authorised,
        array[response], level, low, high, best, police, police, police, taken, taken, taken,
        start, ${valuesOf(sql)}, now(), array_remove(${linesOf(sql)}, null)
      from (${drawn(sql, count)}) d`;
  });
}

/** Random numbers are drawn in subqueries, once for each row. */
function drawn(sql: Sql, count: number) {
  const list = (values: readonly string[]) => sql`${[...values]}::text[]`;
  const pick = (key: string) => {
    const choices = choicesOfQuestion(key);
    return sql`(${list(choices)})[1 + floor(random() * ${choices.length})::int]`;
  };
  const known = (share: number, what: ReturnType<typeof pick>) =>
    sql`case when random() < ${share} then ${what} end`;
  return sql`
    select q.*, (${list(places.map((one) => one.id))})[at] as place,
      (${list(places.map((one) => one.region))})[at] as region, (low + high) / 2.0 as best,
      case organiser when 'authorities' then 'authorities_pro_government'
        when 'party' then 'opposition_party' when 'workers' then 'civil_society'
        when 'residents' then 'ordinary_citizens' else 'unknown' end as organisers,
      response in ('dispersed', 'detained', 'force', 'blocked', 'took_posters') as intervened,
      case when response = 'detained' or taken >= 1 then 'yes'
        when response <> 'unknown' or taken is not null then 'no' else 'unknown' end as detained,
      case response when 'dispersed' then 'yes' when 'unknown' then 'unknown' else 'no' end as dispersed
    from (
      select r.*, low + spread as high
      from (
        select least(${places.length},
            1 + width_bucket(random(), ${`{${placeBounds().join()}}`}::text::float8[])) as at,
          ${FIRST_DAY}::date + floor(random() * (${LAST_DAY}::date - ${FIRST_DAY}::date))::int as day,
          540 + floor(random() * 540)::int as start,
          ${known(0.6, sql`15 + 15 * floor(random() * 18)::int`)} as length,
          ${known(0.9, sql`greatest(1, floor(exp(random() * 7)))::int`)} as low,
          floor(random() * 3)::int as spread,
          ${known(0.3, sql`greatest(1, floor(exp(random() * 5)))::int`)} as police,
          ${known(0.2, sql`floor(random() * 12)::int`)} as taken,
          ${pick('form')} as form, ${pick('topic')} as topic, ${pick('permit_status')} as permit,
          case when random() < 0.1 then 'unknown' else ${pick('authority_response')} end as response,
          (${list(['v0', 'v1', 'v1', 'v1', 'v1', 'v2', 'v2', 'v3'])})[1 + floor(random() * 8)::int]
            as level,
          (${list(['political', 'social_economic', 'pro_government', 'other', 'unknown'])})
            [1 + floor(random() * 5)::int] as class,
          (${list(['authorised', 'unauthorised', 'unauthorised', 'unknown'])})
            [1 + floor(random() * 4)::int] as authorised,
          (${list(['authorities', 'party', 'workers', 'residents', 'unknown'])})
            [1 + floor(random() * 5)::int] as organiser
        from generate_series(1, ${count})
      ) r
    ) q`;
}

function valuesOf(sql: Sql) {
  const time = (minute: ReturnType<Sql>) => sql`jsonb_build_object('kind', 'time', 'time',
    to_char(make_interval(mins => ${minute}), 'HH24:MI'))`;
  return sql`jsonb_strip_nulls(jsonb_build_object(
    'place', jsonb_build_object('kind', 'place', 'place', place),
    'event_when', jsonb_build_object('kind', 'date', 'date', day),
    'form', jsonb_build_object('kind', 'choice', 'value', form),
    'topic', jsonb_build_object('kind', 'choice', 'value', topic),
    'organizer_type', jsonb_build_object('kind', 'choices', 'values', array[organiser]),
    'authority_response', jsonb_build_object('kind', 'choices', 'values', array[response]),
    'start_time', ${time(sql`start`)},
    'end_time', case when length is not null then ${time(sql`start + length`)} end))`;
}

/** In the order of the product. */
function linesOf(sql: Sql) {
  return sql`array[
    'assemblies:all', 'level:' || level, 'form:' || form, 'topic:' || topic, 'topic_class:' || class,
    'campaign:none', 'organizer_class:' || organisers,
    'organizer_type:' || case organiser when 'unknown' then 'unknown' else 'known' end,
    'organizer_type:' || nullif(organiser, 'unknown'), 'count_method:unknown',
    'permit_status:' || permit, 'authorised:' || authorised,
    case permit when 'not_applied' then 'not_applied_reason:unknown' end,
    case authorised when 'authorised' then 'authorised_organizer:' || organisers end,
    case authorised when 'authorised' then 'offered_place:unknown' end,
    case when low is null then 'participants:unknown' else
      concat_ws(':', 'participants:known:1', low, high, trim_scale(best), 0) end,
    'participants_size:' || trim_scale(best),
    coalesce('duration:known:1:0:0:' || length || ':0', 'duration:unknown'),
    'duration_minutes:' || length,
    case class when 'political' then 'political_police:' || police end,
    coalesce('police:both:1:0:0:' || case when low is not null then police end || ':0',
      'police:unknown'),
    case when police is not null then 'policed:both:1:0:0:' || trim_scale(best) || ':0' end,
    'police_ratio:' || police || '/' || trim_scale(best),
    'dispersal:' || dispersed, 'interfered:' || case response when 'unknown' then 'unknown' else
      case when intervened then 'yes' else 'no' end end,
    'detained:' || detained, 'obstructed:unknown',
    'sub_event:' || case when intervened then 'protest_with_intervention' else 'peaceful_protest' end,
    'authority_response:' || case response when 'unknown' then 'unknown' else 'known' end,
    'authority_response:' || nullif(response, 'unknown'), 'interference:unknown',
    'detained_people:known:1:' || taken || ':' || taken || ':' || taken || ':0',
    case authorised when 'unauthorised' then 'dispersal_unauthorised:' || dispersed end,
    case authorised when 'unauthorised' then 'detained_unauthorised:' || detained end,
    case authorised when 'unauthorised' then 'warned_unauthorised:unknown' end,
    'penalised:unknown',
    case authorised when 'unauthorised' then 'penalised_unauthorised:unknown' end]`;
}
