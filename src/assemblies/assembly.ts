// The verified record of one event: one place, one local day, one action.
import { card, findQuestion } from '../card/card.ts';
import { isAsked } from '../card/conditions.ts';
import { type Authorised, authorised, regimeOf } from '../card/law.ts';
import { getPlace } from '../card/places.ts';
import type { Answer, Answers, IssueClass } from '../card/types.ts';
import type { Level } from './level.ts';

/** Whether it took place; everything else is a record of its own and enters no count. */
export const eventStatuses = [
  'took_place',
  'prevented',
  'cancelled',
  'planned',
  'phantom_official',
  'refused',
] as const;

export type EventStatus = (typeof eventStatuses)[number];

export interface Assembly {
  readonly id: string;
  readonly placeId: string;
  readonly regionId: string;
  /** Local day, `YYYY-MM-DD`. */
  readonly localDate: string;
  readonly form: string;
  readonly topic: string;
  readonly topicClass: IssueClass;
  readonly permitStatus: string;
  readonly authorised: Authorised;
  readonly authorityResponse: readonly string[];
  readonly eventStatus: EventStatus;
  readonly level: Level;
  /** The level that a moderator gave by word; absent where the sources decide. */
  readonly levelSaid?: Level;
  /** Minutes after local midnight at which it began. */
  readonly startMinute?: number;
  /** What is known, question by question, from all reports and corrections; without words. */
  readonly values: Answers;
  /** Questions on which the reports contradict one another and no moderator has settled it. */
  readonly conflicts: readonly string[];
  /** Independent reports: one for each reporter. */
  readonly corroboration: number;
  readonly campaignId?: string;
  readonly seriesId?: string;
  readonly isCoerced: boolean;
  /** Why it is left out of sums of participants; public. */
  readonly excludedFor?: string;
  /** Before this only totals know of it. */
  readonly publishAfter?: Date;
  /** People, inclusive. Absent when unknown; high null for an open band. */
  readonly participants?: {
    readonly low: number;
    readonly high: number | null;
    readonly best: number;
  };
}

/** The assembly that a report describes, as it is when one report alone was verified. */
export function assemblyOf(
  report: { readonly placeId: string; readonly localDate: string; readonly answers: Answers },
  id: string,
): Assembly {
  const { answers } = report;
  const topic = chosen(answers.topic);
  const form = chosen(answers.form);
  const permitStatus = chosen(answers.permit_status);
  const participants = sizeOf(answers.participants);
  return {
    id,
    placeId: report.placeId,
    regionId: getPlace(report.placeId).region,
    localDate: report.localDate,
    form,
    topic,
    topicClass: classOf(topic),
    permitStatus,
    authorised: authorised(
      permitStatus,
      askedChoice('permit_answer', answers),
      regimeOf(report.localDate, form),
    ),
    authorityResponse: marked(answers.authority_response),
    eventStatus: 'took_place',
    level: 'v1',
    values: answers,
    conflicts: [],
    corroboration: 1,
    isCoerced: false,
    ...(participants && { participants }),
  };
}

/** The class under which figures count a topic. */
export function classOf(topic: string): IssueClass {
  const question = findQuestion(card, 'topic');
  const choices = question?.type === 'single_choice' ? question.choices : [];
  return choices.find((choice) => choice.value === topic)?.issueClass ?? 'unknown';
}

/** Best estimate: a number itself, the middle of a range, the geometric mean of a band. */
export function bestOf(size: Answer & { kind: 'size' }): number {
  if (size.high === null) return size.low;
  if (size.band !== undefined) return Math.round(Math.sqrt(size.low * size.high));
  return (size.low + size.high) / 2;
}

function sizeOf(answer: Answer | undefined): Assembly['participants'] {
  if (answer?.kind !== 'size') return undefined;
  return { low: answer.low, high: answer.high, best: bestOf(answer) };
}

function chosen(answer: Answer | undefined): string {
  return answer?.kind === 'choice' ? answer.value : 'unknown';
}

/** The choice of a question that may no longer be asked. */
function askedChoice(key: string, answers: Answers): string {
  const question = findQuestion(card, key);
  return question !== undefined && isAsked(question, answers) ? chosen(answers[key]) : 'unknown';
}

function marked(answer: Answer | undefined): readonly string[] {
  return answer?.kind === 'choices' ? answer.values : [];
}
