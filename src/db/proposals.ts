// What waits for a second moderator.
import { and, eq } from 'drizzle-orm';
import type { ProposedAct } from '../reports/proposal.ts';
import { hot, type Queryable, type Tx } from './connection.ts';
import { moderator, proposal } from './schema/desk.ts';

export type StoredProposal = typeof proposal.$inferSelect & {
  readonly act: ProposedAct;
  /** Number of the moderator who proposed it. */
  readonly by: number;
};

/** Takes the next number; numbers may have gaps. */
export async function nextProposalNumber(tx: Tx): Promise<number> {
  const [row] = await hot(tx)<{ number: string }[]>`
    select nextval(pg_get_serial_sequence('proposal', 'number')) as number`;
  return Number(row?.number);
}

/** What waits for a second moderator about this case. */
export async function findCaseProposal(
  tx: Queryable,
  caseNumber: number,
): Promise<StoredProposal | undefined> {
  const [row] = await select(tx).where(
    and(eq(proposal.caseNumber, caseNumber), eq(proposal.status, 'waiting')),
  );
  return row && { ...row.proposal, by: row.by };
}

/** What waits for a second moderator about this assembly, oldest first. */
export async function listAssemblyProposals(
  tx: Queryable,
  assemblyId: string,
): Promise<readonly StoredProposal[]> {
  const rows = await select(tx)
    .where(and(eq(proposal.assemblyId, assemblyId), eq(proposal.status, 'waiting')))
    .orderBy(proposal.number);
  return rows.map((row) => ({ ...row.proposal, by: row.by }));
}

export async function findProposal(
  tx: Queryable,
  number: number,
): Promise<StoredProposal | undefined> {
  const [row] = await select(tx).where(eq(proposal.number, number));
  return row && { ...row.proposal, by: row.by };
}

/** Locked until the end of the transaction. */
export async function findProposalForUpdate(
  tx: Tx,
  number: number,
): Promise<StoredProposal | undefined> {
  const [row] = await select(tx).where(eq(proposal.number, number)).for('update', { of: proposal });
  return row && { ...row.proposal, by: row.by };
}

function select(tx: Queryable) {
  return tx
    .select({ proposal, by: moderator.number })
    .from(proposal)
    .innerJoin(moderator, eq(moderator.person, proposal.proposedBy));
}
