// `/find`: cases and assemblies about a place and a day.
import { placeName } from '../../card/places.ts';
import { formatShortDay } from '../../dates.ts';
import { type Language, t } from '../../locales/translate.ts';
import type { Button, Paragraph, Screen } from '../../messenger.ts';
import type { CaseLine } from '../../reports/case-line.ts';
import { choiceText } from '../card-texts.ts';
import { inOwnRows } from '../rows.ts';
import { caseButtonRows, caseLine } from './case-page.ts';

export interface FindView {
  readonly language: Language;
  /** As they were typed. */
  readonly words: string;
  readonly cases: readonly CaseLine[];
  readonly assemblies: readonly FoundAssembly[];
  readonly hasMore: boolean;
}

interface FoundAssembly {
  readonly number: number;
  readonly placeId: string;
  readonly localDate: string;
  readonly form: string;
}

export function findScreen(view: FindView): Screen {
  const { language, words, cases, assemblies, hasMore } = view;
  const note = (key: 'find.none' | 'find.more'): Paragraph => ({
    style: 'note',
    text: t(language, key),
  });
  const isEmpty = cases.length === 0 && assemblies.length === 0;
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'find.title', { words }) },
      ...(isEmpty ? [note('find.none')] : []),
      ...cases.map((one) => caseLine(one, language)),
      ...assemblies.map((one) => assemblyLine(one, language)),
      ...(hasMore ? [note('find.more')] : []),
    ],
    buttons: [...caseButtonRows(cases), ...inOwnRows(recordButtons(assemblies, language))],
  };
}

function recordButtons(found: readonly FoundAssembly[], language: Language): readonly Button[] {
  return found.map(({ number: assembly }) => ({
    text: `📄 ${t(language, 'find.assembly', { number: assembly })}`,
    press: { do: 'assembly_open', assembly },
  }));
}

function assemblyLine(found: FoundAssembly, language: Language): Paragraph {
  const { number, placeId, localDate, form } = found;
  const what = [placeName(placeId, language), formatShortDay(localDate)];
  const text = [...what, choiceText('form', form, language)].join(' · ');
  return { style: 'pair', label: t(language, 'find.assembly', { number }), text };
}
