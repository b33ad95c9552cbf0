// Whatever moderators do to records, in any order: the rollups equal a recount, and the audit verifies.
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Intake } from '../../../src/actions/intake.ts';
import { eventStatuses } from '../../../src/assemblies/assembly.ts';
import { excludeReasons } from '../../../src/assemblies/moderator-fields.ts';
import type { Press } from '../../../src/presses.ts';
import { moderatorsGroup } from '../../../src/sandbox/people.ts';
import { newModerator, type Person } from '../../support/person.ts';
import { newRecord } from '../../support/records.ts';
import { rollupDifferences } from '../../support/recount.ts';
import { newUpdateId } from '../../support/updates.ts';
import { createWorld, type World } from '../../support/world.ts';

const RECORDS = 5;
const SEQUENCES = 8;

let world: World;
let first: Person;
let second: Person;
let intake: Intake;
const numbers: number[] = [];
beforeAll(async () => {
  world = await createWorld();
  first = newModerator(world);
  second = newModerator(world);
  await second.says('/log');
  await first.says('/campaign new Spring');
  for (let made = 0; made < RECORDS; made += 1) {
    const { number } = await newRecord(world, first, {
      place: made % 2 === 0 ? 'taraz' : 'shymkent',
      event_when: made % 3 === 0 ? 'today' : 'yesterday',
    });
    numbers.push(number);
  }
  await world.settled();
  intake = world.app.openIntake('');
});
afterAll(() => world.close());

type Act =
  | { readonly kind: 'correct'; readonly field: string; readonly choice: string }
  | { readonly kind: 'tag'; readonly campaign: string }
  | { readonly kind: 'retract' | 'link' | 'unlink' | 'confirm' | 'decline' };

const setting = (field: string, choices: readonly string[]) =>
  fc.constantFrom(...choices).map((choice): Act => ({ kind: 'correct', field, choice }));
const act: fc.Arbitrary<Act> = fc.oneof(
  setting('event_status', eventStatuses),
  setting('verification_level', ['v0', 'v1', 'v3', 'by_sources']),
  setting('exclude_from_totals', ['counted', ...excludeReasons]),
  setting('coerced_attendance', ['yes', 'no']),
  setting('participants', ['b1', 'b4', 'b8', 'b10', 'unknown']),
  setting('topic', ['prices_utilities', 'rights', 'labour', 'unknown']),
  setting('permit_status', ['allowed', 'denied', 'unknown']),
  fc.constantFrom('spring', 'none').map((campaign): Act => ({ kind: 'tag', campaign })),
  fc.constantFrom('link', 'unlink', 'confirm', 'decline').map((kind): Act => ({ kind })),
  fc.constant<Act>({ kind: 'retract' }),
);

async function receive({ key: person, language }: Person, press: Press) {
  const { id: chatId } = moderatorsGroup;
  const chatKey = world.app.vault.chatKey(chatId);
  const event = { kind: 'press', press } as const;
  const about = { chatKey, chatKind: 'group', language, isMember: true, event } as const;
  return intake.receive({ incoming: { updateId: newUpdateId(), person, ...about }, chatId });
}

async function does(which: Act, number: number, other: number) {
  const { sql } = world.app.db;
  const [row] = await sql`select id, version from assembly where number = ${number}`;
  const at = { assembly: number, version: Number(row?.['version']) };
  switch (which.kind) {
    case 'correct': {
      await receive(first, { do: 'assembly_field', ...at, field: which.field });
      const [draft] = await sql`select id from desk_draft where person = ${first.key}`;
      if (draft === undefined) return undefined;
      const code = { draft: String(draft['id']).slice(0, 8) };
      await receive(first, { do: 'correct_choose', ...code, choice: which.choice, rev: 1 });
      return receive(first, { do: 'correct_reason', ...code, reason: 'better_source', rev: 2 });
    }
    case 'tag':
      return receive(first, { do: 'assembly_campaign', ...at, campaign: which.campaign });
    case 'retract':
      return receive(first, { do: 'assembly_retract', ...at, reason: 'duplicate' });
    case 'link':
      return receive(first, { do: 'assembly_link', ...at, other });
    case 'unlink':
      return receive(first, { do: 'assembly_unlink', ...at });
    case 'confirm':
    case 'decline': {
      const [waiting] = await sql`select number from proposal
        where status = 'waiting' order by number limit 1`;
      if (waiting === undefined) return undefined;
      return receive(second, { do: which.kind, proposal: Number(waiting['number']) });
    }
    default:
      return which satisfies never;
  }
}

it('leaves the rollups equal to a recount after any sequence of acts', async () => {
  const pick = fc.nat({ max: RECORDS - 1 });
  const acts = fc.array(fc.tuple(act, pick, pick), { minLength: 5, maxLength: 15 });
  await fc.assert(
    fc.asyncProperty(acts, async (all) => {
      for (const [which, at, other] of all) {
        await does(which, numbers[at] ?? 0, numbers[other] ?? 0);
      }
      expect(await rollupDifferences(world.app.db.sql)).toEqual([]);
    }),
    { numRuns: SEQUENCES, endOnFailure: true },
  );
  await world.settled();
  expect(world.lines.filter((line) => 'level' in line && line.level === 'error')).toEqual([]);
  const [row] = await world.app.db.sql<{ corrections: number; retracted: number }[]>`
    select (select count(*)::int from correction) as corrections,
      (select count(*)::int from assembly where retracted_at is not null) as retracted`;
  expect(row?.corrections).toBeGreaterThan(0);
});
