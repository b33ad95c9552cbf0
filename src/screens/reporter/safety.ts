// What people are told about their safety. What is kept and for how long comes from the table of
// retention rules, so that no screen can promise anything else than what is done.
import { card } from '../../card/card.ts';
import { type Language, t } from '../../locales/translate.ts';
import type { Paragraph, Screen } from '../../messenger.ts';
import { type RetentionRule, retentionRules, spanParams } from '../../retention/rules.ts';
import { changeLanguage, newReport, statistics } from '../plain.ts';

/** Before the first question. */
export function safetyScreen(language: Language): Screen {
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'start.title') },
      { style: 'plain', text: t(language, 'report.welcome', { total: card.questions.length }) },
      { style: 'heading', text: t(language, 'safety.title') },
      { style: 'plain', text: t(language, 'safety.telegram_knows') },
      { style: 'plain', text: t(language, 'report.safety') },
      { style: 'heading', text: t(language, 'kept.title') },
      ...keptParagraphs(
        language,
        retentionRules.filter((rule) => rule.isSaidFirst),
      ),
      { style: 'plain', text: `• ${t(language, 'kept.observation')}` },
      { style: 'note', text: t(language, 'safety.erase') },
    ],
    buttons: [
      [{ ...newReport(language), press: { do: 'begin' } }],
      [statistics(language), changeLanguage(language)],
    ],
  };
}

/** `/privacy`: the whole of it. */
export function privacyScreen(language: Language): Screen {
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'privacy.title') },
      { style: 'plain', text: t(language, 'privacy.kept') },
      { style: 'plain', text: t(language, 'privacy.not_kept') },
      { style: 'heading', text: t(language, 'kept.title') },
      ...keptParagraphs(language, retentionRules),
      { style: 'plain', text: `• ${t(language, 'kept.observation')}` },
      { style: 'heading', text: t(language, 'safety.title') },
      { style: 'plain', text: t(language, 'safety.telegram_knows') },
      { style: 'note', text: t(language, 'safety.erase') },
    ],
  };
}

/** `/forget` asks once. */
export function forgetScreen(language: Language): Screen {
  const text = t(language, 'button.forget');
  return {
    paragraphs: [
      { style: 'heading', text: t(language, 'forget.title') },
      { style: 'plain', text: t(language, 'forget.erased') },
      { style: 'plain', text: t(language, 'forget.stays') },
      { style: 'note', text: t(language, 'forget.undone') },
    ],
    buttons: [[{ text: `🗑 ${text}`, press: { do: 'forget' }, tone: 'bad' }]],
  };
}

/** One sentence for each rule that is about people. */
function keptParagraphs(language: Language, rules: readonly RetentionRule[]): Paragraph[] {
  return rules.flatMap((rule): Paragraph[] =>
    rule.text === undefined
      ? []
      : [{ style: 'plain', text: `• ${t(language, rule.text, spanParams(rule))}` }],
  );
}
