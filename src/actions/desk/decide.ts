// What moderators do with a case: claim, verify, reject, undo. The case row is locked, and its
// version says whether the moderator saw the case as it is; of two who tap at once one wins.
import { notHeld } from '../../assemblies/assembly.ts';
import { isLevel, levelsAllowed } from '../../assemblies/level.ts';
import { readEffectiveAnswers } from '../../db/additions.ts';
import { isRefusal, type Refusal, refuse } from '../../errors.ts';
import { t } from '../../locales/translate.ts';
import type { Press } from '../../presses.ts';
import { isRejectReason, isUndecided } from '../../reports/decision.ts';
import { whySecondNeeded } from '../../reports/four-eyes.ts';
import { holderOf } from '../../reports/lease.ts';
import type { ProposedAct } from '../../reports/proposal.ts';
import { noteScreen } from '../../screens/plain.ts';
import { candidatesOf, findSeen, openCompare, whyOwn } from '../records/same-event.ts';
import type { Unit, Writes } from '../unit.ts';
import {
  type Desk as CaseAtDesk,
  claimed,
  enterDesk,
  refuseUnlessFree,
  showDesk,
  toast,
} from './access.ts';
import { askReadyMade, offerQuestions } from './ask.ts';
import { readHolder } from './card.ts';
import { propose } from './propose.ts';
import { undo } from './undo.ts';
import { applyVerdict } from './verdict.ts';

export type CasePress = Exclude<Extract<Press, { case: number }>, { do: 'unmerge_report' }>;

interface Desk extends CaseAtDesk {
  readonly press: CasePress;
}

/** A moderator's tap on the card of a case. */
export async function actOnCase(unit: Unit, press: CasePress): Promise<Writes> {
  const { writes, entered } = await enterDesk(unit, press.case);
  if (isRefusal(entered)) return { ...writes, ...toast(unit, entered) };
  return { ...writes, ...(await actOn({ ...entered, press })) };
}

async function actOn(desk: Desk): Promise<Writes> {
  const { unit, press, case: current } = desk;
  if (press.do === 'photos') return showPhotos(desk);
  if (press.do !== 'undo' && !isUndecided(current.status)) {
    return { ...(await redraw(desk)), ...toast(unit, refuse(`already_${current.status}`)) };
  }
  // A doubled tap on *Claim* finds the case in the hands of whoever tapped.
  const isDoubled = press.do === 'claim' && holderOf(current, unit.now) === desk.by;
  if (press.version !== current.version && !isDoubled && !(await opensPageAgain(desk))) {
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
      return (await mayBeOnRecord(desk))
        ? openPage(desk, 'event')
        : decide(desk, { kind: 'verify' });
    case 'verify_as':
      return openPage(desk, (await mayBeOnRecord(desk)) ? 'event' : 'level');
    case 'new_event':
      return decide(desk, { kind: 'verify' });
    case 'new_event_as':
      return openPage(desk, 'level');
    case 'compare':
      return orRefuse(desk, await openCompare(desk, press.assembly));
    case 'same_event':
      return sameEvent(desk, press);
    case 'verify_level':
      return verifyAs(desk, press.level);
    case 'record_as':
      return openPage(desk, 'status');
    case 'record_status':
      return recordAs(desk, press.status);
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

/**
 * A tap that comes twice over a bad network: the first one claimed the case and opened a page, and
 * the second one opens it again. Nothing is decided by that, so an older version does no harm.
 */
async function opensPageAgain(desk: Desk): Promise<boolean> {
  const { unit, press, case: current, by } = desk;
  if (holderOf(current, unit.now) !== by) return false;
  const opensPage = ['reject', 'ask', 'verify_as', 'new_event_as', 'compare'].includes(press.do);
  return opensPage || (press.do === 'verify' && (await mayBeOnRecord(desk)));
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
async function openPage(
  desk: Desk,
  page: 'reason' | 'level' | 'event' | 'status',
): Promise<Writes> {
  const { change, view } = claimed(desk);
  const answers = await readEffectiveAnswers(desk.unit.tx, desk.report);
  const levels = levelsAllowed({ voices: [answers] });
  return { desk: [change], shows: await showDesk(desk, { ...view, page, levels }) };
}

async function verifyAs(desk: Desk, level: string): Promise<Writes> {
  const { unit, report } = desk;
  const answers = await readEffectiveAnswers(unit.tx, report);
  if (!isLevel(level) || !levelsAllowed({ voices: [answers] }).includes(level)) {
    return toast(unit, refuse('level_too_high'));
  }
  return decide(desk, { kind: 'verify', level });
}

/** What the report tells of did not take place as an assembly: a record of its own. */
async function recordAs(desk: Desk, status: string): Promise<Writes> {
  const eventStatus = notHeld.find((one) => one === status);
  return eventStatus === undefined
    ? toast(desk.unit, refuse('button_unknown'))
    : decide(desk, { kind: 'verify', eventStatus });
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
  return orRefuse(desk, await applyVerdict(desk, act, { by, number }));
}

/** So that nobody records an event twice by haste. */
async function mayBeOnRecord(desk: Desk): Promise<boolean> {
  return (await candidatesOf(desk)).some(({ strength }) => strength === 'same');
}

/** What was on the screen is not so any more: the moderator is told, and sees the case anew. */
async function orRefuse(desk: CaseAtDesk, writes: Writes | Refusal): Promise<Writes> {
  if (!isRefusal(writes)) return writes;
  return { ...(await redraw(desk)), ...toast(desk.unit, writes) };
}

async function sameEvent(
  desk: Desk,
  press: Extract<CasePress, { readonly do: 'same_event' }>,
): Promise<Writes> {
  const { unit, by } = desk;
  const found = await findSeen(desk, press);
  if (isRefusal(found)) return orRefuse(desk, found);
  const own = await whyOwn(unit.tx, found.id, [by]);
  if (own !== undefined) return orRefuse(desk, own);
  return decide(desk, { kind: 'verify', into: found.id, intoNumber: found.number });
}

/** The card as the database has it, for a moderator who looked at an older one. */
async function redraw(desk: CaseAtDesk): Promise<Writes> {
  return { shows: await showDesk(desk, await readHolder(desk.unit, desk.case)) };
}
