// An outcome that was filled in becomes a row, or the moderator leaves it.
import { nextPersonRef, type Outcome, outcomeFaults } from '../../assemblies/outcome.ts';
import { outcomeOf } from '../../assemblies/outcome-answers.ts';
import { zoneOf } from '../../card/zone.ts';
import { localDate } from '../../dates.ts';
import { listOutcomes, nextOutcomeNumber } from '../../db/outcomes.ts';
import { refuse } from '../../errors.ts';
import { t } from '../../locales/translate.ts';
import { outcomeText } from '../../screens/records/outcome-text.ts';
import { toast } from '../desk/access.ts';
import type { DeskWrite } from '../desk-writes.ts';
import type { Show, Writes } from '../unit.ts';
import { type Entry, lastShow, showEntry } from './outcome-entry-view.ts';

/** Everything is checked once more, and what is wrong stands on the screen. */
export async function record(entry: Entry): Promise<Writes> {
  const { unit, body, assembly } = entry;
  const known = await listOutcomes(unit.tx, assembly.id);
  const replaced = known.find((one) => one.id === body.replaces);
  if (replaced?.isReplaced) return { ...cancel(entry), ...toast(unit, refuse('outcome_replaced')) };
  const personRef = body.person ?? nextPersonRef(known.map((one) => one.personRef));
  const zone = zoneOf(assembly.placeId);
  const outcome = outcomeOf(body.interview.answers, { personRef, zone });
  if (outcome === undefined) return toast(unit, refuse('outcome_kind_missing'));
  const today = localDate(unit.now, zone);
  const faults = outcomeFaults(outcome, { assembly: assembly.localDate, today });
  if (faults.length > 0) return { shows: [showEntry(entry, { faults })] };
  const number = await nextOutcomeNumber(unit.tx);
  return { desk: writesOf(entry, outcome, number), shows: [doneShow(entry, outcome)] };
}

function writesOf(entry: Entry, outcome: Outcome, number: number): readonly DeskWrite[] {
  const { body, assembly, by } = entry;
  const { replaces } = body;
  const what = replaces === undefined ? 'added' : 'replaced';
  return [
    {
      do: 'put_outcome',
      id: entry.id,
      number,
      assemblyId: assembly.id,
      outcome,
      isNewPerson: body.person === undefined,
      by,
      ...(replaces !== undefined && { replaces }),
    },
    { do: 'drop_desk_draft', by },
    {
      do: 'audit',
      act: 'outcome',
      assemblyNumber: assembly.number,
      detail: { what, outcome: number, kind: outcome.kind },
      by,
    },
  ];
}

/** The message says what was recorded, with the way back to the list. */
function doneShow(entry: Entry, outcome: Outcome): Show {
  const { language } = entry;
  return lastShow(entry, [
    t(language, 'outcome.recorded', { assembly: entry.assembly.number }),
    outcomeText(outcome, language),
  ]);
}

export function cancel(entry: Entry): Writes {
  return {
    desk: [{ do: 'drop_desk_draft', by: entry.by }],
    shows: [lastShow(entry, [t(entry.language, 'outcome.cancelled')])],
  };
}
