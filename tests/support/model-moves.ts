// Where a person is in their card after a step, by the plain rules: on, back, to the review.
import type { Answers } from '../../src/card/types.ts';
import { plainSections, questionsIn, required } from './model-card.ts';
import type { Meant, OpenCard, SentReport } from './model-meant.ts';

export function opened({ asked: _aside, ...card }: OpenCard, page: string): OpenCard {
  return { ...card, page };
}

export function arriving(
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
export function saidIn(report: SentReport | undefined): Answers {
  return (report?.additions ?? []).reduce(
    (all, one) => ({ ...all, ...one }),
    report?.answers ?? {},
  );
}

export function onwards(meant: Meant, card: OpenCard): OpenCard {
  if (card.editing) return toReview(card);
  const sequence = sequenceOf(meant, card);
  const next = sequence[sequence.indexOf(card.at) + 1];
  if (next !== undefined) return arriving(card, next, { section: card.section });
  return card.about === undefined ? toReview(card) : arriving(card, 'menu');
}

export function backwards(meant: Meant, card: OpenCard): OpenCard {
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
export function toReview(card: OpenCard): OpenCard {
  const gap = required.find(({ key }) => card.answers[key] === undefined)?.key;
  return gap === undefined ? arriving(card, 'review') : arriving(card, gap, { editing: true });
}

export function entering(meant: Meant, card: OpenCard, section: string): OpenCard {
  const [first] = sequenceOf(meant, { ...card, section });
  if (first === undefined || !plainSections.some((one) => one === section)) {
    throw new Error(`nobody was to open the section ${section}`);
  }
  return arriving(card, first, { section });
}
