// The card of a case at the end of the chat: for a button of a list, and for `/case N`.
import { findCaseForUpdate } from '../../db/desk.ts';
import { isRefusal, type Refusal, refuse } from '../../errors.ts';
import type { Unit, Writes } from '../unit.ts';
import { sayNo } from '../where.ts';
import { type AtDesk, enterGroup, toast } from './access.ts';
import { bringCard } from './card.ts';

/** A number in a list was tapped. */
export async function tapCase(unit: Unit, number: number): Promise<Writes> {
  const { writes, entered } = await enterGroup(unit);
  if (isRefusal(entered)) return { ...writes, ...toast(unit, entered) };
  const shown = await showCard(entered, number);
  return { ...writes, ...(isRefusal(shown) ? toast(unit, shown) : shown) };
}

/** `/case 17` */
export async function askForCase(unit: Unit, args: string): Promise<Writes> {
  const { writes, entered } = await enterGroup(unit);
  const { language } = isRefusal(entered) ? unit.conversation : entered;
  const no = (refusal: Refusal) => ({ ...writes, ...sayNo(refusal, language) });
  if (isRefusal(entered)) return no(entered);
  const [, digits] = /^№?\s*(\d{1,9})$/u.exec(args.trim()) ?? [];
  if (digits === undefined) return no(refuse('case_number'));
  const shown = await showCard(entered, Number(digits));
  return isRefusal(shown) ? no(shown) : { ...writes, ...shown };
}

async function showCard({ unit, chatKey }: AtDesk, number: number) {
  const found = await findCaseForUpdate(unit.tx, number);
  if (found === undefined) return refuse('case_unknown');
  if (found.case.desk !== chatKey) return refuse('case_elsewhere');
  return {
    // What waited for room has got it now.
    desk: [{ do: 'lay_case', number }],
    shows: await bringCard(unit, found),
  } satisfies Writes;
}
