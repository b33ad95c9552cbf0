// Races about one case: every pair of what moderators can do with it, from each state it can be in.
import type { Press } from '../../../src/presses.ts';
import { type RejectReason, rejectReasons } from '../../../src/reports/decision.ts';
import { recordOf } from '../joined-records.ts';
import { draw } from '../random-numbers.ts';
import type { Race, Scenario } from './race.ts';
import {
  type Act,
  must,
  newCase,
  type Stage,
  type StagedCase,
  versionOf,
  withForce,
} from './stage.ts';

/** What can be done with an open case. */
const kinds = [
  'claim',
  'verify',
  'verify_as',
  'verify_level',
  'new_event',
  'same_event',
  'reject',
  'reject_for',
  'ask_for',
  'propose',
] as const;

type Kind = (typeof kinds)[number];

/** A report on the same event that was verified before. */
export async function newRecord(stage: Stage, by = stage.moderators[0]): Promise<StagedCase> {
  const staged = await newCase(stage);
  await must(stage, { by, does: { do: 'new_event', case: staged.number, version: 1 } });
  return staged;
}

interface Seen {
  readonly number: number;
  readonly version: number;
  readonly record?: { readonly assembly: number; readonly seen: number };
}

export function pressOf(stage: Stage, kind: Kind, { number, version, record }: Seen): Press {
  const at = { case: number, version };
  switch (kind) {
    case 'propose':
      return { do: 'new_event', ...at };
    case 'verify_level':
      return { do: 'verify_level', ...at, level: 'v1' };
    case 'reject_for':
      return { do: 'reject_for', ...at, reason: draw<RejectReason>(stage.random, rejectReasons) };
    case 'ask_for':
      return { do: 'ask_for', ...at, code: 'exact_place' };
    case 'same_event':
      if (record === undefined) throw new Error('there is no record to join');
      return { do: 'same_event', ...at, ...record };
    default:
      return { do: kind, ...at };
  }
}

/** A case and what two moderators do with it, as both see it. */
async function setCase(stage: Stage, pair: readonly [Kind, Kind]) {
  const needsRecord = pair.includes('same_event');
  const record = needsRecord ? await newRecord(stage) : undefined;
  const said = pair.includes('propose') ? withForce : {};
  const staged = await newCase(stage, { said });
  const found = record && (await recordOf(stage.world, record.number));
  const seen = found && { assembly: found.number, seen: found.version };
  const acts = (version: number) =>
    pair.map((kind, index) => ({
      by: stage.moderators[index] ?? stage.moderators[0],
      does: pressOf(stage, kind, { number: staged.number, version, ...(seen && { record: seen }) }),
    })) as [Act, Act];
  return { staged, acts };
}

/** The claim of a third moderator that has run out, or of the first one that holds. */
async function claimBefore(stage: Stage, number: number, by: 0 | 2) {
  await must(stage, { by: stage.moderators[by], does: { do: 'claim', case: number, version: 1 } });
  if (by === 0) return;
  const before = new Date(stage.world.clock.now().getTime() - 1).toISOString();
  await stage.world.app.db.sql`
    update desk_case set claimed_until = ${before} where number = ${number}`;
}

/** Both act on a case that nobody has decided about. */
function undecided(pair: readonly [Kind, Kind]): Scenario {
  const set = async (stage: Stage): Promise<Race> => {
    const { staged, acts } = await setCase(stage, pair);
    const mayHold = pair[0] !== 'claim';
    const claim = draw(stage.random, [undefined, undefined, 2, ...(mayHold ? [0] : [])] as const);
    if (claim !== undefined) await claimBefore(stage, staged.number, claim as 0 | 2);
    const version = await versionOf(stage, staged.number);
    const versions = { before: version, steps: 1 };
    const mayLapse = claim === 2;
    return { cases: [staged.number], acts: acts(version), winners: [1], versions, mayLapse };
  };
  return { name: pair.join(' × '), set };
}

/** The first moderator hands the case back, whose claim may have run out. */
function handedBack(kind: Kind): Scenario {
  const set = async (stage: Stage): Promise<Race> => {
    const { staged, acts } = await setCase(stage, [kind, kind]);
    const by = draw(stage.random, [0, 2] as const);
    await claimBefore(stage, staged.number, by);
    const version = await versionOf(stage, staged.number);
    const does = { do: 'hand_back', case: staged.number, version } as const;
    const [, other] = acts(version);
    const versions = { before: version, steps: 1 };
    const back = { by: stage.moderators[by], does };
    const mayLapse = by === 2;
    return { cases: [staged.number], acts: [back, other], winners: [1], versions, mayLapse };
  };
  return { name: `hand_back × ${kind}`, set };
}

/** The first moderator undoes their decision. */
function undone(kind: Kind | 'undo'): Scenario {
  const set = async (stage: Stage): Promise<Race> => {
    const other = kind === 'undo' ? 'claim' : kind;
    const { staged, acts } = await setCase(stage, [other, other]);
    const [first, second] = stage.moderators;
    const { number } = staged;
    const verdict =
      other === 'propose' ? 'reject_for' : draw(stage.random, ['new_event', 'reject_for'] as const);
    await must(stage, { by: first, does: pressOf(stage, verdict, { number, version: 1 }) });
    const does = { do: 'undo', case: number, version: 2 } as const;
    const against = kind === 'undo' ? { by: second, does } : acts(2)[1];
    const versions = { before: 2, steps: 1 };
    return { cases: [number], acts: [{ by: first, does }, against], winners: [1], versions };
  };
  return { name: `undo × ${kind}`, set };
}

export const caseRaces: readonly Scenario[] = [
  ...kinds.flatMap((one, index) => kinds.slice(index).map((other) => undecided([one, other]))),
  ...kinds.map(handedBack),
  ...kinds.map(undone),
  undone('undo'),
];
