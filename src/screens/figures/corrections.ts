// What was corrected, withdrawn and merged lately, as sentences: for everybody, and never by whom.
import { placeName } from '../../card/places.ts';
import { zoneOf } from '../../card/zone.ts';
import { formatShortDay, localDate } from '../../dates.ts';
import type { Change } from '../../exports/record.ts';
import { type Language, t } from '../../locales/translate.ts';
import type { Button, Paragraph, Screen } from '../../messenger.ts';
import { fieldAnswer, fieldName } from '../records/record-values.ts';
import { correctionReason, retractionText } from '../records/record-words.ts';

export interface CorrectionsView {
  readonly language: Language;
  readonly days: number;
  readonly changes: readonly Change[];
  /** The page, from 0. */
  readonly index: number;
  readonly isLast: boolean;
}

export function correctionsScreen(view: CorrectionsView): Screen {
  const { language, days, changes } = view;
  const none: Paragraph = { style: 'plain', text: t(language, 'corrections.none') };
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'corrections.title', { days }) },
      ...(changes.length === 0 ? [none] : changes.map((change) => line(change, language))),
      { style: 'note', text: t(language, 'corrections.note') },
    ],
    buttons: [pageButtons(view)],
  };
}

function line(change: Change, language: Language): Paragraph {
  const label = formatShortDay(localDate(change.at, zoneOf(undefined)));
  return { style: 'pair', label, text: sentence(change, language) };
}

function sentence(change: Change, language: Language): string {
  const about = {
    number: String(change.number),
    place: placeName(change.placeId, language),
    date: formatShortDay(change.localDate),
  };
  switch (change.kind) {
    case 'retracted': {
      const reason = lower(retractionText(change.reason, language), language);
      return t(language, 'corrections.retracted', { ...about, reason });
    }
    case 'merged':
      return t(language, 'corrections.merged', { ...about, into: String(change.into.number) });
    case 'unverified':
      return t(language, 'corrections.unverified', about);
    case 'corrected': {
      const { field, before, after, values } = change;
      const words = { values, language };
      return t(language, 'corrections.corrected', {
        ...about,
        field: fieldName(field, language),
        before: fieldAnswer(field, before, words),
        after: fieldAnswer(field, after, words),
        reason: lower(correctionReason(change.reason, language), language),
      });
    }
    default:
      return change satisfies never;
  }
}

/** Within a sentence, behind a colon. */
function lower(text: string, language: Language): string {
  return text.charAt(0).toLocaleLowerCase(language) + text.slice(1);
}

function pageButtons({ language, index, isLast }: CorrectionsView): readonly Button[] {
  const to = (page: number) => ({ do: 'corrections', index: page }) as const;
  const newer = { text: `◀️ ${t(language, 'button.newer')}`, press: to(index - 1) };
  const older = { text: `${t(language, 'button.older')} ▶️`, press: to(index + 1) };
  return [...(index > 0 ? [newer] : []), ...(isLast ? [] : [older])];
}
