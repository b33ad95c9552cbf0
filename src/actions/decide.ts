// What moderators do with a case: claim, verify, reject, undo. The case row is locked, and its
// version says whether the moderator saw the case as it is; of two who tap at once one wins.
import { isLevel, levelsAllowed } from '../assemblies/level.ts';
import { readEffectiveAnswers } from '../db/additions.ts';
import { isRefusal, refuse } from '../errors.ts';
import { t } from '../locales/translate.ts';
import type { Press } from '../presses.ts';
import { isRejectReason, isUndecided } from '../reports/decision.ts';
import { whySecondNeeded } from '../reports/four-eyes.ts';
import { holderOf } from '../reports/lease.ts';
import type { ProposedAct } from '../reports/proposal.ts';
import { noteScreen } from '../screens/plain.ts';
import { askReadyMade, offerQuestions } from './ask.ts';
import {
  type Desk as CaseAtDesk,
  claimed,
  enterDesk,
  refuseUnlessFree,
  showDesk,
  toast,
} from './desk-access.ts';
import { readHolder } from './desk-card.ts';
import { propose } from './propose.ts';
import { undo } from './undo.ts';
import type { Unit, Writes } from './unit.ts';
import { applyVerdict } from './verdict.ts';

export type CasePress = Extract<Press, { case: number }>;

interface Desk extends CaseAtDesk {
  readonly press: CasePress;
}

/** A moderator's tap on the card of a case. */
export async function actOnCase(unit: Unit, press: CasePress): Promise<Writes> {
  const { writes, entered } = await enterDesk(unit, press.case);
  if (isRefusal(entered)) return { ...writes, ...toast(unit, entered) };
  return { ...writes, ...(await act({ ...entered, press })) };
}

async function act(desk: Desk): Promise<Writes> {
  const { unit, press, case: current } = desk;
  if (press.do === 'photos') return showPhotos(desk);
  if (press.do !== 'undo' && !isUndecided(current.status)) {
    return { ...(await redraw(desk)), ...toast(unit, refuse(`already_${current.status}`)) };
  }
  // A doubled tap on *Claim* finds the case in the hands of whoever tapped.
  const isDoubled = press.do === 'claim' && holderOf(current, unit.now) === desk.by;
  if (press.version !== current.version && !isDoubled) {
    return { ...(await redraw(desk)), ...toast(unit, refuse('case_changed')) };
  }
  if (press.do === 'undo') return undo(desk);
  const refusal = await refuseUnlessFree(desk);
  if (refusal !== undefined) return toast(unit, refusal);
  switch (press.do) {
    case 'claim':
      return claim(desk);
    case 'hand_back':
      return handBack(desk);
    case 'verify':
      return decide(desk, { kind: 'verify' });
    case 'verify_as':
      return openPage(desk, 'level');
    case 'verify_level':
      return verifyAs(desk, press.level);
    case 'reject':
      return openPage(desk, 'reason');
    case 'unreject':
      return redraw(desk);
    case 'reject_for':
      return isRejectReason(press.reason)
        ? decide(desk, { kind: 'reject', reason: press.reason })
        : toast(unit, refuse('button_unknown'));
    case 'ask':
      return offerQuestions(desk);
    case 'ask_for':
      return askReadyMade(desk, press.code);
    default:
      return press satisfies never;
  }
}

/** The photos of a report, for the moderators only; they can be neither forwarded nor saved. */
async function showPhotos({ unit, report, case: current, language, by }: Desk): Promise<Writes> {
  const { photo } = await readEffectiveAnswers(unit.tx, report);
  if (photo?.kind !== 'photos') return toast(unit, refuse('no_photos'));
  const text = t(language, 'desk.case_title', { number: current.number });
  const screen = { ...noteScreen(text), photos: photo.fileIds };
  return {
    desk: [{ do: 'audit', act: 'view_photos', caseNumber: current.number, by }],
    shows: [{ recipient: { to: 'here' }, lane: 'moderation', screen }],
  };
}

async function claim(desk: Desk): Promise<Writes> {
  const { unit, case: current, by } = desk;
  if (holderOf(current, unit.now) === by) return toast(unit, refuse('already_yours'));
  const { change, view } = claimed(desk);
  return {
    desk: [change, { do: 'audit', act: 'claim', caseNumber: current.number, by }],
    shows: await showDesk(desk, view),
  };
}

async function handBack(desk: Desk): Promise<Writes> {
  const { unit, case: current, by } = desk;
  const { number, version } = current;
  // A claim that ran out is free for everybody: the card offers it again.
  if (holderOf(current, unit.now) !== by) {
    return { ...(await redraw(desk)), ...toast(unit, refuse('not_yours')) };
  }
  return {
    desk: [
      {
        do: 'change_case',
        number,
        expectedVersion: version,
        set: { status: 'open', claimedBy: null, claimedUntil: null },
      },
      { do: 'audit', act: 'hand_back', caseNumber: number, by },
    ],
    shows: await showDesk(desk, { status: 'open', version: version + 1 }),
  };
}

/** Another page of the card's buttons; looking at it claims the case. */
async function openPage(desk: Desk, page: 'reason' | 'level'): Promise<Writes> {
  const { change, view } = claimed(desk);
  const answers = await readEffectiveAnswers(desk.unit.tx, desk.report);
  const levels = levelsAllowed([answers]);
  return { desk: [change], shows: await showDesk(desk, { ...view, page, levels }) };
}

async function verifyAs(desk: Desk, level: string): Promise<Writes> {
  const { unit, report } = desk;
  const answers = await readEffectiveAnswers(unit.tx, report);
  if (!isLevel(level) || !levelsAllowed([answers]).includes(level)) {
    return toast(unit, refuse('level_too_high'));
  }
  return decide(desk, { kind: 'verify', level });
}

/** Decides, or proposes to a second moderator what one may not decide alone. */
export async function decide(
  desk: CaseAtDesk,
  act: Extract<ProposedAct, { readonly kind: 'verify' | 'reject' }>,
): Promise<Writes> {
  const { unit, report, role, by, number } = desk;
  const answers = await readEffectiveAnswers(unit.tx, report);
  const why = whySecondNeeded({ act, answers, role });
  if (why.length > 0) return propose(desk, act, why);
  return applyVerdict(desk, act, { by, number });
}

/** The card as the database has it, for a moderator who looked at an older one. */
async function redraw(desk: Desk): Promise<Writes> {
  return { shows: await showDesk(desk, await readHolder(desk.unit, desk.case)) };
}
