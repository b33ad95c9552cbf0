// The SQL of what happens to the records of assemblies: made, changed, merged, retracted, and which
// reports each cites. The rollups follow by triggers.
import { and, eq } from 'drizzle-orm';
import type { DeskWrite } from '../actions/desk-writes.ts';
import type { Assembly } from '../assemblies/assembly.ts';
import type { Tx } from './connection.ts';
import { expectOne } from './expect-one.ts';
import { holdRecords, writeLines } from './figure-lines.ts';
import {
  assembly,
  assemblyOffer,
  assemblyReport,
  campaign,
  correction,
} from './schema/assembly.ts';

type Act<Do extends DeskWrite['do']> = Extract<DeskWrite, { readonly do: Do }>;

export type AssemblyAct = Act<
  | 'put_assembly'
  | 'drop_assembly'
  | 'retract_assembly'
  | 'merge_assembly'
  | 'set_series'
  | 'add_campaign'
  | 'cite'
  | 'uncite'
  | 'offer'
  | 'settle_offer'
  | 'correct'
>;

export async function writeAssemblyAct(tx: Tx, act: AssemblyAct, now: Date): Promise<void> {
  switch (act.do) {
    case 'put_assembly':
      return putAssembly(tx, act, now);
    case 'drop_assembly':
      return dropAssembly(tx, act);
    case 'retract_assembly':
      return change(tx, act, { retractedAt: now, retractedFor: act.reason, updatedAt: now });
    case 'merge_assembly':
      return mergeAssembly(tx, act, now);
    case 'set_series':
      return change(tx, act, { seriesId: act.seriesId, updatedAt: now });
    case 'add_campaign': {
      const { id, name, by } = act;
      return void (await tx.insert(campaign).values({ id, name, createdBy: by, createdAt: now }));
    }
    case 'cite':
      return cite(tx, act, now);
    case 'uncite':
      return void (await tx
        .delete(assemblyReport)
        .where(eq(assemblyReport.reportId, act.reportId)));
    case 'offer':
      return void (await tx
        .insert(assemblyOffer)
        .values({ additionId: act.additionId, assemblyId: act.assemblyId, offeredAt: now }));
    case 'settle_offer':
      return settleOffer(tx, act, now);
    case 'correct': {
      const { do: _, ...row } = act;
      return void (await tx.insert(correction).values({ ...row, correctedAt: now }));
    }
    default:
      return act satisfies never;
  }
}

async function change(
  tx: Tx,
  { id, expectedVersion }: { readonly id: string; readonly expectedVersion: number },
  set: Partial<typeof assembly.$inferInsert>,
) {
  const rows = await tx
    .update(assembly)
    .set({ ...set, version: expectedVersion + 1 })
    .where(and(eq(assembly.id, id), eq(assembly.version, expectedVersion)))
    .returning({ id: assembly.id });
  expectOne(rows, 'an assembly');
}

// A report that was joined to it at the same moment is not to go with it.
async function dropAssembly(tx: Tx, { id, expectedVersion }: Act<'drop_assembly'>) {
  const rows = await tx
    .delete(assembly)
    .where(and(eq(assembly.id, id), eq(assembly.version, expectedVersion)))
    .returning({ into: assembly.mergedInto });
  expectOne(rows, 'an assembly');
  // What followed for people is gone with it.
  await writeLines(
    tx,
    rows.flatMap(({ into }) => into ?? []),
  );
}

/**
 * What followed for people goes with a record that turns out to be another one, and comes back. The
 * other is held before anything is written: who holds the sums waits for no record.
 */
async function mergeAssembly(tx: Tx, act: Act<'merge_assembly'>, now: Date) {
  const held = await holdRecords(tx, [act.id, ...(act.into === null ? [] : [act.into])]);
  const mergedAt = act.into === null ? null : now;
  await change(tx, act, { mergedInto: act.into, mergedAt, updatedAt: now });
  await writeLines(tx, held);
}

async function putAssembly(
  tx: Tx,
  { assembly: row, expectedVersion }: Act<'put_assembly'>,
  now: Date,
) {
  const values = assemblyRow(row);
  if (expectedVersion === undefined) {
    await tx.insert(assembly).values({ ...values, verifiedAt: now, updatedAt: now });
  } else {
    await change(tx, { id: row.id, expectedVersion }, { ...values, updatedAt: now });
  }
  await writeLines(tx, [row.id]);
}

/** Every column that follows from the reports and corrections; what is absent becomes empty. */
export function assemblyRow(row: Assembly) {
  const { participants, police, detained, authorityResponse, conflicts, ...rest } = row;
  return {
    ...rest,
    authorityResponse: [...authorityResponse],
    conflicts: [...conflicts],
    levelSaid: row.levelSaid ?? null,
    startMinute: row.startMinute ?? null,
    campaignId: row.campaignId ?? null,
    seriesId: row.seriesId ?? null,
    excludedFor: row.excludedFor ?? null,
    publishAfter: row.publishAfter ?? null,
    participantsLow: participants?.low ?? null,
    participantsHigh: participants?.high ?? null,
    participantsBest: participants?.best ?? null,
    policeLow: police?.low ?? null,
    policeHigh: police?.high ?? null,
    policeBest: police?.best ?? null,
    detainedLow: detained?.low ?? null,
    detainedHigh: detained?.high ?? null,
    detainedBest: detained?.best ?? null,
  };
}

async function cite(tx: Tx, act: Act<'cite'>, now: Date) {
  const { assemblyId, reportId, voice, answers } = act;
  await tx
    .insert(assemblyReport)
    .values({ assemblyId, reportId, voice, answers, citedAt: now })
    .onConflictDoUpdate({
      target: assemblyReport.reportId,
      set: { assemblyId, voice, answers, citedAt: now },
    });
}

async function settleOffer(tx: Tx, { additionId, status, by }: Act<'settle_offer'>, now: Date) {
  const rows = await tx
    .update(assemblyOffer)
    .set({ status, settledBy: by, settledAt: now })
    .where(and(eq(assemblyOffer.additionId, additionId), eq(assemblyOffer.status, 'waiting')))
    .returning({ id: assemblyOffer.additionId });
  expectOne(rows, 'an offer');
}
