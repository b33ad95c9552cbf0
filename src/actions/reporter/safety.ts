// What a person is told before the first question, and how they go on from there.
import { countReportsSince } from '../../db/reports.ts';
import { wasUnseen } from '../../db/shown-screens.ts';
import type { Refusal } from '../../errors.ts';
import type { Language } from '../../locales/translate.ts';
import type { ChatKey, Screen } from '../../messenger.ts';
import { languageSetScreen, welcomeScreen } from '../../screens/plain.ts';
import { refusalText } from '../../screens/refusal.ts';
import { safetyScreen } from '../../screens/reporter/safety.ts';
import { checkLimits } from '../limits.ts';
import type { Show, Unit, Writes } from '../unit.ts';
import { openReport, redrawDraft } from './draft.ts';

/** `/start`: a new person is told what they should know first. */
export async function welcome(unit: Unit): Promise<Writes> {
  const { draft, language } = unit.conversation;
  if (draft === undefined && (await needsSafety(unit))) return tellSafety(unit, language);
  return say(welcomeScreen(language));
}

/** `/report`: to the question, for a new person by way of the safety screen. */
export async function askForReport(unit: Unit): Promise<Writes> {
  const { draft, language } = unit.conversation;
  if (draft !== undefined) return openReport(unit);
  const refusal = await checkLimits(unit);
  if (refusal) return refuseReport(unit, refusal);
  return (await needsSafety(unit)) ? tellSafety(unit, language) : openReport(unit);
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
  return tellSafety(unit, language, languageSetScreen(language).paragraphs.slice(0, 1));
}

/** Who begins with a whole report in one message reads it above the question that is left. */
export function withSafety({ conversation }: Unit, writes: Writes): Writes {
  const { draft, sawSafety, language } = conversation;
  if (!writes.draft || draft !== undefined || sawSafety) return writes;
  const { paragraphs } = safetyScreen(language);
  const { shows = [] } = say({ paragraphs });
  return { ...writes, sawSafety: true, shows: [...shows, ...(writes.shows ?? [])] };
}

/**
 * True for a new person; and for one who asks a second time before the screen was in front of them,
 * as by a doubled `/start`: what they have not read yet is shown again, and nothing beside it.
 */
async function needsSafety({ tx, conversation, incoming, now }: Unit): Promise<boolean> {
  if (!conversation.sawSafety) return true;
  const { chatKey, sentAt } = incoming;
  const writtenAt = sentAt ?? new Date(Math.floor(now.getTime() / 1000) * 1000);
  return wasUnseen(tx, { slot: safetySlot(chatKey), chatKey }, writtenAt);
}

/** One message in the chat, below whatever was said. */
function tellSafety(
  { incoming }: Unit,
  language: Language,
  before: Screen['paragraphs'] = [],
): Writes {
  const safety = safetyScreen(language);
  const screen = { ...safety, paragraphs: [...before, ...safety.paragraphs] };
  const slot = safetySlot(incoming.chatKey);
  return { sawSafety: true, shows: [{ recipient: { to: 'here' }, slot, move: true, screen }] };
}

const safetySlot = (chatKey: ChatKey) => `safety:${chatKey}`;

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
