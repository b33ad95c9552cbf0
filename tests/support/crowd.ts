// People who are not told when the bot dies: they look at their phones, do what is to be done,
// wait a little when nothing happens, and try again, as people do.
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { t } from '../../src/locales/translate.ts';
import type { Phone, SeenMessage } from '../../src/sandbox/sandbox.ts';
import { shortText } from '../../src/screens/card-texts.ts';
import { type Act, nextAct, type Story, thanksCode } from './script.ts';

/** The language of a desk that nobody has changed. */
export const DESK_LANGUAGE = 'ru';

const LOOK_EVERY_MS = 20;
const PATIENCE_MS = 2_000;
const DESK_PATIENCE_MS = 5_000;
const TRIES_BEFORE_REPORT = 2;
const TELLS_WITHIN_MS = 150_000;

/** Tells one story in spite of everything. Returns the code of the report. */
export async function insistOn(phone: Phone, story: Story): Promise<string> {
  const deadline = performance.now() + TELLS_WITHIN_MS;
  const known = new Set(codesIn(phone, story));
  // The first thing to do is to open a card.
  for (let inVain = TRIES_BEFORE_REPORT; performance.now() < deadline; ) {
    const code = codesIn(phone, story).find((one) => !known.has(one));
    if (code !== undefined) return code;
    const act = actFor(phone, story, inVain);
    // A question cannot be read and answered within the second in which it came.
    if (isAnswer(act)) await pause(1_005 - (Date.now() % 1_000));
    // What was on the screen may be gone by now.
    if (isAnswer(act) && !isDeepStrictEqual(act, actFor(phone, story, inVain))) continue;
    const before = view(phone);
    await perform(phone, act);
    const hasChanged = await within(PATIENCE_MS, () => view(phone) !== before);
    inVain = hasChanged ? 0 : inVain + 1;
  }
  throw new Error(`story ${story.people} could not be told; the phone shows ${view(phone)}`);
}

/** What is seen on a phone of what the bot wrote. */
function view(phone: Phone): string {
  return JSON.stringify(phone.messages().filter((message) => message.fromBot));
}

function actFor(phone: Phone, story: Story, inVain: number): Act & { readonly on?: number } {
  const card = phone
    .messages()
    .findLast((message) => message.fromBot && nextAct(message, story) !== undefined);
  const act = card && nextAct(card, story);
  if (act === undefined || inVain >= TRIES_BEFORE_REPORT) return { says: '/report' };
  return { ...act, on: card?.id ?? 0 };
}

async function perform(phone: Phone, act: Act & { readonly on?: number }) {
  // The phone shows a spinner; nobody waits for it.
  if ('taps' in act) tap(phone, act.taps, act.on);
  else await phone.says(act.says);
}

function isAnswer(act: Act): boolean {
  return 'says' in act && act.says !== '/report';
}

function tap(phone: Phone, button: string, on: number | undefined) {
  const options = on === undefined ? {} : { on };
  // The button may go while the finger is on its way.
  phone.taps(button, options).catch(() => undefined);
}

function codesIn(phone: Phone, { language }: Story): readonly string[] {
  return phone.messages().flatMap((message) => thanksCode(message, language) ?? []);
}

export interface Duty {
  readonly phone: Phone;
  readonly stories: readonly Story[];
  /** Rejected as something that did not take place. */
  readonly isFalse: (story: Story) => boolean;
  readonly isOver: () => boolean;
  readonly random: () => number;
}

/** A moderator: takes any case that waits and decides it, until everything is over. */
export async function keepDesk(duty: Duty): Promise<void> {
  const { phone, isOver, random } = duty;
  while (!isOver()) {
    const waiting = waitingCards(phone);
    const card = waiting[Math.floor(random() * waiting.length)];
    if (card === undefined) {
      openListed(phone);
      await within(PATIENCE_MS, () => isOver() || waitingCards(phone).length > 0);
      continue;
    }
    const before = JSON.stringify(card);
    tap(phone, decisionOn(card, duty), card.id);
    await within(DESK_PATIENCE_MS, () => isOver() || findSame(phone, card) !== before);
  }
}

/** In a rush cases come as lists: a number that has no card yet brings it. */
function openListed(phone: Phone) {
  const cards = new Set(phone.messages().map(caseOf));
  const hasCard = (button: string) =>
    cards.has(t(DESK_LANGUAGE, 'desk.case_title', { number: Number(button.slice(2)) }));
  for (const { id, fromBot, buttons } of phone.messages()) {
    const listed = buttons.flat().find((button) => /^№ \d+$/.test(button) && !hasCard(button));
    if (fromBot && listed !== undefined) return tap(phone, listed, id);
  }
}

function decisionOn({ text, buttons }: SeenMessage, { stories, isFalse }: Duty): string {
  const label = shortText('participants', DESK_LANGUAGE);
  const story = stories.find(({ people }) => text.includes(`${label}: ${people}\n`));
  if (story === undefined) throw new Error(`no story is like this: ${text}`);
  const reason = t(DESK_LANGUAGE, 'reject.did_not_happen.button');
  const isNew = t(DESK_LANGUAGE, 'button.new_event');
  if (!isFalse(story)) {
    const asks = buttons.flat().some((one) => one.endsWith(isNew));
    return asks ? isNew : t(DESK_LANGUAGE, 'button.verify');
  }
  return buttons.flat().includes(reason) ? reason : t(DESK_LANGUAGE, 'button.reject');
}

/** Cases that no card shows as decided; of several cards of a case the newest. */
function waitingCards(phone: Phone): readonly SeenMessage[] {
  const cards = phone.messages().filter((message) => message.fromBot && caseOf(message));
  const decided = new Set(cards.filter(isDecided).map(caseOf));
  return cards.filter(
    (card) =>
      !decided.has(caseOf(card)) &&
      card === cards.findLast((other) => caseOf(other) === caseOf(card)),
  );
}

/** Whether a card shows a decision: its status is the first line under the title. */
export function isDecided({ text }: SeenMessage): boolean {
  const [, status = ''] = text.split('\n').filter((line) => line !== '');
  return /^[✅❌]/u.test(status);
}

/** The title of a card: its first line. */
export function caseOf({ text }: SeenMessage): string | undefined {
  const [first = ''] = text.split('\n');
  const [before = '', after = ''] = t(DESK_LANGUAGE, 'desk.case_title', { number: 0 }).split('0');
  return first.startsWith(before) && first.endsWith(after) ? first : undefined;
}

function findSame(phone: Phone, card: SeenMessage): string {
  return JSON.stringify(phone.messages().find(({ id }) => id === card.id));
}

/** Waits until something is so, but not for longer. */
async function within(ms: number, isSo: () => boolean): Promise<boolean> {
  for (const until = performance.now() + ms; performance.now() < until; ) {
    if (isSo()) return true;
    await pause(LOOK_EVERY_MS);
  }
  return isSo();
}
