// The texts of refusals, whatever numbers and names stand in them.
import { readFileSync } from 'node:fs';
import type { Language } from '../../src/locales/translate.ts';

const known = new Map<Language, ReadonlyMap<string, RegExp>>();

/** By their codes. */
function refusalsIn(language: Language): ReadonlyMap<string, RegExp> {
  const before = known.get(language);
  if (before !== undefined) return before;
  const file = new URL(`../../src/locales/${language}.json`, import.meta.url);
  const texts = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
  const refusals = Object.entries(texts).flatMap(([key, text]) => {
    const [, code] = /^refusal\.(\w+)$/.exec(key) ?? [];
    return code === undefined ? [] : [[code, patternOf(text)] as const];
  });
  known.set(language, new Map(refusals));
  return refusalsIn(language);
}

function patternOf(text: string): RegExp {
  const parts = text
    .split(/\{[^}]*\}/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`);
}

/** Which refusal somebody was told, in their language; `undefined` for anything else. */
export function refusalOf(toast: string | undefined, language: Language): string | undefined {
  const found = [...refusalsIn(language)].find(([, text]) => text.test(toast ?? ''));
  return found?.[0];
}
