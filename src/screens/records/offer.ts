// In the moderators' group: something new in a report that a record cites. The record stays as it
// is until somebody takes the change.
import type { Change, Update } from '../../assemblies/diff.ts';
import { formatNumber, type Language, type TextKey, t } from '../../locales/translate.ts';
import type { Button, Paragraph, Screen } from '../../messenger.ts';
import { namesText, shortText } from '../card-texts.ts';
import { secondPairRow } from '../second-pair.ts';
import { valueText } from './candidates.ts';

export interface OfferView {
  readonly language: Language;
  /** Of the case and of the record. */
  readonly number: number;
  readonly assembly: number;
  readonly additionId: string;
  readonly update: Update;
  readonly state:
    | { readonly kind: 'waiting' }
    | {
        readonly kind: 'proposed';
        readonly proposal: number;
        readonly moderator: number;
        readonly why: readonly string[];
      }
    | { readonly kind: 'taken' | 'left'; readonly moderator: number };
}

/** Names the message that offers an addition. */
export function offerSlot(additionId: string): string {
  return `offer:${additionId}`;
}

export function offerScreen(view: OfferView): Screen {
  const { language, number, assembly, update } = view;
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'desk.offer_title', { number, assembly }) },
      ...update.changes.map((change) => changeText(change, language)),
      ...bestTexts(update, language),
      ...conflicts(update, language),
      { style: 'note', text: stateText(view) },
    ],
    buttons: buttonsOf(view),
  };
}

function changeText({ field, before, after }: Change, language: Language): Paragraph {
  const text = t(language, 'desk.offer_change', {
    before: valueText(field, before, language),
    after: valueText(field, after, language),
  });
  return { style: 'pair', label: shortText(field, language), text };
}

/** Best estimates of which low and high stay; beside a change they follow from it. */
function bestTexts({ bests, changes }: Update, language: Language): Paragraph[] {
  const alone = bests.filter(({ field }) => changes.every((change) => change.field !== field));
  return alone.map(({ field, before, after }) => ({
    style: 'pair',
    label: t(language, 'desk.offer_best', { field: shortText(field, language) }),
    text: t(language, 'desk.offer_change', {
      before: formatNumber(language, before),
      after: formatNumber(language, after),
    }),
  }));
}

function conflicts({ conflicts: found }: Update, language: Language): Paragraph[] {
  if (found.length === 0) return [];
  const names = found.map((field) => shortText(field, language));
  const fields = namesText(names, language);
  return [{ style: 'plain', text: `⚠️ ${t(language, 'desk.offer_conflicts', { fields })}` }];
}

function stateText({ state, language }: OfferView): string {
  switch (state.kind) {
    case 'waiting':
      return t(language, 'desk.offer_what');
    case 'proposed': {
      const reasons = state.why.map((code) => t(language, `four_eyes.${code}` as TextKey));
      const { moderator } = state;
      return t(language, 'desk.offer_proposed', { moderator, reasons: reasons.join('; ') });
    }
    case 'taken':
      return `✅ ${t(language, 'desk.offer_taken', { moderator: state.moderator })}`;
    case 'left':
      return `✖️ ${t(language, 'desk.offer_left', { moderator: state.moderator })}`;
    default:
      return state satisfies never;
  }
}

function buttonsOf({ language, additionId, state }: OfferView): readonly (readonly Button[])[] {
  if (state.kind === 'proposed') return [secondPairRow(state.proposal, language)];
  if (state.kind !== 'waiting') return [];
  return [
    [
      {
        text: `✅ ${t(language, 'button.take')}`,
        press: { do: 'take', addition: additionId },
        tone: 'good',
      },
      { text: `✖️ ${t(language, 'button.leave')}`, press: { do: 'leave', addition: additionId } },
    ],
  ];
}

/** Names the message that tells of the withdrawal of a cited report. */
export function withdrawnSlot(reportId: string): string {
  return `withdrawn:${reportId}`;
}

export interface WithdrawnView {
  readonly language: Language;
  readonly number: number;
  readonly assembly: number;
  readonly reportId: string;
  /** Who took it, and whether any report speaks for the record then. */
  readonly taken?: { readonly moderator: number; readonly isEmpty: boolean };
}

/** A cited report was withdrawn; its record goes on without it once a moderator takes that. */
export function withdrawnNote(view: WithdrawnView): Screen {
  const { language, number, assembly, reportId, taken } = view;
  const heading = t(language, 'desk.withdrawn_cited', { number, assembly });
  const state =
    taken === undefined
      ? t(language, 'desk.withdrawn_take')
      : t(language, 'desk.withdrawn_taken', { moderator: taken.moderator });
  const empty = taken?.isEmpty ? [`⚠️ ${t(language, 'desk.nothing_left', { assembly })}`] : [];
  const press = { do: 'take_withdrawal', report: reportId } as const;
  return {
    paragraphs: [
      { style: 'heading', text: `↩️ ${heading}` },
      { style: 'note', text: state },
      ...empty.map((text): Paragraph => ({ style: 'plain', text })),
    ],
    buttons: taken === undefined ? [[{ text: `✅ ${t(language, 'button.take')}`, press }]] : [],
  };
}
