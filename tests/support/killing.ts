// The drill: people report and moderators decide while the program is killed again and again, at
// moments that a seed chooses. Afterwards it is counted what was lost, doubled or left open.
import { setTimeout as pause } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';
import { addDays, localDate } from '../../src/dates.ts';
import { languageOf } from '../../src/locales/translate.ts';
import { furnish, moderatorsGroup, sandboxPeople } from '../../src/sandbox/people.ts';
import { type Phone, type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { inspect, SOURCE_KEY, type Told } from './aftermath.ts';
import { caseOf, insistOn, isDecided, keepDesk } from './crowd.ts';
import { installProgram, type Program, type Run } from './program.ts';
import { randomOf } from './random-numbers.ts';
import type { Story } from './script.ts';

export interface DrillOptions {
  readonly kills: number;
  readonly reports: number;
  readonly seed: number;
}

/** What was found afterwards. Everything but the first lines should be zero. */
export interface Findings {
  readonly kills: number;
  readonly killsWhileStarting: number;
  readonly updates: number;
  readonly reports: number;
  readonly verified: number;
  readonly seconds: number;
  /** Rows of the outbox that may have been shown twice, and messages that were. */
  readonly ambiguous: number;
  readonly shownTwice: number;
  readonly trouble: readonly string[];
}

interface Drill extends DrillOptions {
  readonly sandbox: Sandbox;
  readonly program: Program;
  readonly random: () => number;
  readonly stories: readonly Story[];
  readonly told: Told[];
}

const REPORTERS = 10;
const FIRST_REPORTER = 9_001;
/** Screens that one report brings about: its questions, its case, the decision, the verdict. */
const SCREENS_OF_A_REPORT = 20;
/** The gate lets a group have a message every three seconds; BullMQ misses a dead worker for 25. */
const DECIDED_WITHIN_MS = 180_000;
const DRAINED_WITHIN_MS = 60_000;

export async function runDrill(options: DrillOptions): Promise<Findings> {
  const startedAt = performance.now();
  const sandbox = await startSandbox({ limits: false });
  furnish(sandbox);
  const program = await installProgram({
    BOT_TOKEN: sandbox.token,
    TELEGRAM_API_ROOT: sandbox.url,
    MODERATION_CHAT_ID: String(moderatorsGroup.id),
    SOURCE_KEY: SOURCE_KEY.toString('base64'),
  });
  const random = randomOf(options.seed);
  const stories = Array.from({ length: options.reports }, (_, index) => storyNumber(index));
  const drill: Drill = { ...options, sandbox, program, random, stories, told: [] };
  try {
    const killsWhileStarting = await play(drill);
    const sql = postgres(await program.databaseUrl(), { max: 2, onnotice: () => undefined });
    try {
      await drained(sql);
      const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
      return { kills: options.kills, killsWhileStarting, seconds, ...(await inspect(drill, sql)) };
    } finally {
      await sql.end({ timeout: 5 });
    }
  } finally {
    await program.remove();
    await sandbox.close();
  }
}

/** Each can be told from all others by its number of people. */
function storyNumber(index: number): Story {
  const places = ['almaty', 'astana', 'shymkent', 'uralsk', 'zhanaozen'] as const;
  const person = index % REPORTERS;
  return {
    language: languageOf(languageCodeOf(person)),
    types: index % 2 === 1,
    basis: 'on_site_earlier',
    day: addDays(localDate(new Date(), 'Asia/Almaty'), -2 - index),
    place: places[index % places.length] ?? 'almaty',
    form: index % 3 === 0 ? 'commemoration' : 'rally',
    topic: index % 2 === 0 ? 'prices_utilities' : 'elections',
    people: String(101 + index),
    permitStatus: 'denied',
    authorityResponse: ['watched', 'filmed'],
  };
}

function languageCodeOf(person: number): string {
  return ['kk', 'ru', 'en'][person % 3] ?? 'en';
}

const isFalse = ({ people }: Story) => Number(people) % 5 === 0;

/** Lets everybody act while the program dies. Returns how many kills came before it was ready. */
async function play(drill: Drill): Promise<number> {
  const { sandbox, stories, told, random } = drill;
  const state = { isOver: false };
  const reporters = Array.from({ length: REPORTERS }, (_, person) => {
    const id = FIRST_REPORTER + person;
    sandbox.addPerson({ id, firstName: `Reporter${person}`, languageCode: languageCodeOf(person) });
    return tellStories(drill, person, id);
  });
  const desk = [sandboxPeople.firstModerator, sandboxPeople.secondModerator].map(({ id }) =>
    keepDesk({
      phone: sandbox.phone(id, moderatorsGroup.id),
      stories,
      isFalse,
      isOver: () => state.isOver,
      random,
    }),
  );
  const killed = killAgainAndAgain(drill, state);
  try {
    await Promise.all([killed, ...reporters]);
    const group = sandbox.phone(sandboxPeople.firstModerator.id, moderatorsGroup.id);
    await untilSo(() => decidedCases(group).size >= told.length, DECIDED_WITHIN_MS);
  } finally {
    state.isOver = true;
    await Promise.allSettled([killed, ...desk]);
  }
  return killed;
}

/** A reporter tells their stories one after the other. */
async function tellStories({ stories, sandbox, told }: Drill, person: number, id: number) {
  const phone = sandbox.phone(id);
  for (const [index, story] of stories.entries()) {
    if (index % REPORTERS !== person) continue;
    told.push({ story, person: id, code: await insistOn(phone, story) });
  }
}

/** The kills are spread over all that happens; one in five hits the start. */
async function killAgainAndAgain(drill: Drill, state: { readonly isOver: boolean }) {
  let whileStarting = 0;
  let startMs = 2_000;
  for (let kill = 0; kill < drill.kills && !state.isOver; kill += 1) {
    const startedAt = performance.now();
    const run = drill.program.start();
    if (drill.random() < 0.2) {
      await pause(drill.random() * startMs);
      whileStarting += 1;
    } else {
      await run.ready;
      startMs = performance.now() - startedAt;
      await aMoment(drill, (kill + drill.random()) / drill.kills);
    }
    await run.kill();
    refuseOwnEnd(run);
  }
  await drill.program.start().ready;
  return whileStarting;
}

/**
 * The moment when this share of all screens was shown: just then, so that the database does not
 * know it yet, or a little later.
 */
async function aMoment({ random, sandbox, reports }: Drill, share: number) {
  const wanted = Math.max(share * reports * SCREENS_OF_A_REPORT, screensIn(sandbox) + 1);
  for (let waitedMs = 0; screensIn(sandbox) < wanted && waitedMs < 5_000; waitedMs += 1) {
    await pause(1);
  }
  if (random() < 0.5) await pause(random() * 300);
}

function screensIn({ ledger }: Sandbox): number {
  return ledger.filter(({ method }) => /^(send|edit)/.test(method)).length;
}

function refuseOwnEnd(run: Run) {
  const trouble = /"level":(50|60)|could not start|ended unexpectedly/.exec(run.output());
  if (trouble) throw new Error(`the program complained:\n${run.output()}`);
}

function decidedCases(group: Phone): ReadonlySet<string | undefined> {
  const cards = group.messages().filter((one) => one.fromBot && caseOf(one) !== undefined);
  return new Set(cards.filter(isDecided).map(caseOf));
}

async function drained(sql: Sql) {
  const isDrained = async () => {
    const [row] = await sql`select count(*)::int as n from outbox where status = 'pending'`;
    return row?.['n'] === 0;
  };
  await untilSo(isDrained, DRAINED_WITHIN_MS);
}

/** Goes on when the time is over: the findings tell what is missing. */
async function untilSo(isSo: () => boolean | Promise<boolean>, withinMs: number) {
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline && !(await isSo())) await pause(50);
}
