// The card of a case in the moderators' group. It says nothing about who sent the report.
import { formatDay, localDate, localTime } from '../../dates.ts';
import { t } from '../../locales/translate.ts';
import type { Paragraph, Screen } from '../../messenger.ts';
import { readCodename } from '../../reports/codename.ts';
import { isUndecided, LONGEST_NOTE } from '../../reports/decision.ts';
import { candidateParagraphs, compareParagraphs } from '../records/candidates.ts';
import { askParagraphs, threadParagraphs } from '../reporter/ask.ts';
import { answerPairs } from './addition.ts';
import { alikeNote } from './alike.ts';
import { caseButtons } from './case-buttons.ts';
import { findingParagraphs } from './case-findings.ts';
import { proposalParagraphs } from './case-proposal.ts';
import { deskZone, statusText } from './case-status.ts';
import type { CaseView } from './case-view.ts';

export function caseScreen(view: CaseView): Screen {
  const { language } = view;
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'desk.case_title', { number: view.number }) },
      { style: 'plain', text: statusText(view) },
      ...proposalParagraphs(view),
      // The comparison has the answers beside those of the record.
      ...(view.page === 'compare' ? [] : answerPairs(view)),
      { style: 'note', text: reporterText(view) },
      ...thread(view),
      ...findingParagraphs(view),
      ...alikeNote(view),
      ...candidates(view),
      ...noteParagraphs(view),
      ...pageParagraphs(view),
    ],
    buttons: caseButtons(view),
  };
}

/** What can be said of the reporter: a name for this case only, and how others of theirs ended. */
function reporterText({ language, codename, track, receivedAt }: CaseView): string {
  const received = t(language, 'desk.received', {
    day: formatDay(localDate(receivedAt, deskZone), language),
    time: localTime(receivedAt, deskZone),
  });
  const name = readCodename(codename);
  if (name === undefined) return received;
  const animal = t(language, `codename.${name.animal}`);
  const reporter = t(language, 'desk.reporter', { ...track, name: `${animal}-${name.number}` });
  return `${reporter}\n${received}`;
}

function candidates({ candidates: found = [], language, status, page }: CaseView): Paragraph[] {
  if (!isUndecided(status) || page === 'compare') return [];
  return candidateParagraphs(found, language);
}

/** What was told beside the reason of a rejection, or how to tell it. */
function noteParagraphs({ language, status, note, canUndo }: CaseView): Paragraph[] {
  if (status !== 'rejected') return [];
  if (note !== undefined) return [{ style: 'plain', text: t(language, 'desk.note', { note }) }];
  if (canUndo !== true) return [];
  return [{ style: 'note', text: t(language, 'desk.add_note', { max: LONGEST_NOTE }) }];
}

function pageParagraphs(view: CaseView): Paragraph[] {
  const { page, language, compared } = view;
  switch (page) {
    case 'reason':
      return [{ style: 'heading', text: t(language, 'desk.ask_reason') }];
    case 'ask':
      return askParagraphs(language);
    case 'level':
      return [{ style: 'heading', text: t(language, 'desk.ask_level') }];
    case 'event':
      return [{ style: 'heading', text: t(language, 'desk.choose_event') }];
    case 'compare':
      return compared ? compareParagraphs(compared.reported, compared.candidate, view) : [];
    case 'status':
      return [{ style: 'heading', text: t(language, 'desk.ask_status') }];
    case undefined:
      return [];
    default:
      return page satisfies never;
  }
}

function thread({ language, status, questions = [] }: CaseView): Paragraph[] {
  return threadParagraphs(questions, language, isUndecided(status));
}
