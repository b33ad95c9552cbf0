// The unit of work: one update comes in, one set of writes comes out. An action reads rows, decides
// purely, and hands its writes over as data; `db/commit.ts` is the one place that writes them.
import type { Tx } from '../db/connection.ts';
import type { SubscriptionWrite } from '../db/subscriptions.ts';
import type { Language } from '../locales/translate.ts';
import type { ChatKey, Lane, PersonKey, Showing } from '../messenger.ts';
import type { Press } from '../presses.ts';
import type { PayloadOf, QueueName } from '../queues/definitions.ts';
import type { Addition } from '../reports/additions.ts';
import type { Draft } from '../reports/draft.ts';
import type { FollowUp, PlannedFollowUp } from '../reports/follow-up.ts';
import type { ReportLimit } from '../reports/limits.ts';
import type { NewQuestion } from '../reports/question.ts';
import type { Report } from '../reports/report.ts';
import type { Finding } from '../reports/screening.ts';
import type { NewSnapshot } from '../stats/snapshot.ts';
import type { DeskWrite } from './desk-writes.ts';

/** What a person did, without anything that names them. */
export type Event =
  | { readonly kind: 'command'; readonly name: string; readonly args: string }
  /** `press` is absent when the button was not made by us for this chat. */
  | { readonly kind: 'press'; readonly press: Press | undefined }
  /** In a group, `replyTo` is the message that it replies to. */
  | { readonly kind: 'text'; readonly text: string; readonly replyTo?: number }
  | { readonly kind: 'point'; readonly lat: number; readonly lon: number }
  /** `album` is the same for all photos of one album. */
  | { readonly kind: 'photo'; readonly fileId: string; readonly album?: string }
  /** Something that is no answer: sticker, voice, document… */
  | { readonly kind: 'other'; readonly what: string }
  | { readonly kind: 'edited' }
  /** The person blocked the bot or came back. */
  | { readonly kind: 'blocked' | 'unblocked' }
  /** The bot is in the group no longer, or came into it. */
  | { readonly kind: 'bot_left' | 'bot_joined' }
  /** Nothing to answer, such as a service message; it is noted, to be deleted with the others. */
  | { readonly kind: 'noted' }
  /** The last update of a flood that is still looked at; the rest of it goes unread. */
  | { readonly kind: 'flood'; readonly isTap: boolean }
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
  /** In a private chat: the message that came, or the one whose button was tapped. */
  readonly messageId?: number;
  /** When that message was sent, by the messenger's clock. */
  readonly messageSentAt?: Date;
  readonly event: Event;
  /** Looked up before the transaction: whether the person is a member of this group. */
  readonly isMember?: boolean;
  /** The same: whether they may speak for this group or channel. */
  readonly isAdmin?: boolean;
}

/** A person as the database knows them, locked for this unit. */
export interface Conversation {
  readonly person: PersonKey;
  readonly language: Language;
  readonly draft: Draft | undefined;
  /** The draft's message: what it shows, and since when. */
  readonly bubble: { readonly revision: number; readonly shownAt: Date } | undefined;
  readonly startedAt: Date;
  readonly lastExchangeAt: Date;
  /** They were shown what is kept and what is not. */
  readonly sawSafety: boolean;
  /** The moderators' question that their next text answers. */
  readonly replyingTo: string | undefined;
}

export interface Unit {
  readonly incoming: Incoming;
  readonly conversation: Conversation;
  readonly now: Date;
  readonly tx: Tx;
  readonly limits: readonly ReportLimit[];
  /** People who run the installation. */
  readonly coordinators: readonly PersonKey[];
}

export type Recipient =
  | { readonly to: 'here' }
  | { readonly to: 'person'; readonly person: PersonKey }
  /** A group of moderators; all of them without `chatKey`. */
  | { readonly to: 'desk'; readonly chatKey?: ChatKey };

export interface Show extends Showing {
  readonly recipient: Recipient;
  readonly lane?: Lane;
  /** Takes over the message whose button was tapped; needs a slot. */
  readonly overTapped?: boolean;
}

/** Messages to be deleted from a private chat, in the words of the outbox. */
export interface Cleaning {
  readonly messageIds: readonly number[];
  /** Also what was noted meanwhile, such as a screen that was on its way. */
  readonly wholeChat: boolean;
  /** What waits for this chat is called off, and no trace of the chat stays in the outbox. */
  readonly leavesNoTrace: boolean;
}

export interface Clean extends Cleaning {
  readonly recipient: Exclude<Recipient, { to: 'desk' }>;
}

export type Job = {
  [Q in QueueName]: { readonly queue: Q; readonly id: string; readonly payload: PayloadOf<Q> };
}[QueueName];

/** A report comes before the moderators: it waits until there is room on their desk. */
export interface NewCase {
  readonly number: number;
  readonly reportId: string;
  readonly findings: readonly Finding[];
  /** The group for its region; absent while there is none. */
  readonly desk?: ChatKey;
  readonly codename: string;
  readonly fingerprint: string;
}

/** All that a unit may write. Absent means untouched. */
export interface Writes {
  readonly language?: Language;
  /** The draft as it is now; `null` when it is gone. */
  readonly draft?: Draft | null;
  /** Erase or renew the sealed address. */
  readonly isReachable?: boolean;
  /** They are shown the safety screen now. */
  readonly sawSafety?: true;
  /** Cut everything loose that is keyed by the person who wrote; or erase their words as well. */
  readonly erasure?: 'ties' | 'ties_and_words';
  readonly cleans?: readonly Clean[];
  readonly report?: Report;
  readonly addition?: Addition;
  /** The reporter takes a report back; `case` when it awaits a decision, which it now never gets. */
  readonly withdrawal?: {
    readonly reportId: string;
    readonly case?: { readonly number: number; readonly expectedVersion: number };
  };
  /** A moderator asks the reporter: one of the ready-made questions, or in their own words. */
  readonly question?: NewQuestion;
  /** What the reporter answered. */
  readonly reply?: { readonly questionId: string; readonly text: string };
  /** The question that the next text answers; `null` when none does. */
  readonly replyingTo?: string | null;
  /** They never want to be asked what happened afterwards. */
  readonly stopsFollowUps?: true;
  readonly followUpsAsked?: readonly FollowUp[];
  readonly followUpsMoved?: readonly PlannedFollowUp[];
  readonly newCase?: NewCase;
  /** What becomes of this chat's subscription to the weekly summary. */
  readonly subscription?: SubscriptionWrite;
  readonly moderator?: {
    readonly person: PersonKey;
    readonly isMember: boolean;
    readonly number: number;
  };
  /** What an act at the desk changes, in this order. */
  readonly desk?: readonly DeskWrite[];
  readonly deskLanguage?: Language;
  readonly linkDesk?: { readonly codeHash: string; readonly language: Language };
  /** An answer with figures, to be had again by its code. */
  readonly snapshot?: NewSnapshot;
  readonly shows?: readonly Show[];
  readonly jobs?: readonly Job[];
  /** A line that answers a tap; it is lost with the process, which harms nobody. */
  readonly toast?: string;
}
