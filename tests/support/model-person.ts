// What a person has meant so far: their open card, and what they sent. A plain description, made
// without the engine, that says of every deed which outcomes are right.
import { isDeepStrictEqual } from 'node:util';
import type { Answer } from '../../src/card/types.ts';
import { answerOf, marksWith, questionOf, required, valuesOf } from './model-card.ts';
import type { Deed, Does, Meant, OpenCard } from './model-meant.ts';
import { arriving, backwards, entering, onwards, opened, saidIn, toReview } from './model-moves.ts';

export const nothingYet: Meant = { reports: [], moment: 0, cards: 0, sawSafety: false };

/** Everything that may rightly come of a deed. */
export function outcomesOf(meant: Meant, deed: Deed): readonly Meant[] {
  switch (deed.kind) {
    case 'command':
      return deed.name === 'report' ? askForReport(meant) : [closed(meant)];
    case 'says':
      return says(meant, deed);
    case 'tap':
      return taps(meant, deed);
    default:
      return deed satisfies never;
  }
}

function askForReport(meant: Meant): readonly Meant[] {
  const { card, sawSafety, isSafetyNew } = meant;
  if (card !== undefined) return [card.isAged ? adopted(meant, card) : meant];
  if (!sawSafety) return [{ ...meant, sawSafety: true, isSafetyNew: true }];
  return isSafetyNew ? [beginning(meant), meant] : [beginning(meant)];
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
  if (on.does === 'new_report') return askForReport(meant);
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

function sent(meant: Meant, card: OpenCard): Meant {
  const { reports, ...rest } = closed(meant);
  const { about, answers } = card;
  if (about !== undefined) {
    const before = saidIn(reports[about]);
    const news = Object.entries(answers).filter(
      ([key, answer]) => !isDeepStrictEqual(before[key], answer),
    );
    const report = { answers: {}, additions: [], ...reports[about] };
    const additions = [...report.additions, Object.fromEntries(news)];
    return { ...rest, reports: reports.with(about, { ...report, additions }) };
  }
  const next = toReview(card);
  if (next.at !== 'review') return moved(meant, next);
  return { ...rest, reports: [...reports, { answers, additions: [] }] };
}

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
