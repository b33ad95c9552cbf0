// Who speaks next: a crowd hands out people who are ready and gets them back after the answer.
import type { Vault } from '../src/vault.ts';
import type { Arrival } from './fake-telegram.ts';
import {
  createPerson,
  expectedRevision,
  guessFirst,
  isBeginning,
  isFinished,
  type Person,
  STEPS_BEFORE_CARD,
  updateOf,
} from './people.ts';

export interface Turn {
  readonly chatId: number;
  readonly body: string;
  /** Called once the bot has answered 200. */
  readonly answered: () => void;
}

export interface Crowd {
  /** Somebody's next update; `undefined` while everybody waits for a screen. */
  readonly next: () => Turn | undefined;
  /** Resolves when somebody may have become ready, or at `release`. */
  readonly ready: () => Promise<void>;
  readonly release: () => void;
  readonly arrived: (arrival: Arrival) => void;
}

/** More than this never speak at once: the others would only wait in the bot. */
const MAX_TALKING = 500;
const FIRST_PERSON = 1_000_000;

let lastUpdate = 1_000;
let lastPerson = FIRST_PERSON;

export interface CardCrowd extends Crowd {
  /** All who were told 200 for the last step of their card. */
  readonly finished: readonly Person[];
}

export interface CardCrowdOptions {
  readonly vault: Vault;
  /** Patient people tap only what they see; the others tap as soon as the last tap is answered. */
  readonly isPatient: boolean;
}

/** People who go through the card, one after the other. */
export function createCardCrowd({ vault, isPatient }: CardCrowdOptions): CardCrowd {
  const ready: Person[] = [];
  const waiting = new Map<number, Person>();
  const seen = new Map<number, number>();
  const finished: Person[] = [];
  const idle: (() => void)[] = [];
  let talking = 0;

  function invite(): Person | undefined {
    if (talking >= MAX_TALKING) return undefined;
    talking += 1;
    lastPerson += 1;
    return createPerson(lastPerson, vault);
  }

  function step(person: Person, sentAt: Date) {
    person.at += 1;
    if (isFinished(person)) {
      finished.push(person);
      seen.delete(person.id);
      talking -= 1;
      return;
    }
    if (!isPatient && person.at === STEPS_BEFORE_CARD) {
      person.first = guessFirst(sentAt, new Date());
    }
    if (!hasSeen(person)) waiting.set(person.id, person);
    else ready.push(person);
  }

  function hasSeen(person: Person): boolean {
    if (isBeginning(person)) return !isPatient || seen.has(person.id);
    const revision = seen.get(person.id);
    // The safety screen has none.
    if (revision !== 0) person.first ??= revision;
    if (person.first === undefined) return false;
    return !isPatient || revision === expectedRevision(person);
  }

  return {
    finished,
    next() {
      const person = ready.shift() ?? invite();
      if (person === undefined) return undefined;
      lastUpdate += 1;
      const sentAt = new Date();
      return {
        chatId: person.id,
        body: JSON.stringify(updateOf(person, lastUpdate, vault.buttonKey)),
        answered: () => step(person, sentAt),
      };
    },
    arrived([chatId, revision]) {
      if (revision > 0 || !seen.has(chatId)) seen.set(chatId, revision);
      const person = waiting.get(chatId);
      if (person === undefined || !hasSeen(person)) return;
      waiting.delete(chatId);
      ready.push(person);
      idle.pop()?.();
    },
    ready: () => new Promise((wake) => idle.push(wake)),
    release: () => idle.splice(0).forEach((wake) => wake()),
  };
}

/** People who send words to the echo bot, each once. */
export function createEchoCrowd(): Crowd {
  return createTalkers(() => {
    lastPerson += 1;
    return lastPerson;
  });
}

/** One person who sends words without end. */
export function createFlooder(): Crowd {
  return createTalkers(() => FIRST_PERSON - 1);
}

function createTalkers(whoIsNext: () => number): Crowd {
  return {
    next() {
      lastUpdate += 1;
      const id = whoIsNext();
      const user = { id, is_bot: false, first_name: 'Айгерім', language_code: 'kk' };
      const chat = { id, type: 'private', first_name: 'Айгерім' };
      const date = Math.floor(Date.now() / 1_000);
      const message = { message_id: lastUpdate, from: user, chat, date, text: 'Алматы' };
      return {
        chatId: id,
        body: JSON.stringify({ update_id: lastUpdate, message }),
        answered: () => {},
      };
    },
    ready: async () => {},
    release: () => {},
    arrived: () => {},
  };
}
