// What a race needs before it can begin: moderators, a reporter, cases and records, each about a
// place and day of its own, so that no round is a candidate of another one.
import { randomUUID } from 'node:crypto';
import type { Intake } from '../../../src/actions/intake.ts';
import type { Incoming } from '../../../src/actions/unit.ts';
import { realPlaces } from '../../../src/card/places.ts';
import type { Answers } from '../../../src/card/types.ts';
import { addDays } from '../../../src/dates.ts';
import type { Press } from '../../../src/presses.ts';
import { moderatorsGroup } from '../../../src/sandbox/people.ts';
import { newModerator, newPerson, type Person } from '../person.ts';
import { draw } from '../random-numbers.ts';
import { newUpdateId } from '../updates.ts';
import type { World } from '../world.ts';

export interface Act {
  readonly by: Person;
  readonly does: Press;
  /** In the private chat of whoever acts; else in the moderators' group. */
  readonly privately?: true;
}

export interface Stage {
  readonly world: World;
  readonly random: () => number;
  /** They may undo one another's decisions. */
  readonly moderators: readonly [Person, Person, Person];
  /** Tells what the cases of this round are about. */
  round: number;
  /** For the round, or longer: who sends reports and does not take leave. */
  reporters: readonly [Person, Person, Person];
  readonly intakes: readonly [Intake, Intake];
}

/** Three reporters have so many rounds; then others come, so that nobody has thousands of reports. */
const ROUNDS_OF_A_REPORTER = 40;

export async function setStage(world: World, random: () => number): Promise<Stage> {
  const moderators = [
    newModerator(world, 'ru'),
    newModerator(world, 'en'),
    newModerator(world, 'kk'),
  ] as const;
  const intakes = [world.app.openIntake(''), world.app.openIntake('')] as const;
  const reporters = await newReporters(world);
  const stage: Stage = { world, random, moderators, round: 0, reporters, intakes };
  for (const by of moderators)
    await must(stage, { by, does: { do: 'log', about: 'all', before: 0 } });
  await world.app.db.sql`update moderator set role = 'coordinator'`;
  return stage;
}

async function newReporters(world: World): Promise<Stage['reporters']> {
  return [await newReporter(world), await newReporter(world), await newReporter(world)];
}

/** Somebody whom the bot knows and can write to. */
export async function newReporter(world: World): Promise<Person> {
  const person = newPerson(world, 'en');
  await person.says('/start');
  return person;
}

export async function nextRound(stage: Stage, round: number): Promise<void> {
  stage.round = round;
  stage.world.clock.pass(2);
  if (round % ROUNDS_OF_A_REPORTER === 0) stage.reporters = await newReporters(stage.world);
}

/** Where and when the assemblies of this round were. */
export function aboutRound({ round }: Pick<Stage, 'round'>) {
  const place = realPlaces[round % realPlaces.length]?.id ?? 'almaty';
  const days = 3 * Math.floor(round / realPlaces.length);
  return { place, day: addDays('2026-11-20', -days) };
}

interface CaseOptions {
  readonly said?: Answers;
  readonly fingerprint?: string;
  readonly by?: Person;
}

export interface StagedCase {
  readonly number: number;
  readonly reportId: string;
  readonly code: string;
  readonly reporter: Person;
}

export const words = 'the words of a reporter';

/** A case as if its report had been sent, screened and laid on the desk. */
export async function newCase(stage: Stage, options: CaseOptions = {}): Promise<StagedCase> {
  const { world, reporters, random } = stage;
  const { said = {}, fingerprint = '', by: reporter = draw(random, reporters) } = options;
  const { place, day } = aboutRound(stage);
  const reportId = randomUUID();
  const code = reportId.replaceAll('-', '').slice(0, 12).toUpperCase();
  const now = world.clock.now().toISOString();
  const answers: Answers = {
    observer_basis: { kind: 'choice', value: 'on_site_now' },
    event_when: { kind: 'date', date: day },
    place: { kind: 'place', place },
    form: { kind: 'choice', value: 'rally' },
    topic: { kind: 'choice', value: 'rights' },
    participants: { kind: 'number', value: 10 + Math.floor(random() * 400) },
    permit_status: { kind: 'choice', value: 'denied' },
    authority_response: { kind: 'choices', values: ['watched'] },
    note: { kind: 'text', text: words },
    ...said,
  };
  const { sql } = world.app.db;
  await sql`
    insert into report (id, code, person, card_version, answers, place_id, local_date, received_at)
    values (${reportId}, ${code}, ${reporter.key}, 'test', ${JSON.stringify(answers)}::text::jsonb,
      ${place}, ${day}, ${now})`;
  const [row] = await sql<{ number: number }[]>`
    insert into desk_case (report_id, findings, opened_at, laid_at, desk, fingerprint)
    select ${reportId}, '[]'::jsonb, ${now}, ${now}, chat_key, ${fingerprint} from desk limit 1
    returning number`;
  return { number: row?.number ?? 0, reportId, code, reporter };
}

/** What one moderator may not verify alone. */
export const withForce: Answers = { authority_response: { kind: 'choices', values: ['force'] } };

export async function versionOf({ world }: Stage, number: number): Promise<number> {
  const [row] = await world.app.db.sql<{ version: number }[]>`
    select version from desk_case where number = ${number}`;
  return row?.version ?? 0;
}

export interface Done {
  readonly updateId: number;
  readonly toast: string | undefined;
}

/** Hands an act to an intake, as the edge would. */
export async function send(stage: Stage, act: Act, intake: Intake): Promise<Done> {
  const { vault } = stage.world.app;
  const { by, does, privately } = act;
  const chatId = privately ? by.id : moderatorsGroup.id;
  const incoming: Incoming = {
    updateId: newUpdateId(),
    person: by.key,
    chatKey: vault.chatKey(chatId),
    chatKind: privately ? 'private' : 'group',
    language: by.language,
    event: { kind: 'press', press: does },
    ...(!privately && { isMember: true }),
  };
  const { toast } = await intake.receive({ incoming, chatId });
  return { updateId: incoming.updateId, toast };
}

/** Something that comes before the race and has to go well. */
export async function must(stage: Stage, act: Act): Promise<void> {
  const { toast } = await send(stage, act, stage.intakes[0]);
  if (toast !== undefined) throw new Error(`${JSON.stringify(act.does)} was refused: ${toast}`);
}
