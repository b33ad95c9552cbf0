// When reporters are asked what happened afterwards.
import { eq, sql } from 'drizzle-orm';
import type { Answers } from '../card/types.ts';
import type { Language } from '../locales/translate.ts';
import type { FollowUp, PlannedFollowUp } from '../reports/follow-up.ts';
import { hot, type Tx } from './connection.ts';
import { conversation } from './schema/conversation.ts';

/** Plans the questions about a report, unless its reporter never wants to be asked. */
export async function insertFollowUps(tx: Tx, person: string, planned: readonly PlannedFollowUp[]) {
  await hot(tx)`
    insert into follow_up (report_id, step, due_at)
    select "reportId", step, "dueAt"
    from jsonb_to_recordset(${JSON.stringify(planned)}::text::jsonb)
      as x("reportId" uuid, step text, "dueAt" timestamptz)
    where exists (select from conversation c where c.person = ${person} and c.wants_follow_up)`;
}

/** They are never asked again, about no report. */
export async function stopFollowUps(tx: Tx, person: string): Promise<void> {
  await tx
    .update(conversation)
    .set({ wantsFollowUp: false })
    .where(eq(conversation.person, person));
  await hot(tx)`
    delete from follow_up f using report r
    where r.id = f.report_id and r.person = ${person} and f.asked_at is null`;
}

export interface DueFollowUp extends FollowUp {
  readonly person: string;
  readonly language: Language;
  readonly report: {
    readonly id: string;
    readonly code: string;
    readonly placeId: string;
    readonly localDate: string;
    readonly answers: Answers;
  };
}

/** Whom it makes sense to ask: the report stands, and its reporter can be reached and wants it. */
const isAskable = sql`
  r.person is not null
  and not exists (select from withdrawal w where w.report_id = r.id)
  and not exists (select from desk_case k where k.report_id = r.id and k.status = 'rejected')
  and exists (select from conversation c
    where c.person = r.person and c.chat is not null and c.wants_follow_up)`;

/** Forgets what is due and of no use any more. */
export async function dropUnaskable(tx: Tx, now: Date): Promise<void> {
  await tx.execute(sql`
    delete from follow_up f using report r
    where r.id = f.report_id and f.asked_at is null and f.due_at <= ${now.toISOString()}
      and not (${isAskable})`);
}

/**
 * What is due, oldest first. The rows are held until the end of the transaction, and the people
 * with them, so that nobody is asked who says stop or leaves at the same moment. While somebody
 * is adding to the report they are not asked.
 */
export async function listDueFollowUps(tx: Tx, now: Date, limit: number) {
  const rows = await tx.execute<DueRow & Record<string, unknown>>(sql`
    select f.report_id, f.step, r.person, r.code, r.place_id, r.local_date::text, r.answers,
      c.language
    from follow_up f join report r on r.id = f.report_id
      join conversation c on c.person = r.person
    where f.asked_at is null and f.due_at <= ${now.toISOString()} and ${isAskable}
      and not exists (select from draft d where d.report_id = r.id)
    order by f.due_at limit ${limit}
    for no key update of f, c skip locked`);
  return [...rows].map(toDue);
}

/** They are asked in this very transaction; each step once. */
export async function markAsked(tx: Tx, asked: readonly FollowUp[], askedAt: Date): Promise<void> {
  await hot(tx)`
    update follow_up f set asked_at = ${askedAt.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb) as x("reportId" uuid, step text)
    where f.report_id = x."reportId" and f.step = x.step`;
}

/** Puts off until a better hour. */
export async function moveFollowUps(tx: Tx, moved: readonly PlannedFollowUp[]): Promise<void> {
  await hot(tx)`
    update follow_up f set due_at = x."dueAt"
    from jsonb_to_recordset(${JSON.stringify(moved)}::text::jsonb)
      as x("reportId" uuid, step text, "dueAt" timestamptz)
    where f.report_id = x."reportId" and f.step = x.step`;
}

interface DueRow {
  readonly report_id: string;
  readonly step: FollowUp['step'];
  readonly person: string;
  readonly code: string;
  readonly place_id: string;
  readonly local_date: string;
  readonly answers: Answers;
  readonly language: Language;
}

function toDue(row: DueRow): DueFollowUp {
  const { report_id: id, step, person, language, code, answers } = row;
  const report = { id, code, placeId: row.place_id, localDate: row.local_date, answers };
  return { reportId: id, step, person, language, report };
}
