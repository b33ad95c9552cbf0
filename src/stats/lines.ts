// What one record adds to the figures. Each line is a figure and a key, with amounts where there is
// more to add up than the record itself; the rollups are sums of lines, and nothing else.
// A change here needs a higher `rulesVersion`: then the lines of all records are made anew.
import {
  acledSubEvent,
  dispersalAttempted,
  durationMinutes,
  interfered,
  organizerClass,
  prosecutorWarned,
} from '../assemblies/derivations.ts';
import { isKnown } from '../assemblies/fields.ts';
import type { Size } from '../assemblies/size.ts';
import { chosenValues } from '../card/conditions.ts';
import type { Answers } from '../card/types.ts';
import { detained, obstructed } from './detained.ts';
import { amounts, type Counted, type CountedOutcome, type Line, yesNo } from './line.ts';
import { outcomeLines } from './outcome-lines.ts';

/** Goes up with every change of what a record adds. */
export const rulesVersion = 2;

/** All that a record adds; what did not take place is no part of any count of assemblies. */
export function linesOf(record: Counted, outcomes: readonly CountedOutcome[]): readonly Line[] {
  if (record.eventStatus === 'refused') return ['not_held:refused', ...refusalLines(record.values)];
  if (record.eventStatus !== 'took_place') return [`not_held:${record.eventStatus}`];
  return [
    'assemblies:all',
    ...aboutLines(record),
    ...permitLines(record),
    ...sizeLines(record),
    ...durationLines(record.values),
    ...policeLines(record),
    ...responseLines(record),
    ...outcomeLines(record, outcomes),
  ];
}

function aboutLines(record: Counted): readonly Line[] {
  const { level, form, topic, topicClass, campaignId = 'none', values } = record;
  return [
    `level:${level}`,
    `form:${form}`,
    `topic:${topic}`,
    `topic_class:${topicClass}`,
    `campaign:${campaignId}`,
    `organizer_class:${organizerClass(values)}`,
    ...choiceLines('organizer_type', values),
    `count_method:${valueOf(values, 'count_method')}`,
  ];
}

function permitLines({ permitStatus, authorised, values }: Counted): readonly Line[] {
  const isAuthorised = authorised === 'authorised';
  return [
    `permit_status:${permitStatus}`,
    `authorised:${authorised}`,
    ...(permitStatus === 'not_applied' ? choiceLines('not_applied_reason', values) : []),
    ...(isAuthorised ? [`authorised_organizer:${organizerClass(values)}`] : []),
    ...(isAuthorised ? [`offered_place:${valueOf(values, 'offered_place')}`] : []),
  ];
}

/** Coerced and excluded sizes are in no sum; how large they are is kept beside the sums. */
function sizeLines({ participants, isCoerced, excludedFor }: Counted): readonly Line[] {
  const best = participants?.best ?? 'unknown';
  if (isCoerced) return ['participants:coerced', `coerced_size:${best}`];
  if (excludedFor !== undefined) return ['participants:excluded', `excluded_size:${best}`];
  if (participants === undefined) return ['participants:unknown'];
  return [sized('participants', participants), `participants_size:${best}`];
}

function durationLines(values: Answers): readonly Line[] {
  const minutes = durationMinutes(values);
  if (minutes === undefined) return ['duration:unknown'];
  return [amounts('duration', 'known', { best: minutes }), `duration_minutes:${minutes}`];
}

/** Police beside participants where both are known; coerced and excluded ones leave the base. */
function policeLines(record: Counted): readonly Line[] {
  const { police, topicClass, isCoerced, excludedFor } = record;
  const isSummed = !isCoerced && excludedFor === undefined;
  return [
    ...(police && topicClass === 'political' ? [`political_police:${police.best}`] : []),
    ...(isSummed ? ratioLines(record) : []),
  ];
}

function ratioLines({ police, participants }: Counted): readonly Line[] {
  if (police === undefined || participants === undefined) return ['police:unknown'];
  return [
    amounts('police', 'both', { best: police.best }),
    amounts('policed', 'both', { best: participants.best }),
    `police_ratio:${police.best}/${participants.best}`,
  ];
}

function responseLines(record: Counted): readonly Line[] {
  const { values, authorised } = record;
  const dispersal = dispersalAttempted(values);
  const anyDetained = detained(record);
  return [
    yesNo('dispersal', dispersal),
    yesNo('interfered', interfered(values)),
    yesNo('detained', anyDetained),
    yesNo('obstructed', obstructed(values)),
    `sub_event:${acledSubEvent(values)}`,
    ...choiceLines('authority_response', values),
    ...choiceLines('interference', values),
    ...(record.detained ? [sized('detained_people', record.detained)] : []),
    ...(authorised === 'unauthorised'
      ? [
          yesNo('dispersal_unauthorised', dispersal),
          yesNo('detained_unauthorised', anyDetained),
          yesNo('warned_unauthorised', prosecutorWarned(values)),
        ]
      : []),
  ];
}

/** One record for one application that was refused. */
function refusalLines(values: Answers): readonly Line[] {
  const isTaken = chosenValues(values.denial_pretext).includes('place_taken');
  return [
    'refusals:all',
    ...choiceLines('denial_pretext', values),
    ...(isTaken ? [`place_taken:${valueOf(values, 'pretext_event_real')}`] : []),
  ];
}

/** Each choice once, beside whether anything is known. */
function choiceLines(question: string, values: Answers): readonly Line[] {
  const answer = values[question];
  if (!isKnown(answer)) return [`${question}:unknown`];
  const chosen = chosenValues(answer).filter((value) => value !== 'unknown');
  return [`${question}:known`, ...chosen.map((value) => `${question}:${value}`)];
}

function sized(figure: string, { low, high, best }: Size): Line {
  const open = high === null ? 1 : 0;
  return amounts(figure, 'known', { low, high: high ?? low, best, open });
}

function valueOf(values: Answers, question: string): string {
  const answer = values[question];
  return answer?.kind === 'choice' ? answer.value : 'unknown';
}
