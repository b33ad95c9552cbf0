// What was decided is told to the reporter in one message, which is edited when that changes. Whoever
// has taken leave is told nothing.
import { readEffectiveAnswers } from '../../db/additions.ts';
import { findLanguage } from '../../db/people.ts';
import type { Language } from '../../locales/translate.ts';
import type { Screen } from '../../messenger.ts';
import type { Verdict } from '../../reports/decision.ts';
import { whereAndWhen } from '../../reports/report.ts';
import { verdictScreen, verdictSlot } from '../../screens/reporter/report-status.ts';
import type { Show } from '../unit.ts';
import type { Desk } from './access.ts';

type About = Pick<Desk, 'unit' | 'report'>;

/** The decision, with the reason of a rejection. @param isCounted false for what did not take place */
export async function tellVerdict(
  { unit, report }: About,
  verdict: Verdict,
  isCounted = true,
): Promise<readonly Show[]> {
  return tellReporter({ unit, report }, async (language) => {
    const answers = await readEffectiveAnswers(unit.tx, report);
    const described = { code: report.code, ...whereAndWhen(report, answers), isCounted };
    return verdictScreen(language, described, verdict);
  });
}

/** Another screen in the place of that message, in the reporter's language. */
export async function tellReporter(
  { unit, report }: About,
  screenIn: (language: Language) => Screen | Promise<Screen>,
): Promise<readonly Show[]> {
  const { person, id } = report;
  const language = person === null ? undefined : await findLanguage(unit.tx, person);
  if (person === null || language === undefined) return [];
  const screen = await screenIn(language);
  return [{ recipient: { to: 'person', person }, slot: verdictSlot(id), screen }];
}
