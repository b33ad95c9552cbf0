// Buttons that join a record to another one, or take apart what was joined.
import { type Language, t } from '../../locales/translate.ts';
import type { Button } from '../../messenger.ts';

export interface Merging {
  readonly language: Language;
  readonly number: number;
  readonly version: number;
  /** It was joined to another record and speaks for itself no longer. */
  readonly isMerged: boolean;
  /** Numbers of records that may be this one twice. */
  readonly candidates: readonly number[];
}

export function mergingRows(of: Merging): readonly (readonly Button[])[] {
  const { language, number: assembly, version } = of;
  const at = { assembly, version };
  if (of.isMerged) {
    const text = `✂️ ${t(language, 'button.unmerge')}`;
    return [[{ text, press: { do: 'unmerge', ...at } }]];
  }
  return of.candidates.map((into): readonly Button[] => [
    {
      text: `🔗 ${t(language, 'button.merge_into', { assembly: into })}`,
      press: { do: 'merge_into', into, ...at },
    },
  ]);
}

/** @param cases those that it cites itself; one alone cannot be taken out */
export function takeOutRows(
  { language, number: assembly, version }: Pick<Merging, 'language' | 'number' | 'version'>,
  cases: readonly number[],
): readonly (readonly Button[])[] {
  return (cases.length > 1 ? cases : []).map((number): readonly Button[] => [
    {
      text: `✂️ ${t(language, 'button.unmerge_report', { number })}`,
      press: { do: 'unmerge_report', case: number, assembly, version },
    },
  ]);
}
