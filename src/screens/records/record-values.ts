// The fields of a record in words: what is known, who said it, and where that is contradictory.

import type { Said } from '../../assemblies/agreement.ts';
import { isKnown } from '../../assemblies/fields.ts';
import type { Fused, FusedField } from '../../assemblies/fusion.ts';
import { isModeratorField } from '../../assemblies/moderator-fields.ts';
import { card, findQuestion } from '../../card/card.ts';
import type { Answer, Answers } from '../../card/types.ts';
import { formatNumber, type Language, type TextKey, t } from '../../locales/translate.ts';
import type { Paragraph } from '../../messenger.ts';
import { answerText, shortText } from '../card-texts.ts';

export function fieldName(field: string, language: Language): string {
  if (isModeratorField(field)) return t(language, `record.field.${field}` as TextKey);
  return findQuestion(card, field) === undefined ? field : shortText(field, language);
}

/** An answer to one field. @param values of the record: they decide the words of the law */
export function fieldAnswer(
  field: string,
  answer: Answer | undefined,
  { values, language }: { readonly values: Answers; readonly language: Language },
): string {
  const question = findQuestion(card, field);
  if (!isKnown(answer)) return t(language, 'record.unknown');
  if (question !== undefined) {
    return answerText(question, { ...values, [field]: answer }, language) ?? '';
  }
  if (answer.kind === 'choice') return moderatorChoice(field, answer.value, language);
  if (answer.kind === 'choices') {
    return answer.values.map((value) => moderatorChoice(field, value, language)).join('; ');
  }
  return answer.kind === 'number' ? formatNumber(language, answer.value) : '';
}

/** A choice of a field that only moderators set. */
export function moderatorChoice(field: string, value: string, language: Language): string {
  const isLevel = field === 'verification_level' && value.startsWith('v');
  const key = isLevel ? `level.${value}` : `record.choice.${field}.${value}`;
  return t(language, key as TextKey);
}

/** Every value in the order of the card, with its sources. */
export function valueParagraphs(fused: Fused, language: Language): readonly Paragraph[] {
  const words = { values: fused.values, language };
  return Object.entries(fused.fields).map(([field, value]) => ({
    style: 'pair',
    label: `${value.isConflict ? '⚠️ ' : ''}${fieldName(field, language)}`,
    text: valueText(field, value, words),
  }));
}

type Words = Parameters<typeof fieldAnswer>[2];

function valueText(field: string, value: FusedField, words: Words): string {
  const { language } = words;
  const { said, isConflict, isSettled } = value;
  const answer = fieldAnswer(field, value.answer, words);
  const all = said.map((one) => saidText(field, one, words)).join('; ');
  if (isConflict) return t(language, 'record.value_conflict', { answer, said: all });
  if (isSettled && said.length === 0) return t(language, 'record.value_set', { answer });
  if (isSettled) return t(language, 'record.value_set_over', { answer, said: all });
  const [only] = said;
  if (said.length === 1 && only !== undefined) {
    return t(language, 'record.said', { answer, cases: casesText(only.cases, language) });
  }
  return t(language, 'record.value_of_several', { answer, said: all });
}

/** "rally (№ 3, № 7)" */
export function saidText(field: string, { answer, cases }: Said, words: Words): string {
  const text = fieldAnswer(field, answer, words);
  return t(words.language, 'record.said', {
    answer: text,
    cases: casesText(cases, words.language),
  });
}

/** The cases of reports; what an archive says has none. */
export function casesText(cases: readonly number[], language: Language): string {
  const texts = cases.map((number) =>
    number === 0 ? t(language, 'record.archive') : `№ ${number}`,
  );
  return texts.join(', ');
}
