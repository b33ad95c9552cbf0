// What followed for people, row by row, and when the desk is reminded to look for it. A row is
// never changed: another one takes its place.
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { DeskWrite } from '../actions/desk-writes.ts';
import type { ReminderStep } from '../assemblies/outcome-reminders.ts';
import type { Answers } from '../card/types.ts';
import { readEffectiveAnswers } from './additions.ts';
import { listCited } from './assemblies.ts';
import { hot, type Queryable, type Tx } from './connection.ts';
import { expectOne } from './expect-one.ts';
import { writeLines } from './figure-lines.ts';
import { type StoredOutcome, toOutcome } from './outcome-row.ts';
import { findReport } from './reports.ts';
import { assembly, outcome, outcomeReminder } from './schema/assembly.ts';

type Act<Do extends DeskWrite['do']> = Extract<DeskWrite, { readonly do: Do }>;

/** Takes the next number; numbers may have gaps. */
export async function nextOutcomeNumber(tx: Tx): Promise<number> {
  const [row] = await hot(tx)<{ number: string }[]>`
    select nextval(pg_get_serial_sequence('outcome', 'number')) as number`;
  return Number(row?.number);
}

/** All rows about an assembly in the order in which they came, those that were replaced as well. */
export async function listOutcomes(
  tx: Queryable,
  assemblyId: string,
): Promise<readonly StoredOutcome[]> {
  const rows = await tx
    .select()
    .from(outcome)
    .where(eq(outcome.assemblyId, assemblyId))
    .orderBy(asc(outcome.number));
  return rows.map(toOutcome);
}

/** With the number of its assembly. */
export async function findOutcome(tx: Queryable, number: number) {
  const [row] = await tx
    .select({ outcome, assembly: assembly.number })
    .from(outcome)
    .innerJoin(assembly, eq(assembly.id, outcome.assemblyId))
    .where(eq(outcome.number, number));
  return row && { outcome: toOutcome(row.outcome), assembly: row.assembly };
}

export async function putOutcome(tx: Tx, act: Act<'put_outcome'>, now: Date): Promise<void> {
  const { id, number, assemblyId, by, replaces, outcome: entered } = act;
  const row = { id, number, assemblyId, enteredBy: by, enteredAt: now };
  await tx.insert(outcome).values({ ...entered, ...row });
  if (replaces !== undefined) await replace(tx, replaces, id);
  // Of two new people in one transaction, neither saw the other.
  if (act.isNewPerson) expectOne(await listRowsOf(tx, assemblyId, entered.personRef), 'a person');
  await writeLines(tx, [assemblyId]);
}

async function listRowsOf(tx: Queryable, assemblyId: string, personRef: string) {
  return tx
    .select({ id: outcome.id })
    .from(outcome)
    .where(and(eq(outcome.assemblyId, assemblyId), eq(outcome.personRef, personRef)));
}

/** A row that was taken back points to itself. */
export async function takeBackOutcome(tx: Tx, { id }: Act<'take_back_outcome'>): Promise<void> {
  await replace(tx, id, id);
  const [row] = await tx.select({ of: outcome.assemblyId }).from(outcome).where(eq(outcome.id, id));
  if (row) await writeLines(tx, [row.of]);
}

async function replace(tx: Tx, id: string, replacedBy: string): Promise<void> {
  const rows = await tx
    .update(outcome)
    .set({ replacedBy })
    .where(and(eq(outcome.id, id), isNull(outcome.replacedBy)))
    .returning({ id: outcome.id });
  expectOne(rows, 'an outcome');
}

/** All that the reports say that an assembly cites, with what was added to them since. */
export async function listToldOf(tx: Queryable, assemblyId: string): Promise<readonly Answers[]> {
  const told: Answers[] = [];
  for (const cited of await listCited(tx, assemblyId)) {
    const report = cited.isWithdrawn ? undefined : await findReport(tx, cited.reportId);
    if (report !== undefined) told.push(await readEffectiveAnswers(tx, report));
  }
  return told;
}

export async function planReminderRows(tx: Tx, act: Act<'plan_reminders'>): Promise<void> {
  const rows = act.planned.map((one) => ({ ...one, assemblyId: act.assemblyId }));
  if (rows.length > 0) await tx.insert(outcomeReminder).values(rows).onConflictDoNothing();
}

export interface DueReminder {
  readonly assemblyId: string;
  readonly step: ReminderStep;
  readonly number: number;
  readonly placeId: string;
  readonly regionId: string;
  readonly localDate: string;
  readonly eventStatus: string;
}

/**
 * What is due, oldest first, held until the end of the transaction. Records that were retracted or
 * turned out to be another one wait, and are asked about if that is taken back; those for which no
 * group is there wait for one.
 */
export async function listDueReminders(
  tx: Tx,
  now: Date,
  limit: number,
): Promise<readonly DueReminder[]> {
  const rows = await hot(tx)<RawDue[]>`
    select r.assembly_id, r.step, a.number, a.place_id, a.region_id, a.local_date::text,
      a.event_status
    from outcome_reminder r join assembly a on a.id = r.assembly_id
    where r.reminded_at is null and r.due_at <= ${now.toISOString()}::timestamptz
      and a.retracted_at is null and a.merged_into is null
      and exists (select from desk d
        where d.is_present and (d.regions = '{}' or a.region_id = any(d.regions)))
    order by r.due_at, a.number limit ${limit} for update of r skip locked`;
  return rows.map((row) => ({
    assemblyId: row.assembly_id,
    step: row.step,
    number: row.number,
    placeId: row.place_id,
    regionId: row.region_id,
    localDate: row.local_date,
    eventStatus: row.event_status,
  }));
}

interface RawDue {
  readonly assembly_id: string;
  readonly step: ReminderStep;
  readonly number: number;
  readonly place_id: string;
  readonly region_id: string;
  readonly local_date: string;
  readonly event_status: string;
}

/** Each step once, in the transaction that shows it. */
export async function markOutcomeReminded(
  tx: Tx,
  { assemblyId, step }: Act<'mark_outcome_reminded'>,
  remindedAt: Date,
): Promise<void> {
  await tx
    .update(outcomeReminder)
    .set({ remindedAt })
    .where(and(eq(outcomeReminder.assemblyId, assemblyId), eq(outcomeReminder.step, step)));
}
