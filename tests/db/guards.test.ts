// What the database itself refuses, whatever the code above thinks.
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { DeskWrite } from '../../src/actions/desk-writes.ts';
import { type Db, sqlState } from '../../src/db/connection.ts';
import { insertCase } from '../../src/db/desk.ts';
import { insertReport } from '../../src/db/reports.ts';
import {
  aCase,
  anAssembly,
  aReport,
  newName,
  now,
  putAssembly,
  putCase,
  putModerator,
  useDatabase,
  writeActs,
} from './rows.ts';

const database = useDatabase();

/** Why the database refused: the constraint, or the kind of error. */
async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    const { cause = error } = error as { cause?: unknown };
    const { constraint_name: constraint } = cause as { constraint_name?: string };
    return constraint ?? sqlState(error) ?? String(error);
  }
  return 'taken';
}

type Decision = Omit<Extract<DeskWrite, { do: 'decide' }>, 'do'>;
const decide = (db: Db, decision: Decision) =>
  db.transaction((tx) => writeActs(tx, { do: 'decide', ...decision }));

describe('a report', () => {
  test.each([
    [`answers = answers || '{"form": {"kind": "choice", "value": "march"}}'`],
    [`place_id = 'astana'`],
    [`local_date = local_date - 1`],
    [`received_at = received_at - interval '1 second'`],
    [`code = 'OTHER2'`],
    [`card_version = 'another'`],
    [`id = gen_random_uuid()`],
    [`person = 'somebody-else'`],
  ])('is never changed afterwards: %s', async (change) => {
    const db = database.connect(1);
    const report = aReport();
    await db.transaction((tx) => insertReport(tx, report));
    const update = db.sql.unsafe(`update report set ${change} where id = '${report.id}'`);
    expect(await refusalOf(update)).toBe('report_stays');
  });

  test('can be untied from its person, and never tied again', async () => {
    const db = database.connect(1);
    const report = aReport();
    await db.transaction((tx) => insertReport(tx, report));
    const set = (person: string | null) =>
      db.sql`update report set person = ${person} where id = ${report.id}`;
    expect(await refusalOf(set(report.person))).toBe('taken');
    expect(await refusalOf(set(null))).toBe('taken');
    expect(await refusalOf(set(report.person))).toBe('report_stays');
  });

  test('is sent once, has its own code, one case and one assembly', async () => {
    const db = database.connect(1);
    const { report, number } = await putCase(db);
    const insert = (change: object) => db.transaction((tx) => insertReport(tx, aReport(change)));
    expect(await refusalOf(insert({ id: report.id }))).toBe('report_pkey');
    expect(await refusalOf(insert({ code: report.code }))).toBe('report_code_unique');
    const again = aCase({ number: number + 1000, reportId: report.id });
    expect(await refusalOf(db.transaction((tx) => insertCase(tx, again, now)))).toBe(
      'desk_case_report_id_unique',
    );
    const cited = await putAssembly(db, anAssembly());
    const other = anAssembly();
    await db.transaction((tx) => writeActs(tx, { do: 'put_assembly', assembly: other }));
    const twice = db.sql`insert into assembly_report (report_id, assembly_id)
      values (${cited}, ${other.id})`;
    expect(await refusalOf(twice)).toBe('assembly_report_pkey');
  });
});

describe('a decision', () => {
  const verified = { kind: 'verified' } as const;
  const rejected = { kind: 'rejected', reason: 'not_serious' } as const;

  test('is the only one of its case', async () => {
    const db = database.connect(1);
    const { number: caseNumber } = await putCase(db);
    const [moderator, other] = [await putModerator(db), await putModerator(db)];
    await decide(db, { caseNumber, moderator, verdict: verified });
    const second = { caseNumber, moderator: other, verdict: rejected };
    expect(await refusalOf(decide(db, second))).toBe('decision_standing');
  });

  test('of two moderators who decide at the same moment is one', async () => {
    const db = database.connect(8);
    const moderators = await Promise.all(Array.from({ length: 6 }, () => putModerator(db)));
    const { number: caseNumber } = await putCase(db);
    const results = await Promise.all(
      moderators.map((moderator, index) =>
        refusalOf(decide(db, { caseNumber, moderator, verdict: index % 2 ? verified : rejected })),
      ),
    );
    expect(results.toSorted()).toEqual([...Array<string>(5).fill('decision_standing'), 'taken']);
  });

  test('has a reason exactly when it rejects', async () => {
    const db = database.connect(1);
    const moderator = await putModerator(db);
    const insert = async (verdict: string, reason: string | null) => {
      const { number } = await putCase(db);
      return refusalOf(db.sql`insert into decision (case_number, moderator, verdict, reason, decided_at)
        values (${number}, ${moderator}, ${verdict}, ${reason}, now())`);
    };
    expect(await insert('verified', null)).toBe('taken');
    expect(await insert('rejected', 'not_serious')).toBe('taken');
    expect(await insert('verified', 'not_serious')).toBe('decision_reason');
    expect(await insert('rejected', null)).toBe('decision_reason');
    expect(await insert('postponed', null)).toBe('decision_verdict');
  });

  test('is never about the own report', async () => {
    const db = database.connect(1);
    const moderator = await putModerator(db);
    const { number: own } = await putCase(db, { person: moderator });
    const { number: others } = await putCase(db);
    expect(await refusalOf(decide(db, { caseNumber: own, moderator, verdict: verified }))).toBe(
      'decision_not_own',
    );
    await decide(db, { caseNumber: others, moderator, verdict: verified });
    const move = db.sql`update decision set case_number = ${own} where case_number = ${others}`;
    expect(await refusalOf(move)).toBe('decision_not_own');
  });

  test('belongs to a case that is there and to a moderator who is known', async () => {
    const db = database.connect(1);
    const moderator = await putModerator(db);
    const { number: caseNumber } = await putCase(db);
    expect(await refusalOf(decide(db, { caseNumber: 999_999, moderator, verdict: verified }))).toBe(
      'decision_case_number_desk_case_number_fk',
    );
    const stranger = { caseNumber, moderator: newName('stranger'), verdict: verified };
    expect(await refusalOf(decide(db, stranger))).toBe('decision_moderator_moderator_person_fk');
  });
});

describe('a case', () => {
  test('moves on from the version that was seen, and from no other', async () => {
    const db = database.connect(1);
    const claimedBy = await putModerator(db);
    const { number } = await putCase(db);
    const move = (expectedVersion: number, status: 'claimed' | 'verified' | 'rejected') =>
      refusalOf(
        db.transaction((tx) =>
          writeActs(tx, { do: 'change_case', number, expectedVersion, set: { status, claimedBy } }),
        ),
      );
    expect(await move(2, 'claimed')).toContain('under its lock');
    expect(await move(1, 'claimed')).toBe('taken');
    expect(await move(1, 'claimed')).toContain('under its lock');
    expect(await move(2, 'verified')).toBe('taken');
    expect(await move(2, 'rejected')).toContain('under its lock');
  });

  test('has a status that is known', async () => {
    const db = database.connect(1);
    const { number } = await putCase(db);
    const update = db.sql`update desk_case set status = 'lost' where number = ${number}`;
    expect(await refusalOf(update)).toBe('case_status');
  });
});

describe('other rows', () => {
  test('have states that are known', async () => {
    const { sql } = database.connect(1);
    const outbox = (kind: string, status: string) =>
      refusalOf(sql`insert into outbox (id, kind, lane, chat_key, status)
        values (${randomUUID()}, ${kind}, 'digest', 'x', ${status})`);
    expect(await outbox('show', 'pending')).toBe('taken');
    expect(await outbox('letter', 'pending')).toBe('outbox_kind');
    expect(await outbox('show', 'lost')).toBe('outbox_status');
  });

  test('of a draft need a person, and a revision from 1', async () => {
    const { sql } = database.connect(1);
    const draft = (person: string, revision: number) =>
      refusalOf(sql`insert into draft (person, id, card_version, revision,
        interview, created_at, updated_at) values (${person}, gen_random_uuid(), 'v', ${revision}, '{}',
        now(), now())`);
    expect(await draft(newName('nobody'), 1)).toBe('draft_person_conversation_person_fk');
    const person = newName('person');
    await sql`insert into conversation (person, language) values (${person}, 'kk')`;
    expect(await draft(person, 0)).toBe('draft_revision_positive');
    expect(await draft(person, 1)).toBe('taken');
  });
});
