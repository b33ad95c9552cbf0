// The message with the head of the audit, to be kept by a coordinator.
import { type Head, headCode } from '../../audit/chain.ts';
import { formatDay } from '../../dates.ts';
import { type Language, t } from '../../locales/translate.ts';
import type { Paragraph, Screen } from '../../messenger.ts';

export function auditHeadScreen(
  language: Language,
  { head, day }: { readonly head: Head; readonly day: string },
): Screen {
  const plain = (text: string): Paragraph => ({ style: 'plain', text });
  return {
    paragraphs: [
      {
        style: 'heading',
        text: t(language, 'audit_head.title', { day: formatDay(day, language) }),
      },
      plain(t(language, 'audit_head.rows', { rows: head.seq })),
      plain(headCode(head)),
      plain(t(language, 'audit_head.keep')),
      { style: 'note', text: t(language, 'audit_head.how') },
    ],
  };
}
