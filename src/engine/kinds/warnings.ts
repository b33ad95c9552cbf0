// Soft warnings: answers that are possible and yet unlikely, or that contradict another one. The
// person is asked once and may insist. Texts are `warning.<code>`.
import { chosenValues } from '../../card/conditions.ts';
import { mciOf } from '../../card/law.ts';
import type { Answer, Question } from '../../card/types.ts';
import { localDate } from '../../dates.ts';
import { eventDay } from '../../reports/report.ts';
import type { Reading, ReadingContext } from '../reading.ts';

type Check = (answer: Answer, context: ReadingContext) => string | undefined;

/** Beyond these, an answer is rather a slip: the law knows no such fine and no such arrest. */
const HIGH_FINE_MCI = 500;
const LONGEST_ARREST_DAYS = 25;
const WIDE_TIMES = 5;
const DAY_MINUTES = 24 * 60;

/** A phone of Kazakhstan or abroad, however it is spaced; an individual identification number. */
const phoneOrIin =
  /(?<!\d)(?:\+?[78][\s().-]*)?\(?7\d{2}[\s().-]*\d{3}[\s.-]*\d{2}[\s.-]*\d{2}(?!\d)|\+\d(?:[\s().-]?\d){9,14}|(?<!\d)\d{6}\s?\d{6}(?!\d)/;

const checks: Readonly<Record<string, Check>> = {
  participants: (answer, { answers }) =>
    isWide(answer) ? 'size_wide' : singlePicket(answer, answers.form),
  form: (answer, { answers }) => singlePicket(answers.participants, answer),
  detained_count: (answer, { answers }) =>
    lowOf(answer) > highOf(answers.participants) ? 'detained_more_than_people' : undefined,
  end_time: (answer, context) =>
    minutesBetween(context.answers.start_time, answer, context) > DAY_MINUTES
      ? 'long_duration'
      : undefined,
  fine_amount: (answer, context) =>
    inIndices(answer, context) > HIGH_FINE_MCI ? 'fine_high' : undefined,
  arrest_days: (answer) =>
    answer.kind === 'size' && (answer.high ?? answer.low) > LONGEST_ARREST_DAYS
      ? 'days_high'
      : undefined,
  permit_answer: (answer, { answers }) => permitContradiction(answers.permit_status, answer),
  permit_status: (answer, { answers }) => permitContradiction(answer, answers.permit_answer),
};

/** The reading with the warning that its answer calls for. */
export function withWarning(
  question: Question,
  reading: Reading,
  context: ReadingContext,
): Reading {
  if (reading.kind !== 'answer') return reading;
  const warning = warningFor(question, reading.answer, context);
  return warning === undefined ? reading : { ...reading, warning };
}

function warningFor(
  question: Question,
  answer: Answer,
  context: ReadingContext,
): string | undefined {
  if (answer.kind === 'text' && phoneOrIin.test(answer.text)) return 'no_phone_iin';
  return checks[question.key]?.(answer, context);
}

/** A band that was tapped is as wide as the card has made it. */
function isWide(answer: Answer): boolean {
  if (answer.kind !== 'size' || answer.band !== undefined || answer.high === null) return false;
  return answer.high > WIDE_TIMES * answer.low;
}

function singlePicket(size: Answer | undefined, form: Answer | undefined): string | undefined {
  if (!chosenValues(form).includes('picket_single') || size?.kind !== 'size') return undefined;
  return (size.high ?? size.low) > 2 ? 'single_picket' : undefined;
}

function permitContradiction(
  status: Answer | undefined,
  said: Answer | undefined,
): string | undefined {
  const [permit] = chosenValues(status);
  const [answer] = chosenValues(said);
  if (permit === 'allowed' && answer === 'refused') return 'allowed_but_refused';
  return permit === 'denied' && answer === 'agreed' ? 'denied_but_agreed' : undefined;
}

function lowOf(answer: Answer): number {
  return answer.kind === 'size' ? answer.low : 0;
}

/** Unknown and open sizes have no upper end. */
function highOf(answer: Answer | undefined): number {
  return answer?.kind === 'size' ? (answer.high ?? Infinity) : Infinity;
}

function inIndices(answer: Answer, { answers, now, zone }: ReadingContext): number {
  if (answer.kind !== 'money') return 0;
  if (answer.unit === 'mci') return answer.value;
  return answer.value / mciOf(eventDay(answers) ?? localDate(now, zone));
}

/** Minutes from one local time to another; 0 where one of them is not known. */
function minutesBetween(
  from: Answer | undefined,
  to: Answer | undefined,
  { answers, now, zone }: ReadingContext,
): number {
  if (from?.kind !== 'time' || to?.kind !== 'time') return 0;
  const day = eventDay(answers) ?? localDate(now, zone);
  return minutesOf(to, day) - minutesOf(from, day);
}

function minutesOf({ time, date }: Answer & { kind: 'time' }, day: string): number {
  return Date.parse(`${date ?? day}T${time}Z`) / 60_000;
}
