// The observation card as data: what a section, a question and a choice are. No texts here;
// they are in locales/ under `card.<question>.…`.

export type IssueClass = 'political' | 'social_economic' | 'pro_government' | 'other' | 'unknown';
export type LegalRoute = 'notification' | 'approval' | 'other_law' | 'none' | 'unclear';

export interface Choice {
  readonly value: string;
  /** Cannot stand beside another choice of the same question. */
  readonly exclusive?: boolean;
  /** A band of people: from `low` to `high`; `high` null for an open band. */
  readonly low?: number;
  readonly high?: number | null;
  /** The class under which figures count this topic. */
  readonly issueClass?: IssueClass;
  /** Which procedure the law of 2020 asks for. */
  readonly legalRoute?: LegalRoute;
}

/**
 * When a question is asked, by the answer to an earlier one. `in` and `any` want one of the values
 * chosen, and an unanswered question has none; `notIn` and `notAny` want none of them chosen.
 */
export interface Condition {
  readonly question: string;
  readonly test: 'in' | 'notIn' | 'any' | 'notAny';
  readonly values: readonly string[];
}

interface QuestionBase {
  readonly key: string;
  readonly section: string;
  readonly required: boolean;
  readonly skippable: boolean;
  /** Asked always when absent. */
  readonly showIf?: Condition;
}

export interface SingleChoiceQuestion extends QuestionBase {
  readonly type: 'single_choice';
  readonly choices: readonly Choice[];
  /** Only so many choices at first, the others behind "More options". */
  readonly topChoices?: number;
}

export interface MultiChoiceQuestion extends QuestionBase {
  readonly type: 'multi_choice';
  readonly choices: readonly Choice[];
}

/** A day, by button (now, today, yesterday) or typed. */
export interface DateQuestion extends QuestionBase {
  readonly type: 'date_time';
  readonly choices: readonly Choice[];
  readonly maxAgeDays: number;
}

export interface LocationQuestion extends QuestionBase {
  readonly type: 'location';
}

/** A number of people or days, as a band, a number or a range. */
export interface IntRangeQuestion extends QuestionBase {
  readonly type: 'int_range';
  readonly choices: readonly Choice[];
  /** What is counted; people when absent. */
  readonly unit?: 'days';
  readonly min: number;
  readonly max: number;
}

/** A time of day, local to the place. */
export interface TimeQuestion extends QuestionBase {
  readonly type: 'time';
}

export interface TextQuestion extends QuestionBase {
  readonly type: 'text';
  /** Code points. */
  readonly maxLength: number;
}

export interface IntegerQuestion extends QuestionBase {
  readonly type: 'integer';
  readonly min: number;
  readonly max: number;
}

/** A sum in tenge or in monthly calculation indices (MCI). */
export interface MoneyQuestion extends QuestionBase {
  readonly type: 'money_or_mci';
}

export interface UrlQuestion extends QuestionBase {
  readonly type: 'url';
}

export interface PhotoQuestion extends QuestionBase {
  readonly type: 'photo';
  readonly maxItems: number;
}

export type Question =
  | SingleChoiceQuestion
  | MultiChoiceQuestion
  | DateQuestion
  | LocationQuestion
  | IntRangeQuestion
  | TimeQuestion
  | TextQuestion
  | IntegerQuestion
  | MoneyQuestion
  | UrlQuestion
  | PhotoQuestion;

/** Optional questions about one subject. */
export interface Section {
  readonly key: string;
  readonly questions: readonly Question[];
}

export interface Card {
  /** Changes with every change of a question or choice. */
  readonly version: string;
  /** The questions that every report answers. */
  readonly questions: readonly Question[];
  /** What can be added afterwards, all of it optional. */
  readonly details: readonly Section[];
}

export type Answer =
  | { readonly kind: 'choice'; readonly value: string }
  | { readonly kind: 'choices'; readonly values: readonly string[] }
  /** Said by button; which local day that is depends on the place, so the instant is kept. */
  | { readonly kind: 'day'; readonly said: 'now' | 'today' | 'yesterday'; readonly at: string }
  /** A local date, ISO 8601 `YYYY-MM-DD`. */
  | { readonly kind: 'date'; readonly date: string }
  /** A place of the gazetteer; a shared point is kept to two decimals, about 1 km. */
  | { readonly kind: 'place'; readonly place: string; readonly point?: Point }
  /**
   * People, from low to high inclusive; high null = open; band = the choice that was tapped; best =
   * what an archive holds most likely.
   */
  | {
      readonly kind: 'size';
      readonly low: number;
      readonly high: number | null;
      readonly band?: string;
      readonly best?: number;
    }
  /** Local time `HH:MM`; the local day is kept where it is not the day of the assembly. */
  | { readonly kind: 'time'; readonly time: string; readonly date?: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'money'; readonly value: number; readonly unit: 'kzt' | 'mci' }
  | { readonly kind: 'link'; readonly url: string }
  /** Photos as the messenger keeps them; shown to moderators only. */
  | { readonly kind: 'photos'; readonly fileIds: readonly string[] }
  | { readonly kind: 'unknown' };

export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** Answers by question key. A question that was not answered, or skipped, is absent. */
export type Answers = Readonly<Record<string, Answer>>;
