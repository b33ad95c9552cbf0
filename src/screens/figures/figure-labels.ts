// What the keys of figures are called.
import { hasText, type Language, t } from '../../locales/translate.ts';
import type { FigureId } from '../../stats/registry/registry.ts';

/** Where the names of a figure's keys stand; campaigns and places have names of their own. */
const prefixes: Readonly<Partial<Record<FigureId, string>>> = {
  A07: 'stats.topics',
  A07t: 'card.topic.choice',
  A09: 'card.form.choice',
  A10: 'card.organizer_type.choice',
  A13: 'record.choice.organizer_class',
  A15: 'card.not_applied_reason.choice',
  A20: 'card.denial_pretext.choice',
  A28: 'record.choice.acled_sub_event',
  A28r: 'card.authority_response.choice',
  A39: 'figures.level',
  A40: 'figures.count_method',
};

export function keyLabel(
  id: FigureId,
  key: string,
  { language, campaigns }: { language: Language; campaigns: Readonly<Record<string, string>> },
): string {
  if (id === 'A08')
    return key === 'none' ? t(language, 'figures.no_campaign') : (campaigns[key] ?? key);
  const text = `${prefixes[id]}.${key}`;
  return hasText(text) ? t(language, text) : t(language, 'figures.unknown');
}

/** A choice without the explanation in brackets, as short as a chart needs it. */
export function shortLabel(label: string): string {
  return label.replace(/\s*\([^)]*\)/g, '');
}
