// What was done at the desk, newest first: who, what, when, about which case or assembly.
import { zoneOf } from '../../card/zone.ts';
import { formatShortDay, localDate, localTime } from '../../dates.ts';
import { hasText, type Language, t } from '../../locales/translate.ts';
import type { Button, Paragraph, Screen } from '../../messenger.ts';

/** What the acts are about: everything, one case, or one assembly. */
export type LogAbout =
  | { readonly kind: 'all' }
  | { readonly kind: 'case' | 'assembly'; readonly number: number };

export interface LoggedAct {
  readonly at: Date;
  readonly act: string;
  readonly who:
    | { readonly kind: 'moderator'; readonly number: number }
    | { readonly kind: 'former' | 'bot' };
  readonly caseNumber?: number;
  readonly assemblyNumber?: number;
}

export interface LogView {
  readonly language: Language;
  readonly about: LogAbout;
  readonly acts: readonly LoggedAct[];
  /** Where the neighbouring pages begin; 0 for the newest. */
  readonly newer?: number;
  readonly older?: number;
}

export function logScreen(view: LogView): Screen {
  const { language, acts } = view;
  const none: Paragraph = { style: 'plain', text: t(language, 'log.none') };
  return {
    paragraphs: [
      { style: 'heading', text: title(view) },
      ...(acts.length === 0 ? [none] : acts.map((act) => line(act, language))),
    ],
    buttons: [pageButtons(view)],
  };
}

/** `all`, `c17` or `a17`, as buttons carry it. */
export function aboutCode(about: LogAbout): string {
  return about.kind === 'all' ? 'all' : `${about.kind === 'case' ? 'c' : 'a'}${about.number}`;
}

/** Reads what stands on a button, or after the command: nothing, `17`, `A17`. */
export function readAbout(text: string): LogAbout | undefined {
  const code = text.trim().toLowerCase();
  if (code === '' || code === 'all') return { kind: 'all' };
  // The Cyrillic а looks the same, and is what a Russian keyboard writes.
  const [, letter, digits] = /^([caа]?)\s*№?\s*(\d{1,9})$/u.exec(code) ?? [];
  if (digits === undefined) return undefined;
  const isCase = letter === '' || letter === 'c';
  return { kind: isCase ? 'case' : 'assembly', number: Number(digits) };
}

function title({ language, about }: LogView): string {
  if (about.kind === 'all') return t(language, 'log.title');
  return t(language, `log.title_${about.kind}`, { number: about.number });
}

function line(act: LoggedAct, language: Language): Paragraph {
  const zone = zoneOf(undefined);
  const day = formatShortDay(localDate(act.at, zone));
  const label = `${day} ${localTime(act.at, zone)}`;
  const words = { who: whoText(act, language), act: actText(act, language) };
  return { style: 'pair', label, text: lineText(act, words, language) };
}

function lineText(
  { caseNumber, assemblyNumber }: LoggedAct,
  words: { readonly who: string; readonly act: string },
  language: Language,
): string {
  if (caseNumber !== undefined && assemblyNumber !== undefined)
    return t(language, 'log.line_both', { ...words, case: caseNumber, assembly: assemblyNumber });
  if (caseNumber !== undefined) return t(language, 'log.line_case', { ...words, case: caseNumber });
  if (assemblyNumber !== undefined)
    return t(language, 'log.line_assembly', { ...words, assembly: assemblyNumber });
  return t(language, 'log.line', words);
}

/** A newer process may have written what this one has no words for. */
function actText({ act }: LoggedAct, language: Language): string {
  const key = `audit.${act}`;
  return hasText(key) ? t(language, key) : act;
}

function whoText({ who }: LoggedAct, language: Language): string {
  if (who.kind === 'moderator') return t(language, 'log.who_moderator', { moderator: who.number });
  return t(language, `log.who_${who.kind}`);
}

function pageButtons({ language, about, newer, older }: LogView): readonly Button[] {
  const to = (before: number) => ({ do: 'log', about: aboutCode(about), before }) as const;
  return [
    ...(newer === undefined
      ? []
      : [{ text: `◀️ ${t(language, 'button.newer')}`, press: to(newer) }]),
    ...(older === undefined
      ? []
      : [{ text: `${t(language, 'button.older')} ▶️`, press: to(older) }]),
  ];
}
