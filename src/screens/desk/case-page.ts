// Many cases in one message, a line each: a group takes twenty messages a minute, and in a rush
// more reports come than that.
import { card } from '../../card/card.ts';
import { placeName } from '../../card/places.ts';
import { formatShortDay } from '../../dates.ts';
import { type Language, t } from '../../locales/translate.ts';
import type { Button, Paragraph, Screen } from '../../messenger.ts';
import type { Backlog, CaseLine } from '../../reports/case-line.ts';
import { type CaseStatus, isUndecided } from '../../reports/decision.ts';
import { ageText } from '../age.ts';
import { answerText } from '../card-texts.ts';

/** As many as a phone shows in two screens, and as fit into one message in every language. */
export const PAGE_CASES = 20;

export interface CasePageView {
  readonly language: Language;
  readonly cases: readonly CaseLine[];
  readonly backlog: Backlog;
  readonly now: Date;
}

/** Names the message that shows a page. */
export function pageSlot(page: string): string {
  return `page:${page}`;
}

export function casePageScreen({ language, cases, backlog, now }: CasePageView): Screen {
  const open = cases.filter((one) => isUndecided(one.status));
  const hint: Paragraph = { style: 'note', text: t(language, 'queue.open_hint') };
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'queue.page_title', { n: cases.length }) },
      { style: 'note', text: backlogText(backlog, now, language) },
      ...cases.map((one) => caseLine(one, language)),
      ...(open.length === 0 ? [] : [hint]),
    ],
    buttons: caseButtonRows(open),
  };
}

/** How much waits, for how long, and how much of it nobody has seen yet. */
export function backlogText(backlog: Backlog, now: Date, language: Language): string {
  const { waiting, notLaid, oldest = now } = backlog;
  const age = ageText(now.getTime() - oldest.getTime(), language);
  const all = t(language, 'queue.waiting', { n: waiting, age });
  return notLaid === 0 ? all : `${all} ${t(language, 'queue.not_laid', { n: notLaid })}`;
}

const marks = {
  open: '',
  claimed: '🔵 ',
  proposed: '🟣 ',
  verified: '✅ ',
  rejected: '❌ ',
  withdrawn: '↩️ ',
} as const satisfies Record<CaseStatus, string>;

const shown = card.questions.filter(({ key }) => key === 'form' || key === 'participants');

/** Number, place, day, form, size, and how much the screening has found. */
export function caseLine(line: CaseLine, language: Language): Paragraph {
  const { number, status, placeId, localDate, answers, findings } = line;
  const said = shown.flatMap((question) => brief(answerText(question, answers, language)));
  const found = findings === 0 ? [] : [`⚠️ ${findings}`];
  const what = [placeName(placeId, language), formatShortDay(localDate), ...said, ...found];
  return { style: 'plain', text: `${marks[status]}№ ${number} · ${what.join(' · ')}` };
}

// An explanation in brackets helps whoever chooses; here it fills the line.
function brief(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [text.replace(/ \([^)]*\)$/, '')];
}

const BUTTONS_IN_ROW = 4;

/** A button for each case, which brings its card. */
export function caseButtonRows(
  cases: readonly Pick<CaseLine, 'number'>[],
): readonly (readonly Button[])[] {
  const rows: Button[][] = [];
  for (const { number } of cases) {
    const button: Button = { text: `№ ${number}`, press: { do: 'show_case', number } };
    const last = rows.at(-1);
    if (last === undefined || last.length === BUTTONS_IN_ROW) rows.push([button]);
    else last.push(button);
  }
  return rows;
}
