// What the automatic checks found in a report, as sentences for moderators.
import { type Language, t } from '../../locales/translate.ts';
import type { Paragraph } from '../../messenger.ts';
import { isUndecided } from '../../reports/decision.ts';
import type { Finding } from '../../reports/screening.ts';
import { namesText, shortText } from '../card-texts.ts';
import type { CaseView } from './case-view.ts';

export function findingParagraphs({ findings: found, language, status }: CaseView): Paragraph[] {
  if (!isUndecided(status)) return [];
  return found.map((finding) => ({ style: 'plain', text: `⚠️ ${findingText(finding, language)}` }));
}

/** One finding as a sentence for moderators. */
export function findingText(finding: Finding, language: Language): string {
  switch (finding.code) {
    case 'incomplete': {
      const names = finding.questions.map((key) => shortText(key, language));
      const questions = namesText(names, language);
      return t(language, 'finding.incomplete', { questions });
    }
    case 'future':
    case 'second_hand':
      return t(language, `finding.${finding.code}`);
    case 'same_reporter':
      return t(language, 'finding.same_reporter', { case: finding.case });
    case 'same_day':
      return t(language, 'finding.same_day', {
        count: finding.cases.length,
        cases: finding.cases.map((number) => `№ ${number}`).join(', '),
      });
    case 'flood':
      return t(language, 'finding.flood', { reports: finding.reports });
    default:
      return finding satisfies never;
  }
}
