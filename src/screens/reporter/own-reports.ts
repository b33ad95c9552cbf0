// A person's own reports: the list, one of them with what can be done about it, and taking it back.
import { card } from '../../card/card.ts';
import { placeName } from '../../card/places.ts';
import type { Answers } from '../../card/types.ts';
import { formatDay } from '../../dates.ts';
import { type Language, type TextKey, t } from '../../locales/translate.ts';
import type { Button, Paragraph, Screen } from '../../messenger.ts';
import { type AskedQuestion, hasUnanswered } from '../../reports/question.ts';
import { whereAndWhen } from '../../reports/report.ts';
import type { ReportAction, ReportStatus } from '../../reports/status.ts';
import { answerPairs } from '../desk/addition.ts';
import { newReport } from '../plain.ts';
import { retractionText } from '../records/record-words.ts';
import { inOwnRows } from '../rows.ts';
import { questionWords, replyButton } from './ask.ts';

export interface ListedReport {
  readonly code: string;
  readonly placeId: string;
  readonly localDate: string;
  /** What it says now. */
  readonly answers: Answers;
  readonly status: ReportStatus;
}

export interface Page {
  /** From 0. */
  readonly index: number;
  readonly count: number;
}

/** Newest first, one button for each. */
export function ownReportsScreen(
  language: Language,
  reports: readonly ListedReport[],
  page: Page,
): Screen {
  const heading: Paragraph = { style: 'heading', text: t(language, 'mine.title') };
  if (reports.length === 0) {
    const none: Paragraph = { style: 'plain', text: t(language, 'mine.none') };
    return { paragraphs: [heading, none], buttons: [[newReport(language)]] };
  }
  return {
    paragraphs: [
      heading,
      ...reports.map((report) => line(report, language)),
      ...(page.count > 1 ? [pageNote(language, page)] : []),
    ],
    buttons: [
      ...reports.map((report) => [openButton(report, language)]),
      pageButtons(language, page),
      [newReport(language)],
    ],
  };
}

export interface OwnReportView extends ListedReport {
  readonly language: Language;
  readonly actions: readonly ReportAction[];
  readonly questions: readonly AskedQuestion[];
  /** What has just happened to it. */
  readonly notice?: string;
}

/** One report: how it stands, what it says, what can be done. */
export function ownReportScreen(view: OwnReportView): Screen {
  const { language, code, status, answers, notice } = view;
  return {
    paragraphs: [
      ...(notice === undefined ? [] : [{ style: 'plain', text: notice } as const]),
      { style: 'heading', text: t(language, 'mine.report_title', { id: code }) },
      { style: 'plain', text: `${icons[status.kind]} ${statusText(status, language)}` },
      ...reason(status, language),
      ...thread(view),
      ...answerPairs({ card, language, answers }),
    ],
    buttons: [
      ...replyButtons(view),
      ...inOwnRows(view.actions.map((action) => actionButton(action, code, language))),
      [backToList(language)],
    ],
  };
}

/** Asks once more before a report is taken back. */
export function withdrawScreen(language: Language, report: ListedReport): Screen {
  const { code } = report;
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'mine.withdraw_ask', { id: code }) },
      line(report, language),
      { style: 'plain', text: t(language, withdrawalMeans(report.status)) },
    ],
    buttons: [
      [
        {
          text: `↩️ ${t(language, 'button.withdraw_yes')}`,
          press: { do: 'withdraw_yes', report: code.toLowerCase() },
          tone: 'bad',
        },
      ],
      [
        {
          text: `◀️ ${t(language, 'button.back')}`,
          press: { do: 'mine_report', report: code.toLowerCase() },
        },
      ],
    ],
  };
}

const icons: Readonly<Record<ReportStatus['kind'], string>> = {
  sent: '📨',
  at_desk: '🟡',
  question: '❓',
  verified: '✅',
  retracted: '🚫',
  rejected: '❌',
  withdrawn: '↩️',
};

export function statusText(status: ReportStatus, language: Language): string {
  switch (status.kind) {
    case 'verified':
      return t(language, 'mine.status.verified', { assembly: status.assembly });
    case 'retracted':
      return t(language, 'mine.status.retracted', {
        reason: retractionText(status.reason, language),
      });
    case 'rejected':
      return status.reason === undefined
        ? t(language, 'mine.status.rejected')
        : t(language, 'mine.status.rejected_for', {
            reason: t(language, `reject.${status.reason}.button` as TextKey),
          });
    case 'sent':
    case 'at_desk':
    case 'question':
    case 'withdrawn':
      return t(language, `mine.status.${status.kind}`);
    default:
      return status satisfies never;
  }
}

function line(report: ListedReport, language: Language): Paragraph {
  const status = statusText(report.status, language);
  const text = t(language, 'mine.line', { ...placeAndDay(report, language), status });
  return { style: 'pair', label: `${icons[report.status.kind]} ${report.code}`, text };
}

function placeAndDay(report: ListedReport, language: Language) {
  const { placeId, localDate } = whereAndWhen(report, report.answers);
  return { place: placeName(placeId, language), day: formatDay(localDate, language) };
}

function openButton(report: ListedReport, language: Language): Button {
  const { place } = placeAndDay(report, language);
  const text = t(language, 'mine.button', { id: report.code, place });
  return { text, press: { do: 'mine_report', report: report.code.toLowerCase() } };
}

function pageNote(language: Language, { index, count }: Page): Paragraph {
  return { style: 'note', text: t(language, 'mine.page', { page: index + 1, pages: count }) };
}

function pageButtons(language: Language, { index, count }: Page): readonly Button[] {
  const newer: Button = {
    text: `◀️ ${t(language, 'button.newer')}`,
    press: { do: 'mine', index: index - 1 },
  };
  const older: Button = {
    text: `${t(language, 'button.older')} ▶️`,
    press: { do: 'mine', index: index + 1 },
  };
  return [...(index > 0 ? [newer] : []), ...(index + 1 < count ? [older] : [])];
}

function reason(status: ReportStatus, language: Language): Paragraph[] {
  if (status.kind !== 'rejected' || status.reason === undefined) return [];
  const { note } = status;
  const texts = [
    t(language, `reject.${status.reason}.reporter` as TextKey),
    ...(note === undefined ? [] : [t(language, 'report.rejection_note', { note })]),
  ];
  return texts.map((text) => ({ style: 'plain', text }));
}

function thread({ questions, language }: OwnReportView): Paragraph[] {
  return questions.flatMap(({ words, reply }): Paragraph[] => [
    { style: 'plain', text: `❓ ${questionWords(words, language)}` },
    ...(reply === undefined ? [] : [{ style: 'plain', text: `💬 ${reply}` } as const]),
  ]);
}

/** The oldest question first; the others follow once it is answered. */
function replyButtons(view: OwnReportView): readonly (readonly Button[])[] {
  const { questions, language, status } = view;
  const question = questions.find((one) => !one.isAnswered);
  if (status.kind === 'withdrawn' || question === undefined || !hasUnanswered(questions)) return [];
  return [[replyButton(language, question.id)]];
}

function actionButton(action: ReportAction, code: string, language: Language): Button {
  const report = code.toLowerCase();
  switch (action) {
    case 'correction':
      return {
        text: `✏️ ${t(language, 'button.edit')}`,
        press: { do: 'add', scope: action, report },
      };
    case 'details':
      return {
        text: `➕ ${t(language, 'button.add_details')}`,
        press: { do: 'add', scope: action, report },
      };
    case 'update':
      return {
        text: `🔄 ${t(language, 'button.update')}`,
        press: { do: 'add', scope: action, report },
      };
    case 'withdraw':
      return {
        text: `↩️ ${t(language, 'button.withdraw')}`,
        press: { do: 'withdraw', report },
        tone: 'bad',
      };
    default:
      return action satisfies never;
  }
}

function backToList(language: Language): Button {
  return { text: `◀️ ${t(language, 'button.back')}`, press: { do: 'mine', index: 0 } };
}

function withdrawalMeans(status: ReportStatus): TextKey {
  if (status.kind === 'verified') return 'mine.withdraw_cited';
  if (status.kind === 'retracted') return 'mine.withdraw_retracted';
  return status.kind === 'rejected' ? 'mine.withdraw_rejected' : 'mine.withdraw_open';
}
