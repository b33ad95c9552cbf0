// The audit is a chain: whoever adds to it holds it until the end of the transaction.
import type { AuditWrite } from '../actions/desk-writes.ts';
import type { Tx } from './connection.ts';

/** Rows of one transaction, in their order. The last write of a transaction. */
export async function appendAudit(
  _tx: Tx,
  _entries: readonly AuditWrite[],
  _now: Date,
): Promise<void> {}
