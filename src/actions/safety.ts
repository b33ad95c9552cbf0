// What a person is told before the first question, and how they go on from there.
import { countReportsSince } from '../db/reports.ts';
import type { Refusal } from '../errors.ts';
import type { Language } from '../locales/translate.ts';
import { languageSetScreen, welcomeScreen } from '../screens/plain.ts';
import { refusalText } from '../screens/refusal.ts';
import { safetyScreen } from '../screens/safety.ts';
import { openReport, redrawDraft } from './draft.ts';
import { checkLimits } from './limits.ts';
import type { Show, Unit, Writes } from './unit.ts';

/** `/start`: a new person is told what they should know first. */
export function welcome(unit: Unit): Writes {
  const { language, sawSafety } = unit.conversation;
  return sawSafety ? say(welcomeScreen(language)) : tellSafety(language);
}

/** `/report`: to the question, for a new person by way of the safety screen. */
export async function askForReport(unit: Unit): Promise<Writes> {
  const { draft, language, sawSafety } = unit.conversation;
  if (draft !== undefined) return openReport(unit);
  const refusal = await checkLimits(unit);
  if (refusal) return refuseReport(unit, refusal);
  return sawSafety ? openReport(unit) : tellSafety(language);
}

/** The button of the safety screen: the first question takes its place. */
export async function goOn(unit: Unit): Promise<Writes> {
  if (unit.conversation.draft !== undefined) {
    return { shows: inPlace(await redrawDraft(unit)) };
  }
  const refusal = await checkLimits(unit);
  if (refusal) return refuseReport(unit, refusal);
  const { shows = [], ...writes } = await openReport(unit);
  return { ...writes, sawSafety: true, shows: inPlace(shows) };
}

/** Somebody who has not reported yet reads in their own language what they should know. */
export async function greetIn(unit: Unit, language: Language): Promise<Writes> {
  const { person } = unit.conversation;
  const reports = await countReportsSince(unit.tx, person, new Date(0));
  if (reports > 0) return say(languageSetScreen(language));
  const screen = safetyScreen(language);
  const [first] = languageSetScreen(language).paragraphs;
  const paragraphs = [...(first ? [first] : []), ...screen.paragraphs];
  return { sawSafety: true, ...say({ ...screen, paragraphs }) };
}

/** Who begins with a whole report in one message reads it above the question that is left. */
export function withSafety({ conversation }: Unit, writes: Writes): Writes {
  const { draft, sawSafety, language } = conversation;
  if (!writes.draft || draft !== undefined || sawSafety) return writes;
  const { paragraphs } = safetyScreen(language);
  const { shows = [] } = say({ paragraphs });
  return { ...writes, sawSafety: true, shows: [...shows, ...(writes.shows ?? [])] };
}

function tellSafety(language: Language): Writes {
  return { sawSafety: true, ...say(safetyScreen(language)) };
}

function refuseReport({ conversation, incoming }: Unit, refusal: Refusal): Writes {
  const text = refusalText(refusal, conversation.language);
  return incoming.event.kind === 'press'
    ? { toast: text }
    : say({ paragraphs: [{ style: 'plain', text }] });
}

function inPlace(shows: readonly Show[]): Show[] {
  return shows.map((show) => ({ ...show, move: false, overTapped: true }));
}

function say(screen: Show['screen']): Pick<Writes, 'shows'> {
  return { shows: [{ recipient: { to: 'here' }, screen }] };
}
