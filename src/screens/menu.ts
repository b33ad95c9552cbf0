// The menu of sections, when details are added to a report: what is answered, and what can be.
import { questionsAsked } from '../card/conditions.ts';
import type { Section } from '../card/types.ts';
import { allAnswers, sectionsOffered } from '../engine/plan.ts';
import { type TextKey, t } from '../locales/translate.ts';
import type { Button, Screen } from '../messenger.ts';
import { answerPairs } from './desk/addition.ts';
import { navigation, noticeOf, type QuestionView } from './reporter/question-view.ts';
import { inRows } from './rows.ts';

export function menuScreen(view: QuestionView): Screen {
  const { card, draft, base, language } = view;
  const { interview } = draft;
  const heading = interview.scope === 'update' ? 'details.update_title' : 'details.title';
  const sections = sectionsOffered(card, interview, base);
  return {
    paragraphs: [
      ...noticeOf(view),
      { style: 'heading', text: t(language, heading) },
      { style: 'plain', text: t(language, 'details.ask') },
      ...answerPairs({ card, language, answers: interview.answers }),
    ],
    buttons: [
      ...inRows(sections.map((section) => sectionButton(view, section))),
      ...sendRow(view),
      navigation(view),
    ],
  };
}

/** A section with the number of its answers, those of the report included. */
function sectionButton(view: QuestionView, section: Section): Button {
  const { draft, base, language } = view;
  const answers = allAnswers(draft.interview, base);
  const given = questionsAsked(section, answers).filter(
    (one) => answers[one.key] !== undefined,
  ).length;
  const title = t(language, `section.${section.key}` as TextKey);
  const text = given === 0 || section.key === 'now' ? title : `${title} · ${given} ✓`;
  return { text, press: { do: 'section', section: section.key, rev: draft.revision } };
}

function sendRow({ draft, language }: QuestionView): readonly (readonly Button[])[] {
  if (Object.keys(draft.interview.answers).length === 0) return [];
  const press = { do: 'send', rev: draft.revision } as const;
  return [[{ text: `✅ ${t(language, 'button.send')}`, press, tone: 'good' }]];
}
