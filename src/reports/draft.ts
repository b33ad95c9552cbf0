// A card being filled by one person.
import type { Interview } from '../engine/state.ts';
import type { PersonKey } from '../messenger.ts';

export interface Draft {
  /** Becomes the id of the report. */
  readonly id: string;
  readonly person: PersonKey;
  readonly cardVersion: string;
  /** Grows with each change; buttons carry it. */
  readonly revision: number;
  readonly interview: Interview;
  /** The report that something is added to. */
  readonly reportId?: string;
  /** Album of the last photo: its other photos may still come in. */
  readonly album?: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Names the message in which the draft is shown. */
export function draftSlot(draftId: string): string {
  return `draft:${draftId}`;
}

/**
 * First revision of a new draft. It comes from the clock, in seconds, so that a button of an
 * earlier draft can never carry a revision of this one.
 */
export function firstRevision(now: Date): number {
  return Math.floor(now.getTime() / 1000);
}
