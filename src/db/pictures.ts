// Pictures that the messenger already has: sent again by their id instead of being uploaded.
import type { Db } from './connection.ts';

export async function findFileId(db: Db, hash: string): Promise<string | undefined> {
  const [row] = await db.sql<
    { file_id: string }[]
  >`select file_id from picture where hash = ${hash}`;
  return row?.file_id;
}

export async function keepFileId(db: Db, hash: string, fileId: string): Promise<void> {
  await db.sql`insert into picture (hash, file_id) values (${hash}, ${fileId})
    on conflict (hash) do update set file_id = excluded.file_id`;
}
