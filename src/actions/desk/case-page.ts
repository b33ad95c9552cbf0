// A page: one message with many cases, drawn anew as they are decided.
import { listCasesOnPage } from '../../db/case-lines.ts';
import type { DeskGroup } from '../../db/desk.ts';
import { readQueue } from '../../db/queue.ts';
import type { CaseLine } from '../../reports/case-line.ts';
import { type CaseStatus, isUndecided } from '../../reports/decision.ts';
import { casePageScreen, pageSlot } from '../../screens/desk/case-page.ts';
import type { Show, Unit } from '../unit.ts';

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
  const wait = (one: CaseLine) => isUndecided(one.status);
  const decided = cases.filter((one) => !wait(one)).map((one) => one.number);
  // An undone decision is in the lines before it is in the count.
  const again = cases.filter((one, index) => wait(one) && !wait(lines[index] ?? one)).length;
  const { waiting, ...rest } = await readQueue(tx, { chatKey, except: decided });
  const backlog = { ...rest, waiting: waiting + again };
  return {
    recipient: { to: 'desk', chatKey },
    slot: pageSlot(page),
    screen: casePageScreen({ language, cases, backlog, now }),
  };
}
