// What the sentences of figures share: who asks, how parts are named, and what to say of the unknown.
import {
  formatNumber,
  type Language,
  type TextKey,
  type TextParams,
  t,
} from '../../locales/translate.ts';
import type { StatsAnswer } from '../../stats/answer.ts';
import type { FigureId } from '../../stats/registry/registry.ts';
import { type Mode, round } from '../../stats/rounding.ts';
import type { Part, Value } from '../../stats/value.ts';
import { keyLabel, shortLabel } from './figure-labels.ts';

export interface Saying {
  readonly language: Language;
  readonly answer: StatsAnswer;
  /** So many parts of a list are named; the rest are "other". */
  readonly named: number;
  /** So many places are named; where there are none, only their picture tells of them. */
  readonly places: number;
}

/** The values of one kind. */
export type Of<K extends Value['kind']> = Extract<Value, { readonly kind: K }>;

export function nameOf(id: FigureId, language: Language): string {
  return t(language, `figure.${id}.name` as TextKey);
}

export function say({ language }: Saying, key: string, params: TextParams): string {
  return t(language, key as TextKey, params);
}

export function modeOf({ answer }: Saying): Mode {
  return answer.question.mode ?? 'natural';
}

/** Whether the figure is the whole answer, and so has to say all that belongs to it. */
export function isAlone({ answer }: Saying): boolean {
  return answer.question.figure !== undefined;
}

/** In the mode of 2012 what is unknown stays in the base, also where that is all there is. */
export function isNoneKnown(base: number, unknown: number, saying: Saying): boolean {
  return base === 0 || (modeOf(saying) === 'kibhr' && base === unknown);
}

/** Nothing is known of any: said so, unless there is nothing of which it could be known. */
export function noneKnown(id: FigureId, unknown: number, saying: Saying): readonly string[] {
  const name = nameOf(id, saying.language);
  return unknown === 0 ? [] : [say(saying, 'figures.none_known', { name, unknown })];
}

/** Choices are written as buttons; inside a sentence they are small, but not names and acronyms. */
export function nameInList(id: FigureId, key: string, { language, answer }: Saying): string {
  const label = shortLabel(keyLabel(id, key, { language, campaigns: answer.campaigns }));
  const isOrdinary = id !== 'A08' && !/^\p{Lu}(?!\p{Ll}|\s)/u.test(label);
  return isOrdinary ? label.charAt(0).toLocaleLowerCase(language) + label.slice(1) : label;
}

export function item(saying: Saying, name: string, value: number | string): string {
  const text = typeof value === 'number' ? formatNumber(saying.language, value) : value;
  return say(saying, 'figures.item', { name, value: text });
}

export function twoDecimals(
  value: number,
  { language, answer }: Pick<Saying, 'language' | 'answer'>,
) {
  const ratio = round(value, 2, answer.question.mode ?? 'natural');
  return t(language, 'figures.ratio', { ratio });
}

export function sum(parts: readonly Part[]): number {
  return parts.reduce((all, { n }) => all + n, 0);
}
