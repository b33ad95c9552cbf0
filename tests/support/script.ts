// What people do in tests: a reporter who looks at the card on their phone and knows the next act,
// a moderator who reads a case. They know what they saw, not how the bot is made; the words on
// buttons come from the locales.
import { vi } from 'vitest';
import { card } from '../../src/card/card.ts';
import { getPlace, placeName, regionName } from '../../src/card/places.ts';
import type { Question } from '../../src/card/types.ts';
import { formatShortDay } from '../../src/dates.ts';
import { type Language, t } from '../../src/locales/translate.ts';
import type { Phone, SeenMessage } from '../../src/sandbox/sandbox.ts';
import { choiceText, questionText } from '../../src/screens/card-texts.ts';
import { languageScreen } from '../../src/screens/plain.ts';

/** What a reporter saw, and how they like to tell it. */
export interface Story {
  readonly language: Language;
  /** Types what can be typed; otherwise taps wherever there is a button. */
  readonly types: boolean;
  readonly basis: string;
  /** A day, or a choice such as `yesterday`. */
  readonly day: string;
  readonly place: string;
  readonly form: string;
  readonly topic: string;
  /** As it is typed: `350`, `300-400`, `200+`; absent when unknown. */
  readonly people: string | undefined;
  readonly permitStatus: string;
  readonly authorityResponse: readonly string[];
}

export type Act = { readonly taps: string } | { readonly says: string };

/** What to do about the card in this message; `undefined` when it shows none. */
export function nextAct(seen: SeenMessage, story: Story): Act | undefined {
  const { language } = story;
  if (seen.text.includes(t(language, 'safety.title'))) {
    return { taps: t(language, 'button.new_report') };
  }
  const insists = t(language, 'button.insist');
  if (hasButton(seen, insists)) return { taps: insists };
  if (seen.text.includes(t(language, 'report.check_summary'))) {
    return { taps: t(language, 'button.send') };
  }
  const question = card.questions.find((one) =>
    regimes.some((regime) => seen.text.includes(questionText(one, language, regime))),
  );
  return question && answerTo(question, seen, story);
}

/** Questions are put in the words of the law that was in force on the day of the assembly. */
const regimes = [undefined, 'law_1995', 'law_2020_notification', 'law_2020_approval'] as const;

function answerTo(question: Question, seen: SeenMessage, story: Story): Act {
  switch (question.type) {
    case 'single_choice':
      return choose(question.key, singleChoices(story)[question.key] ?? '', seen, story);
    case 'multi_choice':
      return tick(question.key, seen, story);
    case 'date_time':
      return tellDay(question.key, seen, story);
    case 'location':
      return tellPlace(seen, story);
    case 'int_range':
      return story.people === undefined
        ? choose(question.key, 'unknown', seen, story)
        : { says: story.people };
    default:
      throw new Error(`a report asks no question of type ${question.type}`);
  }
}

function singleChoices(story: Story): Readonly<Record<string, string>> {
  const { basis, form, topic, permitStatus } = story;
  return { observer_basis: basis, form, topic, permit_status: permitStatus };
}

function choose(question: string, choice: string, seen: SeenMessage, story: Story): Act {
  const { language, types } = story;
  if (types) return { says: choiceText(question, choice, language) };
  const words = regimes
    .map((regime) => choiceText(question, choice, language, regime))
    .find((one) => hasButton(seen, one));
  return { taps: words ?? t(language, 'button.more_options') };
}

function tick(question: string, seen: SeenMessage, { language, authorityResponse }: Story): Act {
  const words = authorityResponse.map((choice) => choiceText(question, choice, language));
  const isTicked = (one: string) => seen.buttons.flat().includes(`✅ ${one}`);
  const missing = words.find((one) => !isTicked(one));
  return { taps: missing ?? t(language, 'button.done') };
}

function tellDay(question: string, seen: SeenMessage, { language, types, day }: Story): Act {
  if (!/^\d/.test(day)) return { taps: choiceText(question, day, language) };
  const otherDay = choiceText(question, 'other_date', language);
  const typed = { says: formatShortDay(day) };
  return !types && hasButton(seen, otherDay) ? { taps: otherDay } : typed;
}

function tellPlace(seen: SeenMessage, { language, types, place }: Story): Act {
  const name = placeName(place, language);
  if (types) return { says: name };
  const region = regionName(getPlace(place).region, language);
  const shown = [name, region].find((words) => hasButton(seen, words));
  return { taps: shown ?? t(language, 'button.other_place') };
}

/** Emoji before the words do not count. */
function hasButton({ buttons }: SeenMessage, words: string): boolean {
  return buttons.flat().some((text) => text.replace(/^[^\p{L}\p{N}]+/u, '') === words);
}

export function lastOfBot(phone: Phone): SeenMessage | undefined {
  return phone.messages().findLast((message) => message.fromBot);
}

/** Code of the report for which this message thanks. */
export function thanksCode({ text }: SeenMessage, language: Language): string | undefined {
  const [before = '', after = ''] = t(language, 'report.thanks', { id: '|' }).split('|');
  if (!text.includes(before) || !text.includes(after)) return undefined;
  return text.slice(text.indexOf(before) + before.length, text.indexOf(after));
}

/** The name of a language as its button has it. */
export function languageButton(language: Language): string {
  const buttons = languageScreen('en').buttons?.flat() ?? [];
  const found = buttons.find(
    (button) =>
      'press' in button && button.press.do === 'language' && button.press.language === language,
  );
  if (found === undefined) throw new Error(`no button for ${language}`);
  return found.text;
}

/** Says something and waits for what the bot says to it. */
export async function ask(phone: Phone, text: string): Promise<SeenMessage> {
  const id = await phone.says(text);
  return until(() => phone.messages().find((message) => message.fromBot && message.id > id));
}

/** Waits until there is something, and returns it. */
export function until<T>(look: () => T | undefined, timeout = 20_000): Promise<T> {
  const found = () => {
    const it = look();
    if (it === undefined) throw new Error('it did not come');
    return it;
  };
  return vi.waitFor(found, { interval: 5, timeout });
}
