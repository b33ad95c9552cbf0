// The head of the audit goes to the coordinators once a day: out of the database, where nobody who
// changes the audit can change it too.
import { type Head, headCode } from '../../audit/chain.ts';
import { zoneOf } from '../../card/zone.ts';
import { localDate } from '../../dates.ts';
import { findAuditHead, isHeadPosted, takeTurnToPost } from '../../db/audit.ts';
import type { Tx } from '../../db/connection.ts';
import { listReachableCoordinators } from '../../db/coordinators.ts';
import { auditHeadScreen } from '../../screens/desk/audit-head.ts';
import { type Runtime, runAction } from '../run.ts';
import type { Show } from '../unit.ts';

/** Posts the head, unless it was posted on this local day. Safe to run at any time. */
export async function postAuditHead(runtime: Runtime): Promise<void> {
  let reached = true;
  await runAction(runtime, async (tx, now) => {
    await takeTurnToPost(tx);
    const day = localDate(now, zoneOf(undefined));
    if (await isHeadPosted(tx, day)) return {};
    const head = await findAuditHead(tx);
    const shows = await showAll(tx, runtime, { head, day });
    reached = shows.length > 0;
    // That it was posted is a row itself: it and the messages are there together or not at all.
    const detail = { day, head: headCode(head) };
    return reached ? { shows, desk: [{ do: 'audit', act: 'head', detail }] } : {};
  });
  // The next round of the day finds whoever writes to the bot until then.
  if (!reached) runtime.log.warn({}, 'there is nobody to whom the head of the audit can be posted');
}

interface Posting {
  readonly head: Head;
  /** Local day, `YYYY-MM-DD`. */
  readonly day: string;
}

async function showAll(
  tx: Tx,
  { coordinators }: Pick<Runtime, 'coordinators'>,
  posting: Posting,
): Promise<readonly Show[]> {
  const people = await listReachableCoordinators(tx, coordinators);
  return people.map(({ person, language }) => ({
    recipient: { to: 'person', person },
    lane: 'digest',
    screen: auditHeadScreen(language, posting),
  }));
}
