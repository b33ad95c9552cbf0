// Drafts: written for many people in one statement.
import type { Draft } from '../reports/draft.ts';
import { hot, type Tx } from './connection.ts';

/** Stores drafts as they are now. Throws when one of them is not newer than what is stored. */
export async function putDrafts(tx: Tx, drafts: readonly Draft[]): Promise<void> {
  const written = await hot(tx)`
    insert into draft as d (person, id, card_version, revision, interview, report_id, album,
      created_at, updated_at)
    select person, id, "cardVersion", revision, interview, "reportId", album, "createdAt",
      "updatedAt"
    from jsonb_to_recordset(${JSON.stringify(drafts)}::text::jsonb) as x(person text, id uuid,
      "cardVersion" text, revision bigint, interview jsonb, "reportId" uuid, album text,
      "createdAt" timestamptz, "updatedAt" timestamptz)
    order by person
    on conflict (person) do update set id = excluded.id, card_version = excluded.card_version,
      revision = excluded.revision, interview = excluded.interview,
      report_id = excluded.report_id, album = excluded.album, created_at = excluded.created_at,
      updated_at = excluded.updated_at
      where d.revision < excluded.revision
    returning person`;
  if (written.length !== drafts.length) throw new Error('a draft was written out of order');
}

export async function deleteDrafts(tx: Tx, people: readonly string[]): Promise<void> {
  await hot(tx)`delete from draft where person = any(${people as string[]}::text[])`;
}
