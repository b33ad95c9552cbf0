// The card of a case in the moderators' group. It says nothing about who sent the report.
import type { EventStatus } from '../assemblies/assembly.ts';
import type { Reported } from '../assemblies/candidates.ts';
import type { Level } from '../assemblies/level.ts';
import type { Answers, Card } from '../card/types.ts';
import { formatDay, localDate, localTime } from '../dates.ts';
import { type Language, type TextKey, t } from '../locales/translate.ts';
import type { Button, Paragraph, Screen } from '../messenger.ts';
import { readCodename } from '../reports/codename.ts';
import {
  type CaseStatus,
  isUndecided,
  LONGEST_NOTE,
  type RejectReason,
  rejectReasons,
} from '../reports/decision.ts';
import type { ProposedAct } from '../reports/proposal.ts';
import type { AskedQuestion } from '../reports/question.ts';
import type { Finding } from '../reports/screening.ts';
import type { TrackRecord } from '../reports/track-record.ts';
import { answerPairs } from './addition.ts';
import { alikeButton, alikeNote } from './alike.ts';
import { askButtons, askParagraphs, threadParagraphs } from './ask.ts';
import {
  type CandidateView,
  candidateButtons,
  candidateParagraphs,
  chooseEventButtons,
  compareButtons,
  compareParagraphs,
} from './candidates.ts';
import { shortText } from './card-texts.ts';
import { openRecordButton, statusButtons } from './case-records.ts';
import { moderatorChoice } from './record-values.ts';

/** The clock of the moderators: the whole country has one since 1 March 2024. */
const deskZone = 'Asia/Almaty';

export interface CaseView {
  readonly card: Card;
  readonly language: Language;
  readonly number: number;
  readonly version: number;
  readonly status: CaseStatus;
  readonly answers: Answers;
  readonly findings: readonly Finding[];
  /** What the reporter is called here; empty on an old case. */
  readonly codename: string;
  /** When it came before the moderators. */
  readonly receivedAt: Date;
  /** How the reporter's other reports ended. */
  readonly track: TrackRecord;
  /** Number of the moderator who holds or decided the case, and of the one who confirmed it. */
  readonly moderator?: number;
  readonly second?: number;
  readonly claimedUntil?: Date;
  readonly reason?: RejectReason;
  /** What the reporter was told beside the reason. */
  readonly note?: string;
  /** What waits for a second moderator. */
  readonly proposal?: ProposalView;
  /** What came of a verification. */
  readonly assembly?: number;
  readonly level?: Level;
  readonly eventStatus?: EventStatus;
  /** The decision was made just now. */
  readonly canUndo?: boolean;
  /** Reasons of a rejection, questions to the reporter or levels instead of the usual buttons. */
  readonly page?: 'reason' | 'ask' | 'level' | 'event' | 'compare' | 'status';
  /** Levels that the sources allow. */
  readonly levels?: readonly Level[];
  /** Records that the report may be about, best first. */
  readonly candidates?: readonly CandidateView[];
  /** The report beside one of them. */
  readonly compared?: { readonly reported: Reported; readonly candidate: CandidateView };
  /** What the reporter was asked, and what they answered. */
  readonly questions?: readonly AskedQuestion[];
  /** How many other cases say nearly the same. */
  readonly alike?: number;
}

export interface ProposalView {
  readonly number: number;
  /** Number of the moderator who proposed it. */
  readonly by: number;
  /** Why one is not enough. */
  readonly why: readonly string[];
  readonly act: ProposedAct;
}

/** Names the message that shows a case. */
export function caseSlot(number: number): string {
  return `case:${number}`;
}

/** The number of the case that a message shows, by its slot. */
export function readCaseSlot(slot: string): number | undefined {
  const number = /^case:(\d+)$/.exec(slot)?.[1];
  return number === undefined ? undefined : Number(number);
}

export function caseScreen(view: CaseView): Screen {
  const { language } = view;
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'desk.case_title', { number: view.number }) },
      { style: 'plain', text: statusText(view) },
      ...proposed(view),
      // The comparison has the answers beside those of the record.
      ...(view.page === 'compare' ? [] : answerPairs(view)),
      { style: 'note', text: reporterText(view) },
      ...thread(view),
      ...findings(view),
      ...alikeNote(view),
      ...candidates(view),
      ...noteParagraphs(view),
      ...pageParagraphs(view),
    ],
    buttons: buttonsOf(view),
  };
}

function statusText(view: CaseView): string {
  const { language, status, moderator = 0, second, reason, claimedUntil } = view;
  const by = { moderator, second: second ?? 0 };
  switch (status) {
    case 'open':
      return `🟡 ${t(language, 'desk.status.open')}`;
    case 'claimed': {
      const until = claimedUntil === undefined ? '' : localTime(claimedUntil, deskZone);
      return `🔵 ${t(language, 'desk.status.claimed', { moderator, until })}`;
    }
    case 'proposed':
      return `🟣 ${t(language, 'desk.status.proposed')}`;
    case 'verified':
      return `✅ ${t(language, 'desk.status.verified', by)}${recordText(view)}`;
    case 'rejected':
      return `❌ ${t(language, 'desk.status.rejected', { ...by, reason: reasonText(reason, language) })}`;
    case 'withdrawn':
      return `↩️ ${t(language, 'desk.status.withdrawn')}`;
    default:
      return status satisfies never;
  }
}

/** Which assembly came of it, and how well it is known. */
function recordText({ language, assembly, level, eventStatus }: CaseView): string {
  if (assembly === undefined || level === undefined) return '';
  const recorded = t(language, 'desk.recorded', { assembly, level: t(language, `level.${level}`) });
  if (eventStatus === undefined || eventStatus === 'took_place') return `\n${recorded}`;
  const status = moderatorChoice('event_status', eventStatus, language);
  return `\n${recorded}\n${t(language, 'record.not_counted', { status })}`;
}

/** What one moderator wants, and why another one has to agree. */
function proposed({ language, status, proposal }: CaseView): Paragraph[] {
  if (status !== 'proposed' || proposal === undefined) return [];
  const { by, act, why } = proposal;
  const reasons = why.map((code) => t(language, `four_eyes.${code}` as TextKey)).join('; ');
  return [
    {
      style: 'heading',
      text: t(language, 'desk.proposed', { moderator: by, what: actText(act, language) }),
    },
    { style: 'plain', text: t(language, 'desk.proposed_why', { reasons }) },
  ];
}

/** What was proposed, in words. */
export function actText(act: ProposedAct, language: Language): string {
  switch (act.kind) {
    case 'verify':
      if (act.intoNumber !== undefined) {
        return t(language, 'act.verify_into', { assembly: act.intoNumber });
      }
      if (act.eventStatus !== undefined) {
        const status = moderatorChoice('event_status', act.eventStatus, language);
        return t(language, 'act.verify_status', { status });
      }
      return act.level === undefined
        ? t(language, 'act.verify')
        : t(language, 'act.verify_as', { level: t(language, `level.${act.level}`) });
    case 'reject':
      return t(language, 'act.reject', { reason: reasonText(act.reason, language) });
    case 'retract':
    case 'correct':
    case 'take':
    case 'reject_alike':
    case 'role':
      return t(language, `act.${act.kind}`);
    default:
      return act satisfies never;
  }
}

/** What can be said of the reporter: a name for this case only, and how others of theirs ended. */
function reporterText({ language, codename, track, receivedAt }: CaseView): string {
  const received = t(language, 'desk.received', {
    day: formatDay(localDate(receivedAt, deskZone), language),
    time: localTime(receivedAt, deskZone),
  });
  const name = readCodename(codename);
  if (name === undefined) return received;
  const animal = t(language, `codename.${name.animal}`);
  const reporter = t(language, 'desk.reporter', { ...track, name: `${animal}-${name.number}` });
  return `${reporter}\n${received}`;
}

function candidates({ candidates: found = [], language, status, page }: CaseView): Paragraph[] {
  if (!isUndecided(status) || page === 'compare') return [];
  return candidateParagraphs(found, language);
}

/** What was told beside the reason of a rejection, or how to tell it. */
function noteParagraphs({ language, status, note, canUndo }: CaseView): Paragraph[] {
  if (status !== 'rejected') return [];
  if (note !== undefined) return [{ style: 'plain', text: t(language, 'desk.note', { note }) }];
  if (canUndo !== true) return [];
  return [{ style: 'note', text: t(language, 'desk.add_note', { max: LONGEST_NOTE }) }];
}

function pageParagraphs(view: CaseView): Paragraph[] {
  const { page, language, compared } = view;
  switch (page) {
    case 'reason':
      return [{ style: 'heading', text: t(language, 'desk.ask_reason') }];
    case 'ask':
      return askParagraphs(language);
    case 'level':
      return [{ style: 'heading', text: t(language, 'desk.ask_level') }];
    case 'event':
      return [{ style: 'heading', text: t(language, 'desk.choose_event') }];
    case 'compare':
      return compared ? compareParagraphs(compared.reported, compared.candidate, view) : [];
    case 'status':
      return [{ style: 'heading', text: t(language, 'desk.ask_status') }];
    case undefined:
      return [];
    default:
      return page satisfies never;
  }
}

function buttonsOf(view: CaseView): readonly (readonly Button[])[] {
  switch (view.page) {
    case 'reason':
      return reasonButtons(view);
    case 'ask':
      return askButtons(view);
    case 'level':
      return levelButtons(view);
    case 'event':
      return chooseEventButtons(view.candidates ?? [], view);
    case 'compare':
      return view.compared ? compareButtons(view.compared.candidate, view) : [];
    case 'status':
      return statusButtons(view);
    default:
      return caseButtons(view);
  }
}

function reasonText(reason: RejectReason | undefined, language: Language): string {
  return reason === undefined ? '' : t(language, `reject.${reason}.button` as TextKey);
}

function thread({ language, status, questions = [] }: CaseView): Paragraph[] {
  return threadParagraphs(questions, language, isUndecided(status));
}

function findings({ findings: found, language, status }: CaseView): Paragraph[] {
  if (!isUndecided(status)) return [];
  return found.map((finding) => ({ style: 'plain', text: `⚠️ ${findingText(finding, language)}` }));
}

/** One finding as a sentence for moderators. */
export function findingText(finding: Finding, language: Language): string {
  switch (finding.code) {
    case 'incomplete': {
      const questions = finding.questions.map((key) => shortText(key, language)).join(', ');
      return t(language, 'finding.incomplete', { questions });
    }
    case 'future':
    case 'second_hand':
      return t(language, `finding.${finding.code}`);
    case 'same_reporter':
      return t(language, 'finding.same_reporter', { case: finding.case });
    case 'same_day':
      return t(language, 'finding.same_day', {
        count: finding.cases.length,
        cases: finding.cases.map((number) => `№ ${number}`).join(', '),
      });
    case 'flood':
      return t(language, 'finding.flood', { reports: finding.reports });
    default:
      return finding satisfies never;
  }
}

function caseButtons(view: CaseView): readonly (readonly Button[])[] {
  const { language, number, version, status } = view;
  const at = { case: number, version };
  const rows = [...photoButton(view)];
  if (status === 'proposed') return [...rows, ...proposalButtons(view)];
  if (!isUndecided(status)) return [...rows, ...undoButton(view), ...openRecordButton(view)];
  const claim: Button =
    status === 'claimed'
      ? { text: `👐 ${t(language, 'button.hand_back')}`, press: { do: 'hand_back', ...at } }
      : { text: `✋ ${t(language, 'button.claim')}`, press: { do: 'claim', ...at } };
  return [
    ...rows,
    [claim, { text: `💬 ${t(language, 'button.ask_reporter')}`, press: { do: 'ask', ...at } }],
    [
      { text: `✅ ${t(language, 'button.verify')}`, press: { do: 'verify', ...at }, tone: 'good' },
      { text: `❌ ${t(language, 'button.reject')}`, press: { do: 'reject', ...at }, tone: 'bad' },
    ],
    [{ text: `📶 ${t(language, 'button.verify_as')}`, press: { do: 'verify_as', ...at } }],
    [{ text: `📄 ${t(language, 'button.record_as')}`, press: { do: 'record_as', ...at } }],
    ...alikeButton(view),
    ...candidateButtons(view.candidates ?? [], view),
  ];
}

function proposalButtons({ language, proposal }: CaseView): readonly (readonly Button[])[] {
  if (proposal === undefined) return [];
  const { number } = proposal;
  return [
    [
      {
        text: `✅ ${t(language, 'button.confirm')}`,
        press: { do: 'confirm', proposal: number },
        tone: 'good',
      },
      {
        text: `✖️ ${t(language, 'button.decline')}`,
        press: { do: 'decline', proposal: number },
        tone: 'bad',
      },
    ],
  ];
}

function undoButton(view: CaseView): readonly (readonly Button[])[] {
  const { language, number, version, canUndo } = view;
  if (canUndo !== true) return [];
  const press = { do: 'undo', case: number, version } as const;
  return [[{ text: `↩️ ${t(language, 'button.undo')}`, press }]];
}

function levelButtons(view: CaseView): readonly (readonly Button[])[] {
  const { language, number, version, levels = [] } = view;
  const at = { case: number, version };
  return [
    ...levels.map((level): readonly Button[] => [
      { text: t(language, `level.${level}`), press: { do: 'verify_level', level, ...at } },
    ]),
    [{ text: `◀️ ${t(language, 'button.back')}`, press: { do: 'unreject', ...at } }],
  ];
}

function photoButton({
  answers,
  language,
  number,
  version,
}: CaseView): readonly (readonly Button[])[] {
  const { photo } = answers;
  if (photo?.kind !== 'photos') return [];
  const text = `📷 ${t(language, 'button.photos')} (${photo.fileIds.length})`;
  return [[{ text, press: { do: 'photos', case: number, version } }]];
}

function reasonButtons({ language, number, version }: CaseView): readonly (readonly Button[])[] {
  const at = { case: number, version };
  return [
    ...rejectReasons.map((reason): readonly Button[] => [
      { text: reasonText(reason, language), press: { do: 'reject_for', reason, ...at } },
    ]),
    [{ text: `◀️ ${t(language, 'button.back')}`, press: { do: 'unreject', ...at } }],
  ];
}
