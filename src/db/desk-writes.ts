// The SQL of what an act at the desk writes. Every change names the version that it was decided on.
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { AuditWrite, DeskWrite } from '../actions/desk-writes.ts';
import { rejectCases } from './alike.ts';
import { writeAssemblyAct } from './assembly-writes.ts';
import { appendAudit } from './audit.ts';
import type { Tx } from './connection.ts';
import { changeCoverage } from './coverage.ts';
import { putLinkCode } from './desk.ts';
import { expectOne } from './expect-one.ts';
import { listRoleProposals } from './moderators.ts';
import { markOutcomeReminded, planReminderRows, putOutcome, takeBackOutcome } from './outcomes.ts';
import { setPresence, setRegions } from './routing.ts';
import { decision, deskCase, deskDraft, moderator, proposal } from './schema/desk.ts';
import { markReminded } from './waiting.ts';

export interface ActContext {
  /** The group in which it was done; a job has none. */
  readonly chatKey: string | undefined;
  readonly now: Date;
}

type Act<Do extends DeskWrite['do']> = Extract<DeskWrite, { readonly do: Do }>;

/** All acts of one unit, in their order; the audit is not written here. */
export async function writeDeskActs(
  tx: Tx,
  acts: readonly DeskWrite[],
  context: ActContext,
): Promise<void> {
  for (const act of acts) await writeDeskAct(tx, act, context);
}

/** The rows of the audit of all units of a transaction. */
export async function writeAudit(tx: Tx, acts: readonly DeskWrite[], now: Date): Promise<void> {
  const entries = acts.filter((act): act is AuditWrite => act.do === 'audit');
  if (entries.length > 0) await appendAudit(tx, entries, now);
}

async function writeDeskAct(tx: Tx, act: DeskWrite, context: ActContext): Promise<void> {
  const { now } = context;
  switch (act.do) {
    case 'change_case':
      return changeCase(tx, act);
    case 'lay_case':
      return layCase(tx, act, now);
    case 'decide':
      return insertDecision(tx, act, now);
    case 'reject_cases':
      return rejectCases(tx, act, now);
    case 'undo_decision':
      return undoDecision(tx, act, now);
    case 'note_decision':
      return noteDecision(tx, act);
    case 'propose':
      return insertProposal(tx, act, now);
    case 'settle_proposal':
      return settleProposal(tx, act, now);
    case 'put_desk_draft':
      return putDeskDraft(tx, act, context);
    case 'drop_desk_draft':
      return dropDeskDraft(tx, act, context);
    case 'set_regions':
      return setRegions(tx, act);
    case 'set_presence':
      return setPresence(tx, act);
    case 'put_link_code':
      return putLinkCode(tx, act.codeHash);
    case 'mark_reminded':
      return markReminded(tx, act.numbers, now);
    case 'set_role':
      return setRole(tx, act);
    case 'change_coverage':
      return changeCoverage(tx, act, now);
    case 'put_outcome':
      return putOutcome(tx, act, now);
    case 'take_back_outcome':
      return takeBackOutcome(tx, act);
    case 'plan_reminders':
      return planReminderRows(tx, act);
    case 'mark_outcome_reminded':
      return markOutcomeReminded(tx, act, now);
    case 'audit':
      return;
    default:
      return writeAssemblyAct(tx, act, now);
  }
}

async function changeCase(tx: Tx, { number, expectedVersion, set }: Act<'change_case'>) {
  const rows = await tx
    .update(deskCase)
    .set({ ...set, version: expectedVersion + 1 })
    .where(and(eq(deskCase.number, number), eq(deskCase.version, expectedVersion)))
    .returning({ number: deskCase.number });
  expectOne(rows, 'a case');
}

async function layCase(tx: Tx, { number }: Act<'lay_case'>, now: Date) {
  await tx
    .update(deskCase)
    .set({ laidAt: now })
    .where(and(eq(deskCase.number, number), isNull(deskCase.laidAt)));
}

export async function insertDecision(tx: Tx, row: Omit<Act<'decide'>, 'do'>, now: Date) {
  const { caseNumber, moderator: person, second = null, verdict } = row;
  await tx.insert(decision).values({
    caseNumber,
    moderator: person,
    second,
    verdict: verdict.kind,
    reason: verdict.kind === 'rejected' ? verdict.reason : null,
    note: verdict.kind === 'rejected' ? (verdict.note ?? null) : null,
    decidedAt: now,
  });
}

async function undoDecision(tx: Tx, { caseNumber, by }: Act<'undo_decision'>, now: Date) {
  const rows = await tx
    .update(decision)
    .set({ undoneAt: now, undoneBy: by })
    .where(and(eq(decision.caseNumber, caseNumber), isNull(decision.undoneAt)))
    .returning({ id: decision.id });
  expectOne(rows, 'a decision');
}

async function noteDecision(tx: Tx, { caseNumber, note }: Act<'note_decision'>) {
  const rows = await tx
    .update(decision)
    .set({ note })
    .where(and(eq(decision.caseNumber, caseNumber), isNull(decision.undoneAt)))
    .returning({ id: decision.id });
  expectOne(rows, 'a decision');
}

async function insertProposal(tx: Tx, row: Act<'propose'>, now: Date) {
  const { do: _, by, act, why, ...rest } = row;
  await tx
    .insert(proposal)
    .values({ ...rest, act, why: [...why], kind: act.kind, proposedBy: by, proposedAt: now });
  // Of two in one transaction, neither saw the other.
  if (act.kind === 'role')
    expectOne(await listRoleProposals(tx, act.moderator), 'a change of role');
}

async function settleProposal(tx: Tx, { id, status, by }: Act<'settle_proposal'>, now: Date) {
  const rows = await tx
    .update(proposal)
    .set({ status, settledBy: by, settledAt: now })
    .where(and(eq(proposal.id, id), eq(proposal.status, 'waiting')))
    .returning({ id: proposal.id });
  expectOne(rows, 'a proposal');
}

async function putDeskDraft(tx: Tx, row: Act<'put_desk_draft'>, { chatKey, now }: ActContext) {
  if (chatKey === undefined) throw new Error('only a moderator has a draft at the desk');
  const { id, revision, body, by } = row;
  const values = { id, revision, body, updatedAt: now };
  await tx
    .insert(deskDraft)
    .values({ chatKey, person: by, ...values })
    .onConflictDoUpdate({ target: [deskDraft.chatKey, deskDraft.person], set: values });
}

async function dropDeskDraft(tx: Tx, { by }: Act<'drop_desk_draft'>, { chatKey }: ActContext) {
  await tx
    .delete(deskDraft)
    .where(and(eq(deskDraft.person, by), sql`${deskDraft.chatKey} = ${chatKey ?? ''}`));
}

async function setRole(tx: Tx, { moderator: number, role }: Act<'set_role'>) {
  const rows = await tx
    .update(moderator)
    .set({ role })
    .where(eq(moderator.number, number))
    .returning({ number: moderator.number });
  expectOne(rows, 'a moderator');
}
