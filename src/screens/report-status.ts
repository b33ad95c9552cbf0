// What a reporter is told after their report was sent.
import { placeName } from '../card/places.ts';
import { formatDay } from '../dates.ts';
import { type Language, type TextKey, t } from '../locales/translate.ts';
import type { Screen } from '../messenger.ts';
import type { Verdict } from '../reports/decision.ts';
import { sentenceScreen } from './plain.ts';

export function thanksScreen(language: Language, code: string): Screen {
  return {
    paragraphs: [
      { style: 'plain', text: t(language, 'report.thanks', { id: code }) },
      { style: 'plain', text: t(language, 'report.thanks_next') },
    ],
    buttons: sentenceScreen(language, '').buttons ?? [],
  };
}

/** The decision of the moderators, with the reason of a rejection. Names no moderator. */
export function verdictScreen(
  language: Language,
  report: { readonly code: string; readonly placeId: string; readonly localDate: string },
  verdict: Verdict,
): Screen {
  const params = {
    id: report.code,
    place: placeName(report.placeId, language),
    day: formatDay(report.localDate, language),
  };
  const first = verdict.kind === 'verified' ? 'report.verified' : 'report.rejected';
  const paragraphs: Screen['paragraphs'] = [{ style: 'plain', text: t(language, first, params) }];
  if (verdict.kind === 'verified') return { paragraphs };
  const reason = t(language, `reject.${verdict.reason}.reporter` as TextKey);
  return { paragraphs: [...paragraphs, { style: 'plain', text: reason }] };
}
