// The table of retention rules against the database, the screens and itself.
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { connect, type Db } from '../../../src/db/connection.ts';
import { statementsOf } from '../../../src/db/retention.ts';
import { languages, t } from '../../../src/locales/translate.ts';
import {
  keptForGood,
  retentionRules,
  spanParams,
  wordKinds,
} from '../../../src/retention/rules.ts';
import { withoutTies, withoutWords } from '../../../src/retention/words.ts';
import { privacyScreen, safetyScreen } from '../../../src/screens/reporter/safety.ts';
import { type FreshDatabase, freshDatabase } from '../../support/fresh-database.ts';

let database: FreshDatabase;
let db: Db;
beforeAll(async () => {
  database = await freshDatabase();
  db = connect({ url: database.url, max: 1 });
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

describe('every column of the database', () => {
  const covered = new Set([
    ...retentionRules.flatMap((rule) => rule.erases),
    ...Object.keys(keptForGood),
  ]);
  const columnsOf = async () => {
    const rows = await db.sql<{ table: string; column: string }[]>`
      select c.table_name as table, c.column_name as column
      from information_schema.columns c join information_schema.tables t
        using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE'`;
    return rows.map(({ table, column }) => ({ table, column }));
  };

  it('is under a rule, or is kept for a reason', async () => {
    const missing = (await columnsOf()).filter(
      ({ table, column }) => !covered.has(`${table}.*`) && !covered.has(`${table}.${column}`),
    );
    expect(missing).toEqual([]);
  });

  it('is there where the table names it', async () => {
    const columns = await columnsOf();
    const known = new Set(
      columns.flatMap(({ table, column }) => [`${table}.*`, `${table}.${column}`]),
    );
    expect([...covered].filter((name) => !known.has(name))).toEqual([]);
  });

  it('has a rule that the database understands', async () => {
    for (const rule of retentionRules) {
      const times = rule.from === 'row' ? [new Date()] : [new Date(), new Date()];
      for (const statement of statementsOf(rule)) {
        const result = await db.sql.unsafe(
          statement,
          times.map((time) => time.toISOString()),
        );
        expect(result.count).toBe(0);
      }
    }
  });
});

describe.each(languages)('what is said in %s', (language) => {
  const textOf = (screen: { readonly paragraphs: readonly { readonly text: string }[] }) =>
    screen.paragraphs.map(({ text }) => text).join('\n');

  test('about privacy has every rule that is about people, with its numbers', () => {
    const said = textOf(privacyScreen(language));
    for (const rule of retentionRules) {
      if (rule.text === undefined) continue;
      expect(said).toContain(t(language, rule.text, spanParams(rule)));
    }
  });

  test('before the first question has what matters most, and ways out', () => {
    const said = textOf(safetyScreen(language));
    for (const rule of retentionRules.filter((one) => one.isSaidFirst)) {
      expect(said).toContain(t(language, rule.text ?? 'kept.title', spanParams(rule)));
    }
    expect(said).toContain('/forget');
    expect(said).toContain('/panic');
    expect(said).toContain('Telegram');
  });

  test('leaves no rule out that erases what a person did', () => {
    const silent = retentionRules.filter((rule) => rule.text === undefined).map(({ name }) => name);
    expect(silent).toEqual(['shown_screen', 'inbox']);
  });
});

describe('words and ties', () => {
  const answers = {
    form: { kind: 'choice', value: 'rally' },
    place: { kind: 'place', place: 'almaty', point: { lat: 43.25, lon: 76.95 } },
    participants: { kind: 'size', low: 10, high: 49 },
    note: { kind: 'text', text: 'I stood at the fountain' },
    link: { kind: 'link', url: 'https://example.org' },
    photo: { kind: 'photos', fileIds: ['a'] },
    police: { kind: 'unknown' },
  } as const;

  it('are erased in the same way by the database and by the desk', async () => {
    const json = JSON.stringify(answers);
    const [row] = await db.sql`select without_words(${json}::text::jsonb) as left`;
    expect(row?.['left']).toEqual(withoutWords(answers));
    const kinds = Object.values(withoutWords(answers)).map(({ kind }) => kind as string);
    expect(kinds.filter((kind) => (wordKinds as readonly string[]).includes(kind))).toEqual([]);
    expect(kinds).toHaveLength(4);
  });

  it('leave the other findings where they are', async () => {
    const findings = [
      { code: 'future' },
      { code: 'same_reporter', case: 3 },
      { code: 'flood', reports: 7 },
      { code: 'same_day', cases: [1, 2] },
    ] as const;
    const json = JSON.stringify(findings);
    const [row] = await db.sql`select without_ties(${json}::text::jsonb) as left`;
    expect(row?.['left']).toEqual(withoutTies(findings));
    expect(withoutTies(findings)).toHaveLength(2);
  });
});
