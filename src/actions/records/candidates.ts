// Which records a report, or another record, may be about. Nothing is joined without a moderator.
import { type Candidate, rank } from '../../assemblies/candidates.ts';
import { neighboursOf } from '../../assemblies/neighbours.ts';
import type { Reported } from '../../assemblies/traits.ts';
import type { Answers } from '../../card/types.ts';
import { addDays } from '../../dates.ts';
import type { StoredAssembly } from '../../db/assemblies.ts';
import { listNear, type NearAssembly } from '../../db/candidates.ts';
import type { Queryable } from '../../db/connection.ts';
import type { StoredReport } from '../../db/reports.ts';
import { whereAndWhen } from '../../reports/report.ts';

export type NearCandidate = Candidate<NearAssembly>;

/** For a report, by all that it says now. Best first. */
export function findCandidates(
  tx: Queryable,
  report: Pick<StoredReport, 'placeId' | 'localDate'>,
  answers: Answers,
): Promise<readonly NearCandidate[]> {
  return findNear(tx, { ...whereAndWhen(report, answers), answers });
}

/** Records that may be this one twice. Best first. */
export async function findCandidatesFor(
  tx: Queryable,
  assembly: StoredAssembly,
): Promise<readonly NearCandidate[]> {
  const { id, placeId, localDate, values, campaignId } = assembly;
  const record = { placeId, localDate, answers: values };
  const found = await findNear(tx, { ...record, ...(campaignId !== null && { campaignId }) }, id);
  return found;
}

/** By the database what is near in place and time, by the rule what may be the same of it. */
export async function findNear(
  tx: Queryable,
  reported: Reported,
  except?: string,
): Promise<readonly NearCandidate[]> {
  const { placeId, localDate: day, campaignId } = reported;
  const { topic } = reported.answers;
  const near = await listNear(tx, {
    placeId,
    neighbours: neighboursOf(placeId),
    day,
    daysBeside: [addDays(day, -1), addDays(day, 1)],
    topic: topic?.kind === 'choice' ? topic.value : 'unknown',
    ...(campaignId !== undefined && { campaignId }),
  });
  return rank(
    reported,
    near.filter(({ id }) => id !== except),
  );
}
