// Taps on buttons that wait for the bot's answer.
import { randomInt } from 'node:crypto';
import type { Cloud } from './cloud.ts';

/** What the person who tapped is shown: a short note, or a window to be closed. */
export interface Tapped {
  readonly toast?: string;
  readonly alert?: boolean;
}

export interface OpenCallback {
  readonly askedAtMs: number;
  readonly timer: NodeJS.Timeout;
  readonly answer: (tapped: Tapped) => void;
}

/** So long the phone shows that it waits, and so long the bot may answer. */
export const answerWindowMs = 15_000;

export function openCallback(cloud: Cloud): {
  readonly id: string;
  readonly answered: Promise<Tapped>;
} {
  const id = `${randomInt(1, 2 ** 47)}${randomInt(1, 2 ** 20)}`;
  const answered = new Promise<Tapped>((resolve) => {
    const answer = (tapped: Tapped) => {
      clearTimeout(timer);
      cloud.callbacks.delete(id);
      resolve(tapped);
    };
    const timer = setTimeout(() => answer({}), answerWindowMs);
    timer.unref();
    cloud.callbacks.set(id, { askedAtMs: cloud.clock.now().getTime(), timer, answer });
  });
  return { id, answered };
}

export function closeCallbacks(cloud: Cloud): void {
  for (const { answer } of cloud.callbacks.values()) answer({});
}
