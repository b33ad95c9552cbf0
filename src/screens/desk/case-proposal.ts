// What one moderator wants to do with a case, until a second one agrees.
import { type Language, type TextKey, t } from '../../locales/translate.ts';
import type { Paragraph } from '../../messenger.ts';
import type { ProposedAct } from '../../reports/proposal.ts';
import { moderatorChoice } from '../records/record-values.ts';
import { reasonText } from './case-status.ts';
import type { CaseView } from './case-view.ts';

/** What one moderator wants, and why another one has to agree. */
export function proposalParagraphs({ language, status, proposal }: CaseView): Paragraph[] {
  if (status !== 'proposed' || proposal === undefined) return [];
  const { by, act, why } = proposal;
  const reasons = why.map((code) => t(language, `four_eyes.${code}` as TextKey)).join('; ');
  return [
    {
      style: 'heading',
      text: t(language, 'desk.proposed', { moderator: by, what: actText(act, language) }),
    },
    { style: 'plain', text: t(language, 'desk.proposed_why', { reasons }) },
  ];
}

/** What was proposed, in words. */
function actText(act: ProposedAct, language: Language): string {
  switch (act.kind) {
    case 'verify':
      if (act.intoNumber !== undefined) {
        return t(language, 'act.verify_into', { assembly: act.intoNumber });
      }
      if (act.eventStatus !== undefined) {
        const status = moderatorChoice('event_status', act.eventStatus, language);
        return t(language, 'act.verify_status', { status });
      }
      return act.level === undefined
        ? t(language, 'act.verify')
        : t(language, 'act.verify_as', { level: t(language, `level.${act.level}`) });
    case 'reject':
      return t(language, 'act.reject', { reason: reasonText(act.reason, language) });
    case 'retract':
    case 'correct':
    case 'take':
    case 'reject_alike':
    case 'role':
      return t(language, `act.${act.kind}`);
    default:
      return act satisfies never;
  }
}
