// Many cases that say nearly the same are rejected at once, by two moderators.
import { type Language, type TextKey, t } from '../../locales/translate.ts';
import type { Button, Paragraph, Screen } from '../../messenger.ts';
import {
  type CaseStatus,
  isUndecided,
  type RejectReason,
  rejectReasons,
} from '../../reports/decision.ts';
import { secondPairRow } from '../second-pair.ts';

export interface AlikeView {
  readonly language: Language;
  /** One of them, by whose number people know them. */
  readonly number: number;
  readonly count: number;
}

/** Names the message in which they are talked about. */
export function alikeSlot(fingerprint: string): string {
  return `alike:${fingerprint}`;
}

/** For which reason? */
export function alikeReasonsScreen({ language, number, count }: AlikeView): Screen {
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'alike.title', { n: count, number }) },
      { style: 'plain', text: t(language, 'alike.ask_reason') },
    ],
    buttons: [
      ...rejectReasons.map((reason): readonly Button[] => [
        { text: reasonText(reason, language), press: { do: 'alike_for', number, reason } },
      ]),
      [{ text: `📄 № ${number}`, press: { do: 'show_case', number } }],
    ],
  };
}

export interface AlikeProposal extends AlikeView {
  /** Number of the proposal, and of the moderator who made it. */
  readonly proposal: number;
  readonly by: number;
  readonly reason: RejectReason;
}

/** It waits for a second moderator, who may look at one of them first. */
export function alikeProposalScreen(view: AlikeProposal): Screen {
  const { language, number, count, proposal, by, reason } = view;
  const what = t(language, 'act.reject', { reason: reasonText(reason, language) });
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'alike.title', { n: count, number }) },
      { style: 'plain', text: t(language, 'desk.proposed', { moderator: by, what }) },
      { style: 'note', text: t(language, 'alike.waits') },
    ],
    buttons: [
      secondPairRow(proposal, language),
      [{ text: `📄 № ${number}`, press: { do: 'show_case', number } }],
    ],
  };
}

/** They are rejected. */
export function alikeDoneScreen(
  language: Language,
  done: { readonly count: number; readonly first: number; readonly second: number },
): Screen {
  const { count: n, first, second } = done;
  return {
    paragraphs: [{ style: 'plain', text: `🗑 ${t(language, 'alike.done', { n, first, second })}` }],
  };
}

export function alikeDeclinedScreen(language: Language, moderator: number): Screen {
  const text = `✖️ ${t(language, 'alike.declined', { moderator })}`;
  return { paragraphs: [{ style: 'plain', text }] };
}

/** Fewer are decided one by one. */
const LEAST_ALIKE = 2;

interface OneOfMany {
  readonly language: Language;
  readonly number: number;
  readonly status: CaseStatus;
  /** How many others say nearly the same. */
  readonly alike?: number;
}

const isOneOfMany = ({ status, alike = 0 }: OneOfMany) =>
  alike >= LEAST_ALIKE && isUndecided(status);

/** On the card of each of them. */
export function alikeNote(view: OneOfMany): Paragraph[] {
  if (!isOneOfMany(view)) return [];
  return [{ style: 'note', text: t(view.language, 'alike.note', { n: view.alike ?? 0 }) }];
}

export function alikeButton(view: OneOfMany): readonly (readonly Button[])[] {
  if (!isOneOfMany(view)) return [];
  const { language, number } = view;
  return [[{ text: `🗑 ${t(language, 'alike.button')}`, press: { do: 'alike', number } }]];
}

function reasonText(reason: RejectReason, language: Language): string {
  return t(language, `reject.${reason}.button` as TextKey);
}
