// Texts in three languages: ICU messages by key. English names the keys; the compiler holds the
// other two to them. Texts are plain: nothing here knows about HTML.
import { IntlMessageFormat } from 'intl-messageformat';
import en from './en.json' with { type: 'json' };
import kk from './kk.json' with { type: 'json' };
import ru from './ru.json' with { type: 'json' };

export type Language = 'en' | 'ru' | 'kk';
export type TextKey = keyof typeof en;
export type TextParams = Readonly<Record<string, string | number>>;

export const languages: readonly Language[] = ['kk', 'ru', 'en'];

/** The locale whose dates, numbers and plurals a language uses. */
export const localeOf: Readonly<Record<Language, string>> = { en: 'en-GB', ru: 'ru', kk: 'kk' };

const catalogues: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { en, ru, kk };

// In these neighbours' languages Telegram users of Kazakhstan usually read Russian.
const readersOfRussian = new Set('ru uk be ky uz tg tk tt ba az hy ka mn'.split(' '));

const formats = new Map<string, IntlMessageFormat>();
const numbers = new Map<Language, Intl.NumberFormat>();

export function isLanguage(value: unknown): value is Language {
  return languages.includes(value as Language);
}

/** The language to greet someone in, by the `language_code` of their Telegram. */
export function languageOf(code?: string): Language {
  const [primary = ''] = (code ?? '').toLowerCase().split(/[-_]/);
  if (primary === 'kk') return 'kk';
  return readersOfRussian.has(primary) ? 'ru' : 'en';
}

export function hasText(key: string): key is TextKey {
  return Object.hasOwn(en, key);
}

/** The text of a key. A missing key or parameter is a bug and throws. */
export function t(language: Language, key: TextKey, params: TextParams = {}): string {
  return String(formatOf(language, key).format(params));
}

/** A number with the spaces (or commas) of the language. */
export function formatNumber(language: Language, value: number): string {
  const known = numbers.get(language) ?? new Intl.NumberFormat(localeOf[language]);
  numbers.set(language, known);
  return known.format(value);
}

// Parsing a message costs far more than filling it, so each is parsed once.
function formatOf(language: Language, key: TextKey): IntlMessageFormat {
  const name = `${language}:${key}`;
  const known = formats.get(name);
  if (known !== undefined) return known;
  const message = catalogues[language][key];
  if (message === undefined) throw new Error(`no text ${key} in ${language}`);
  const format = new IntlMessageFormat(message, localeOf[language], undefined, { ignoreTag: true });
  formats.set(name, format);
  return format;
}
