// What must hold at the end of all races, whoever won: the chain, the figures, and that each act has
// its row in the audit and none has two.
import { verifyChain } from '../../../src/audit/chain.ts';
import { readAudit } from '../../../src/db/audit.ts';
import { rollupDifferences } from '../recount.ts';
import type { World } from '../world.ts';
import { unsoundCases, unsoundRecords } from './outcome.ts';

export async function reckoning(world: World): Promise<readonly string[]> {
  const verdict = await verifyChain(readAudit(world.app.db));
  const trouble = verdict.holds ? [] : [`the chain is broken: ${JSON.stringify(verdict)}`];
  trouble.push(...(await unsoundCases(world)), ...(await unsoundRecords(world)));
  const { sql } = world.app.db;
  for (const line of await rollupDifferences(sql)) trouble.push(`rollup: ${JSON.stringify(line)}`);
  for (const { what, n } of await openEnds(world)) if (n !== 0) trouble.push(`${n} ${what}`);
  for (const row of await unaudited(world)) trouble.push(`audit: ${JSON.stringify(row)}`);
  return trouble;
}

function openEnds({ app }: World) {
  return app.db.sql<{ what: string; n: number }[]>`
    select 'rows of the outbox that are open' as what, count(*)::int as n
      from outbox where status = 'pending'
    union all select 'rows of the outbox that are dead', count(*)::int
      from outbox where status = 'dead'
    union all select 'updates that were given up', count(*)::int
      from inbox where outcome is distinct from 'done'`;
}

/** Acts by their case or record, as the tables have them and as the audit has them. */
function unaudited({ app }: World) {
  return app.db.sql`
    with done (act, about, n) as (
      select case verdict when 'verified' then 'verify' else 'reject' end, 'c' || case_number,
        count(*) from decision group by 1, 2
      union all select 'undo', 'c' || case_number, count(*) from decision
        where undone_at is not null group by 2
      union all select 'propose', coalesce('c' || case_number, kind), count(*) from proposal
        group by 2
      union all select case status when 'confirmed' then 'confirm' else 'decline' end,
        coalesce('c' || case_number, kind), count(*) from proposal
        where status in ('confirmed', 'declined') group by 1, 2
      union all select 'ask', 'c' || case_number, count(*) from case_question group by 2
      union all select case o.status when 'taken' then 'take_update' else 'leave_update' end,
        'c' || k.number, count(*) from assembly_offer o
        join report_addition d on d.id = o.addition_id
        join desk_case k on k.report_id = d.report_id
        where o.status <> 'waiting' group by 1, 2
      union all select 'merged', 'a' || number, 1 from assembly where merged_into is not null
    ), written (act, about, n) as (
      select act, case when detail::jsonb->>'proposes' = 'reject_alike' then 'reject_alike'
          else coalesce('c' || case_number, detail::jsonb->>'proposes') end, count(*) from audit
        where act in ('verify', 'reject', 'undo', 'propose', 'confirm', 'decline', 'ask',
            'take_update', 'leave_update')
          and detail::jsonb->>'withdrawn' is null group by 1, 2
      union all select 'merged', 'a' || u.assembly_number,
        sum(case u.act when 'merge' then 1 else -1 end) from audit u
        join assembly a on a.number = u.assembly_number
        where u.act in ('merge', 'unmerge') and u.detail::jsonb ? 'into' group by 2
        having sum(case u.act when 'merge' then 1 else -1 end) <> 0
    )
    select 'unwritten' as what, * from (table done except table written) as unwritten
    union all select 'undone', * from (table written except table done) as undone`;
}
