// How a draft is shown, and what is known when it is read: used by every action on drafts.
import { card } from '../../card/card.ts';
import type { Answers } from '../../card/types.ts';
import { zoneOf } from '../../card/zone.ts';
import { addDays, formatShortDay, localDate } from '../../dates.ts';
import { readEffectiveAnswers } from '../../db/additions.ts';
import { findReport } from '../../db/reports.ts';
import type { InterviewContext } from '../../engine/interview.ts';
import { allAnswers, currentQuestion } from '../../engine/plan.ts';
import { type Refusal, refuse } from '../../errors.ts';
import { type Draft, draftSlot } from '../../reports/draft.ts';
import { eventDay } from '../../reports/report.ts';
import { warningText } from '../../screens/refusal.ts';
import { draftScreen } from '../../screens/reporter/question.ts';
import type { Show, Unit, Writes } from '../unit.ts';

/** What the report says to which something is added; nothing for a new report. */
export async function baseOf({ tx }: Unit, draft: Draft): Promise<Answers> {
  if (draft.reportId === undefined) return {};
  const report = await findReport(tx, draft.reportId);
  return report === undefined ? {} : readEffectiveAnswers(tx, report);
}

export interface Shown {
  readonly draft: Draft;
  readonly base: Answers;
}

export function showDraft(
  unit: Unit,
  { draft, base }: Shown,
  { move = false, notice }: { readonly move?: boolean; readonly notice?: string } = {},
): Show {
  const { language } = unit.conversation;
  const view = { card, draft, base, language, example: exampleDay(unit, { draft, base }) };
  return {
    recipient: { to: 'here' },
    slot: draftSlot(draft.id),
    move,
    revision: draft.revision,
    screen: draftScreen(notice === undefined ? view : { ...view, notice }),
  };
}

/** Nothing changed: the question again, with the reason above it, below what was sent. */
export function refuseInput(unit: Unit, shown: Shown, refusal: Refusal): Writes {
  // One example on the screen: that of the hint.
  const params = { ...refusal.params, example: exampleDay(unit, shown) };
  const { at } = shown.draft.interview;
  const notice = warningText(refuse(refusal.refused, params), unit.conversation.language, at);
  return { shows: [showDraft(unit, shown, { move: true, notice })] };
}

/** When and where answers are meant. */
export function contextOf({ now }: Unit, { draft, base }: Shown): InterviewContext {
  const { place } = allAnswers(draft.interview, base);
  return { now, zone: zoneOf(place?.kind === 'place' ? place.place : undefined), base };
}

const EXAMPLE_DAYS_AGO = 28;

/**
 * A day in the way people write it, `25.10.2024`: one that the question would accept, and for an
 * hour after midnight the day after the assembly.
 */
function exampleDay({ now }: Unit, { draft, base }: Shown): string {
  const day = eventDay(allAnswers(draft.interview, base));
  const isOfHour = currentQuestion(card, draft.interview)?.type === 'time';
  if (isOfHour && day !== undefined) return formatShortDay(addDays(day, 1));
  return formatShortDay(addDays(localDate(now, zoneOf(undefined)), -EXAMPLE_DAYS_AGO));
}
