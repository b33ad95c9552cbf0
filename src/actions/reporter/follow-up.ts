// The bot asks reporters back: what happened to people afterwards? Once after three hours and once
// after three days, by day only, and never again after "stop asking".
import { card } from '../../card/card.ts';
import type { Answers } from '../../card/types.ts';
import { zoneOf } from '../../card/zone.ts';
import { readEffectiveAnswers } from '../../db/additions.ts';
import type { Tx } from '../../db/connection.ts';
import { type DueFollowUp, dropUnaskable, listDueFollowUps } from '../../db/follow-ups.ts';
import { advance } from '../../engine/interview.ts';
import type { Screen } from '../../messenger.ts';
import type { FollowUp, PlannedFollowUp } from '../../reports/follow-up.ts';
import { notAtNight } from '../../reports/follow-up.ts';
import { whereAndWhen } from '../../reports/report.ts';
import {
  followUpScreen,
  nothingNewScreen,
  stoppedScreen,
} from '../../screens/reporter/follow-up.ts';
import { type Runtime, runAction } from '../run.ts';
import type { Show, Unit, Writes } from '../unit.ts';
import { beginAdding } from './draft.ts';
import { baseOf, contextOf, showDraft } from './draft-view.ts';
import { findOwn, notYours, whyNotToAdd } from './own-report.ts';

// So many fit in one transaction without holding their people up.
const BATCH = 50;

/** Asks everyone whom it is time to ask. */
export async function askFollowUps(runtime: Runtime): Promise<void> {
  let found = 0;
  await runAction(runtime, async (tx, now) => {
    await dropUnaskable(tx, now);
    const due = await listDueFollowUps(tx, now, BATCH);
    found = due.length;
    return askAll(tx, due, now);
  });
  if (found === BATCH) await askFollowUps(runtime);
}

type Fate =
  | { readonly kind: 'ask'; readonly show: Show }
  /** They told already, or are asked again at this moment. */
  | { readonly kind: 'leave' }
  | { readonly kind: 'later'; readonly dueAt: Date };

async function askAll(tx: Tx, due: readonly DueFollowUp[], now: Date): Promise<Writes> {
  const followUpsAsked: FollowUp[] = [];
  const followUpsMoved: PlannedFollowUp[] = [];
  const shows: Show[] = [];
  for (const one of due) {
    const { reportId, step } = one;
    const fate = await fateOf(tx, one, { due, now });
    if (fate.kind === 'later') followUpsMoved.push({ reportId, step, dueAt: fate.dueAt });
    else followUpsAsked.push({ reportId, step });
    if (fate.kind === 'ask') shows.push(fate.show);
  }
  return { followUpsAsked, followUpsMoved, shows };
}

async function fateOf(
  tx: Tx,
  one: DueFollowUp,
  { due, now }: { readonly due: readonly DueFollowUp[]; readonly now: Date },
): Promise<Fate> {
  // The worker may have stood still until the night began.
  const dueAt = notAtNight(now, zoneOf(one.report.placeId));
  if (dueAt > now) return { kind: 'later', dueAt };
  // Or so long that both questions are due: one is enough.
  const isOvertaken =
    one.step === 'hours_3' &&
    due.some((other) => other.reportId === one.reportId && other.step === 'days_3');
  const answers = await readEffectiveAnswers(tx, one.report);
  if (isOvertaken || answers['later_outcome'] !== undefined) return { kind: 'leave' };
  return { kind: 'ask', show: ask(one, answers) };
}

function ask({ person, language, report }: DueFollowUp, answers: Answers): Show {
  return {
    recipient: { to: 'person', person },
    slot: slotOf(report.id),
    // The second question is news, not an edit of the first.
    move: true,
    screen: followUpScreen(language, { code: report.code, ...whereAndWhen(report, answers) }),
  };
}

/** *Add*: the details, beginning with what came after. */
export async function addAfterwards(unit: Unit, code: string): Promise<Writes> {
  const report = await findOwn(unit, code);
  if (report === undefined) return notYours(unit);
  const refusal = await whyNotToAdd(unit, 'details', report.id);
  if (refusal !== undefined) return refusal;
  const begun = await beginAdding(unit, 'details', report.id);
  if (!begun.draft) return begun;
  const base = await baseOf(unit, begun.draft);
  const shown = { draft: begun.draft, base };
  const open = { kind: 'section', section: 'follow_up' } as const;
  const step = advance(card, begun.draft.interview, open, contextOf(unit, shown));
  if (step.kind !== 'moved') return begun;
  const draft = { ...begun.draft, interview: step.interview };
  return { draft, shows: [showDraft(unit, { draft, base }, { move: true })] };
}

export async function nothingNew(unit: Unit, code: string): Promise<Writes> {
  return answered(unit, code, nothingNewScreen(unit.conversation.language));
}

export async function stopAsking(unit: Unit, code: string): Promise<Writes> {
  const writes = await answered(unit, code, stoppedScreen(unit.conversation.language));
  return { ...writes, stopsFollowUps: true };
}

async function answered(unit: Unit, code: string, screen: Screen): Promise<Writes> {
  const report = await findOwn(unit, code);
  if (report === undefined) return notYours(unit);
  return { shows: [{ recipient: { to: 'here' }, slot: slotOf(report.id), screen }] };
}

/** Names the message that asks about a report. */
function slotOf(reportId: string): string {
  return `follow_up:${reportId}`;
}
