// `/log` in the moderators' group: what was done at the desk, a page at a time.
import { type AuditAbout, findNewerPage, listAuditOf } from '../../db/audit.ts';
import { isRefusal, refuse } from '../../errors.ts';
import { type LogAbout, type LoggedAct, logScreen, readAbout } from '../../screens/desk/log.ts';
import type { Show, Unit, Writes } from '../unit.ts';
import { sayNo } from '../where.ts';
import { type AtDesk, enterGroup, toast } from './access.ts';

const PAGE_SIZE = 10;

/** `/log`, `/log 17` for a case, `/log A17` for an assembly. */
export async function askForLog(unit: Unit, args: string): Promise<Writes> {
  const { writes, entered } = await enterGroup(unit);
  if (isRefusal(entered)) return { ...writes, ...sayNo(entered, unit.conversation.language) };
  const { language } = entered;
  const about = readAbout(args);
  if (about === undefined) return { ...writes, ...sayNo(refuse('log_about'), language) };
  const page = await showPage(entered, about, 0);
  return { ...writes, shows: [{ ...page, move: true }] };
}

/** Another page, in the same message. */
export async function tapLog(
  unit: Unit,
  press: { readonly about: string; readonly before: number },
): Promise<Writes> {
  const { writes, entered } = await enterGroup(unit);
  if (isRefusal(entered)) return { ...writes, ...toast(unit, entered) };
  const about = readAbout(press.about);
  if (about === undefined) return { ...writes, ...toast(unit, refuse('button_unknown')) };
  return { ...writes, shows: [await showPage(entered, about, press.before)] };
}

/** @param before acts older than this row; 0 for the newest */
async function showPage(
  { unit: { tx }, chatKey, language }: AtDesk,
  about: LogAbout,
  before: number,
): Promise<Show> {
  const from = { ...auditAbout(about), limit: PAGE_SIZE };
  // One more than is shown tells whether there is an older page.
  const limit = PAGE_SIZE + 1;
  const rows = await listAuditOf(tx, { ...from, limit, ...(before > 0 && { before }) });
  const shown = rows.slice(0, PAGE_SIZE);
  const older = rows.length > PAGE_SIZE ? shown.at(-1)?.seq : undefined;
  const newer = before > 0 ? ((await findNewerPage(tx, { ...from, before })) ?? 0) : undefined;
  const screen = logScreen({
    language,
    about,
    acts: shown.map(toLogged),
    ...(newer !== undefined && { newer }),
    ...(older !== undefined && { older }),
  });
  return { recipient: { to: 'here' }, slot: `log:${chatKey}`, screen };
}

function auditAbout(about: LogAbout): AuditAbout {
  if (about.kind === 'all') return {};
  return about.kind === 'case' ? { caseNumber: about.number } : { assemblyNumber: about.number };
}

function toLogged(row: Awaited<ReturnType<typeof listAuditOf>>[number]): LoggedAct {
  const { at, act, caseNumber, assemblyNumber } = row;
  return {
    at,
    act,
    who: whoOf(row),
    ...(caseNumber !== null && { caseNumber }),
    ...(assemblyNumber !== null && { assemblyNumber }),
  };
}

function whoOf(row: { actor: string | null; moderator: number | null }): LoggedAct['who'] {
  if (row.moderator !== null) return { kind: 'moderator', number: row.moderator };
  return { kind: row.actor === null ? 'bot' : 'former' };
}
