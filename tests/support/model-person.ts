// What a person has meant so far: their open card, and what they sent. A plain description, made
// without the engine, that says of every deed which outcomes are right.
import type { Answer, Answers } from '../../src/card/types.ts';
import {
  answerOf,
  marksWith,
  plainSections,
  questionOf,
  questionsIn,
  required,
  valuesOf,
} from './model-card.ts';

export interface OpenCard {
  /** Which of the person's cards it is, from 1. */
  readonly number: number;
  /** The report that something is added to, from 0. */
  readonly about?: number;
  /** A question, `review` or `menu`. */
  readonly at: string;
  readonly section?: string;
  readonly page?: string;
  /** What they have said and were asked to confirm. */
  readonly asked?: Answer;
  readonly editing: boolean;
  readonly marks: readonly string[];
  readonly answers: Answers;
  /** Begun with an earlier card; only what still fits is among the answers here. */
  readonly isAged?: true;
}

export interface SentReport {
  readonly answers: Answers;
  readonly additions: readonly Answers[];
}

export interface Meant {
  readonly reports: readonly SentReport[];
  readonly card?: OpenCard;
  /** Grows whenever something changes; a button counts only in the moment it belongs to. */
  readonly moment: number;
  readonly cards: number;
  readonly sawSafety: boolean;
}

export const nothingYet: Meant = { reports: [], moment: 0, cards: 0, sawSafety: false };

/** What the words on a button say that it does. */
export type Does =
  | {
      readonly does: 'choose' | 'mark' | 'unmark';
      readonly question: string;
      readonly value: string;
    }
  | { readonly does: 'open'; readonly page: string }
  | { readonly does: 'edit'; readonly question: string }
  | { readonly does: 'section'; readonly section: string }
  | { readonly does: 'add'; readonly report: number }
  | {
      readonly does:
        | 'done'
        | 'back'
        | 'skip'
        | 'unknown'
        | 'cancel'
        | 'send'
        | 'insist'
        | 'begin'
        | 'new_report';
    };

/** What a typed text or a location says at the question on the screen. */
export type Spoken = Answer | 'not understood' | 'which place';

export type Deed = { readonly now: string; readonly moment: number } & (
  | { readonly kind: 'tap'; readonly on: Does; readonly card: number | undefined }
  | { readonly kind: 'says'; readonly said: Spoken; readonly isAlone: boolean }
  | { readonly kind: 'command'; readonly name: 'report' | 'cancel' }
);

/** Everything that may rightly come of a deed. */
export function outcomesOf(meant: Meant, deed: Deed): readonly Meant[] {
  switch (deed.kind) {
    case 'command':
      return [deed.name === 'report' ? askForReport(meant) : closed(meant)];
    case 'says':
      return says(meant, deed);
    case 'tap':
      return taps(meant, deed);
    default:
      return deed satisfies never;
  }
}

function askForReport(meant: Meant): Meant {
  if (meant.card !== undefined) return meant.card.isAged ? adopted(meant, meant.card) : meant;
  return meant.sawSafety ? beginning(meant) : { ...meant, sawSafety: true };
}

function beginning(meant: Meant, about?: number): Meant {
  if (meant.card !== undefined) return meant;
  const number = meant.cards + 1;
  const blank = { number, editing: false, marks: [], answers: {} };
  const at = about === undefined ? (required[0]?.key ?? '') : 'menu';
  const card = about === undefined ? { ...blank, at } : { ...blank, at, about };
  return { ...meant, card, cards: number, moment: meant.moment + 1, sawSafety: true };
}

function closed({ card, ...rest }: Meant): Meant {
  return card === undefined ? rest : { ...rest, moment: rest.moment + 1 };
}

function says(meant: Meant, deed: Deed & { kind: 'says' }): readonly Meant[] {
  const { card } = meant;
  if (card === undefined) return [meant];
  if (card.isAged) return [adopted(meant, card)];
  if (deed.moment !== meant.moment || deed.said === 'not understood') return [meant];
  if (questionOf(card.at) === undefined) return [meant];
  const taken =
    deed.said === 'which place'
      ? [moved(meant, opened(card, 'which'))]
      : answered(meant, card, deed.said);
  // What comes together with something else may be too late for the question.
  return deed.isAlone ? taken : [...taken, meant];
}

function taps(meant: Meant, { on, now, ...deed }: Deed & { kind: 'tap' }): readonly Meant[] {
  if (on.does === 'new_report') return [askForReport(meant)];
  if (on.does === 'begin') return [beginning(meant)];
  if (on.does === 'add') return [beginning(meant, on.report)];
  const { card } = meant;
  if (card === undefined) return [meant];
  const isMark = on.does === 'mark' || on.does === 'unmark';
  const isOfThisQuestion = isMark && deed.card === card.number && on.question === card.at;
  if (deed.moment !== meant.moment && !isOfThisQuestion) return [meant];
  if (on.does === 'cancel') return [closed(meant)];
  if (card.isAged) return [adopted(meant, card)];
  return pressed(meant, card, on, now);
}

function pressed(meant: Meant, card: OpenCard, on: Does, now: string): readonly Meant[] {
  switch (on.does) {
    case 'choose':
      return on.value === 'other_date'
        ? [moved(meant, opened(card, 'typed_date'))]
        : answered(meant, card, answerOf(on.question, on.value, now));
    case 'mark':
      return [moved(meant, { ...card, marks: marksWith(card.at, card.marks, on.value) })];
    case 'unmark':
      return [moved(meant, { ...card, marks: card.marks.filter((one) => one !== on.value) })];
    case 'done': {
      const values = valuesOf(card.at).filter((one) => card.marks.includes(one));
      return values.length === 0 ? [meant] : answered(meant, card, { kind: 'choices', values });
    }
    case 'insist':
      return [card.asked === undefined ? meant : taken(meant, card, card.asked)];
    case 'unknown':
      return [taken(meant, card, { kind: 'unknown' })];
    case 'skip': {
      const { [card.at]: _skipped, ...answers } = card.answers;
      return [moved(meant, onwards(meant, { ...card, answers }))];
    }
    case 'open':
      return [moved(meant, opened(card, on.page))];
    case 'edit':
      return [moved(meant, arriving(card, on.question, { editing: true }))];
    case 'section':
      return [moved(meant, entering(meant, card, on.section))];
    case 'back':
      return [moved(meant, backwards(meant, card))];
    case 'send':
      return [sent(meant, card)];
    default:
      return [meant];
  }
}

const moved = (meant: Meant, card: OpenCard): Meant => ({
  ...meant,
  card,
  moment: meant.moment + 1,
});

const taken = (meant: Meant, card: OpenCard, answer: Answer): Meant =>
  moved(meant, onwards(meant, { ...card, answers: { ...card.answers, [card.at]: answer } }));

/** Taken at once, or after it was asked whether that is right: the screen tells which. */
const answered = (meant: Meant, card: OpenCard, answer: Answer): readonly Meant[] => [
  taken(meant, card, answer),
  moved(meant, { ...card, asked: answer }),
];

function opened({ asked: _aside, ...card }: OpenCard, page: string): OpenCard {
  return { ...card, page };
}

function arriving(
  { number, about, answers }: OpenCard,
  at: string,
  { editing = false, section }: { editing?: boolean; section?: string | undefined } = {},
): OpenCard {
  const before = answers[at];
  const marks = before?.kind === 'choices' ? before.values : [];
  return {
    number,
    at,
    editing,
    marks,
    answers,
    ...(about !== undefined && { about }),
    ...(section !== undefined && { section }),
  };
}

function sequenceOf({ reports }: Meant, card: OpenCard): readonly string[] {
  if (card.about === undefined) return required.map((one) => one.key);
  const all = { ...saidIn(reports[card.about]), ...card.answers };
  return card.section === undefined ? [] : questionsIn(card.section, all);
}

/** All that a report says by now. */
function saidIn(report: SentReport | undefined): Answers {
  return (report?.additions ?? []).reduce(
    (all, one) => ({ ...all, ...one }),
    report?.answers ?? {},
  );
}

function onwards(meant: Meant, card: OpenCard): OpenCard {
  if (card.editing) return toReview(card);
  const sequence = sequenceOf(meant, card);
  const next = sequence[sequence.indexOf(card.at) + 1];
  if (next !== undefined) return arriving(card, next, { section: card.section });
  return card.about === undefined ? toReview(card) : arriving(card, 'menu');
}

function backwards(meant: Meant, card: OpenCard): OpenCard {
  const { at, section, editing } = card;
  if (card.page !== undefined || card.asked !== undefined) {
    return arriving(card, at, { editing, section });
  }
  if (editing) return arriving(card, 'review');
  const sequence = sequenceOf(meant, card);
  const before = at === 'review' ? sequence.at(-1) : sequence[sequence.indexOf(at) - 1];
  return arriving(card, before ?? 'menu', { section: before === undefined ? undefined : section });
}

/** Nothing is sent with a gap: what has no answer is asked before the review. */
function toReview(card: OpenCard): OpenCard {
  const gap = required.find(({ key }) => card.answers[key] === undefined)?.key;
  return gap === undefined ? arriving(card, 'review') : arriving(card, gap, { editing: true });
}

function entering(meant: Meant, card: OpenCard, section: string): OpenCard {
  const [first] = sequenceOf(meant, { ...card, section });
  if (first === undefined || !plainSections.some((one) => one === section)) {
    throw new Error(`nobody was to open the section ${section}`);
  }
  return arriving(card, first, { section });
}

function sent(meant: Meant, card: OpenCard): Meant {
  const { reports, ...rest } = closed(meant);
  const { about, answers } = card;
  if (about !== undefined) {
    const before = saidIn(reports[about]);
    const news = Object.entries(answers).filter(([key, answer]) => !isSame(before[key], answer));
    const report = { answers: {}, additions: [], ...reports[about] };
    const additions = [...report.additions, Object.fromEntries(news)];
    return { ...rest, reports: reports.with(about, { ...report, additions }) };
  }
  const next = toReview(card);
  if (next.at !== 'review') return moved(meant, next);
  return { ...rest, reports: [...reports, { answers, additions: [] }] };
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The card of today, with what still fits; nobody is sent back further than they must. */
function adopted(meant: Meant, card: OpenCard): Meant {
  if (card.about !== undefined) return moved(meant, arriving(card, 'menu'));
  if (questionOf(card.at) !== undefined) {
    return moved(meant, arriving(card, card.at, { editing: card.editing }));
  }
  const next = toReview(card);
  const editing = next.at !== 'review' && card.at === 'review';
  return moved(meant, { ...next, editing });
}

/** Their card as it would be had they begun it before the card was changed. */
export function aged(meant: Meant, how: { loses: string; isGone: boolean }): Meant {
  if (meant.card === undefined) return meant;
  const { asked: _asked, page: _page, ...card } = meant.card;
  const { [how.loses]: _lost, ...answers } = card.answers;
  const at = how.isGone ? 'asked_no_more' : card.at;
  return { ...meant, card: { ...card, at, answers, isAged: true } };
}
