// `/mydata`: what is kept about a person, in plain words.
import { placeName } from '../../card/places.ts';
import { zoneOf } from '../../card/zone.ts';
import { formatDay, localDate } from '../../dates.ts';
import type { Settings } from '../../digest/schedule.ts';
import { type Language, t } from '../../locales/translate.ts';
import type { Paragraph, Screen } from '../../messenger.ts';
import { areaText, whenText } from '../digest/subscription.ts';
import { ownNames } from '../plain.ts';

export interface MyData {
  readonly language: Language;
  readonly startedAt: Date;
  readonly messages: number;
  readonly addressUntil: Date;
  readonly draft?: { readonly answers: number; readonly until: Date };
  readonly reports: readonly {
    readonly code: string;
    readonly placeId: string;
    readonly localDate: string;
    readonly status: 'sent' | 'at_desk' | 'verified' | 'rejected' | 'withdrawn';
  }[];
  readonly subscription?: Settings | undefined;
  /** Their number, when they are a moderator. */
  readonly moderator?: number;
}

export function myDataScreen(data: MyData): Screen {
  const { language, reports, moderator, subscription } = data;
  const lines: Paragraph[] = [...settings(data), draftLine(data)];
  if (subscription !== undefined) lines.push(subscriptionLine(subscription, language));
  if (moderator !== undefined)
    lines.push(plain(t(language, 'mydata.moderator', { number: moderator })));
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'mydata.title') },
      ...lines,
      { style: 'heading', text: t(language, 'mydata.reports', { n: reports.length }) },
      ...reports.map((report) => plain(reportLine(report, language))),
      { style: 'note', text: t(language, 'mydata.more') },
    ],
  };
}

function settings({ language, startedAt, addressUntil, messages }: MyData): Paragraph[] {
  return [
    plain(t(language, 'mydata.language', { language: ownNames[language] })),
    plain(t(language, 'mydata.since', { day: dayOf(startedAt, language) })),
    plain(t(language, 'mydata.address', { day: dayOf(addressUntil, language) })),
    plain(t(language, 'mydata.messages', { n: messages })),
  ];
}

function draftLine({ language, draft }: MyData): Paragraph {
  if (draft === undefined) return plain(t(language, 'mydata.no_draft'));
  const { answers, until } = draft;
  return plain(t(language, 'mydata.draft', { n: answers, day: dayOf(until, language) }));
}

function subscriptionLine(subscription: Settings, language: Language): Paragraph {
  const place = areaText(subscription, language);
  const when = whenText(subscription, language);
  return plain(t(language, 'mydata.subscription', { place, when }));
}

function reportLine(report: MyData['reports'][number], language: Language): string {
  const status = t(language, `mydata.status.${report.status}`);
  const place = placeName(report.placeId, language);
  const day = formatDay(report.localDate, language);
  return t(language, 'mydata.report', { code: report.code, place, day, status });
}

function dayOf(instant: Date, language: Language): string {
  return formatDay(localDate(instant, zoneOf(undefined)), language);
}

function plain(text: string): Paragraph {
  return { style: 'plain', text };
}
