// The verified record of one event: one place, one local day, one action.
import { card, findQuestion } from '../card/card.ts';
import { type Authorised, authorised, regimeOf } from '../card/law.ts';
import { getPlace } from '../card/places.ts';
import type { Answer, Answers, IssueClass } from '../card/types.ts';
import { dayIn, minuteOf } from './clock.ts';
import { isCoerced } from './derivations.ts';
import { type Fused, fuse } from './fusion.ts';
import { type Level, levelBy } from './level.ts';
import { publishAfter } from './publish-after.ts';
import { type Size, sizeOf } from './size.ts';

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

/** What is recorded though no assembly took place. */
export const notHeld = eventStatuses.filter((one) => one !== 'took_place');

/** A campaign decides the class under which a record is counted, whatever its topic. */
export type TopicClass = IssueClass | 'campaign';

export interface Assembly {
  readonly id: string;
  readonly placeId: string;
  readonly regionId: string;
  /** Local day, `YYYY-MM-DD`. */
  readonly localDate: string;
  readonly form: string;
  readonly topic: string;
  readonly topicClass: TopicClass;
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
  /** People, inclusive. Absent when unknown. */
  readonly participants?: Size;
  readonly police?: Size;
  readonly detained?: Size;
}

/** What is known of an assembly beside what its reports say. */
export interface About {
  readonly id: string;
  /** Where and when it is on record; the reports decide where absent. */
  readonly placeId?: string;
  readonly localDate?: string;
  readonly eventStatus?: EventStatus;
  readonly levelSaid?: Level;
  readonly campaignId?: string;
  readonly seriesId?: string;
  readonly excludedFor?: string;
  readonly verifiedAt?: Date;
}

/** The assembly that a report describes, as it is when one report alone was verified. */
export function assemblyOf(
  report: { readonly placeId: string; readonly localDate: string; readonly answers: Answers },
  id: string,
  verifiedAt?: Date,
): Assembly {
  const { answers, placeId, localDate } = report;
  const cited = { caseNumber: 0, voice: 1, answers, receivedAt: new Date(0), isWithdrawn: false };
  const about = { id, placeId, localDate, ...(verifiedAt && { verifiedAt }) };
  return fusedAssembly(fuse([cited], new Map()), about);
}

/** The assembly that several reports describe together, with what moderators corrected. */
export function fusedAssembly(fused: Fused, about: About): Assembly {
  const { values, conflicts, corroboration } = fused;
  const where = whereAndWhen(fused, about);
  const { levelSaid, campaignId, seriesId, excludedFor, verifiedAt } = about;
  const { start_time: start } = values;
  const participants = peopleIn(fused, 'participants');
  const police = peopleIn(fused, 'police_count');
  const detained = peopleIn(fused, 'detained_count');
  return {
    id: about.id,
    ...where,
    regionId: getPlace(where.placeId).region,
    ...described(values, where.localDate),
    ...(campaignId !== undefined && { topicClass: 'campaign' as const }),
    eventStatus: about.eventStatus ?? 'took_place',
    level: levelBy(fused, levelSaid),
    values,
    conflicts,
    corroboration,
    isCoerced: isCoerced(values),
    ...(levelSaid && { levelSaid }),
    ...(campaignId !== undefined && { campaignId }),
    ...(seriesId !== undefined && { seriesId }),
    ...(excludedFor !== undefined && { excludedFor }),
    ...(start?.kind === 'time' && { startMinute: minuteOf(start, where.localDate) }),
    ...(verifiedAt && { publishAfter: publishAfter(values, where, verifiedAt) }),
    ...(participants && { participants }),
    ...(police && { police }),
    ...(detained && { detained }),
  };
}

/** Numbers of people that reports gave together: of participants, police, detained. */
export function peopleIn(fused: Fused, field: string): Size | undefined {
  const { answer, best } = fused.fields[field] ?? {};
  const size = sizeOf(answer);
  return size && { ...size, best: best ?? size.best };
}

function described(values: Answers, localDate: string) {
  const topic = chosen(values.topic);
  const form = chosen(values.form);
  const permitStatus = chosen(values.permit_status);
  const regime = regimeOf(localDate, form);
  return {
    form,
    topic,
    topicClass: classOf(topic),
    permitStatus,
    authorised: authorised(permitStatus, chosen(values.permit_answer), regime),
    authorityResponse: marked(values.authority_response),
  };
}

/** Where and when it is on record, unless a moderator corrected that. */
function whereAndWhen({ values, fields }: Fused, about: About) {
  const place = values.place?.kind === 'place' ? values.place.place : undefined;
  const placeId = fields.place?.isSettled ? place : (about.placeId ?? place);
  const day = dayIn(values);
  const localDate = fields.event_when?.isSettled ? day : (about.localDate ?? day);
  if (placeId === undefined || localDate === undefined) throw new Error('an assembly is nowhere');
  return { placeId, localDate };
}

/** The class under which figures count a topic. */
export function classOf(topic: string): IssueClass {
  const question = findQuestion(card, 'topic');
  const choices = question?.type === 'single_choice' ? question.choices : [];
  return choices.find((choice) => choice.value === topic)?.issueClass ?? 'unknown';
}

function chosen(answer: Answer | undefined): string {
  return answer?.kind === 'choice' ? answer.value : 'unknown';
}

function marked(answer: Answer | undefined): readonly string[] {
  return answer?.kind === 'choices' ? answer.values : [];
}
