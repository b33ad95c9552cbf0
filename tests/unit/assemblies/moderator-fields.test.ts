// The fields that only moderators set: each has its words in every language.
import { describe, expect, test } from 'vitest';
import { moderatorFields } from '../../../src/assemblies/moderator-fields.ts';
import { choicesIn } from '../../../src/card/card.ts';
import { languages, t } from '../../../src/locales/translate.ts';
import {
  fieldAnswer,
  fieldName,
  moderatorChoice,
} from '../../../src/screens/records/record-values.ts';

/** Telegram shows about so many letters of a button on a phone. */
const LONGEST_LABEL = 48;

describe.each(languages)('in %s', (language) => {
  test.each(moderatorFields.map((question) => [question.key, question] as const))(
    '%s and its choices have words that fit a button',
    (key, question) => {
      expect(fieldName(key, language)).not.toBe(key);
      for (const { value } of choicesIn(question)) {
        expect(moderatorChoice(key, value, language).length).toBeLessThanOrEqual(LONGEST_LABEL);
      }
    },
  );

  test('several sources are named one after the other', () => {
    const answer = { kind: 'choices', values: ['eyewitness', 'court'] } as const;
    const words = fieldAnswer('source_types', answer, { values: {}, language });
    const each = answer.values.map((value) =>
      t(language, `record.choice.source_types.${value}` as const),
    );
    expect(words).toBe(each.join('; '));
  });
});
