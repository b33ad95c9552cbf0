// A page: one message with many cases, drawn anew as they are decided.
import { listCasesOnPage } from '../db/case-lines.ts';
import type { DeskGroup } from '../db/desk.ts';
import { readQueue } from '../db/queue.ts';
import type { CaseStatus } from '../reports/decision.ts';
import { casePageScreen, pageSlot } from '../screens/case-page.ts';
import type { Show, Unit } from './unit.ts';

interface Page {
  readonly group: Pick<DeskGroup, 'chatKey' | 'language'>;
  /** Its id. */
  readonly page: string;
  /** What this unit makes of some of its cases. */
  readonly statuses?: ReadonlyMap<number, CaseStatus>;
}

export async function showPage(
  { tx, now }: Pick<Unit, 'tx' | 'now'>,
  { group, page, statuses = new Map() }: Page,
): Promise<Show> {
  const { chatKey, language } = group;
  const lines = await listCasesOnPage(tx, page);
  const cases = lines.map((line) => ({
    ...line,
    status: statuses.get(line.number) ?? line.status,
  }));
  const backlog = await readQueue(tx, { chatKey });
  return {
    recipient: { to: 'desk', chatKey },
    slot: pageSlot(page),
    screen: casePageScreen({ language, cases, backlog, now }),
  };
}
