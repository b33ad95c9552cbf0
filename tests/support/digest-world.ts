// A world in which weekly summaries are sent when a test says so, and wait at a gate when it wants.
import { randomUUID } from 'node:crypto';
import { writeLines } from '../../src/db/figure-lines.ts';
import { assembly } from '../../src/db/schema/assembly.ts';
import type { Gate } from '../../src/gate.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { createWorld, openGate, type World } from './world.ts';

export interface HeldGate extends Gate {
  /** How long everybody was told to wait. */
  readonly pauses: readonly { readonly ms: number; readonly chatId: number | undefined }[];
  /** From now on summaries wait. */
  hold(): void;
  /** Resolves when so many summaries wait. */
  untilWaiting(count: number): Promise<void>;
  /** Lets those pass that wait, and all after them. */
  release(): void;
}

function heldGate(): HeldGate {
  const pauses: { ms: number; chatId: number | undefined }[] = [];
  const waiting: (() => void)[] = [];
  const watchers: (() => void)[] = [];
  let isHeld = false;
  return {
    ...openGate,
    pauses,
    pauseFor: (ms, chatId) => void pauses.push({ ms, chatId }),
    pass: ({ lane }) =>
      new Promise((go) => {
        if (lane !== 'digest' || !isHeld) return go();
        waiting.push(go);
        for (const look of watchers) look();
      }),
    hold() {
      isHeld = true;
    },
    untilWaiting: (count) =>
      new Promise((done) => {
        const look = () => waiting.length >= count && done();
        watchers.push(look);
        look();
      }),
    release() {
      isHeld = false;
      for (const go of waiting.splice(0)) go();
    },
  };
}

export interface DigestWorld extends World {
  readonly gate: HeldGate;
  /** Without subscriptions, summaries and records, at this instant. */
  beginAnew(start: string): Promise<void>;
}

/** @param start by the clock; nothing is sent until a test does it */
export async function digestWorld(start: string): Promise<DigestWorld> {
  const gate = heldGate();
  const world = await createWorld({ withoutWorker: true, gate, start });
  return Object.assign(world, {
    gate,
    async beginAnew(at: string) {
      world.clock.set(at);
      await world.app.db.sql`
        truncate subscription, digest, digest_delivery, assembly, rollup, picture cascade`;
    },
  });
}

/** Verified records that count, of which nothing is held back. */
export async function addRecords(
  { app }: World,
  records: readonly { readonly placeId: string; readonly localDate: string }[],
): Promise<void> {
  const rows = records.map((record) => ({
    id: randomUUID(),
    regionId: 'almaty_city',
    form: 'rally',
    topic: 'labour',
    topicClass: 'social_economic',
    permitStatus: 'denied',
    authorised: 'unauthorised',
    authorityResponse: [],
    verifiedAt: new Date(`${record.localDate}T12:00:00Z`),
    ...record,
  }));
  await app.db.transaction(async (tx) => {
    await tx.insert(assembly).values(rows);
    await writeLines(
      tx,
      rows.map(({ id }) => id),
    );
  });
}

/** What the bot sent to a chat and Telegram took, oldest first. */
export function sentTo({ ledger }: Sandbox, chatId: number): readonly string[] {
  return (
    ledger
      .filter(({ method, params, status }) => {
        const isSend = method === 'sendMessage' || method === 'sendPhoto';
        return isSend && status === 200 && Number(params['chat_id']) === chatId;
      })
      // A form ends its lines with CRLF, which Telegram drops.
      .map(({ params }) => String(params['text'] ?? params['caption']).replaceAll('\r', ''))
  );
}
