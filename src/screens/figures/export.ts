// `/export`: how many records there are for a place and a period, and the files to be had of them.
import { formatDay } from '../../dates.ts';
import { endings, type Format } from '../../exports/file.ts';
import { type Language, t } from '../../locales/translate.ts';
import type { Button, Document, Paragraph, Screen } from '../../messenger.ts';
import { type Period, periodCode, readPeriod } from '../../stats/period.ts';
import { areaCode, type StatsQuestion } from '../../stats/question.ts';
import { areaText, periodText } from './stats-title.ts';

export interface ExportView {
  readonly language: Language;
  readonly question: Pick<StatsQuestion, 'area' | 'period'>;
  /** Local day on which this was asked. */
  readonly today: string;
}

/** More fit into no file that Telegram would take, whatever the format. */
export const MOST_RECORDS = 50_000;

/** @param count of the records, up to one more than may be had */
export function exportScreen(view: ExportView, count: number): Screen {
  const { language } = view;
  const isTooMany = count > MOST_RECORDS;
  const said = isTooMany
    ? t(language, 'export.too_many', { most: MOST_RECORDS })
    : t(language, 'export.count', { n: count });
  const records: readonly Format[] = count === 0 || isTooMany ? [] : ['csv', 'geojson', 'xlsx'];
  const about: readonly Format[] = ['codebook', 'changes'];
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'export.title', wordsOf(view)) },
      { style: 'plain', text: said },
      { style: 'note', text: t(language, 'export.about') },
    ],
    buttons: [records, about].map((row) => row.map((format) => fileButton(view, format))),
  };
}

/** The file itself; it is made when it is sent. */
export function documentScreen(view: ExportView, format: Format): Screen {
  const { language, question, today } = view;
  const words = { ...wordsOf(view), day: formatDay(today, language) };
  const text =
    format === 'codebook'
      ? t(language, 'export.caption_codebook')
      : t(language, format === 'changes' ? 'export.caption_changes' : 'export.caption', words);
  const caption: Paragraph = { style: 'plain', text };
  const document: Document = {
    format,
    area: areaCode(question.area),
    period: periodCode(question.period),
    language,
    fileName: fileName(view, format),
  };
  return { paragraphs: [caption], document };
}

/** A period on a button, where there are no dots: `2011-06_2012-04`, `2012-01_`, `2012-q1`. */
export function periodPress(period: Period): string {
  return periodCode(period).replace('..', '_').toLowerCase();
}

/** `undefined` for what no button of ours carries. */
export function readPeriodPress(text: string): Period | undefined {
  return text === 'all' ? {} : readPeriod(text.replace('_', '..'));
}

/** Asks for the file of these records. */
export function fileButton(
  { language, question }: Pick<ExportView, 'language' | 'question'>,
  format: Format,
): Button {
  const { area, period } = question;
  return {
    text: t(language, `button.export_${format}`),
    press: { do: 'export_file', format, place: areaCode(area), period: periodPress(period) },
  };
}

/** `baqylau-almaty-2012-2026-11-22.csv` */
function fileName({ question, today }: ExportView, format: Format): string {
  const { area, period } = question;
  const what = format === 'codebook' || format === 'changes' ? [format] : [];
  const where = area.kind === 'country' ? [] : [area.id];
  const when = period.from === undefined ? [] : [periodPress(period)];
  const isAboutAll = format === 'codebook';
  const parts = ['baqylau', ...what, ...(isAboutAll ? [] : [...where, ...when]), today];
  return `${parts.join('-')}.${endings[format]}`;
}

function wordsOf({ language, question: { area, period } }: ExportView) {
  return { where: areaText(area, language), when: periodText(period, language) };
}
