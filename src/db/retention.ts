// Erases what has served its time: the SQL of the retention rules, made from their table. Every
// statement can be repeated, and time comes from the caller.
import {
  beforeWhich,
  type ErasedAfterDecision,
  type RetentionRule,
  type RowRule,
  type RuleName,
  retentionRules,
} from '../retention/rules.ts';
import type { Db } from './connection.ts';

/** Applies all rules. Returns how many rows were erased or emptied. */
export async function eraseOld(db: Db, now: Date): Promise<number> {
  let count = 0;
  for (const rule of retentionRules) {
    const times = timesOf(rule, now);
    for (const statement of statementsOf(rule)) {
      count += (await db.sql.unsafe(statement, times)).count;
    }
  }
  return count;
}

/** $1: what is older has served its time. $2: the same for a report that nobody decided about. */
function timesOf(rule: RetentionRule, now: Date): string[] {
  const spans = rule.from === 'row' ? [rule.keptFor] : [rule.keptFor, rule.atLatest];
  return spans.map((span) => beforeWhich(span, now).toISOString());
}

export function statementsOf(rule: RetentionRule & { readonly name: RuleName }): string[] {
  return rule.from === 'row'
    ? rule.erases.map((what) => eraseBySelf(rule, what))
    : rule.erases.map((what) => eraseAfterDecision(what as ErasedAfterDecision));
}

/** What a rule leaves although its time has come. */
const exceptions: Partial<Readonly<Record<RuleName, string>>> = {
  // The cards of the moderators, and the bubble of a card that is open.
  shown_screen: `chat_key in (select chat_key from desk)
    or slot in (select 'draft:' || id from draft)`,
};

function eraseBySelf({ name, since }: RowRule & { readonly name: RuleName }, what: string): string {
  const [table, column] = what.split('.');
  const isDue = `${since} < $1 and not (${exceptions[name] ?? 'false'})`;
  return column === '*'
    ? `delete from ${table} where ${isDue}`
    : `update ${table} set ${column} = null where ${column} is not null and ${isDue}`;
}

/** How a column is emptied, and which rows have something in it. Partial indexes have the same words. */
const emptied: Readonly<Record<ErasedAfterDecision, { readonly to: string; readonly if: string }>> =
  {
    'report.person': { to: 'null', if: 't.person is not null' },
    'report.answers': {
      to: 'without_words(t.answers)',
      if: 't.answers <> without_words(t.answers)',
    },
    'report_addition.answers': {
      to: 'without_words(t.answers)',
      if: 't.answers <> without_words(t.answers)',
    },
    'assembly_report.answers': {
      to: 'without_words(t.answers)',
      if: 't.answers <> without_words(t.answers)',
    },
    'decision.note': { to: 'null', if: 't.note is not null' },
    'case_question.text': { to: `''`, if: `t.text <> ''` },
    'case_question.reply': { to: 'null', if: 't.reply is not null' },
    'desk_case.findings': {
      to: 'without_ties(t.findings)',
      if: 't.findings <> without_ties(t.findings)',
    },
  };

/** Where the report of a row stands. */
const reportOf: Readonly<Record<string, string>> = {
  report: 'r.id = t.id',
  report_addition: 'r.id = t.report_id',
  assembly_report: 'r.id = t.report_id',
  desk_case: 'r.id = t.report_id',
  decision: 'r.id = (select c.report_id from desk_case c where c.number = t.case_number)',
  case_question: 'r.id = (select c.report_id from desk_case c where c.number = t.case_number)',
};

function eraseAfterDecision(what: ErasedAfterDecision): string {
  const [table = '', column] = what.split('.');
  return `
    update ${table} t set ${column} = ${emptied[what].to} from report r
    where ${emptied[what].if} and ${reportOf[table]} and r.received_at < $1 and (
      r.received_at < $2
      or exists (select from withdrawal w where w.report_id = r.id and w.withdrawn_at < $1)
      or exists (select from desk_case c join decision d on d.case_number = c.number
        where c.report_id = r.id and d.undone_at is null and d.decided_at < $1))`;
}
