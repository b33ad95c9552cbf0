// The unit of work: one update comes in, one set of writes comes out. An action reads rows, decides
// purely, and hands its writes over as data; `db/commit.ts` is the one place that writes them.
import type { Assembly } from '../assemblies/assembly.ts';
import type { Tx } from '../db/connection.ts';
import type { Language } from '../locales/translate.ts';
import type { ChatKey, Lane, PersonKey, Showing } from '../messenger.ts';
import type { Press } from '../presses.ts';
import type { PayloadOf, QueueName } from '../queues/definitions.ts';
import type { Verdict } from '../reports/decision.ts';
import type { Draft } from '../reports/draft.ts';
import type { Report } from '../reports/report.ts';
import type { Finding } from '../reports/screening.ts';

/** What a person did, without anything that names them. */
export type Event =
  | { readonly kind: 'command'; readonly name: string; readonly args: string }
  /** `press` is absent when the button was not made by us for this chat. */
  | { readonly kind: 'press'; readonly press: Press | undefined }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'point'; readonly lat: number; readonly lon: number }
  /** Something that is no answer: photo, sticker, voice, document… */
  | { readonly kind: 'other'; readonly what: string }
  | { readonly kind: 'edited' }
  /** The person blocked the bot or came back. */
  | { readonly kind: 'blocked' | 'unblocked' }
  /** Somebody is in the moderators' group no longer. */
  | { readonly kind: 'left'; readonly who: PersonKey };

export interface Incoming {
  readonly updateId: number;
  readonly person: PersonKey;
  readonly chatKey: ChatKey;
  readonly chatKind: 'private' | 'group' | 'channel';
  /** Language of their messenger. */
  readonly language: Language;
  /** When it was sent, by the messenger's clock, whole seconds. Taps have none. */
  readonly sentAt?: Date;
  readonly event: Event;
  /** Looked up before the transaction: whether the person is a member of this group. */
  readonly isMember?: boolean;
}

/** A person as the database knows them, locked for this unit. */
export interface Conversation {
  readonly person: PersonKey;
  readonly language: Language;
  readonly draft: Draft | undefined;
  /** The draft's message: what it shows, and since when. */
  readonly bubble: { readonly revision: number; readonly shownAt: Date } | undefined;
}

export interface Unit {
  readonly incoming: Incoming;
  readonly conversation: Conversation;
  readonly now: Date;
  readonly tx: Tx;
}

export type Recipient =
  | { readonly to: 'here' }
  | { readonly to: 'person'; readonly person: PersonKey }
  | { readonly to: 'desk' };

export interface Show extends Showing {
  readonly recipient: Recipient;
  readonly lane?: Lane;
}

export type Job = {
  [Q in QueueName]: { readonly queue: Q; readonly id: string; readonly payload: PayloadOf<Q> };
}[QueueName];

/** All that a unit may write. Absent means untouched. */
export interface Writes {
  readonly language?: Language;
  /** The draft as it is now; `null` when it is gone. */
  readonly draft?: Draft | null;
  /** Erase or renew the sealed address. */
  readonly isReachable?: boolean;
  readonly report?: Report;
  readonly newCase?: {
    readonly number: number;
    readonly reportId: string;
    readonly findings: readonly Finding[];
  };
  readonly moderator?: {
    readonly person: PersonKey;
    readonly isMember: boolean;
    readonly number: number;
  };
  readonly caseChange?: {
    readonly number: number;
    readonly expectedVersion: number;
    readonly status: 'claimed' | 'verified' | 'rejected';
    readonly claimedBy: PersonKey;
  };
  readonly decision?: {
    readonly caseNumber: number;
    readonly moderator: PersonKey;
    readonly verdict: Verdict;
  };
  readonly assembly?: Assembly & { readonly reportId: string };
  readonly deskLanguage?: Language;
  readonly linkDesk?: { readonly codeHash: string; readonly language: Language };
  readonly shows?: readonly Show[];
  readonly jobs?: readonly Job[];
  /** A line that answers a tap; it is lost with the process, which harms nobody. */
  readonly toast?: string;
}
