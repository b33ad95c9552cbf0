// Whom a weekly summary is to be sent to, as a plain model: each round looks at everybody, and nothing
// is planned ahead.
import { addDays, instantOf } from '../../src/dates.ts';
import { weeksDue } from '../../src/digest/schedule.ts';
import { mondayOf, nextWeek, type Week } from '../../src/digest/week.ts';

const HOUR_MS = 3_600_000;
const LATE_MS = 48 * HOUR_MS;
const LOOKED_AT_AGAIN_MS = 600_000;

export interface Slot {
  readonly weekday: number;
  readonly hour: number;
  readonly timeZone: string;
}

interface Chat extends Slot {
  readonly subscribedAt: number;
  readonly changedAt: number;
  readonly isActive: boolean;
}

interface Due {
  readonly dueAt: number;
  readonly status: string;
}

export class DigestModel {
  readonly #chats = new Map<string, Chat>();
  readonly #rows = new Map<Week, Map<string, Due>>();
  readonly #until = new Map<Week, number>();

  put(chatKey: string, slot: Slot, now: number) {
    const known = this.#chats.get(chatKey);
    const subscribedAt = known?.isActive ? known.subscribedAt : now;
    this.#chats.set(chatKey, { ...slot, subscribedAt, changedAt: now, isActive: true });
  }

  /** The chat cannot be reached any more. */
  end(chatKey: string) {
    const known = this.#chats.get(chatKey);
    if (known) this.#chats.set(chatKey, { ...known, isActive: false });
  }

  remove(chatKey: string) {
    this.#chats.delete(chatKey);
    for (const rows of this.#rows.values()) rows.delete(chatKey);
  }

  sendAll() {
    this.#each((row) => (row.status === 'pending' ? { ...row, status: 'sent' } : row));
  }

  /** Returns whether anything is to be sent since this round, and for how many it is too late. */
  round(now: number): { readonly isDue: boolean; readonly late: number } {
    const found: string[] = [];
    const active = [...this.#chats].filter(([, { isActive }]) => isActive);
    for (const week of active.length === 0 ? [] : weeksDue(new Date(now))) {
      const rows = this.#rows.get(week) ?? new Map<string, Due>();
      this.#rows.set(week, rows);
      for (const [chatKey, chat] of active) {
        const status = rows.has(chatKey) ? undefined : this.#statusOf(week, chat, now);
        if (status === undefined) continue;
        rows.set(chatKey, { dueAt: dueAt(week, chat), status });
        found.push(status);
      }
      this.#until.set(week, Math.max(this.#until.get(week) ?? 0, now));
    }
    this.#each((row) =>
      row.status === 'pending' && row.dueAt <= now - LATE_MS ? { ...row, status: 'late' } : row,
    );
    const count = (status: string) => found.filter((one) => one === status).length;
    return { isDue: count('pending') > 0, late: count('late') };
  }

  /** `2026-W47 chat-1 2026-11-23T04:00:00.000Z sent`, sorted. */
  rows(): readonly string[] {
    return [...this.#rows]
      .flatMap(([week, rows]) =>
        [...rows].map(
          ([chatKey, row]) =>
            `${week} ${chatKey} ${new Date(row.dueAt).toISOString()} ${row.status}`,
        ),
      )
      .sort();
  }

  /** What becomes of somebody who has no delivery of the week yet. */
  #statusOf(week: Week, chat: Chat, now: number): string | undefined {
    const at = dueAt(week, chat);
    const until = this.#until.get(week);
    if (at > now || chat.subscribedAt >= at) return undefined;
    const isLate = at <= now - LATE_MS;
    if (until === undefined || at > until) return isLate ? 'late' : 'pending';
    return !isLate && chat.changedAt > until - LOOKED_AT_AGAIN_MS ? 'pending' : undefined;
  }

  #each(change: (row: Due) => Due) {
    for (const rows of this.#rows.values()) {
      for (const [chatKey, row] of rows) rows.set(chatKey, change(row));
    }
  }
}

function dueAt(week: Week, { weekday, hour, timeZone }: Slot): number {
  return instantOf(addDays(mondayOf(nextWeek(week)), weekday - 1), hour * 60, timeZone).getTime();
}
