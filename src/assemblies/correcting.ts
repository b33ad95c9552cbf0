// One step of a correction: what was tapped or written becomes the new value of a field. It is read
// as an answer of a reporter would be, so that "about 50" and "yesterday" do here as well.
import type { Answer, Question } from '../card/types.ts';
import { choiceLabels } from '../engine/kinds/labels.ts';
import { readPress, readTyped } from '../engine/kinds/read.ts';
import { unknownAnswer } from '../engine/kinds/unknown.ts';
import type { Reading, ReadingContext } from '../engine/reading.ts';
import { type Refusal, refuse } from '../errors.ts';
import type { CorrectionDraft } from '../reports/desk-draft.ts';
import { eventDay } from '../reports/report.ts';
import { isExclusive, publicAnswer } from './fields.ts';

export type CorrectionInput =
  | { readonly kind: 'choose'; readonly choice: string }
  | { readonly kind: 'tick'; readonly choice: string; readonly on: boolean }
  | { readonly kind: 'done' | 'unknown' }
  | { readonly kind: 'pick'; readonly index: number }
  | { readonly kind: 'text'; readonly text: string };

/** The draft as it is then; or why it stays as it is. */
export function stepCorrection(
  { question, draft }: { readonly question: Question; readonly draft: CorrectionDraft },
  input: CorrectionInput,
  context: ReadingContext,
): CorrectionDraft | Refusal {
  switch (input.kind) {
    case 'tick':
      return { ...draft, ticked: tick(question.key, draft.ticked ?? [], input) };
    case 'pick':
      return taken(draft, draft.options?.[input.index], context);
    case 'unknown':
      return taken(draft, unknownAnswer(question), context);
    case 'choose':
      return settle(draft, readPress(question, input.choice, context), context);
    case 'done':
      return settle(draft, readPress(question, draft.ticked ?? [], context), context);
    case 'text': {
      const typed = { kind: 'text', text: input.text, labels: choiceLabels } as const;
      return settle(draft, readTyped(question, typed, context), context);
    }
    default:
      return input satisfies never;
  }
}

function settle(
  draft: CorrectionDraft,
  reading: Reading,
  context: ReadingContext,
): CorrectionDraft | Refusal {
  switch (reading.kind) {
    case 'answer':
      return taken(draft, reading.answer, context, reading.warning);
    case 'which':
      return asking(
        draft,
        reading.places.map((place) => ({ kind: 'place', place })),
      );
    case 'choices':
      return asking(
        draft,
        reading.options.map(({ answer }) => answer),
      );
    case 'refused':
      return reading.refusal;
    default:
      return reading satisfies never;
  }
}

/** The answer as it may stand in a public record, a day as a date. */
function taken(
  draft: CorrectionDraft,
  answer: Answer | undefined,
  { answers }: ReadingContext,
  warning?: string,
): CorrectionDraft | Refusal {
  const { place } = answers;
  const date = answer?.kind === 'day' && eventDay({ event_when: answer, ...(place && { place }) });
  const dated: Answer | undefined = date ? { kind: 'date', date } : answer;
  const after = dated && publicAnswer(draft.field, dated);
  if (after === undefined) return refuse('button_unknown');
  return { ...fresh(draft), after, ...(warning !== undefined && { warning }) };
}

function asking(draft: CorrectionDraft, options: readonly Answer[]): CorrectionDraft {
  return { ...fresh(draft), options };
}

/** Without what was answered so far. */
function fresh({ kind, assemblyId, field, before }: CorrectionDraft): CorrectionDraft {
  return { kind, assemblyId, field, ...(before && { before }) };
}

/** An exclusive choice and the others put each other out. */
function tick(
  field: string,
  ticked: readonly string[],
  { choice, on }: { readonly choice: string; readonly on: boolean },
): readonly string[] {
  const others = ticked.filter((one) => one !== choice);
  if (!on) return others;
  if (isExclusive(field, choice)) return [choice];
  return [...others.filter((one) => !isExclusive(field, one)), choice];
}
