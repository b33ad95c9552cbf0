// Random people at the whole bot, two at a time: fast-check makes up what they do and finds the
// shortest story that goes wrong.
import * as fc from 'fast-check';
import { type Language, languages } from '../../src/locales/translate.ts';
import { commands, goOn, learnAll, n, type Tally } from './random-commands.ts';
import { randomPerson } from './random-person.ts';
import type { World } from './world.ts';

/** The first of them has come so far already when the story begins; it may be the report is sent. */
const beginnings = fc.array(n, { maxLength: 16, size: 'max' }).map((choices) => [goOn(0, choices)]);

export interface Play {
  readonly world: World;
  readonly runs: number;
  /** Nothing is begun after this time, nor is a failure shortened any more. */
  readonly withinMs: number;
  readonly maxCommands: number;
  readonly tally: Tally;
  readonly seed?: number;
  readonly path?: string;
  readonly replayPath?: string;
}

/** Plays so many stories; throws with the shortest that goes wrong, and how to play it again. */
export async function playRandomPeople({
  world,
  runs,
  maxCommands,
  withinMs,
  tally,
  ...again
}: Play) {
  const deadline = performance.now() + withinMs;
  const { replayPath, ...parameters } = again;
  const stories = fc.commands(commands, {
    maxCommands,
    size: 'max',
    ...(replayPath !== undefined && { replayPath }),
  });
  const tongues = fc.tuple(fc.constantFrom(...languages), fc.constantFrom(...languages));
  const property = fc.asyncProperty(tongues, beginnings, stories, async (spoken, begun, story) => {
    if (performance.now() > deadline) return;
    const people = spoken.map((language: Language) => randomPerson(world, language));
    const stage = { world, people, tally };
    world.sandbox.faults.clear();
    for (const beginning of begun) await beginning.run({}, stage);
    await fc.asyncModelRun(() => ({ model: {}, real: stage }), story);
    await world.settled();
    await learnAll(stage, []);
    tally.runs += 1;
    tally.reports += people.reduce((sum, { meant }) => sum + meant.reports.length, 0);
    tally.additions += people
      .flatMap(({ meant }) => meant.reports)
      .reduce((sum, { additions }) => sum + additions.length, 0);
  });
  await fc.assert(property, { numRuns: runs, ...parameters });
}
