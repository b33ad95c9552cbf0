// What somebody may be told who came second: that it is done already, and what has changed.
import { readFileSync } from 'node:fs';
import type { Language } from '../../../src/locales/translate.ts';

const telling = [
  'already_verified',
  'already_rejected',
  'already_withdrawn',
  'already_proposed',
  'already_yours',
  'case_changed',
  'claimed_by_other',
  'not_yours',
  'nothing_to_undo',
  'undo_changed',
  'assembly_changed',
  'assembly_merged',
  'assembly_unknown',
  'not_merged',
  'report_elsewhere',
  'last_report',
  'proposal_settled',
  'offer_settled',
  'reporter_gone',
] as const;

const known = new Map<Language, readonly RegExp[]>();

/** The texts of these refusals, whatever numbers stand in them. */
export function localeTexts(language: Language): readonly RegExp[] {
  const before = known.get(language);
  if (before !== undefined) return before;
  const file = new URL(`../../../src/locales/${language}.json`, import.meta.url);
  const texts = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
  const patterns = telling.map((code) => patternOf(texts[`refusal.${code}`] ?? ''));
  known.set(language, patterns);
  return patterns;
}

function patternOf(text: string): RegExp {
  if (text === '') throw new Error('a refusal has no text');
  const [first = '', ...others] = text.split(/\{[^}]*\}/);
  const parts = [first, ...others].map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('\\d+')}$`);
}
