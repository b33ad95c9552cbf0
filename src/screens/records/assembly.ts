// The record of an assembly in the moderators' group: what is known of it, from whom, what was
// corrected, and what can be done.
import { placeName } from '../../card/places.ts';
import { formatDay } from '../../dates.ts';
import { type Language, t } from '../../locales/translate.ts';
import type { Paragraph, Screen } from '../../messenger.ts';
import type { ProposedAct } from '../../reports/proposal.ts';
import { recordButtons } from './assembly-buttons.ts';
import {
  casesText,
  fieldAnswer,
  fieldName,
  moderatorChoice,
  valueParagraphs,
} from './record-values.ts';
import type { RecordView } from './record-view.ts';
import { correctionReason, dayText, retractionText, wordsOf } from './record-words.ts';

/** Names the message that shows a record. */
export function recordSlot(number: number): string {
  return `assembly:${number}`;
}

export function recordScreen(view: RecordView): Screen {
  const { language, number, fused } = view;
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'record.title', { number }) },
      plain(statusText(view)),
      plain(whereText(view)),
      plain(knownText(view)),
      ...proposalParagraphs(view),
      ...valueParagraphs(fused, language),
      ...aroundParagraphs(view),
      ...correctionParagraphs(view),
      ...pageParagraphs(view),
    ],
    buttons: recordButtons(view),
  };
}

function statusText({ language, eventStatus, retractedFor, mergedInto }: RecordView): string {
  if (mergedInto !== undefined) {
    return `🔗 ${t(language, 'record.merged_into', { assembly: mergedInto })}`;
  }
  if (retractedFor !== undefined) {
    const reason = retractionText(retractedFor, language);
    return `🚫 ${t(language, 'record.retracted', { reason })}`;
  }
  const status = moderatorChoice('event_status', eventStatus, language);
  if (eventStatus === 'took_place') return `✅ ${status}`;
  return `⚪ ${t(language, 'record.not_counted', { status })}`;
}

function whereText({ language, placeId, localDate, startMinute }: RecordView): string {
  const where = { place: placeName(placeId, language), day: formatDay(localDate, language) };
  if (startMinute === undefined) return t(language, 'record.where', where);
  const minute = ((startMinute % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  const time = [Math.floor(minute / 60), minute % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  return t(language, 'record.where_from', { ...where, time });
}

const DAY_MINUTES = 24 * 60;

function knownText({ language, level, fused }: RecordView): string {
  const n = fused.corroboration;
  return t(language, 'record.known', { level: t(language, `level.${level}`), n });
}

function proposalParagraphs({ language, proposals, fused }: RecordView): readonly Paragraph[] {
  return proposals.flatMap(({ by, act, why }): readonly Paragraph[] => {
    const what = recordActText(act, { values: fused.values, language });
    const reasons = why.map((code) => wordsOf(`four_eyes.${code}`, language, code)).join('; ');
    return [
      { style: 'heading', text: `🟣 ${t(language, 'desk.proposed', { moderator: by, what })}` },
      plain(t(language, 'desk.proposed_why', { reasons })),
    ];
  });
}

/** What is proposed about a record, in words. */
function recordActText(act: ProposedAct, words: Parameters<typeof fieldAnswer>[2]): string {
  const { language } = words;
  if (act.kind === 'retract') {
    return t(language, 'act.retract_for', { reason: retractionText(act.reason, language) });
  }
  if (act.kind !== 'correct') return t(language, `act.${act.kind}`, { reason: '' });
  return t(language, 'act.correct_to', {
    field: fieldName(act.field, language),
    answer: fieldAnswer(act.field, act.after, words),
    reason: correctionReason(act.reason, language),
  });
}

function aroundParagraphs(view: RecordView): readonly Paragraph[] {
  const { language, cases, campaign, series, outcomes, mergedFrom, excludedFor } = view;
  const days = series.map((day) => dayText(day, language)).join(', ');
  const all: readonly (readonly [string, string | undefined])[] = [
    [t(language, 'record.cites'), cases.length === 0 ? undefined : casesText(cases, language)],
    [t(language, 'record.merged_from'), mergedFrom.map((one) => `№ ${one}`).join(', ')],
    [t(language, 'record.campaign'), campaign?.name],
    [t(language, 'record.series'), days],
    [t(language, 'record.outcomes'), outcomes === 0 ? undefined : String(outcomes)],
    [
      t(language, 'record.field.coerced_attendance'),
      view.isCoerced ? t(language, 'record.coerced') : undefined,
    ],
    [
      t(language, 'record.field.exclude_from_totals'),
      excludedFor && moderatorChoice('exclude_from_totals', excludedFor, language),
    ],
  ];
  return all.flatMap(([label, text]) =>
    text === undefined || text === '' ? [] : [{ style: 'pair', label, text }],
  );
}

function correctionParagraphs(view: RecordView): readonly Paragraph[] {
  const { language, corrections, fused } = view;
  if (corrections.length === 0) return [];
  const words = { values: fused.values, language };
  return [
    { style: 'heading', text: t(language, 'record.corrections') },
    ...corrections.map(({ field, before, after, reason, moderator, second }) => {
      const text = t(
        language,
        second === undefined ? 'record.correction' : 'record.correction_two',
        {
          field: fieldName(field, language),
          before: fieldAnswer(field, before, words),
          after: fieldAnswer(field, after, words),
          reason: correctionReason(reason, language),
          moderator,
          second: second ?? 0,
        },
      );
      return { style: 'note', text } as const;
    }),
  ];
}

function pageParagraphs({ language, page }: RecordView): readonly Paragraph[] {
  switch (page.kind) {
    case 'main':
    case 'more':
      return [];
    case 'groups':
    case 'group':
      return [{ style: 'heading', text: t(language, 'record.ask_field') }];
    case 'retract':
      return [{ style: 'heading', text: t(language, 'record.ask_retraction') }];
    case 'settle': {
      const field = fieldName(page.field, language);
      return [{ style: 'heading', text: t(language, 'record.ask_settle', { field }) }];
    }
    case 'series':
      return [{ style: 'heading', text: seriesHeading(page.days.length, language) }];
    case 'campaign':
      return [{ style: 'heading', text: t(language, 'record.ask_campaign') }];
    default:
      return page satisfies never;
  }
}

function seriesHeading(days: number, language: Language): string {
  return t(language, days === 0 ? 'record.no_other_day' : 'record.ask_other_day');
}

function plain(text: string): Paragraph {
  return { style: 'plain', text };
}
