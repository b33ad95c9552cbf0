// *Correct*: a value of the record is set with a public reason; the report is never changed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TextKey } from '../../../src/locales/translate.ts';
import { newModerator, newPerson, type Person } from '../../support/person.ts';
import {
  corrects,
  newRecord,
  pressesRaw,
  recordNumbered,
  recordText,
  repliesToLast,
  tapsOnRecord,
} from '../../support/records.ts';
import { rollupDifferences } from '../../support/recount.ts';
import { createWorld, type World } from '../../support/world.ts';

let world: World;
let first: Person;
let second: Person;
beforeAll(async () => {
  world = await createWorld();
  first = newModerator(world);
  second = newModerator(world);
  await second.says('/log');
});
afterAll(() => world.close());

async function opened(answers = {}) {
  const record = await newRecord(world, first, answers);
  await first.says(`/assembly ${record.number}`);
  return record;
}

const people = { section: 'section.required', field: 'card.participants.short' } as const;
const about = { section: 'record.about' } as const;

function correctionsOf(id: string) {
  return world.app.db.sql`
    select field, before, after, reason, second from correction
    where assembly_id = ${id} order by corrected_at, id`;
}

describe('a correction', () => {
  it('sets a value by buttons and a reply, with its reason, on the record and in the rollups', async () => {
    const { id, number, code } = await opened();
    const [before] = await world.app.db.sql`select answers from report where code = ${code}`;
    await corrects(world, first, { number, ...people, write: 'около 120' });
    const record = await recordNumbered(world, number);
    expect(record).toMatchObject({ participants_low: '120.00', participants_high: '120.00' });
    expect(await correctionsOf(id)).toMatchObject([
      { field: 'participants', after: { low: 120 }, reason: 'better_source', second: null },
    ]);
    const text = recordText(first, number);
    expect(text).toContain('People: 120 (set by a moderator). Said: 10-49');
    expect(text).toContain('People: 10-49 → 120. A better source (moderator ');
    expect(await rollupDifferences(world.app.db.sql)).toEqual([]);
    const [after] = await world.app.db.sql`select answers from report where code = ${code}`;
    expect(after).toEqual(before);
    const acts = await world.app.db.sql`
      select act, detail from audit where assembly_number = ${number} order by seq desc limit 1`;
    expect(acts).toEqual([
      { act: 'correct', detail: '{"field":"participants","reason":"better_source"}' },
    ]);
    expect(await world.app.db.sql`select from desk_draft`).toHaveLength(0);
  });

  it('of a choice is two taps: the choice and the reason', async () => {
    const { number } = await opened();
    await corrects(world, first, {
      number,
      section: 'section.required',
      field: 'card.form.short',
      tap: first.reads('card.form.choice.march'),
      reason: 'correct.desk_mistake',
    });
    expect(await recordNumbered(world, number)).toMatchObject({ form: 'march' });
  });

  it('of what was seen marks several choices', async () => {
    const { number } = await opened();
    await tapsOnRecord(world, first, number, { key: 'button.correct' });
    await tapsOnRecord(world, first, number, { key: 'section.required' });
    await tapsOnRecord(world, first, number, { key: 'card.authority_response.short' });
    await first.taps({ key: 'card.authority_response.choice.filmed' });
    await first.taps({ key: 'button.done' });
    await first.taps({ key: 'correct.better_source' });
    const { authority_response: seen } = await recordNumbered(world, number);
    expect(seen).toBe('{watched,filmed}');
  });

  it('of place and day moves the record, in words as people write them', async () => {
    const { number } = await opened();
    const required = { number, section: 'section.required' } as const;
    await corrects(world, first, { ...required, field: 'card.place.short', write: 'Шымкент' });
    await corrects(world, first, { ...required, field: 'card.event_when.short', write: 'вчера' });
    expect(await recordNumbered(world, number)).toMatchObject({
      place_id: 'shymkent',
      local_date: '2026-11-21',
    });
    expect(await rollupDifferences(world.app.db.sql)).toEqual([]);
  });

  it('of a time takes 10.30, and what cannot be read is asked for again', async () => {
    const { number } = await opened();
    await tapsOnRecord(world, first, number, { key: 'button.correct' });
    await tapsOnRecord(world, first, number, { key: 'section.time' });
    await tapsOnRecord(world, first, number, { key: 'card.start_time.short' });
    await repliesToLast(world, first, 'при царе Горохе');
    expect(first.last().text).toContain('⚠️');
    await repliesToLast(world, first, '10.30');
    await first.taps({ key: 'correct.official_document' });
    expect(await recordNumbered(world, number)).toMatchObject({ start_minute: 10 * 60 + 30 });
    expect(recordText(first, number)).toContain('from 10:30');
  });

  it('that changes nothing is refused, and so is a level that the sources do not allow', async () => {
    const { number } = await opened({ observer_basis: 'media_social' });
    const field = 'card.form.short';
    const tap = first.reads('card.form.choice.rally');
    await tapsOnRecord(world, first, number, { key: 'button.correct' });
    await tapsOnRecord(world, first, number, { key: 'record.about' });
    await tapsOnRecord(world, first, number, { key: 'record.field.verification_level' });
    const labels = first.last().buttons.flat();
    expect(labels).not.toContain(first.reads('level.v3'));
    await first.taps({ key: 'button.cancel' });
    await corrects(world, first, { number, section: 'section.required', field, tap });
    const again = await corrects(world, first, { number, section: 'section.required', field, tap });
    expect(again.toast).toBe(first.reads('refusal.nothing_changes'));
  });

  it.each([
    ['event_status', 'record.choice.event_status.prevented', { event_status: 'prevented' }],
    ['verification_level', 'level.v3', { level: 'v3', level_said: 'v3' }],
    ['coerced_attendance', 'record.choice.coerced_attendance.yes', { is_coerced: true }],
    [
      'exclude_from_totals',
      'record.choice.exclude_from_totals.mixed_crowd',
      { excluded_for: 'mixed_crowd' },
    ],
  ] as const)('sets %s, which only moderators know', async (field, choice, becomes) => {
    const { number, id } = await opened();
    const tap = first.reads(choice);
    await corrects(world, first, { number, ...about, field: `record.field.${field}`, tap });
    expect(await recordNumbered(world, number)).toMatchObject(becomes);
    expect(await correctionsOf(id)).toMatchObject([{ field }]);
    expect(await rollupDifferences(world.app.db.sql)).toEqual([]);
    await corrects(world, first, { number, ...people, write: '60' });
    expect(await recordNumbered(world, number)).toMatchObject(becomes);
  });

  it.each([
    ['source_scale', 'national'],
    ['organizer_class', 'civil_society'],
    ['prosecutor_warning', 'yes'],
    ['acled_sub_event', 'peaceful_protest'],
    ['geo_precision', '2'],
  ] as const)('sets %s as a value of the record, and shows it there', async (field, value) => {
    const { number, id } = await opened();
    const tap = first.reads(`record.choice.${field}.${value}` as TextKey);
    await corrects(world, first, { number, ...about, field: `record.field.${field}`, tap });
    expect(recordText(first, number)).toContain(`${first.reads(`record.field.${field}`)}: ${tap}`);
    expect(await correctionsOf(id)).toMatchObject([{ field, after: { kind: 'choice', value } }]);
    const { values } = await recordNumbered(world, number);
    expect(values).toMatchObject({ [field]: { kind: 'choice', value } });
  });

  it.each([
    ['coerced_attendance', 'record.choice.coerced_attendance.yes', { coerced: 1, excluded: 0 }],
    [
      'exclude_from_totals',
      'record.choice.exclude_from_totals.unreliable_size',
      { coerced: 0, excluded: 1 },
    ],
  ] as const)(
    'of %s takes people out of the sums, and /stats says so',
    async (field, choice, out) => {
      const place = out.coerced === 1 ? 'kokshetau' : 'kostanay';
      const { number } = await opened({ place });
      const tap = first.reads(choice);
      await corrects(world, first, { number, ...about, field: `record.field.${field}`, tap });
      const reader = newPerson(world, 'en');
      await reader.says(`/stats ${place}`);
      const { text } = reader.last();
      expect(text).toContain('1 verified assembly');
      expect(text).toContain(first.reads('stats.participants_left_out', { ...out, n: 1 }));
      expect(text).not.toContain('Participants:');
    },
  );

  it('by a button of an earlier draft, or of somebody else’s, does nothing', async () => {
    const { number, id } = await opened();
    await tapsOnRecord(world, first, number, { key: 'button.correct' });
    await tapsOnRecord(world, first, number, { key: 'section.required' });
    await tapsOnRecord(world, first, number, { key: 'card.form.short' });
    const [draft] = await world.app.db.sql`select id from desk_draft`;
    const code = String(draft?.['id']).slice(0, 8);
    const press = { do: 'correct_choose', draft: code, choice: 'march', rev: 1 } as const;
    const foreign = await pressesRaw(world, second, press);
    expect(foreign.toast).toBe(second.reads('refusal.correction_over'));
    expect((await pressesRaw(world, first, { ...press, rev: 7 })).toast).toBe(
      first.reads('refusal.stale'),
    );
    await first.taps({ key: 'button.cancel' });
    const late = await pressesRaw(world, first, press);
    expect(late.toast).toBe(first.reads('refusal.correction_over'));
    expect(await correctionsOf(id)).toHaveLength(0);
  });

  it('of a value that somebody else corrected meanwhile is asked for again', async () => {
    const { number, id } = await opened();
    const form = { number, section: 'section.required', field: 'card.form.short' } as const;
    await tapsOnRecord(world, first, number, { key: 'button.correct' });
    await tapsOnRecord(world, first, number, { key: 'section.required' });
    await tapsOnRecord(world, first, number, { key: 'card.form.short' });
    await first.taps({ key: 'card.form.choice.march' });
    await corrects(world, second, { ...form, tap: second.reads('card.form.choice.strike') });
    const [draft] = await world.app.db.sql`select id from desk_draft where person = ${first.key}`;
    const code = String(draft?.['id']).slice(0, 8);
    const { toast } = await pressesRaw(world, first, {
      do: 'correct_reason',
      draft: code,
      reason: 'better_source',
      rev: 2,
    });
    expect(toast).toBe(first.reads('refusal.record_changed'));
    expect(await recordNumbered(world, number)).toMatchObject({ form: 'strike' });
    expect(await correctionsOf(id)).toHaveLength(1);
  });

  it('by somebody who left the group meanwhile does nothing', async () => {
    const { number, id } = await opened();
    const third = newModerator(world);
    await third.says(`/assembly ${number}`);
    await tapsOnRecord(world, third, number, { key: 'button.correct' });
    await tapsOnRecord(world, third, number, { key: 'section.required' });
    await tapsOnRecord(world, third, number, { key: 'card.form.short' });
    await third.taps({ key: 'card.form.choice.march' });
    await world.app.db.sql`
      update moderator set is_member = false, checked_at = ${world.clock.now().toISOString()}
      where person = ${third.key}`;
    const { toast } = await third.taps({ key: 'correct.better_source' });
    expect(toast).toBe(third.reads('refusal.not_a_moderator'));
    expect(await correctionsOf(id)).toHaveLength(0);
  });
});
