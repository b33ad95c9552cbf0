// The message in which a moderator fills in an outcome, while that goes on and when it is over.
import { outcomeCard } from '../../card/outcome-card.ts';
import { zoneOf } from '../../card/zone.ts';
import { addDays, formatShortDay, localDate } from '../../dates.ts';
import { t } from '../../locales/translate.ts';
import type { DeskDraftBody } from '../../reports/desk-draft.ts';
import { outcomeEntryScreen } from '../../screens/records/outcome-entry.ts';
import type { Show } from '../unit.ts';
import type { AtAssembly } from './outcomes.ts';

export type OutcomeBody = Extract<DeskDraftBody, { readonly kind: 'outcome' }>;

/** What is being filled in, by whoever acts. */
export interface Entry extends AtAssembly {
  readonly id: string;
  readonly revision: number;
  readonly body: OutcomeBody;
}

interface Shown {
  readonly move?: boolean;
  readonly notice?: string;
  readonly faults?: Parameters<typeof outcomeEntryScreen>[0]['faults'];
}

export function showEntry(entry: Entry, { move = false, notice, faults }: Shown): Show {
  const { unit, id, revision, body, language, number, by } = entry;
  const at = { createdAt: unit.now, updatedAt: unit.now };
  const draft = { id, revision, person: by, cardVersion: outcomeCard.version, ...at };
  const screen = outcomeEntryScreen({
    draft: { ...draft, interview: body.interview },
    language,
    example: exampleDay(entry),
    assembly: entry.assembly.number,
    moderator: number,
    ...(body.person !== undefined && { person: body.person }),
    ...(notice !== undefined && { notice }),
    ...(faults !== undefined && { faults }),
  });
  return {
    recipient: { to: 'here' },
    lane: 'moderation',
    slot: slotOf(id),
    move,
    revision,
    screen,
  };
}

/** What came of it, with the way back to the list. */
export function lastShow(entry: Entry, texts: readonly string[]): Show {
  const { language, assembly } = entry;
  return {
    recipient: { to: 'here' },
    lane: 'moderation',
    slot: slotOf(entry.id),
    revision: entry.revision + 1,
    screen: {
      paragraphs: texts.map((text) => ({ style: 'plain', text })),
      buttons: [
        [
          {
            text: t(language, 'button.all_outcomes', { assembly: assembly.number }),
            press: { do: 'outcome_open', assembly: assembly.number },
          },
        ],
      ],
    },
  };
}

export function contextOf({ unit, assembly }: AtAssembly) {
  return { now: unit.now, zone: zoneOf(assembly.placeId), base: {} };
}

/** A day that may well be the one of a decision, in the way people write it. */
export function exampleDay({ unit, assembly }: AtAssembly): string {
  return formatShortDay(addDays(localDate(unit.now, zoneOf(assembly.placeId)), -1));
}

/** Names the message. */
export function slotOf(draftId: string): string {
  return `outcome_draft:${draftId}`;
}
