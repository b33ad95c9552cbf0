// The card of a case in the moderators' group. It says nothing about who sent the report.
import type { Answers, Card } from '../card/types.ts';
import { type Language, type TextKey, t } from '../locales/translate.ts';
import type { Button, Paragraph, Screen } from '../messenger.ts';
import { type CaseStatus, type RejectReason, rejectReasons } from '../reports/decision.ts';
import type { AskedQuestion } from '../reports/question.ts';
import type { Finding } from '../reports/screening.ts';
import { answerPairs } from './addition.ts';
import { askButtons, askParagraphs, threadParagraphs } from './ask.ts';
import { shortText } from './card-texts.ts';

export interface CaseView {
  readonly card: Card;
  readonly language: Language;
  readonly number: number;
  readonly version: number;
  readonly status: CaseStatus;
  readonly answers: Answers;
  readonly findings: readonly Finding[];
  /** Number of the moderator who holds or decided the case. */
  readonly moderator?: number;
  readonly reason?: RejectReason;
  /** Offer the reasons of a rejection instead of the usual buttons. */
  readonly asksReason?: boolean;
  /** Offer the ready-made questions to the reporter instead. */
  readonly asksReporter?: boolean;
  /** What the reporter was asked, and what they answered. */
  readonly questions?: readonly AskedQuestion[];
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
  return {
    paragraphs: [
      { style: 'heading', text: t(view.language, 'desk.case_title', { number: view.number }) },
      { style: 'plain', text: statusText(view) },
      ...answerPairs(view),
      ...thread(view),
      ...findings(view),
      ...(view.asksReason ? [question(view.language)] : []),
      ...(view.asksReporter ? askParagraphs(view.language) : []),
    ],
    buttons: buttonsOf(view),
  };
}

function statusText({ language, status, moderator = 0, reason }: CaseView): string {
  switch (status) {
    case 'open':
      return `🟡 ${t(language, 'desk.status.open')}`;
    case 'claimed':
      return `🔵 ${t(language, 'desk.status.claimed', { moderator })}`;
    case 'verified':
      return `✅ ${t(language, 'desk.status.verified', { moderator })}`;
    case 'rejected':
      return `❌ ${t(language, 'desk.status.rejected', { moderator, reason: reasonText(reason, language) })}`;
    case 'withdrawn':
      return `↩️ ${t(language, 'desk.status.withdrawn')}`;
    default:
      return status satisfies never;
  }
}

function buttonsOf(view: CaseView): readonly (readonly Button[])[] {
  if (view.asksReason) return reasonButtons(view);
  return view.asksReporter ? askButtons(view) : caseButtons(view);
}

function reasonText(reason: RejectReason | undefined, language: Language): string {
  return reason === undefined ? '' : t(language, `reject.${reason}.button` as TextKey);
}

function thread({ language, status, questions = [] }: CaseView): Paragraph[] {
  return threadParagraphs(questions, language, status === 'open' || status === 'claimed');
}

function findings({ findings: found, language, status }: CaseView): Paragraph[] {
  if (status !== 'open' && status !== 'claimed') return [];
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

function question(language: Language): Paragraph {
  return { style: 'heading', text: t(language, 'desk.ask_reason') };
}

function caseButtons(view: CaseView): readonly (readonly Button[])[] {
  const { language, number, version, status } = view;
  if (status !== 'open' && status !== 'claimed') return photoButton(view);
  const at = { case: number, version };
  return [
    ...photoButton(view),
    [
      { text: `✋ ${t(language, 'button.claim')}`, press: { do: 'claim', ...at } },
      { text: `💬 ${t(language, 'button.ask_reporter')}`, press: { do: 'ask', ...at } },
    ],
    [
      { text: `✅ ${t(language, 'button.verify')}`, press: { do: 'verify', ...at }, tone: 'good' },
      { text: `❌ ${t(language, 'button.reject')}`, press: { do: 'reject', ...at }, tone: 'bad' },
    ],
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
