// What a reporter is told after their report was sent.
import { placeName } from '../../card/places.ts';
import { formatDay } from '../../dates.ts';
import { hasText, type Language, type TextKey, t } from '../../locales/translate.ts';
import type { Button, Screen } from '../../messenger.ts';
import type { Verdict } from '../../reports/decision.ts';
import { cleanChat, sentenceScreen } from '../plain.ts';

export function thanksScreen(language: Language, code: string): Screen {
  // The button stands right below.
  const button = t(language, 'button.clean');
  return {
    paragraphs: [
      { style: 'plain', text: t(language, 'report.thanks', { id: code }) },
      { style: 'plain', text: t(language, 'report.thanks_next', { button }) },
    ],
    buttons: [
      [addDetails(language, code)],
      ...(sentenceScreen(language, '').buttons ?? []),
      [cleanChat(language)],
    ],
  };
}

/** Something was added to a report. */
export function addedScreen(language: Language, code: string): Screen {
  return {
    paragraphs: [{ style: 'plain', text: t(language, 'details.thanks', { id: code }) }],
    buttons: [
      [addDetails(language, code)],
      ...(sentenceScreen(language, '').buttons ?? []),
      [cleanChat(language)],
    ],
  };
}

function addDetails(language: Language, code: string): Button {
  const press = { do: 'add', scope: 'details', report: code.toLowerCase() } as const;
  return { text: `➕ ${t(language, 'button.add_details')}`, press };
}

interface Described {
  readonly code: string;
  readonly placeId: string;
  readonly localDate: string;
}

/** The record that rested on the report was taken back. */
export function retractedScreen(language: Language, report: Described, reason: string): Screen {
  const params = {
    id: report.code,
    place: placeName(report.placeId, language),
    day: formatDay(report.localDate, language),
  };
  const why = `retract.${reason}.reporter`;
  const texts = [
    t(language, 'report.retracted', params),
    ...(hasText(why) ? [t(language, why)] : []),
    t(language, 'report.retracted_thanks'),
  ];
  return { paragraphs: texts.map((text) => ({ style: 'plain', text })) };
}

/** The decision of the moderators, with the reason of a rejection. Names no moderator. */
export function verdictScreen(
  language: Language,
  report: Described & { readonly isCounted?: boolean },
  verdict: Verdict,
): Screen {
  const params = {
    id: report.code,
    place: placeName(report.placeId, language),
    day: formatDay(report.localDate, language),
  };
  const verified = report.isCounted === false ? 'report.recorded' : 'report.verified';
  const first = verdict.kind === 'verified' ? verified : 'report.rejected';
  const paragraphs: Screen['paragraphs'] = [{ style: 'plain', text: t(language, first, params) }];
  if (verdict.kind === 'verified') return { paragraphs };
  const reason = t(language, `reject.${verdict.reason}.reporter` as TextKey);
  const note =
    verdict.note === undefined
      ? []
      : [t(language, 'report.rejection_note', { note: verdict.note })];
  const texts = [reason, ...note];
  return {
    paragraphs: [...paragraphs, ...texts.map((text) => ({ style: 'plain', text }) as const)],
  };
}

/** Names the message in which a reporter reads what was decided. */
export function verdictSlot(reportId: string): string {
  return `verdict:${reportId}`;
}

/** The decision was taken back; another one will come. */
export function lookedAtAgainScreen(language: Language, code: string): Screen {
  return {
    paragraphs: [{ style: 'plain', text: t(language, 'report.looked_at_again', { id: code }) }],
  };
}
