// Real assemblies go the whole way: told in three languages by several people, verified by the
// moderators, counted. The figures must be those that one gets by counting the list by hand, on
// both stores of the queues and with both deliveries.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeName } from '../../src/card/places.ts';
import { formatDay, formatMonth } from '../../src/dates.ts';
import { formatNumber, type Language, languages, t } from '../../src/locales/translate.ts';
import { moderatorsGroup } from '../../src/sandbox/people.ts';
import type { Phone, SeenMessage } from '../../src/sandbox/sandbox.ts';
import { choiceText, shortText } from '../../src/screens/card-texts.ts';
import { isDecided } from '../support/crowd.ts';
import { type RealEvent, realEvents, recount, storyOf, tookPlace } from '../support/real-events.ts';
import { rollupDifferences } from '../support/recount.ts';
import { hasRedis, warnWithoutRedis } from '../support/redis.ts';
import {
  type Act,
  ask,
  languageButton,
  lastOfBot,
  nextAct,
  type Story,
  thanksCode,
  until,
} from '../support/script.ts';
import { placesSentence, sentencesOf } from '../support/stats-sentences.ts';
import { createWorld, type World } from '../support/world.ts';

const START = '2012-04-29T06:00:00Z';
const YESTERDAY = '2012-04-28';
const FROM = '2011-06';
const TO = '2012-04';
const MOST_ACTS = 40;
const DESK: Language = 'en';

const reporters = ['Asel', 'Bolat', 'Vera', 'Gulnar'].map((firstName, index) => ({
  id: 8_001 + index,
  firstName,
}));

warnWithoutRedis();
const combinations = (['postgres', 'redis'] as const)
  .filter((queues) => queues === 'postgres' || hasRedis)
  .flatMap((queues) => [
    { queues, delivery: 'polling' as const },
    { queues, delivery: 'webhook' as const },
  ]);

interface Told {
  readonly event: RealEvent;
  readonly language: Language;
  readonly phone: Phone;
  readonly code: string;
}

describe.each(combinations)('with queues in $queues and $delivery', (combination) => {
  let world: World;
  let told: readonly Told[];

  beforeAll(async () => {
    world = await createWorld({ ...combination, start: START, deskLanguage: DESK });
    for (const person of reporters) world.sandbox.addPerson(person);
    told = await tellAll(world);
    await world.settled();
    await decideAll(world);
    await world.settled();
  });
  afterAll(() => world?.close());

  it('tells every reporter what became of their report, in the language they read by then', () => {
    for (const { event, phone, code } of told) {
      const language = told.findLast((one) => one.phone === phone)?.language ?? 'en';
      const key = event.status === 'cancelled' ? 'report.rejected' : 'report.verified';
      const place = placeName(event.place, language);
      const verdict = t(language, key, { id: code, place, day: formatDay(event.date, language) });
      const messages = phone.messages().filter(({ text }) => text.includes(code));
      expect(messages.filter(({ text }) => text.includes(verdict))).toHaveLength(1);
    }
  });

  it('shows each case once, decided', () => {
    const cards = world.moderator.messages().filter((message) => message.fromBot);
    expect(cards).toHaveLength(realEvents.length);
    expect(cards.filter((card) => !isDecided(card))).toEqual([]);
    const rejected = cards.filter(({ text }) =>
      text.includes(t(DESK, 'reject.did_not_happen.button')),
    );
    expect(rejected.map(eventIn)).toEqual(
      realEvents.filter((event) => event.status === 'cancelled'),
    );
  });

  it('shows moderators how many people there were, as it was told', () => {
    for (const card of world.moderator.messages()) {
      const { participantsLow: low, participantsHigh: high } = eventIn(card);
      const people = peopleText(low, high);
      expect(card.text).toContain(`${shortText('participants', DESK)}: ${people}\n`);
    }
  });

  it.each(languages)('answers /stats with the counts of the list, in %s', async (language) => {
    await chooseLanguage(world.subscriber, language);
    const inPeriod = tookPlace.filter(({ date }) => date >= FROM && date.slice(0, 7) <= TO);
    expect(inPeriod).toHaveLength(16);
    const answer = await ask(world.subscriber, `/stats ${FROM}..${TO}`);
    for (const sentence of sentencesOf(recount(inPeriod), language)) {
      expect(answer.text).toContain(sentence);
    }
    const byPlace = await ask(world.subscriber, `/stats A02 ${FROM}..${TO}`);
    expect(byPlace.text).toContain(placesSentence(recount(inPeriod), language));
    const all = await ask(world.subscriber, '/stats');
    for (const sentence of sentencesOf(recount(tookPlace), language)) {
      expect(all.text).toContain(sentence);
    }
  });

  it('answers for each place and month in which something was to take place', async () => {
    const asked = new Set(realEvents.map((event) => `${event.place} ${event.date.slice(0, 7)}`));
    for (const [index, pair] of [...asked].entries()) {
      const language = languages[index % languages.length] ?? 'en';
      await chooseLanguage(world.subscriber, language);
      const [place = '', month = ''] = pair.split(' ');
      const answer = await ask(world.subscriber, `/stats ${placeName(place, language)} ${month}`);
      const there = tookPlace.filter(
        (event) => event.place === place && event.date.startsWith(month),
      );
      expect(answer.text).toContain(
        t(language, 'stats.title', {
          where: placeName(place, language),
          when: formatMonth(month, language),
        }),
      );
      for (const sentence of sentencesOf(recount(there), language)) {
        expect(answer.text).toContain(sentence);
      }
    }
  });

  it('keeps in the database what the list says', async () => {
    const rows = await world.app.db.sql`
      select place_id, topic_class, count(*)::int as n from assembly
      where local_date between ${`${FROM}-01`} and ${`${TO}-30`} group by 1, 2`;
    const counts = (key: 'place_id' | 'topic_class') =>
      rows.reduce<Record<string, number>>((all, row) => {
        const name = String(row[key]);
        return { ...all, [name]: (all[name] ?? 0) + Number(row['n']) };
      }, {});
    const expected = recount(tookPlace.filter(({ date }) => date >= FROM));
    expect(counts('place_id')).toEqual(expected.places);
    expect(counts('topic_class')).toEqual(expected.topics);
  });

  it('keeps rollups that are a recount of the records', async () => {
    expect(await rollupDifferences(world.app.db.sql)).toEqual([]);
  });

  it('logs no trouble', () => {
    expect(world.lines.filter((line) => !('level' in line) || line.level !== 'info')).toEqual([]);
  });
});

/** Each event by the next reporter, in the next language, by tapping or typing. */
async function tellAll(world: World): Promise<readonly Told[]> {
  const told: Told[] = [];
  const phones = reporters.map(({ id }) => world.sandbox.phone(id));
  for (const [index, event] of realEvents.entries()) {
    const language = languages[index % languages.length] ?? 'en';
    const types = Math.floor(index / languages.length) % 2 === 1;
    const phone = phones[index % phones.length];
    if (phone === undefined) throw new Error('nobody tells it');
    await chooseLanguage(phone, language);
    const story = storyOf(event, { language, types, yesterday: YESTERDAY });
    told.push({ event, language, phone, code: await tell(world, phone, story) });
  }
  return told;
}

/** Fills the card and returns the code of the report. */
async function tell(world: World, phone: Phone, story: Story): Promise<string> {
  let seen = await ask(phone, '/report');
  for (let acts = 0; acts < MOST_ACTS; acts += 1) {
    for (const { courier } of world.apps) await courier.settled();
    // Nobody reads a question and answers it within the same second.
    world.clock.pass(2);
    const code = thanksCode(seen, story.language);
    if (code !== undefined) return code;
    const act = nextAct(seen, story);
    if (act === undefined) throw new Error(`nothing to do about: ${seen.text}`);
    const before = JSON.stringify(seen);
    await perform(phone, act);
    seen = await until(() => {
      const now = lastOfBot(phone);
      return JSON.stringify(now) === before ? undefined : now;
    });
  }
  throw new Error(`the card does not end: ${seen.text}`);
}

async function perform(phone: Phone, act: Act) {
  if ('says' in act) await phone.says(act.says);
  else await phone.taps(act.taps);
}

/** Two moderators by turns take the newest case that waits. */
async function decideAll(world: World) {
  const { moderator, secondModerator } = world;
  const verify = t(DESK, 'button.verify');
  for (let turn = 0; turn <= realEvents.length; turn += 1) {
    const phone = turn % 2 === 0 ? moderator : secondModerator;
    const isWaiting = (message: SeenMessage) =>
      message.buttons.flat().some((text) => text.includes(verify));
    const card = phone.messages().findLast(isWaiting);
    if (card === undefined) return;
    const other = phone === moderator ? secondModerator : moderator;
    await (eventIn(card).status === 'took_place'
      ? verifyCard(card, phone, other)
      : rejectCard(phone));
    await until(() => phone.messages().find((one) => one.id === card.id && isDecided(one)));
  }
  throw new Error(`cases are left in ${moderatorsGroup.title}`);
}

/** A new event each; where that needs two, the other moderator agrees. */
async function verifyCard(card: SeenMessage, phone: Phone, other: Phone) {
  let shown = card;
  for (const [by, key] of [
    [phone, 'button.verify'],
    [phone, 'button.new_event'],
    [other, 'button.confirm'],
  ] as const) {
    const words = t(DESK, key);
    if (!shown.buttons.flat().some((text) => text.endsWith(words))) continue;
    const before = JSON.stringify(shown);
    await by.taps(words, { on: card.id });
    shown = await until(() =>
      phone.messages().find((one) => one.id === card.id && JSON.stringify(one) !== before),
    );
  }
}

async function rejectCard(phone: Phone) {
  await phone.taps(t(DESK, 'button.reject'));
  await phone.sees(t(DESK, 'desk.ask_reason'));
  await phone.taps(t(DESK, 'reject.did_not_happen.button'));
}

/** The event that a moderator recognises in a card. */
function eventIn({ text }: SeenMessage): RealEvent {
  const found = realEvents.find(
    ({ date, place }) =>
      text.includes(formatDay(date, DESK)) && text.includes(placeName(place, DESK)),
  );
  if (found === undefined) throw new Error(`no event is like this: ${text}`);
  return found;
}

async function chooseLanguage(phone: Phone, language: Language) {
  await ask(phone, '/language');
  const before = lastOfBot(phone)?.id ?? 0;
  await phone.taps(languageButton(language));
  await until(() =>
    phone.messages().find((message) => message.fromBot && message.id > before) ? true : undefined,
  );
}

function peopleText(low: number | null, high: number | null): string {
  if (low === null) return choiceText('participants', 'unknown', DESK);
  if (high === null) return t(DESK, 'card.answer.at_least', { n: low });
  const number = (of: number) => formatNumber(DESK, of);
  return high === low ? number(low) : `${number(low)}–${number(high)}`;
}
