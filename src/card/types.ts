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

interface QuestionBase {
  readonly key: string;
  readonly section: string;
  readonly required: boolean;
  readonly skippable: boolean;
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

/** A number of people, as a band, a number or a range. */
export interface IntRangeQuestion extends QuestionBase {
  readonly type: 'int_range';
  readonly choices: readonly Choice[];
  readonly min: number;
  readonly max: number;
}

export type Question =
  | SingleChoiceQuestion
  | MultiChoiceQuestion
  | DateQuestion
  | LocationQuestion
  | IntRangeQuestion;

export interface Card {
  /** Changes with every change of a question or choice. */
  readonly version: string;
  readonly questions: readonly Question[];
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
  /** People, from low to high inclusive; high null = open; band = the choice that was tapped. */
  | {
      readonly kind: 'size';
      readonly low: number;
      readonly high: number | null;
      readonly band?: string;
    }
  | { readonly kind: 'unknown' };

export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** Answers by question key. A question that was not answered, or skipped, is absent. */
export type Answers = Readonly<Record<string, Answer>>;
