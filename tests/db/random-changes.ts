// Whatever may happen to records, at random: acts as the desk writes them, and statements over many
// records at once as an import or a repair writes them.
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import * as fc from 'fast-check';
import type { DeskWrite } from '../../src/actions/desk-writes.ts';
import type { Outcome } from '../../src/assemblies/outcome.ts';
import { hot, type Tx } from '../../src/db/connection.ts';
import { writeLines } from '../../src/db/figure-lines.ts';
import { nextOutcomeNumber } from '../../src/db/outcomes.ts';
import { assembly } from '../../src/db/schema/assembly.ts';
import { assemblyOf, outcome, rowOf, type Shape, shape } from './assemblies.ts';
import { writeActs } from './rows.ts';

interface Pick {
  readonly at: number;
}
export type Change =
  | { readonly kind: 'verify'; readonly to: Shape }
  | ({ readonly kind: 'correct'; readonly to: Shape } & Pick)
  | ({ readonly kind: 'merge'; readonly into: number } & Pick)
  | ({ readonly kind: 'unmerge' | 'retract' | 'link' | 'drop' | 'take_back' } & Pick)
  | ({ readonly kind: 'outcome'; readonly outcome: Outcome; readonly replaces: boolean } & Pick)
  | { readonly kind: 'insert'; readonly shapes: readonly Shape[] }
  | {
      readonly kind: 'shift_months' | 'swap_places' | 'raise_levels' | 'stand_again' | 'delete_all';
    };

const pick = { at: fc.nat({ max: 20 }) };
const kinds = <const K extends string>(...names: readonly K[]) => fc.constantFrom(...names);
export const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: kinds('verify'), to: shape }) },
  { weight: 5, arbitrary: fc.record({ kind: kinds('correct'), to: shape, ...pick }) },
  { weight: 4, arbitrary: fc.record({ kind: kinds('merge'), into: pick.at, ...pick }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: kinds('unmerge', 'retract', 'link', 'drop', 'take_back'),
      ...pick,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ kind: kinds('outcome'), outcome, replaces: fc.boolean(), ...pick }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: kinds('insert'),
      shapes: fc.array(shape, { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: kinds('shift_months', 'swap_places', 'raise_levels', 'stand_again'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: kinds('delete_all') }) },
);

/** Does it, if there is a record to which it can be done. */
export async function apply(tx: Tx, one: Change, by: string): Promise<void> {
  if (!('at' in one)) return applyToAll(tx, one);
  const rows = await listRecords(tx);
  const record = rows[one.at % Math.max(1, rows.length)];
  const act = record && (await actOf(tx, one, { record, rows, by }));
  if (act !== undefined) await writeActs(tx, act);
}

interface Known {
  readonly id: string;
  readonly version: number;
  readonly merged_into: string | null;
}
interface About {
  readonly record: Known;
  readonly rows: readonly Known[];
  readonly by: string;
}
type OfOne = Extract<Change, Pick>;

async function actOf(tx: Tx, one: OfOne, about: About): Promise<DeskWrite | undefined> {
  const { record, rows } = about;
  const { id, version: expectedVersion } = record;
  const parts = rows.filter((row) => row.merged_into === id);
  switch (one.kind) {
    case 'correct':
      return { do: 'put_assembly', assembly: assemblyOf(one.to, id), expectedVersion };
    case 'merge': {
      const into = rows[one.into % rows.length];
      if (into === undefined || heirsOf(rows, into).includes(id)) return undefined;
      return { do: 'merge_assembly', id, expectedVersion, into: into.id };
    }
    case 'unmerge':
      return { do: 'merge_assembly', id, expectedVersion, into: null };
    case 'retract':
      return { do: 'retract_assembly', id, expectedVersion, reason: 'duplicate' };
    case 'link':
      return { do: 'set_series', id, expectedVersion, seriesId: randomUUID() };
    case 'drop':
      return parts.length > 0 ? undefined : { do: 'drop_assembly', id, expectedVersion };
    case 'outcome':
      return putOutcome(tx, one, about);
    case 'take_back': {
      const last = await lastOutcome(tx, id);
      return last === undefined ? undefined : { do: 'take_back_outcome', id: last };
    }
    default:
      return one satisfies never;
  }
}

async function putOutcome(
  tx: Tx,
  one: Extract<Change, { readonly kind: 'outcome' }>,
  { record, by }: About,
): Promise<DeskWrite> {
  const replaces = one.replaces ? await lastOutcome(tx, record.id) : undefined;
  const number = await nextOutcomeNumber(tx);
  const row = { id: randomUUID(), number, assemblyId: record.id, isNewPerson: false, by };
  return { do: 'put_outcome', outcome: one.outcome, ...row, ...(replaces && { replaces }) };
}

async function lastOutcome(tx: Tx, assemblyId: string): Promise<string | undefined> {
  const [row] = await hot(tx)<{ id: string }[]>`
    select id from outcome where assembly_id = ${assemblyId} and replaced_by is null
    order by number desc limit 1`;
  return row?.id;
}

function listRecords(tx: Tx) {
  return hot(tx)<Known[]>`select id, version, merged_into from assembly order by number`;
}

/** The record and those into which it was merged. */
function heirsOf(rows: readonly Known[], one: Known): readonly string[] {
  const next = rows.find((row) => row.id === one.merged_into);
  return [one.id, ...(next === undefined ? [] : heirsOf(rows, next))];
}

async function applyToAll(tx: Tx, one: Exclude<Change, Pick>): Promise<void> {
  switch (one.kind) {
    case 'verify':
      return writeActs(tx, { do: 'put_assembly', assembly: assemblyOf(one.to) });
    case 'insert': {
      const rows = await tx.insert(assembly).values(one.shapes.map(rowOf)).returning();
      return writeLines(
        tx,
        rows.map((row) => row.id),
      );
    }
    case 'shift_months':
      return void (await tx
        .update(assembly)
        .set({ localDate: sql`(${assembly.localDate} + interval '1 month')::date` }));
    case 'swap_places':
      return void (await tx.update(assembly).set({
        placeId: sql`case ${assembly.placeId} when 'almaty' then 'astana' when 'astana' then 'almaty'
          else ${assembly.placeId} end`,
      }));
    case 'raise_levels': {
      const level = sql`case ${assembly.level} when 'v0' then 'v1' when 'v1' then 'v3' else 'v0' end`;
      const rows = await tx.update(assembly).set({ level }).returning();
      return writeLines(
        tx,
        rows.map((row) => row.id),
      );
    }
    case 'stand_again':
      return void (await tx.update(assembly).set({ retractedAt: null, retractedFor: null }));
    case 'delete_all':
      return void (await tx.delete(assembly));
    default:
      return one satisfies never;
  }
}
