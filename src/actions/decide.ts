// What moderators do with a case: claim, verify, reject. The case row is locked, and its version
// says whether the moderator saw the case as it is; of two who tap at once one wins.
import { randomUUID } from 'node:crypto';
import { assemblyOf } from '../assemblies/assembly.ts';
import { readEffectiveAnswers } from '../db/additions.ts';
import { findLanguage } from '../db/people.ts';
import { isRefusal, refuse } from '../errors.ts';
import { t } from '../locales/translate.ts';
import type { Press } from '../presses.ts';
import { isRejectReason, isUndecided, type Verdict } from '../reports/decision.ts';
import { whereAndWhen } from '../reports/report.ts';
import { noteScreen } from '../screens/plain.ts';
import { verdictScreen } from '../screens/report-status.ts';
import { askReadyMade, offerQuestions } from './ask.ts';
import {
  type Desk as CaseAtDesk,
  changeOf,
  claimedView,
  enterDesk,
  refuseUnlessFree,
  showDesk,
  toast,
} from './desk-access.ts';
import { readHolder } from './desk-card.ts';
import type { Show, Unit, Writes } from './unit.ts';

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
  if (!isUndecided(current.status)) {
    return { ...(await redraw(desk)), ...toast(unit, refuse(`already_${current.status}`)) };
  }
  if (press.version !== current.version) {
    return { ...(await redraw(desk)), ...toast(unit, refuse('case_changed')) };
  }
  if (press.do === 'claim') return claim(desk);
  const refusal = await refuseUnlessFree(desk);
  if (refusal !== undefined) return toast(unit, refusal);
  switch (press.do) {
    case 'verify':
      return decide(desk, { kind: 'verified' });
    case 'reject':
      return askReason(desk);
    case 'unreject':
      return redraw(desk);
    case 'reject_for':
      return isRejectReason(press.reason)
        ? decide(desk, { kind: 'rejected', reason: press.reason })
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
async function showPhotos({ unit, report, case: current, language }: Desk): Promise<Writes> {
  const { photo } = await readEffectiveAnswers(unit.tx, report);
  if (photo?.kind !== 'photos') return toast(unit, refuse('no_photos'));
  const text = t(language, 'desk.case_title', { number: current.number });
  const screen = { ...noteScreen(text), photos: photo.fileIds };
  return { shows: [{ recipient: { to: 'here' }, lane: 'moderation', screen }] };
}

async function claim(desk: Desk): Promise<Writes> {
  const { unit, case: current } = desk;
  if (current.claimedBy === unit.conversation.person) return toast(unit, refuse('already_yours'));
  return {
    caseChange: changeOf(desk, 'claimed'),
    shows: [await showDesk(desk, claimedView(desk))],
  };
}

async function askReason(desk: Desk): Promise<Writes> {
  const { case: current, unit } = desk;
  if (current.claimedBy === unit.conversation.person) {
    return { shows: [await showDesk(desk, { moderator: desk.number, asksReason: true })] };
  }
  return {
    caseChange: changeOf(desk, 'claimed'),
    shows: [await showDesk(desk, { ...claimedView(desk), asksReason: true })],
  };
}

async function decide(desk: Desk, verdict: Verdict): Promise<Writes> {
  const { unit, case: current } = desk;
  const decided = {
    status: verdict.kind,
    version: current.version + 1,
    moderator: desk.number,
    ...(verdict.kind === 'rejected' && { reason: verdict.reason }),
  };
  return {
    caseChange: changeOf(desk, verdict.kind),
    decision: { caseNumber: current.number, moderator: unit.conversation.person, verdict },
    ...(verdict.kind === 'verified' && { assembly: await verifiedAssembly(desk) }),
    shows: [await showDesk(desk, decided), ...(await tellReporter(desk, verdict))],
  };
}

/** The assembly as the report describes it by now, corrections of place and day included. */
async function verifiedAssembly({ unit, report }: Desk): Promise<NonNullable<Writes['assembly']>> {
  const answers = await readEffectiveAnswers(unit.tx, report);
  const described = { ...whereAndWhen(report, answers), answers };
  return { ...assemblyOf(described, randomUUID()), reportId: report.id };
}

async function tellReporter({ unit, report }: Desk, verdict: Verdict): Promise<readonly Show[]> {
  if (report.person === null) return [];
  const language = await findLanguage(unit.tx, report.person);
  if (language === undefined) return [];
  const recipient = { to: 'person', person: report.person } as const;
  const answers = await readEffectiveAnswers(unit.tx, report);
  const described = { code: report.code, ...whereAndWhen(report, answers) };
  return [{ recipient, screen: verdictScreen(language, described, verdict) }];
}

/** The card as the database has it, for a moderator who looked at an older one. */
async function redraw(desk: Desk): Promise<Writes> {
  return { shows: [await showDesk(desk, await readHolder(desk.unit.tx, desk.case))] };
}
