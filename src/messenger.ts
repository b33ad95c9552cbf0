// The port between the product and whatever network shows its screens. Telegram is one
// implementation and lives in telegram/; nothing here knows about it.
import type { Language } from './locales/translate.ts';
import type { Press } from './presses.ts';

/** A pseudonym: HMAC-SHA-256 of the network's user id under SOURCE_KEY, base64url. */
export type PersonKey = string;

/** A pseudonym of a chat, made the same way. In a private chat it differs from the person's. */
export type ChatKey = string;

export type Paragraph =
  /** `copy` is to be copied and sent back: one tap on it does that. */
  | { readonly style: 'heading' | 'plain' | 'note' | 'copy'; readonly text: string }
  | { readonly style: 'pair'; readonly label: string; readonly text: string };

export type Button =
  | { readonly text: string; readonly press: Press; readonly tone?: 'good' | 'bad' }
  | { readonly text: string; readonly url: string };

/** A key of the phone's own keyboard: only there can a person be asked for their location. */
export interface Key {
  readonly text: string;
  readonly asksLocation?: boolean;
}

/** A picture is a recipe; it is drawn when the screen is sent, and kept by its content. */
export type Picture =
  | { readonly chart: 'bars'; readonly spec: BarChart }
  | { readonly chart: 'stacked'; readonly spec: StackedChart }
  | { readonly chart: 'columns'; readonly spec: ColumnChart }
  | { readonly chart: 'map'; readonly spec: MapChart };

/** The texts of every picture: each picture says by itself what it shows. */
export interface ChartTexts {
  readonly title: string;
  /** One line under the title: period, what is counted, unit. */
  readonly subtitle: string;
  /** One line at the foot: n, "as of", source. */
  readonly footnote: string;
}

/** A number as long as a bar, and as it is written, rounded and with its unit. */
export interface Amount {
  readonly value: number;
  readonly text: string;
}

/** Horizontal bars, one for each label, or one for each series of a label. */
export interface BarChart extends ChartTexts {
  readonly bars: readonly {
    readonly label: string;
    /** One for each series; `undefined` where it is not known, drawn as a dash. */
    readonly values: readonly (Amount | undefined)[];
  }[];
  /** Names of the series; absent where there is one. */
  readonly legend?: readonly string[];
  /** Where the scale ends, such as 100 for percent; the longest bar when absent. */
  readonly scaleTo?: number;
}

/** Horizontal bars, each cut into parts. */
export interface StackedChart extends ChartTexts {
  /** Names of the parts, in their order; there are six colours besides that of the unknown. */
  readonly legend: readonly string[];
  readonly bars: readonly {
    readonly label: string;
    readonly parts: readonly Amount[];
    /** Written at the end of the bar, such as its total. */
    readonly text: string;
  }[];
  /** Index of the part that is not known, drawn in grey. */
  readonly unknown?: number;
  /** Whether every bar is drawn to the same length, as shares of its own total. */
  readonly isShares: boolean;
}

/** Columns over time, each cut into parts. */
export interface ColumnChart extends ChartTexts {
  /** Names of the parts, in their order, six at most as above; one part needs no name. */
  readonly legend: readonly string[];
  /** Index of the part that is not known, drawn in grey. */
  readonly unknown?: number;
  readonly columns: readonly { readonly label: string; readonly parts: readonly number[] }[];
}

/** A map of Kazakhstan with circles whose areas are proportional to the values. */
export interface MapChart extends ChartTexts {
  readonly symbols: readonly {
    readonly lat: number;
    readonly lon: number;
    readonly label: string;
    readonly amount: Amount;
  }[];
  /** What the area of a circle stands for. */
  readonly legend: string;
}

/** A file is a recipe, too: it is made from the records when it is sent. */
export interface Document {
  readonly format: 'csv' | 'geojson' | 'xlsx' | 'codebook' | 'changes';
  /** `all`, `r-<region>` or a place's id. */
  readonly area: string;
  /** As in `/stats`: `all`, `2012`, `2011-06..2012-04`. */
  readonly period: string;
  readonly language: Language;
  /** What it is called on the phone. */
  readonly fileName: string;
}

/** What a person is shown: plain text with structure, rows of buttons, perhaps a picture. */
export interface Screen {
  readonly paragraphs: readonly Paragraph[];
  /** Rows of buttons under the message. */
  readonly buttons?: readonly (readonly Button[])[];
  /** Rows of the phone's keyboard, instead of buttons. */
  readonly keyboard?: readonly (readonly Key[])[];
  readonly picture?: Picture;
  /** A file; the paragraphs stand under it. */
  readonly document?: Document;
  /** Photos that people sent, as the messenger keeps them; shown together, without buttons. */
  readonly photos?: readonly string[];
}

export type Lane = 'interactive' | 'moderation' | 'digest';

/** One thing to be shown in one chat. */
export interface Showing {
  /**
   * Names the message that shows this screen, such as `draft:<person>` or `case:17`. A second
   * showing in the same slot edits that message; without a slot it is a message of its own.
   */
  readonly slot?: string;
  /** Let the message move to the end of the chat: send anew, then delete the old one. */
  readonly move?: boolean;
  /** Revision of the state that the screen shows; kept with the message id. */
  readonly revision?: number;
  /** A last word to somebody of whom nothing is kept: its message is not noted anywhere. */
  readonly untracked?: boolean;
  readonly screen: Screen;
}

export type Delivery =
  | { readonly outcome: 'shown'; readonly messageId: number; readonly shownAt: Date }
  /** Nothing will ever help: blocked, chat gone, refused content. */
  | { readonly outcome: 'dead'; readonly reason: string }
  /** Try again, not before the given time; `ambiguous` when it may have been shown already. */
  | { readonly outcome: 'later'; readonly afterMs: number; readonly ambiguous: boolean }
  /** The group has become another chat; try again there. */
  | { readonly outcome: 'moved'; readonly chatId: number };

/** How a deletion of messages ended; what cannot be deleted any more counts as gone. */
export type Removal =
  | { readonly outcome: 'removed' }
  | Extract<Delivery, { readonly outcome: 'dead' | 'later' }>;

export interface Target {
  readonly chatId: number;
  readonly lane: Lane;
  /** Asked when its turn has come, before it leaves; without leave it is to be tried later. */
  readonly mayLeave?: () => Promise<boolean>;
}

export interface Messenger {
  /** Shows one screen. Never throws for what the network can answer; see `Delivery`. */
  show(
    to: Target,
    showing: Showing,
    shown: { readonly messageId: number; readonly hasKeyboard: boolean } | undefined,
  ): Promise<Delivery>;
  /** Deletes messages of a private chat, the person's own too. Safe to repeat. */
  remove(
    to: { readonly chatId: number; readonly lane: Lane },
    messageIds: readonly number[],
  ): Promise<Removal>;
}
