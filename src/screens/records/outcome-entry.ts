// A moderator notes what followed for one person: the questions one by one, and what was said
// before it is recorded.
import type { OutcomeFault } from '../../assemblies/outcome.ts';
import { detailQuestions } from '../../card/card.ts';
import { isAsked } from '../../card/conditions.ts';
import { OUTCOME_SECTION, outcomeCard } from '../../card/outcome-card.ts';
import { currentQuestion } from '../../engine/plan.ts';
import { MENU } from '../../engine/state.ts';
import { t } from '../../locales/translate.ts';
import type { Button, Paragraph, Screen } from '../../messenger.ts';
import { answerText, shortText } from '../card-texts.ts';
import { draftScreen } from '../reporter/question.ts';
import { noticeOf, type QuestionView } from '../reporter/question-view.ts';
import { faultText } from './outcome-text.ts';

export interface OutcomeEntryView extends Omit<QuestionView, 'card' | 'base'> {
  /** Number of the assembly. */
  readonly assembly: number;
  /** `P1`; absent for somebody new. */
  readonly person?: string;
  /** Number of the moderator who fills it in. */
  readonly moderator: number;
  readonly faults?: readonly OutcomeFault[];
}

/** Questions that are answered by a reply: in a group the bot reads nothing else. */
const typed = ['text', 'date_time', 'integer', 'money_or_mci', 'url'];

export function outcomeEntryScreen(view: OutcomeEntryView): Screen {
  const whole: QuestionView = { ...view, card: outcomeCard, base: {} };
  const { interview } = view.draft;
  const title: Paragraph = { style: 'note', text: titleText(view) };
  if (interview.at === MENU) return reviewScreen(view, whole, title);
  const screen = draftScreen(whole);
  const question = currentQuestion(outcomeCard, interview);
  const isTyped = question !== undefined && typed.includes(question.type);
  const how: Paragraph = { style: 'note', text: t(view.language, 'outcome.reply_here') };
  return {
    ...screen,
    paragraphs: [title, ...screen.paragraphs, ...(isTyped ? [how] : [])],
  };
}

function titleText({ language, assembly, person, moderator }: OutcomeEntryView): string {
  const about = { assembly, moderator };
  return person === undefined
    ? t(language, 'outcome.entry_new', about)
    : t(language, 'outcome.entry', { ...about, person });
}

function reviewScreen(view: OutcomeEntryView, whole: QuestionView, title: Paragraph): Screen {
  const { draft, language, faults = [] } = view;
  const { answers } = draft.interview;
  const rev = draft.revision;
  const asked = detailQuestions(outcomeCard).filter((one) => isAsked(one, answers, outcomeCard));
  const again: Button = {
    text: `✏️ ${t(language, 'button.edit')}`,
    press: { do: 'section', section: OUTCOME_SECTION, rev },
  };
  return {
    paragraphs: [
      title,
      ...noticeOf(whole),
      { style: 'heading', text: t(language, 'outcome.check') },
      ...asked.map(
        (question): Paragraph => ({
          style: 'pair',
          label: shortText(question.key, language),
          text: answerText(question, answers, language) ?? t(language, 'report.not_answered'),
        }),
      ),
      ...faults.map(
        (fault): Paragraph => ({ style: 'plain', text: `⚠️ ${faultText(fault, language)}` }),
      ),
    ],
    buttons: [
      [
        {
          text: `✅ ${t(language, 'button.note_outcome')}`,
          press: { do: 'send', rev },
          tone: 'good',
        },
      ],
      [again, { text: `✖️ ${t(language, 'button.cancel')}`, press: { do: 'cancel', rev } }],
    ],
  };
}
