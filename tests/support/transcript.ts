// Writes down a conversation as its people see it: who did what, and how each chat changed.
import { type Language, t } from '../../src/locales/translate.ts';
import { animals } from '../../src/reports/codename.ts';
import type { Phone, SeenMessage } from '../../src/sandbox/sandbox.ts';

export interface Transcript {
  /** Notes what somebody does, and what has changed in all chats when it is done. */
  act(who: string, what: string, does: () => Promise<unknown>): Promise<void>;
  text(): string;
}

interface Watched {
  readonly name: string;
  readonly phone: Phone;
  /** By message id: its place in this transcript, and how it looked. */
  readonly seen: Map<number, { readonly place: number; look: string }>;
  places: number;
}

/** @param chats phones by the name of the chat that they show */
export function startTranscript(chats: Readonly<Record<string, Phone>>): Transcript {
  const watched: Watched[] = Object.entries(chats).map(([name, phone]) => ({
    name,
    phone,
    seen: new Map(),
    places: 0,
  }));
  const lines: string[] = [];
  return {
    async act(who, what, does) {
      const toast = toastOf(await does());
      lines.push(`━━ ${who} ${what}`);
      if (toast !== undefined) lines.push(`   toast: ${toast}`);
      for (const chat of watched) lines.push(...changesIn(chat));
      lines.push('');
    },
    text: () => lines.join('\n'),
  };
}

/** The animals that reporters are called by are drawn by lot: one word stands for them all. */
export function withoutCodenames(text: string, language: Language): string {
  const names = animals.map((animal) => t(language, `codename.${animal}`)).join('|');
  return text.replaceAll(new RegExp(`(?:${names})-\\d+`, 'g'), 'CODENAME');
}

function toastOf(result: unknown): string | undefined {
  return typeof result === 'object' && result !== null && 'toast' in result
    ? String(result.toast)
    : undefined;
}

function changesIn(chat: Watched): string[] {
  const messages = chat.phone.messages().filter((message) => message.fromBot);
  const present = new Set(messages.map((message) => message.id));
  const gone = [...chat.seen].filter(([id]) => !present.has(id));
  for (const [id] of gone) chat.seen.delete(id);
  return [
    ...gone.map(([, { place }]) => `   ${chat.name}, message ${place} is gone`),
    ...messages.flatMap((message) => changeOf(chat, message)),
  ];
}

function changeOf(chat: Watched, message: SeenMessage): string[] {
  const look = lookOf(message);
  const before = chat.seen.get(message.id);
  if (before?.look === look) return [];
  if (before !== undefined) {
    before.look = look;
    return [`   ${chat.name}, message ${before.place} changes:`, look];
  }
  chat.places += 1;
  chat.seen.set(message.id, { place: chat.places, look });
  return [`   ${chat.name}, message ${chat.places}:`, look];
}

function lookOf({ photo, text, buttons, keyboard = [] }: SeenMessage): string {
  return [
    ...(photo ? ['(picture)'] : []),
    ...text.split('\n'),
    ...buttons.map((row) => row.map((label) => `[${label}]`).join(' ')),
    ...keyboard.map((row) => row.map((label) => `{${label}}`).join(' ')),
  ]
    .map((line) => `   │ ${line}`.trimEnd())
    .join('\n');
}
