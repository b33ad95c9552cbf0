// Screens that are a few sentences and a few buttons: welcome, help, language.
import { card } from '../card/card.ts';
import { type Language, languages, t } from '../locales/translate.ts';
import type { Button, Screen } from '../messenger.ts';

/** Names of the languages in themselves. */
export const ownNames: Readonly<Record<Language, string>> = {
  kk: 'Қазақша',
  ru: 'Русский',
  en: 'English',
};

export function welcomeScreen(language: Language): Screen {
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'start.title') },
      { style: 'plain', text: t(language, 'report.welcome', { total: card.questions.length }) },
      { style: 'plain', text: t(language, 'report.safety') },
      { style: 'note', text: t(language, 'safety.telegram_knows') },
    ],
    buttons: [[newReport(language)], [statistics(language), changeLanguage(language)]],
  };
}

export function helpScreen(language: Language): Screen {
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'help.title') },
      { style: 'plain', text: t(language, 'help.commands') },
      { style: 'note', text: t(language, 'help.stats') },
    ],
    buttons: [[newReport(language)], [statistics(language), changeLanguage(language)]],
  };
}

export function languageScreen(language: Language): Screen {
  const order: readonly Language[] = ['kk', 'ru', 'en'];
  return {
    paragraphs: [{ style: 'heading', text: t(language, 'language.ask') }],
    buttons: [
      order
        .filter((one) => languages.includes(one))
        .map((one): Button => ({ text: ownNames[one], press: { do: 'language', language: one } })),
    ],
  };
}

export function languageSetScreen(language: Language): Screen {
  return {
    paragraphs: [{ style: 'plain', text: t(language, 'language.set') }],
    buttons: [[newReport(language)], [statistics(language)]],
  };
}

/** A sentence with the way to a new report under it. */
export function sentenceScreen(language: Language, text: string): Screen {
  return { paragraphs: [{ style: 'plain', text }], buttons: [[newReport(language)]] };
}

export function noteScreen(text: string): Screen {
  return { paragraphs: [{ style: 'plain', text }] };
}

/** In a group: what belongs into the private chat with the bot. */
export function privateOnlyScreen(language: Language, deepLink: string): Screen {
  return {
    paragraphs: [{ style: 'plain', text: t(language, 'group.private_only') }],
    buttons: [[{ text: t(language, 'button.write_to_bot'), url: deepLink }]],
  };
}

export function newReport(language: Language): Button {
  return { text: `📝 ${t(language, 'button.new_report')}`, press: { do: 'report' }, tone: 'good' };
}

/** Empties the chat on the phone; what is kept with us stays. */
export function cleanChat(language: Language): Button {
  return { text: `🧹 ${t(language, 'button.clean')}`, press: { do: 'clean' } };
}

export function statistics(language: Language): Button {
  const press = { do: 'stats', place: 'all', period: 'all' } as const;
  return { text: `📊 ${t(language, 'button.statistics')}`, press };
}

export function changeLanguage(language: Language): Button {
  return { text: `🌐 ${t(language, 'button.language')}`, press: { do: 'ask_language' } };
}
