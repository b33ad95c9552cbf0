// What a button does, as data. Telegram cuts callback data at 64 bytes, so buttons carry keys and
// numbers, never texts; their short form is in press-forms.ts.

export type Press =
  /** Choose (or tick) one choice of a question. */
  | {
      readonly do: 'choose';
      readonly question: string;
      readonly choice: string;
      readonly rev: number;
    }
  /**
   * Mark (`on` 1) or unmark (0) one of several choices. It says what is wanted, so that quick taps
   * may come before the marks of the earlier ones are drawn, and a doubled one changes nothing.
   */
  | {
      readonly do: 'tick';
      readonly question: string;
      readonly choice: string;
      readonly on: number;
      readonly rev: number;
    }
  /** Open a further page of the question on screen, such as the list of regions. */
  | { readonly do: 'open'; readonly page: string; readonly rev: number }
  | { readonly do: 'edit'; readonly question: string; readonly rev: number }
  | OfEach<
      'done' | 'back' | 'skip' | 'cancel' | 'send' | 'unknown' | 'insist',
      { readonly rev: number }
    >
  /** Open a section of the details. */
  | { readonly do: 'section'; readonly section: string; readonly rev: number }
  /** One of several ways in which a typed answer can be meant. */
  | { readonly do: 'pick'; readonly index: number; readonly rev: number }
  /** Add to a report that was sent: `details`, `correction`, `update`. */
  | { readonly do: 'add'; readonly scope: string; readonly report: string }
  /** A page of the person's own reports, from 0. */
  | { readonly do: 'mine'; readonly index: number }
  /** One's own report: look at it, take it back, answer when asked what happened afterwards. */
  | OfEach<
      | 'mine_report'
      | 'withdraw'
      | 'withdraw_yes'
      | 'follow_up_add'
      | 'follow_up_nothing'
      | 'follow_up_stop',
      { readonly report: string }
    >
  /** Write an answer to a moderators' question, or do not. */
  | OfEach<'reply' | 'cancel_reply', { readonly question: string }>
  | OfEach<'report' | 'begin' | 'clean' | 'forget' | 'ask_language', object>
  /** Figures for a place or region (`all` for the country) and a period as it is typed. */
  | { readonly do: 'stats'; readonly place: string; readonly period: string }
  /** A file of records; the period as `periodPress` writes it. */
  | {
      readonly do: 'export_file';
      readonly format: string;
      readonly place: string;
      readonly period: string;
    }
  /** A page of what was corrected lately, from 0. */
  | { readonly do: 'corrections'; readonly index: number }
  /** The summary of a week, `2026-w48`. */
  | { readonly do: 'weekly'; readonly place: string; readonly week: string }
  /** The question of an answer (its code without `#`) with one thing set to another value. */
  | {
      readonly do: 'stats_set';
      readonly snapshot: string;
      readonly set: 'menu' | 'topic' | 'chart' | 'place' | 'period' | 'mode' | 'level' | 'campaign';
      readonly to: string;
    }
  | { readonly do: 'language'; readonly language: string }
  /** The weekly summary as it would come: another page of the choice, something chosen, yes. */
  | ({ readonly do: 'digest_page'; readonly page: string } & DigestSettings)
  | OfEach<'digest_set' | 'subscribe', DigestSettings>
  | { readonly do: 'unsubscribe' }
  | OfEach<
      | 'claim'
      | 'hand_back'
      | 'verify'
      | 'verify_as'
      | 'reject'
      | 'unreject'
      | 'photos'
      | 'ask'
      | 'undo'
      | 'new_event'
      | 'new_event_as',
      { readonly case: number; readonly version: number }
    >
  /** A case beside a record that it may be about. */
  | {
      readonly do: 'compare';
      readonly case: number;
      readonly version: number;
      readonly assembly: number;
    }
  /** The report is about the event of this record, as it was when the two were compared. */
  | {
      readonly do: 'same_event';
      readonly case: number;
      readonly version: number;
      readonly assembly: number;
      readonly seen: number;
    }
  /** A record turned out to be another one twice. */
  | {
      readonly do: 'merge_into';
      readonly assembly: number;
      readonly version: number;
      readonly into: number;
    }
  /** It did not: the record stands by itself again. */
  | { readonly do: 'unmerge'; readonly assembly: number; readonly version: number }
  /** A report is about another event than the record that cites it. */
  | {
      readonly do: 'unmerge_report';
      readonly assembly: number;
      readonly version: number;
      readonly case: number;
    }
  /** Something new in a cited report goes into the record, or does not. */
  | OfEach<'take' | 'leave', { readonly addition: string }>
  /** The record goes on without a report that was withdrawn. */
  | { readonly do: 'take_withdrawal'; readonly report: string }
  | {
      readonly do: 'reject_for';
      readonly case: number;
      readonly version: number;
      readonly reason: string;
    }
  /** Verify with a level that a moderator gives, `v0` to `v4`. */
  | {
      readonly do: 'verify_level';
      readonly case: number;
      readonly version: number;
      readonly level: string;
    }
  /** Verify as something that did not take place: another page of the card, and which status. */
  | { readonly do: 'record_as'; readonly case: number; readonly version: number }
  | {
      readonly do: 'record_status';
      readonly case: number;
      readonly version: number;
      readonly status: string;
    }
  /** The record of an assembly, by its number. */
  | { readonly do: 'assembly_open'; readonly assembly: number }
  | (OnRecord & RecordPress)
  | (OnDeskDraft & DeskDraftPress)
  /** What another moderator proposed, by its number. */
  | OfEach<'confirm' | 'decline', { readonly proposal: number }>
  /** Bring the card of a case to the end of the chat. */
  | { readonly do: 'show_case'; readonly number: number }
  /** What waits at the desk: of all places (`all`) or one, cases after this number. */
  | { readonly do: 'queue'; readonly place: string; readonly after: number }
  /** Reject all that say nearly the same as this case; then, for which reason. */
  | { readonly do: 'alike'; readonly number: number }
  | { readonly do: 'alike_for'; readonly number: number; readonly reason: string }
  /** Give this group a region (`on` 1) or take it away (0); `all`: what no other group has. */
  | { readonly do: 'region'; readonly region: string; readonly on: number }
  | { readonly do: 'regions'; readonly index: number }
  /** What followed an assembly: the list at the end of the chat, or another page of it. */
  | { readonly do: 'outcome_open'; readonly assembly: number }
  | { readonly do: 'outcomes'; readonly assembly: number; readonly index: number }
  /** Another outcome: for the person with this number, or for a new one with 0. */
  | { readonly do: 'outcome_add'; readonly assembly: number; readonly index: number }
  /** One row of that list, by its own number. */
  | OfEach<'outcome_replace' | 'outcome_take_back', { readonly outcome: number }>
  /** Who works at the desk. */
  | { readonly do: 'moderators' }
  /** One of them, by their number: which role they are to have. */
  | { readonly do: 'role_menu'; readonly moderator: number }
  | { readonly do: 'set_role'; readonly moderator: number; readonly role: string }
  /** Acts at the desk: all of them, of a case (`c17`) or an assembly (`a17`); 0 for the newest. */
  | { readonly do: 'log'; readonly about: string; readonly before: number }
  /** Ask the reporter a ready-made question. */
  | {
      readonly do: 'ask_for';
      readonly case: number;
      readonly version: number;
      readonly code: string;
    };

/** Until somebody has subscribed, what they chose so far stands in the buttons alone. */
interface DigestSettings {
  readonly area: string;
  readonly weekday: number;
  readonly hour: number;
  readonly language: string;
}

/** An act on a record as it was seen. */
interface OnRecord {
  readonly assembly: number;
  readonly version: number;
}

type RecordPress =
  /** Other buttons under the record: fields, reasons of a retraction, neighbours, campaigns. */
  | { readonly do: 'assembly_page'; readonly page: string }
  /** Correct this field. */
  | { readonly do: 'assembly_field'; readonly field: string }
  /** Settle a contradiction with one of the values that were said, by its place among them. */
  | { readonly do: 'assembly_settle'; readonly field: string; readonly index: number }
  | { readonly do: 'assembly_retract'; readonly reason: string }
  /** `none` for no campaign. */
  | { readonly do: 'assembly_campaign'; readonly campaign: string }
  /** The same action on another day, by the number of that record; or a day by itself again. */
  | { readonly do: 'assembly_link'; readonly other: number }
  | { readonly do: 'assembly_unlink' };

/** A step of what a moderator is in the middle of; `draft` tells it from their earlier ones. */
interface OnDeskDraft {
  readonly draft: string;
  readonly rev: number;
}

type DeskDraftPress =
  | { readonly do: 'correct_choose'; readonly choice: string }
  | { readonly do: 'correct_tick'; readonly choice: string; readonly on: number }
  | { readonly do: 'correct_pick'; readonly index: number }
  | { readonly do: 'correct_reason'; readonly reason: string }
  | OfEach<'correct_done' | 'correct_unknown' | 'correct_cancel', object>;

/** One member of the union for each verb, so that a switch can tell them apart. */
type OfEach<Verb extends string, Fields> = { [D in Verb]: { readonly do: D } & Fields }[Verb];
