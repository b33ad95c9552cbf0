// Which records everybody could see at some time. What never had a higher level than v0 was never
// public: not even that it was taken back is told of it.
import type { TransactionSql } from 'postgres';

/** A condition on `a`, the record. */
export function wasPublic(sql: TransactionSql) {
  return sql`(a.level <> 'v0' or a.level_said is distinct from 'v0' or exists (
    select from correction l where l.assembly_id = a.id and l.field = 'verification_level'))`;
}
