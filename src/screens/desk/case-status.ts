// How a case stands, in one line: who has it, or what became of it and by whom.

import { localTime } from '../../dates.ts';
import { type Language, type TextKey, t } from '../../locales/translate.ts';
import type { RejectReason } from '../../reports/decision.ts';
import { moderatorChoice } from '../records/record-values.ts';
import type { CaseView } from './case-view.ts';

/** The clock of the moderators: the whole country has one since 1 March 2024. */
export const deskZone = 'Asia/Almaty';

export function statusText(view: CaseView): string {
  const { language, status, moderator = 0, second, reason, claimedUntil } = view;
  const by = { moderator, second: second ?? 0 };
  switch (status) {
    case 'open':
      return `🟡 ${t(language, 'desk.status.open')}`;
    case 'claimed': {
      const until = claimedUntil === undefined ? '' : localTime(claimedUntil, deskZone);
      return `🔵 ${t(language, 'desk.status.claimed', { moderator, until })}`;
    }
    case 'proposed':
      return `🟣 ${t(language, 'desk.status.proposed')}`;
    case 'verified':
      return `✅ ${t(language, 'desk.status.verified', by)}${recordText(view)}`;
    case 'rejected':
      return `❌ ${t(language, 'desk.status.rejected', { ...by, reason: reasonText(reason, language) })}`;
    case 'withdrawn':
      return `↩️ ${t(language, 'desk.status.withdrawn')}`;
    default:
      return status satisfies never;
  }
}

/** Which assembly came of it, and how well it is known. */
function recordText({ language, assembly, level, eventStatus }: CaseView): string {
  if (assembly === undefined || level === undefined) return '';
  const recorded = t(language, 'desk.recorded', { assembly, level: t(language, `level.${level}`) });
  if (eventStatus === undefined || eventStatus === 'took_place') return `\n${recorded}`;
  const status = moderatorChoice('event_status', eventStatus, language);
  return `\n${recorded}\n${t(language, 'record.not_counted', { status })}`;
}

export function reasonText(reason: RejectReason | undefined, language: Language): string {
  return reason === undefined ? '' : t(language, `reject.${reason}.button` as TextKey);
}
