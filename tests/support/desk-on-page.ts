// The moderators' phone on the sandbox's page, held by one of two moderators; their group speaks
// Russian.
import type { Locator, Page } from 'playwright-core';
import { placeName } from '../../src/card/places.ts';
import { hasText, type Language, type TextKey, t } from '../../src/locales/translate.ts';
import { sandboxPeople } from '../../src/sandbox/people.ts';
import { choiceText } from '../../src/screens/card-texts.ts';
import { type PagePhone, phoneOn } from './browser.ts';

interface MessageOnPage {
  /** Taps the first button with these words, or with those of this key. */
  taps(button: string): Promise<void>;
  says(text: string): Promise<void>;
}

export interface DeskOnPage {
  /** From now on this one holds the phone. */
  is(who: 'firstModerator' | 'secondModerator'): Promise<void>;
  card(number: number): MessageOnPage;
  record(number: number): MessageOnPage;
  /** The newest message, once it has this text. */
  newest(text: string): Locator;
  tapsNewest(button: TextKey): Promise<void>;
  types(text: string): Promise<void>;
  /** Replies to the newest message. */
  answers(text: string): Promise<void>;
  /** Waits for what a tap is answered with. */
  hears(toast: string): Promise<void>;
}

const words = (button: string) => (hasText(button) ? t('ru', button) : button);

export function deskOn(page: Page): DeskOnPage {
  const phone = phoneOn(page, 'moderators');
  const { node } = phone;
  const messages = node.locator('.message');
  const titled = (title: string) =>
    messageOf(messages.filter({ has: page.getByText(title, { exact: true }) }).last());
  return {
    is: (who) => node.locator(`.switch [data-person="${sandboxPeople[who].id}"]`).click(),
    card: (number) => titled(t('ru', 'desk.case_title', { number })),
    record: (number) => titled(t('ru', 'record.title', { number })),
    newest: (text) => messages.last().filter({ hasText: text }),
    tapsNewest: (button) => messageOf(messages.last()).taps(button),
    types: (text) => phone.types(text),
    async answers(text) {
      await messages.last().locator('.bubble').hover();
      await messages.last().locator('.reply').click();
      await phone.types(text);
    },
    hears: (toast) => node.locator('.toast', { hasText: toast }).waitFor(),
  };
}

function messageOf(node: Locator): MessageOnPage {
  return {
    taps: (button) =>
      node
        .getByRole('button', { name: words(button) })
        .first()
        .click(),
    says: (text) => node.filter({ hasText: text }).waitFor(),
  };
}

interface Told {
  readonly place: string;
  readonly people: string;
  readonly police?: 'watched' | 'detained' | 'force';
}

/** A whole report in one message. */
export async function reportsOn(
  phone: PagePhone,
  language: Language,
  { place, people, police = 'watched' }: Told,
): Promise<void> {
  const chooses = (question: string, choice: string) => choiceText(question, choice, language);
  const lines: readonly (readonly [TextKey, string])[] = [
    ['template.when', chooses('event_when', 'today')],
    ['template.where', placeName(place, language)],
    ['template.what', chooses('form', 'rally')],
    ['template.about', chooses('topic', 'labour')],
    ['template.how_many', people],
    ['template.permission', chooses('permit_status', 'not_applied')],
    ['template.police', chooses('authority_response', police)],
    ['template.source', chooses('observer_basis', 'on_site_now')],
  ];
  await phone.types(lines.map(([key, value]) => `${t(language, key)}: ${value}`).join('\n'));
  await phone.taps(`✅ ${t(language, 'button.send')}`);
  await phone.sees(t(language, 'report.thanks_next', { button: t(language, 'button.clean') }));
}
