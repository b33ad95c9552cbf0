// The weekly summaries' minute: what is due is prepared, what a crash left is counted, and all that
// can be sent is sent. Any number of processes may do this at once, and as often as they like.
import { closeLapsed } from '../db/digest-deliveries.ts';
import { nothing, type Prepared } from '../db/digest-due.ts';
import { noteWithheld, prepareDigest } from '../db/digests.ts';
import { weeksDue } from '../digest/schedule.ts';
import type { Week } from '../digest/week.ts';
import type { Language } from '../locales/translate.ts';
import { digestTitle } from '../screens/digest/digest-title.ts';
import { withheldScreen } from '../screens/figures/mismatch.ts';
import { FiguresDoNotAddUp } from '../stats/parts.ts';
import { tellCoordinators } from './mismatch.ts';
import { type Runtime, runAction } from './run.ts';

export async function sendDigests(runtime: Runtime, signal?: AbortSignal): Promise<void> {
  await prepareDigests(runtime);
  await runtime.digests.send(signal);
}

/** Everything but the sending. */
export async function prepareDigests(runtime: Runtime): Promise<void> {
  const { db, clock, log } = runtime;
  const now = clock.now();
  let missed = 0;
  for (const week of weeksDue(now)) {
    const { isDue, late } = await prepareWeek(runtime, week, now);
    missed += late;
    if (isDue) log.info({}, 'weekly summaries are due');
  }
  const { ambiguous, late } = await closeLapsed(db, now);
  missed += late;
  if (missed > 0) log.warn({ count: missed }, 'weekly summaries are too late and are not sent');
  if (ambiguous > 0) {
    log.warn({ count: ambiguous }, 'weekly summaries may have been sent; they are not repeated');
  }
}

/** What does not add up is tried again each minute: somebody may have mended it. */
async function prepareWeek(runtime: Runtime, week: Week, now: Date): Promise<Prepared> {
  try {
    return await prepareDigest(runtime.db, week, now);
  } catch (error) {
    if (!(error instanceof FiguresDoNotAddUp)) throw error;
    runtime.log.error({ code: 'figures_do_not_add_up' }, 'a weekly summary is withheld');
    await tellWithheld(runtime, week, error.figure);
    return nothing;
  }
}

/** Once. */
async function tellWithheld(runtime: Runtime, week: Week, figure: string): Promise<void> {
  const tellIn = (language: Language) =>
    withheldScreen(language, { figure, title: digestTitle(week, { kind: 'country' }, language) });
  await runAction(runtime, async (tx, now) => {
    const shows = await tellCoordinators(tx, runtime.coordinators, tellIn);
    return (await noteWithheld(tx, { week, now }, shows.length > 0)) ? { shows } : {};
  });
}
