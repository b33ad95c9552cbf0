// Screens of a few sentences: in every language whole, and their buttons lead somewhere.
import { describe, expect, test } from 'vitest';
import { refuse } from '../../../src/errors.ts';
import { languages, t } from '../../../src/locales/translate.ts';
import { packPress, unpackPress } from '../../../src/press-forms.ts';
import {
  helpScreen,
  languageScreen,
  languageSetScreen,
  privateOnlyScreen,
  sentenceScreen,
  welcomeScreen,
} from '../../../src/screens/plain.ts';
import { refusalText } from '../../../src/screens/refusal.ts';
import { thanksScreen } from '../../../src/screens/reporter/report-status.ts';
import { forgetScreen, privacyScreen, safetyScreen } from '../../../src/screens/reporter/safety.ts';
import { buttonsOf, pressesOf, wordsOf } from './drafts.ts';

const makers = {
  welcomeScreen,
  helpScreen,
  privacyScreen,
  safetyScreen,
  forgetScreen,
  languageScreen,
  languageSetScreen,
  thanks: (language: (typeof languages)[number]) => thanksScreen(language, 'ABC234'),
};

describe('a plain screen', () => {
  test.each(Object.entries(makers))('%s is whole in every language', (_name, make) => {
    for (const language of languages) {
      const screen = make(language);
      expect(wordsOf(screen)).not.toMatch(/[{}]|undefined|\bbutton\./);
      expect(wordsOf(screen).length).toBeLessThan(4096);
      for (const press of pressesOf(screen)) expect(unpackPress(packPress(press))).toEqual(press);
    }
  });

  test('of the languages names each in itself, Kazakh first', () => {
    expect(buttonsOf(languageScreen('en')).map((button) => button.text)).toEqual([
      'Қазақша',
      'Русский',
      'English',
    ]);
  });

  test('in a group points to the private chat with a link', () => {
    const [button] = buttonsOf(privateOnlyScreen('en', 'https://t.me/bot?start=report'));
    expect(button).toMatchObject({ url: 'https://t.me/bot?start=report' });
  });

  test('of a sentence offers a new report', () => {
    expect(pressesOf(sentenceScreen('en', 'Done.'))).toEqual([{ do: 'report' }]);
  });
});

describe('the text of a refusal', () => {
  test('is the own wording of the question where there is one', () => {
    const refusal = refuse('multi_exclusive');
    expect(refusalText(refusal, 'en', 'authority_response')).toBe(
      t('en', 'card.authority_response.refusal.multi_exclusive'),
    );
    expect(refusalText(refusal, 'en', 'form')).toBe(t('en', 'refusal.multi_exclusive'));
    expect(refusalText(refusal, 'en')).toBe(t('en', 'refusal.multi_exclusive'));
  });

  test('is filled with what the refusal carries', () => {
    expect(refusalText(refuse('size_max', { max: 200_000 }), 'en')).toContain('200,000');
  });
});
