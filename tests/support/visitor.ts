// A person at the sandbox of another process, by the addresses that its page uses.
import { isDeepStrictEqual } from 'node:util';
import { vi } from 'vitest';

interface Shown {
  readonly id: number;
  readonly fromBot: boolean;
  readonly text: string;
  readonly photoUrl?: string;
  readonly buttons: readonly (readonly { readonly text: string }[])[];
}

export interface Visitor {
  says(text: string): Promise<void>;
  /** Taps the newest button with this text, once it is there, and waits for what comes of it. */
  taps(text: string | RegExp): Promise<void>;
  /** Waits until a message of the bot, newer than what this person did last, says this. */
  hears(expected: RegExp): Promise<Shown>;
}

const SEEN_WITHIN_MS = 20_000;

/** @param url address of the sandbox's page */
export function visit(url: string, personId: number, chatId = personId): Visitor {
  const post = (action: string, body: object) => postJson(`${url}/phone/${action}`, body);
  return {
    says: (text) => post('send', { personId, chatId, text }),
    async taps(text) {
      const found = await eventually(`button ${text}`, async () =>
        findButton(await messagesAt(url, chatId), text),
      );
      const { message, row, column } = found;
      await post('tap', { personId, chatId, messageId: message.id, row, column });
      await eventually(`effect of ${text}`, async () => {
        const messages = await messagesAt(url, chatId);
        return messages.some((one) => isDeepStrictEqual(one, message)) ? undefined : true;
      });
    },
    hears: (expected) =>
      eventually(`message ${expected}`, async () => {
        const messages = await messagesAt(url, chatId);
        const own = messages.findLastIndex(({ fromBot }) => !fromBot);
        return messages.slice(own + 1).find(({ text }) => expected.test(text));
      }),
  };
}

async function messagesAt(url: string, chatId: number): Promise<readonly Shown[]> {
  const answer = await fetch(`${url}/phone/state`);
  const { chats } = (await answer.json()) as {
    chats: { id: number; messages: Shown[] }[];
  };
  return chats.find(({ id }) => id === chatId)?.messages ?? [];
}

function findButton(messages: readonly Shown[], wanted: string | RegExp) {
  const isWanted = (text: string) =>
    typeof wanted === 'string' ? text === wanted : wanted.test(text);
  for (const message of messages.toReversed()) {
    for (const [row, texts] of message.buttons.entries()) {
      const column = texts.findIndex(({ text }) => isWanted(text));
      if (column >= 0) return { message, row, column };
    }
  }
  return undefined;
}

async function postJson(address: string, body: object) {
  const answer = await fetch(address, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${address}: ${await answer.text()}`);
}

function eventually<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const found = async () => {
    const it = await look();
    if (it === undefined) throw new Error(`it did not come: ${what}`);
    return it;
  };
  return vi.waitFor(found, { interval: 20, timeout: SEEN_WITHIN_MS });
}
