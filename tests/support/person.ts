// A scripted person with a phone in front of the whole product: says, taps, sees, and answers the
// card as told. The clock moves on before each act, and each act is waited for to its end.
import { card } from '../../src/card/card.ts';
import { placeName } from '../../src/card/places.ts';
import { type Language, type TextKey, t } from '../../src/locales/translate.ts';
import { moderatorsGroup } from '../../src/sandbox/people.ts';
import type { Phone, SeenMessage, Sendable, Tapped } from '../../src/sandbox/sandbox.ts';
import { choiceText } from '../../src/screens/card-texts.ts';
import type { World } from './world.ts';

/** What is answered: a choice or the id of a place, several choices, or a text that is typed. */
export type Said = string | readonly string[] | { readonly typed: string };

export type CardScript = Readonly<Record<string, Said>>;

/** A report like most others; tests override what they are about. */
export const ordinaryCard: CardScript = {
  observer_basis: 'on_site_earlier',
  event_when: 'today',
  place: 'almaty',
  form: 'rally',
  topic: 'prices_utilities',
  participants: 'b4',
  permit_status: 'not_applied',
  authority_response: ['watched'],
};

export interface Person {
  readonly id: number;
  /** Their pseudonym in the database. */
  readonly key: string;
  readonly language: Language;
  readonly phone: Phone;
  says(text: string): Promise<void>;
  /** Taps a button by its words or its key among the texts. Resolves with the toast. */
  taps(button: string | RegExp | { readonly key: TextKey }): Promise<Tapped>;
  tapsOn(messageId: number, data: string): Promise<Tapped>;
  sends(what: Sendable): Promise<void>;
  edits(messageId: number, text: string): Promise<void>;
  /** The bot's last message in their chat. */
  last(): SeenMessage;
  /** Sends `/report`, and goes on from the safety screen that a new person is shown. */
  begins(): Promise<void>;
  /** Begins a card and answers it up to this question, which is then on the screen. */
  comesTo(question: string, answers?: CardScript): Promise<void>;
  /** Answers the question on the screen. */
  answers(question: string, said: Said): Promise<void>;
  /** A whole report, sent and screened. Returns its code. */
  reports(answers?: CardScript): Promise<string>;
  /** In their language. */
  reads(key: TextKey, params?: Readonly<Record<string, string | number>>): string;
}

const SECONDS_BETWEEN_ACTS = 2;
let nextId = 10_000;

/** Somebody new in a private chat with the bot. */
export function newPerson(world: World, language: Language, firstName = 'Person'): Person {
  nextId += 1;
  world.sandbox.addPerson({ id: nextId, firstName, languageCode: language });
  return personAt(world, { id: nextId, language });
}

/** Somebody new who is a member of the moderators' group. The phone shows that group. */
export function newModerator(world: World, language: Language = 'en', group?: number): Person {
  const { id } = newPerson(world, language, 'Moderator');
  const chatId = group ?? moderatorsGroup.id;
  world.sandbox.addMember(chatId, id);
  return personAt(world, { id, language, chatId });
}

/** The phone of a person in a private chat, or in a group. */
export function personAt(
  world: World,
  { id, language, chatId = id }: { id: number; language: Language; chatId?: number },
): Person {
  const phone = world.sandbox.phone(id, chatId);
  const reads: Person['reads'] = (key, params) => t(language, key, params);
  const act = async <T>(does: () => Promise<T>): Promise<T> => {
    world.clock.pass(SECONDS_BETWEEN_ACTS);
    const result = await does();
    await quiet(world);
    return result;
  };
  const taps: Person['taps'] = (button) =>
    act(() =>
      phone.taps(typeof button === 'object' && 'key' in button ? reads(button.key) : button),
    );
  const says = (text: string) => act(async () => void (await phone.says(text)));
  const answers = (question: string, said: Said) =>
    answerQuestion({ language, phone, taps, says, reads }, question, said);
  const begins = async () => {
    await says('/report');
    if (lastOf(phone).text.includes(reads('safety.title')))
      await taps({ key: 'button.new_report' });
  };
  const comesTo = async (question: string, script: CardScript = {}) => {
    await begins();
    for (const { key } of card.questions) {
      if (key === question) return;
      await answers(key, script[key] ?? ordinaryCard[key] ?? '');
    }
  };
  return {
    id,
    key: world.app.vault.personKey(id),
    language,
    phone,
    reads,
    says,
    taps,
    tapsOn: (messageId, data) => act(() => phone.tapsOn(messageId, data)),
    sends: (what) => act(async () => void (await phone.sends(what))),
    edits: (messageId, text) => act(() => phone.edits(messageId, text)),
    last: () => lastOf(phone),
    begins,
    answers,
    comesTo,
    async reports(script) {
      await comesTo('review', script);
      await taps({ key: 'button.send' });
      await world.settled();
      return codeIn(lastOf(phone).text);
    },
  };
}

/** Resolves when every update is handled and every screen is shown; jobs are not waited for. */
export async function quiet({ sandbox, apps }: Pick<World, 'sandbox' | 'apps'>): Promise<void> {
  await sandbox.settled();
  for (const { courier } of apps) await courier.settled();
  // One process leaves to the sweeper what has to wait for another.
  if (apps.length === 1) return;
  for (const { sweeper, courier } of apps) {
    while ((await sweeper.sweep()) > 0) await courier.settled();
  }
}

function lastOf(phone: Phone): SeenMessage {
  const last = phone.messages().findLast((message) => message.fromBot);
  if (last === undefined) throw new Error('the bot has said nothing yet');
  return last;
}

/** The code of a report in a text that thanks for it. */
export function codeIn(text: string): string {
  const code = /\b[2-9A-HJ-NP-Z]{6}\b/.exec(text)?.[0];
  if (code === undefined) throw new Error(`there is no code of a report in: ${text}`);
  return code;
}

type Hands = Pick<Person, 'language' | 'phone' | 'taps' | 'says' | 'reads'>;

async function answerQuestion(hands: Hands, question: string, said: Said): Promise<void> {
  if (typeof said === 'object' && 'typed' in said) return hands.says(said.typed);
  for (const value of typeof said === 'string' ? [said] : said) {
    const labels = labelsOf(question, value, hands.language);
    const shown = () => labels.find((label) => isOnButton(hands.phone, label));
    if (shown() === undefined) await openPageOf(hands);
    await hands.taps(shown() ?? labels[0] ?? '');
  }
  if (typeof said !== 'string') await hands.taps({ key: 'button.done' });
}

const regimes = [undefined, 'law_1995', 'law_2020_notification', 'law_2020_approval'] as const;

/** What the button of an answer may say: words depend on the law of the day and the form. */
function labelsOf(question: string, value: string, language: Language): readonly string[] {
  if (question === 'place') return [placeName(value, language)];
  return regimes.map((regime) => choiceText(question, value, language, regime));
}

const isOnButton = (phone: Phone, label: string) =>
  lastOf(phone)
    .buttons.flat()
    .some((text) => text.endsWith(label));

/** A choice may stand on the second page. */
async function openPageOf({ phone, taps, reads }: Hands): Promise<void> {
  const more = reads('button.more_options');
  if (isOnButton(phone, more)) await taps(more);
}
