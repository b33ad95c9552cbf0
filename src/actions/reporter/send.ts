// A card is sent: a new report, or an addition to one.
import { randomBytes } from 'node:crypto';
import type { Answers } from '../../card/types.ts';
import { findCaseOfForUpdate } from '../../db/desk.ts';
import { findReport } from '../../db/reports.ts';
import type { Screen } from '../../messenger.ts';
import { changedAnswers } from '../../reports/additions.ts';
import { isUndecided } from '../../reports/decision.ts';
import { type Draft, draftSlot } from '../../reports/draft.ts';
import { reportCode, reportOf } from '../../reports/report.ts';
import { addedScreen, thanksScreen } from '../../screens/reporter/report-status.ts';
import { showAddition } from '../desk/card.ts';
import { checkLimits } from '../limits.ts';
import type { Show, Unit, Writes } from '../unit.ts';
import { refuseInput, type Shown } from './draft-view.ts';

/** Sends whatever the draft is. */
export async function sendDraft(unit: Unit, { draft, base }: Shown): Promise<Writes> {
  return draft.reportId === undefined
    ? sendReport(unit, { draft, base })
    : sendAddition(unit, draft, { reportId: draft.reportId, base });
}

async function sendReport(unit: Unit, { draft, base }: Shown): Promise<Writes> {
  const code = reportCode(randomBytes(8));
  const report = reportOf(draft, code, unit.now);
  if (report === undefined) throw new Error('a complete draft has a place and a day');
  // The card stays as it is, to be sent later.
  const refusal = await checkLimits(unit, report.placeId);
  if (refusal !== undefined) return refuseInput(unit, { draft, base }, refusal);
  const screen = thanksScreen(unit.conversation.language, code);
  const payload = { reportId: report.id };
  return {
    draft: null,
    report,
    shows: [lastShow(draft, screen)],
    jobs: [{ queue: 'screening', id: `screening-${report.id}`, payload }],
  };
}

interface AddedTo {
  readonly reportId: string;
  /** What the report said before. */
  readonly base: Answers;
}

/** The desk sees it at once: on the card of an undecided case, as a note to a decided one. */
async function sendAddition(
  unit: Unit,
  draft: Draft,
  { reportId, base }: AddedTo,
): Promise<Writes> {
  const { tx, conversation } = unit;
  const report = await findReport(tx, reportId);
  if (report === undefined) throw new Error('something was added to no report');
  const { scope } = draft.interview;
  if (scope === 'report') throw new Error('an addition has a scope of its own');
  const answers = changedAnswers(base, draft.interview.answers);
  const found = await findCaseOfForUpdate(tx, reportId);
  // A correction after the decision would change what was decided about: it stays an addition.
  const kind = scope === 'correction' && found && !isUndecided(found.status) ? 'details' : scope;
  const screen = addedScreen(conversation.language, report.code);
  const added = { id: draft.id, report, answers };
  const desk = found === undefined ? {} : await showAddition(unit, found, added);
  return {
    draft: null,
    addition: { id: draft.id, reportId, kind, answers },
    ...(desk.desk !== undefined && { desk: desk.desk }),
    shows: [lastShow(draft, screen), ...(desk.shows ?? [])],
  };
}

/** The bubble becomes the thanks; it is not edited any more afterwards. */
function lastShow(draft: Draft, screen: Screen): Show {
  const revision = draft.revision + 1;
  return { recipient: { to: 'here' }, slot: draftSlot(draft.id), revision, screen };
}
