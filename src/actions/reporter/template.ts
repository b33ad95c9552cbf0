// A whole report in one message, for people in a hurry or back after the network was cut: what is
// understood fills the card, and only the rest is asked.
import { card } from '../../card/card.ts';
import { fillInterview } from '../../engine/moves.ts';
import { readTemplate } from '../../engine/template.ts';
import { t } from '../../locales/translate.ts';
import type { Draft } from '../../reports/draft.ts';
import type { Unit, Writes } from '../unit.ts';
import { contextOf, showDraft } from './draft-view.ts';

/** Writes of a filled template; `undefined` when the text is not one. @param draft open or new */
export function takeTemplate(unit: Unit, draft: Draft, text: string): Writes | undefined {
  if (draft.interview.scope !== 'report') return undefined;
  const { now, zone } = contextOf(unit, { draft, base: {} });
  const { answers } = draft.interview;
  const read = readTemplate(card, text, { now, zone, answers });
  if (read === undefined) return undefined;
  const interview = fillInterview(card, draft.interview, read.answers);
  const next = { ...draft, interview, revision: draft.revision + 1, updatedAt: now };
  const notice = noticeOf(unit, read.notUnderstood);
  return {
    draft: next,
    shows: [showDraft(unit, { draft: next, base: {} }, { move: true, notice })],
  };
}

function noticeOf({ conversation }: Unit, notUnderstood: readonly string[]): string {
  const { language } = conversation;
  if (notUnderstood.length === 0) return t(language, 'template.taken');
  return t(language, 'template.partly', { lines: notUnderstood.join('\n') });
}
