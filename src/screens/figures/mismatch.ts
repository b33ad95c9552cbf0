// What is said of figures that do not add up: to whoever asked, and to the coordinators.
import { type Language, t } from '../../locales/translate.ts';
import type { Screen } from '../../messenger.ts';
import { noteScreen } from '../plain.ts';

export function mismatchScreen(language: Language): Screen {
  return noteScreen(t(language, 'figures.mismatch'));
}

export interface Mismatch {
  /** What it would have stood in: the title of the answer. */
  readonly title: string;
  /** As the lines of records name it. */
  readonly figure: string;
}

export function mismatchToldScreen(language: Language, { title, figure }: Mismatch): Screen {
  return noteScreen(t(language, 'figures.mismatch_told', { figure, title }));
}

/** The weekly summary that is due waits until it adds up. */
export function withheldScreen(language: Language, { title, figure }: Mismatch): Screen {
  return noteScreen(t(language, 'digest.withheld', { figure, title }));
}
