// An assembly is made anew from what it rests on: the reports that it cites and the corrections.
// Whoever changes one of these writes the whole record again, in the same transaction.
import { type Assembly, type EventStatus, fusedAssembly } from '../../assemblies/assembly.ts';
import { type Fused, fuse } from '../../assemblies/fusion.ts';
import { isLevel } from '../../assemblies/level.ts';
import { valueCorrections } from '../../assemblies/moderator-fields.ts';
import type { CitedReport } from '../../assemblies/voices.ts';
import type { Answer } from '../../card/types.ts';
import {
  type ArchiveRow,
  type CitedRow,
  listArchives,
  listCited,
  readCorrections,
  type StoredAssembly,
} from '../../db/assemblies.ts';
import type { Queryable } from '../../db/connection.ts';

export interface Basis {
  readonly cited: readonly CitedReport[];
  readonly archives: readonly ArchiveRow[];
  readonly corrections: ReadonlyMap<string, Answer>;
}

/** As the database has it. */
export interface StoredBasis extends Basis {
  readonly cited: readonly CitedRow[];
}

/** What an assembly rests on now. */
export async function readBasis(tx: Queryable, id: string): Promise<StoredBasis> {
  const corrections = valueCorrections(await readCorrections(tx, id));
  const archives = await listArchives(tx, id);
  return { cited: await listCited(tx, id), archives, corrections };
}

export interface Rebuilt {
  readonly fused: Fused;
  readonly assembly: Assembly;
}

/** @param about what a moderator says of the record as a whole, over what stands there */
export function rebuild(
  stored: StoredAssembly,
  { cited, archives, corrections }: Basis,
  about: Partial<
    Pick<Assembly, 'eventStatus' | 'levelSaid' | 'campaignId' | 'seriesId' | 'excludedFor'>
  > = {},
): Rebuilt {
  const { id, placeId, localDate, verifiedAt, levelSaid, campaignId, seriesId, excludedFor } =
    stored;
  const fused = fuse([...archives.map(voiceOf), ...cited], corrections);
  const assembly = fusedAssembly(fused, {
    id,
    placeId,
    localDate,
    // An archive of long ago was never to be kept back, and its corrections are not either.
    ...(stored.publishAfter !== null && { verifiedAt }),
    eventStatus: stored.eventStatus as EventStatus,
    ...(levelSaid !== null && isLevel(levelSaid) && { levelSaid }),
    ...(campaignId !== null && { campaignId }),
    ...(seriesId !== null && { seriesId }),
    ...(excludedFor !== null && { excludedFor }),
    ...about,
  });
  return { fused, assembly };
}

/** What an archive says is one voice more, with no case behind it: its number is 0. */
function voiceOf({ answers, importedAt }: ArchiveRow, at: number): CitedReport {
  // Below the numbers of reporters.
  const voice = 0 - at;
  const said = { caseNumber: 0, voice, answers, receivedAt: importedAt, isWithdrawn: false };
  return { ...said, isArchive: true };
}

/**
 * The number under which a reporter speaks about an assembly: their own when they spoke before,
 * else the next one. A reporter who cannot be told from others any more is one more.
 */
export function voiceFor(
  cited: readonly { readonly voice: number; readonly person: string | null }[],
  person: string | null,
): number {
  const own = person === null ? undefined : cited.find((one) => one.person === person);
  return own?.voice ?? Math.max(0, ...cited.map((one) => one.voice)) + 1;
}
