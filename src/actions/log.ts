// `/log` in the moderators' group: what was done at the desk, a page at a time.
import { type AuditAbout, findNewerPage, listAuditOf } from '../db/audit.ts';
import { findDesk } from '../db/desk.ts';
import { refuse } from '../errors.ts';
import type { Language } from '../locales/translate.ts';
import { type LogAbout, type LoggedAct, logScreen, readAbout } from '../screens/log.ts';
import { noteScreen } from '../screens/plain.ts';
import { refusalText } from '../screens/refusal.ts';
import { readMembership, toast } from './desk-access.ts';
import type { Show, Unit, Writes } from './unit.ts';

const PAGE_SIZE = 10;

/** `/log`, `/log 17` for a case, `/log A17` for an assembly. */
export async function askForLog(unit: Unit, args: string): Promise<Writes> {
  const { incoming, conversation } = unit;
  const say = (code: string, language: Language): Writes => ({
    shows: [{ recipient: { to: 'here' }, screen: noteScreen(refusalText(refuse(code), language)) }],
  });
  const desk = await findDesk(unit.tx, incoming.chatKey);
  if (desk === undefined) return say('not_the_desk', conversation.language);
  const { writes, number } = await readMembership(unit);
  if (number === undefined) return { ...writes, ...say('not_a_moderator', desk.language) };
  const about = readAbout(args);
  if (about === undefined) return { ...writes, ...say('log_about', desk.language) };
  const page = { about, before: 0, language: desk.language };
  return { ...writes, shows: [{ ...(await showPage(unit, page)), move: true }] };
}

/** Another page, in the same message. */
export async function tapLog(
  unit: Unit,
  press: { readonly about: string; readonly before: number },
): Promise<Writes> {
  const desk = await findDesk(unit.tx, unit.incoming.chatKey);
  const about = readAbout(press.about);
  if (desk === undefined || about === undefined) return toast(unit, refuse('not_the_desk'));
  const { writes, number } = await readMembership(unit);
  if (number === undefined) return { ...writes, ...toast(unit, refuse('not_a_moderator')) };
  const page = { about, before: press.before, language: desk.language };
  return { ...writes, shows: [await showPage(unit, page)] };
}

interface Page {
  readonly about: LogAbout;
  /** Acts older than this row; 0 for the newest. */
  readonly before: number;
  readonly language: Language;
}

async function showPage({ tx, incoming }: Unit, page: Page): Promise<Show> {
  const { about, before, language } = page;
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
  return { recipient: { to: 'here' }, slot: `log:${incoming.chatKey}`, screen };
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
