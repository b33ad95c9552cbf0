// The labelled set: reports about assemblies that are on record, told the way people tell them, and
// reports that look like them and are about something else. See docs/benchmarks.md.

import { kilometresBetween, neighboursOf } from '../src/assemblies/neighbours.ts';
import type { Reported } from '../src/assemblies/traits.ts';
import { realPlaces } from '../src/card/places.ts';
import type { Answer, Answers } from '../src/card/types.ts';
import { addDays } from '../src/dates.ts';
import type { NearAssembly } from '../src/db/candidates.ts';
import { choicesOfQuestion } from './made-assemblies.ts';

export interface Labelled {
  readonly report: Reported;
  /** The record that it is about, or that it is not about. */
  readonly of: string;
  readonly isSame: boolean;
  /** What is different in the telling. */
  readonly noise: readonly string[];
}

type Random = () => number;

const DAY_MINUTES = 1440;

/** Of one who saw it: each part of the telling goes wrong by itself, as often as stated. */
export function truePair(known: NearAssembly, random: Random): Labelled {
  const noise: string[] = [];
  const happens = (name: string, share: number) => {
    const does = random() < share;
    if (does) noise.push(name);
    return does;
  };
  const base = answersOf(known);
  const { minute, days } = startOf(known, { random, happens });
  const placeId = happens('neighbouring place', 0.08)
    ? pick(neighboursOf(known.placeId), random, known.placeId)
    : known.placeId;
  const answers: Record<string, Answer> = { ...base };
  if (happens('topic unknown', 0.15)) answers['topic'] = { kind: 'unknown' };
  else if (happens('topic in other words', 0.04)) answers['topic'] = other('topic', random);
  if (happens('another form', 0.15)) answers['form'] = other('form', random);
  if (happens('permit unknown', 0.4)) answers['permit_status'] = { kind: 'unknown' };
  if (happens('something else seen', 0.3)) {
    const value = pick(choicesOfQuestion('authority_response'), random, 'watched');
    answers['authority_response'] = { kind: 'choices', values: [value] };
  }
  answers['participants'] = estimate(known, random);
  if (minute === undefined) delete answers['start_time'];
  else answers['start_time'] = timeOf(minute);
  const localDate = addDays(known.localDate, days);
  return { report: { placeId, localDate, answers }, of: known.id, isSame: true, noise };
}

interface Noisy {
  readonly random: Random;
  readonly happens: (name: string, share: number) => boolean;
}

/** When it began, as told: not at all, or within two and a half hours; near midnight a day off. */
function startOf(known: NearAssembly, { random, happens }: Noisy) {
  const start = known.startMinute;
  if (start === undefined || happens('no time', 0.3)) {
    return { minute: undefined, days: happens('day off, no time', 0.03) ? sign(random) : 0 };
  }
  const told = start + Math.round((random() - 0.5) * 300);
  const days = Math.floor(told / DAY_MINUTES);
  if (days !== 0) happens('across midnight', 1);
  return { minute: told - days * DAY_MINUTES, days };
}

const sign = (random: Random) => (random() < 0.5 ? -1 : 1);

/** What looks alike and is another event, in four ways. */
export function hardNegative(known: NearAssembly, random: Random): Labelled {
  const base = answersOf(known);
  const { placeId, localDate, startMinute: start } = known;
  const same = { placeId, localDate, answers: base };
  const negatives: readonly (readonly [string, Reported])[] = [
    ['another place far away', { ...same, placeId: farFrom(placeId, random) }],
    ['two days later', { ...same, localDate: addDays(localDate, 2) }],
    [
      'another topic and day',
      {
        ...same,
        localDate: addDays(localDate, 1),
        answers: { ...base, topic: other('topic', random, known.topic) },
      },
    ],
    ...(start === undefined
      ? []
      : [
          [
            'five hours apart',
            { ...same, answers: { ...base, start_time: timeOf((start + 300) % DAY_MINUTES) } },
          ] as const,
        ]),
  ];
  const [name, report] = pick(negatives, random, negatives[0] as (typeof negatives)[number]);
  return { report, of: known.id, isSame: false, noise: [name] };
}

function answersOf({ values }: NearAssembly): Answers {
  return values;
}

/** People misjudge a crowd by a third to three times. */
function estimate({ values }: NearAssembly, random: Random): Answer {
  const { participants } = values;
  const real = participants?.kind === 'number' ? participants.value : 10;
  const value = Math.max(1, Math.round(real * 3 ** (random() * 2 - 1)));
  return { kind: 'size', low: value, high: value * 2 };
}

function timeOf(minute: number): Answer {
  const pad = (value: number) => String(value).padStart(2, '0');
  return { kind: 'time', time: `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}` };
}

function farFrom(placeId: string, random: Random): string {
  const here = realPlaces.find((one) => one.id === placeId);
  const far = realPlaces.filter((one) => here && kilometresBetween(here, one) > 200);
  return pick(far, random, far[0] as (typeof far)[number]).id;
}

function other(key: string, random: Random, except?: string): Answer {
  const choices = choicesOfQuestion(key).filter((value) => value !== except);
  return { kind: 'choice', value: pick(choices, random, 'other') };
}

function pick<T>(from: readonly T[], random: Random, fallback: T): T {
  return from[Math.floor(random() * from.length)] ?? fallback;
}
