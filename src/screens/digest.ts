// The weekly summary in words.
import type { DigestData } from '../digest/data.ts';
import type { Language } from '../locales/translate.ts';
import type { Button, Screen } from '../messenger.ts';
import type { Area } from '../stats/question.ts';

export interface DigestReader {
  readonly area: Area;
  readonly language: Language;
  /** Rows of buttons under the summary's own, such as the one that ends a subscription. */
  readonly rows?: readonly (readonly Button[])[];
}

/** One message, or several; the last one has the buttons. */
export function digestScreens(data: DigestData, { rows = [] }: DigestReader): readonly Screen[] {
  return [{ paragraphs: [{ style: 'heading', text: data.week }], buttons: rows }];
}
