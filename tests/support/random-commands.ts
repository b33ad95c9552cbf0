// What can happen in a story about random people: acts one by one or at once, a network that
// repeats, a restart of the bot, a card that changes.
import * as fc from 'fast-check';
import { ageDraft } from './model-card-change.ts';
import { aged } from './model-person.ts';
import { quiet } from './person.ts';
import { type Act, actOf, type RandomPerson, type Whim } from './random-acts.ts';
import { learn } from './random-person.ts';
import type { World } from './world.ts';

/** What was played, to be told in docs/drills.md. */
export interface Tally {
  runs: number;
  commands: number;
  acts: number;
  reports: number;
  additions: number;
  restarts: number;
}

export const newTally = (): Tally => ({
  runs: 0,
  commands: 0,
  acts: 0,
  reports: 0,
  additions: 0,
  restarts: 0,
});

export interface Stage {
  readonly world: World;
  readonly people: readonly RandomPerson[];
  readonly tally: Tally;
}

type Command = fc.AsyncCommand<object, Stage>;

interface Wish {
  readonly who: number;
  readonly whim: Whim;
  readonly n: number;
}

const SECONDS_BETWEEN_ACTS = 2;

/** Comes up with the acts of everybody at one moment, then sends them all off. */
function begin({ world, people, tally }: Stage, wishes: readonly Wish[]) {
  world.clock.pass(SECONDS_BETWEEN_ACTS);
  const acts = wishes.map(({ who, whim, n }) => ({
    who,
    act: actOf(people[who] as RandomPerson, whim, n, world),
  }));
  tally.commands += 1;
  tally.acts += acts.length;
  return acts;
}

export async function learnAll(
  { world, people }: Stage,
  acts: readonly { who: number; act: Act }[],
) {
  for (const [who, person] of people.entries()) {
    const own = acts.filter((one) => one.who === who).map((one) => one.act);
    const together = own.map((act) => (own.length === 1 ? act : { ...act, deed: notAlone(act) }));
    await learn(person, together, world);
  }
}

const notAlone = ({ deed }: Act) => (deed.kind === 'says' ? { ...deed, isAlone: false } : deed);

type Network = 'good' | 'repeats' | 'clones';

function atOnce(wishes: readonly Wish[], network: Network): Command {
  return {
    check: () => true,
    toString: () => `${told(wishes)} (${network})`,
    async run(_model, stage) {
      const { faults } = stage.world.sandbox;
      const acts = begin(stage, wishes);
      faults.repeatUpdates(network === 'repeats' ? 1 : 0);
      faults.cloneTaps(network === 'clones');
      for (const { act } of acts) act.post();
      await quiet(stage.world);
      faults.clear();
      const cloned = acts.filter(({ act }) => network === 'clones' && act.deed.kind === 'tap');
      await learnAll(stage, [...acts, ...cloned]);
    },
  };
}

/** Answers one question after the other and sends, without looking left or right. */
export function goOn(who: number, choices: readonly number[]): Command {
  return {
    check: () => true,
    toString: () => `person ${who} goes on: ${choices.join()}`,
    async run(model, stage) {
      const sentBefore = countSent(stage.people[who]);
      for (const choice of choices) {
        if (countSent(stage.people[who]) > sentBefore) return;
        await atOnce([{ who, whim: 'go_on', n: choice * 2 }], 'good').run(model, stage);
      }
    },
  };
}

const countSent = (of: RandomPerson | undefined) =>
  (of?.meant.reports ?? []).reduce((sum, { additions }) => sum + 1 + additions.length, 0);

function restart(wishes: readonly Wish[], isDownBefore: boolean): Command {
  return {
    check: () => true,
    toString: () => `a restart ${isDownBefore ? 'before' : 'during'} ${told(wishes)}`,
    async run(_model, stage) {
      const { world, tally } = stage;
      const acts = begin(stage, wishes);
      tally.restarts += 1;
      if (isDownBefore) await world.stopBot();
      for (const { act } of acts) act.post();
      await world.startAgain();
      await world.settled();
      await learnAll(stage, acts);
    },
  };
}

/** Their open card becomes one that was begun before the card was changed. */
function cardChanges(who: number, loses: string, wantsGone: boolean): Command {
  return {
    check: () => true,
    toString: () => `person ${who} has an older card (${loses}, ${wantsGone})`,
    async run(_model, { world, people }) {
      const of = people[who];
      const { card } = of?.meant ?? {};
      if (of === undefined || card === undefined || card.isAged) return;
      const isGone = wantsGone && card.about === undefined && !card.editing;
      of.meant = aged(of.meant, { loses, isGone });
      await ageDraft(world, of.person, { answers: card.answers, loses, isGone });
    },
  };
}

const told = (wishes: readonly Wish[]) =>
  wishes.map(({ who, whim, n }) => `person ${who} ${whim} ${n}`).join(' & ');

export const n = fc.nat({ max: 5039 });
const who = fc.nat({ max: 1 });
const whim = fc.oneof(
  { weight: 10, arbitrary: fc.constant<Whim>('go_on') },
  { weight: 4, arbitrary: fc.constant<Whim>('type') },
  { weight: 3, arbitrary: fc.constantFrom<Whim>('stale', 'stale_alike') },
  { weight: 3, arbitrary: fc.constant<Whim>('look_around') },
  { weight: 2, arbitrary: fc.constant<Whim>('back') },
  { weight: 1, arbitrary: fc.constantFrom<Whim>('/report', '/cancel', 'cancel') },
);
const wish = fc.record({ who, whim, n });
const doubled = wish.map((one) => [one, one]);
/** A tap, and words for the question that comes after it. */
const overtaken = fc
  .record({ who, one: n, other: n })
  .map(({ who: both, one, other }): readonly Wish[] => [
    { who: both, whim: 'go_on', n: one },
    { who: both, whim: 'type_ahead', n: other },
  ]);
const network = fc.constantFrom<Network>('good', 'good', 'good', 'good', 'repeats', 'clones');

export const commands: fc.Arbitrary<Command>[] = [
  fc
    .record({ wishes: fc.array(wish, { minLength: 1, maxLength: 3 }), network })
    .map((one) => atOnce(one.wishes, one.network)),
  fc.record({ wish, network }).map((one) => atOnce([one.wish], one.network)),
  overtaken.map((wishes) => atOnce(wishes, 'good')),
  doubled.map((wishes) => atOnce(wishes, 'good')),
  fc
    .tuple(who, fc.array(n, { minLength: 3, maxLength: 14, size: 'max' }))
    .map(([one, choices]) => goOn(one, choices)),
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .tuple(who, fc.constantFrom('form', 'place', 'authority_response'), fc.boolean())
        .map((one) => cardChanges(...one)),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.array(wish, { minLength: 1, maxLength: 2 }), fc.boolean())
        .map((one) => restart(...one)),
    },
  ),
];
