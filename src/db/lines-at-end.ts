// Lines of very many new records, kept aside and written in one statement at the end: whoever writes
// sums holds them until the end of the transaction, and moderators would wait for all of an archive.
import { hot, type Tx } from './connection.ts';
import { findStale } from './figure-lines.ts';
import type { assembly } from './schema/assembly.ts';

export async function openLines(tx: Tx): Promise<void> {
  await hot(tx)`create temporary table new_lines (id uuid, lines jsonb) on commit drop`;
}

/** Of records that this transaction added. */
export async function keepLines(
  tx: Tx,
  added: readonly (typeof assembly.$inferSelect)[],
): Promise<void> {
  const lines = await findStale(tx, added);
  await hot(tx)`
    insert into new_lines (id, lines) select id, lines
    from jsonb_to_recordset(${JSON.stringify(lines)}::text::jsonb) as l (id uuid, lines jsonb)`;
}

/** Nothing may follow that takes long. */
export async function writeKeptLines(tx: Tx): Promise<void> {
  // A million rows take a while.
  await hot(tx)`set local statement_timeout = 0`;
  await hot(tx)`
    update assembly a set lines = array(select jsonb_array_elements_text(l.lines))
    from new_lines l where a.id = l.id`;
}
