// The texts are complete, alike in their placeholders, and each language is itself.
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { allQuestions, card, choicesIn } from '../../src/card/card.ts';
import { outcomeCard } from '../../src/card/outcome-card.ts';
import en from '../../src/locales/en.json' with { type: 'json' };
import kk from '../../src/locales/kk.json' with { type: 'json' };
import ru from '../../src/locales/ru.json' with { type: 'json' };
import { hasText, type Language, languages, type TextKey, t } from '../../src/locales/translate.ts';

const catalogues: Record<Language, Record<string, string>> = { en, ru, kk };
const keys = Object.keys(en) as TextKey[];
const everyText = languages.flatMap((language) =>
  Object.entries(catalogues[language]).map(([key, text]) => ({ language, key, text })),
);

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

// Kinds of elements of a parsed message, as intl-messageformat numbers them.
const LITERAL = 0;
const PLURAL = 6;
const POUND = 7;

function kindOf(element: Element): number {
  return element.type;
}

function flatten(elements: readonly Element[]): readonly Element[] {
  return elements.flatMap((element) => {
    const options = 'options' in element ? Object.values(element.options) : [];
    return [element, ...options.flatMap((option) => flatten(option.value))];
  });
}

function elementsOf(text: string): readonly Element[] {
  return flatten(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst());
}

/** A plural that only picks a word and shows no number may be missing where words do not change. */
function isPrinted(element: Element): boolean {
  if (kindOf(element) !== PLURAL) return ![LITERAL, POUND].includes(kindOf(element));
  return flatten([element]).some((one) => kindOf(one) === POUND);
}

function placeholders(text: string): readonly string[] {
  const names = elementsOf(text).flatMap((element) =>
    isPrinted(element) && 'value' in element ? [element.value] : [],
  );
  return [...new Set(names)].sort();
}

function wordsIn(text: string): readonly string[] {
  const literals = elementsOf(text).flatMap((one) =>
    kindOf(one) === LITERAL && 'value' in one ? [one.value] : [],
  );
  return literals.join(' ').match(/\p{L}+/gu) ?? [];
}

describe('the catalogues', () => {
  test.each(languages.map((language) => [language]))('in %s have the same keys', (language) => {
    expect(Object.keys(catalogues[language]).sort()).toEqual([...keys].sort());
  });

  test('have the same placeholders', () => {
    const unlike = keys.filter((key) =>
      languages.some(
        (one) => String(placeholders(catalogues[one][key] ?? '')) !== String(placeholders(en[key])),
      ),
    );
    expect(unlike).toEqual([]);
  });

  test('have texts that all can be filled', () => {
    const params = new Proxy(
      {},
      {
        get: () => 2,
        has: () => true,
        getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, value: 2 }),
      },
    );
    for (const language of languages) {
      for (const key of keys) expect(t(language, key, params)).not.toBe('');
    }
  });

  test('have neither blanks at the ends nor markup', () => {
    expect(everyText.filter(({ text }) => text.trim() !== text || /<\/?[a-z]/i.test(text))).toEqual(
      [],
    );
  });

  test('never mix Latin and Cyrillic letters in one word', () => {
    const isMixed = (word: string) =>
      /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word);
    expect(everyText.filter(({ text }) => wordsIn(text).some(isMixed))).toEqual([]);
  });
});

const questions = [...allQuestions(card), ...allQuestions(outcomeCard)];
const choiceKeys = questions.flatMap((question) =>
  choicesIn(question).map((choice) => `card.${question.key}.choice.${choice.value}`),
);
const regime = /\.law_(1995|2020_notification|2020_approval)$/;

describe('the texts of the card', () => {
  test('ask every question, name it in short, and name every choice', () => {
    const wanted = questions.flatMap(({ key }) => [`card.${key}.question`, `card.${key}.short`]);
    expect([...wanted, ...choiceKeys].filter((key) => !hasText(key))).toEqual([]);
  });

  test('name no question and no choice that the card does not have', () => {
    const known = new Set(['answer', ...questions.map((question) => question.key)]);
    const strange = keys.filter(
      (key) => key.startsWith('card.') && !known.has(key.split('.')[1] ?? ''),
    );
    const choices = keys.filter((key) => key.startsWith('card.') && key.includes('.choice.'));
    expect(strange).toEqual([]);
    expect(choices.filter((key) => !choiceKeys.includes(key.replace(regime, '')))).toEqual([]);
  });

  test('have a plain text beside each that belongs to a law', () => {
    const ofLaws = keys.filter((key) => regime.test(key));
    expect(ofLaws.length).toBeGreaterThan(0);
    expect(ofLaws.filter((key) => !hasText(key.replace(regime, '')))).toEqual([]);
  });

  test('fit on buttons', () => {
    const labels = everyText.filter(
      ({ key }) => key.includes('.choice.') || key.startsWith('button.'),
    );
    expect(labels.filter(({ text }) => text.length > 64)).toEqual([]);
  });

  test('tell the choices of one question apart in every language', () => {
    for (const question of questions) {
      const choices = choicesIn(question);
      for (const language of languages) {
        const labels = choices.map(
          (one) => catalogues[language][`card.${question.key}.choice.${one.value}`],
        );
        expect(new Set(labels).size).toBe(choices.length);
      }
    }
  });

  test('carry the words that English checks look for', () => {
    const words = [
      'Now',
      'Today',
      'Yesterday',
      'Another day',
      'New report',
      'Back',
      'Skip',
      'Done',
      'Cancel',
      'Send',
      'Edit',
    ];
    const more = [
      'Add details',
      'Use my location',
      'Claim',
      'Verify',
      'Reject',
      'Ask reporter',
      'Same event',
      'New event',
      'Undo',
      'Subscribe',
      'Unsubscribe',
    ];
    const texts = new Set<string>(Object.values(en));
    expect([...words, ...more].filter((word) => !texts.has(word))).toEqual([]);
  });
});

describe('the Kazakh texts', () => {
  test('are not Russian ones left over', () => {
    const isSame = (key: TextKey) => kk[key] === ru[key] && wordsIn(kk[key]).length > 2;
    expect(keys.filter(isSame)).toEqual([]);
  });

  test('have no Russian little words and no letters that only Russian words have', () => {
    const russian = /[ёщъ]|(^|\s)(и|или|для|это|что|как|от|на|по)(\s|$)/iu;
    expect(keys.filter((key) => russian.test(kk[key]))).toEqual([]);
  });
});
