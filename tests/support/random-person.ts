// One random person: picks what to do from what is on the phone, does it, and compares what the
// bot has stored and shows with what the model calls right.
import { isDeepStrictEqual } from 'node:util';
import type { Answers } from '../../src/card/types.ts';
import { type Language, t } from '../../src/locales/translate.ts';
import type { SeenMessage } from '../../src/sandbox/sandbox.ts';
import { doesUnderCard } from './model-buttons.ts';
import { questionOf } from './model-card.ts';
import { type Deed, type Does, type Meant, nothingYet, outcomesOf } from './model-person.ts';
import { type CardOnScreen, cardIn } from './model-phone.ts';
import { everythingAt, type Spelled } from './model-words.ts';
import { newPerson, type Person } from './person.ts';
import { draftOf, reportsOf } from './stored.ts';
import type { World } from './world.ts';

interface Button {
  readonly messageId: number;
  readonly data: string;
  readonly text: string;
  readonly does: Does;
  readonly moment: number;
  readonly card: number | undefined;
}

export interface RandomPerson {
  readonly person: Person;
  meant: Meant;
  /** Buttons that were on the screen at some time, the newest last. */
  readonly remembered: Button[];
  /** Codes of the reports, in the order in which they were sent. */
  codes: readonly string[];
}

/** What somebody is about to do. */
export type Whim =
  | 'go_on'
  | 'look_around'
  | 'back'
  | 'cancel'
  | 'type'
  | 'stale'
  | '/report'
  | '/cancel';

export interface Act {
  readonly says: string;
  readonly deed: Deed;
  /** Sends it off; nobody waits for what comes of it. */
  readonly post: () => void;
}

export function randomPerson(world: World, language: Language): RandomPerson {
  const person = newPerson(world, language);
  return { person, meant: nothingYet, remembered: [], codes: [] };
}

const MOST_REMEMBERED = 200;
const ways: Readonly<Record<string, readonly Does['does'][]>> = {
  begin: ['begin', 'new_report', 'add'],
  go_on: ['choose', 'mark', 'done', 'insist', 'send', 'section'],
  look_around: ['open', 'edit', 'skip', 'unknown', 'unmark', 'section'],
  back: ['back'],
  cancel: ['cancel'],
};

/** The act that a whim comes to with what is on the screen now. */
export function actOf(of: RandomPerson, whim: Whim, n: number, world: World): Act {
  const now = world.clock.now().toISOString();
  const { phone } = of.person;
  if (whim === '/report' || whim === '/cancel') {
    const name = whim === '/report' ? 'report' : 'cancel';
    const deed: Deed = { kind: 'command', name, now, moment: of.meant.moment };
    return { says: whim, deed, post: () => void phone.says(whim) };
  }
  if (whim === 'type') return typing(of, n, now);
  if (whim === 'stale') return tapping(of, staleOf(of, n), now) ?? actOf(of, '/report', n, world);
  const onScreen = of.remembered.filter((one) => one.moment === of.meant.moment);
  const way = ways[whim === 'go_on' && of.meant.card === undefined ? 'begin' : whim];
  const wanted = onScreen.filter((one) => way?.includes(one.does.does));
  const from = wanted.length > 0 ? preferred(wanted, n, of.meant) : onScreen;
  return tapping(of, from[n % from.length], now) ?? actOf(of, '/report', n, world);
}

/** A button of any time; every other time one that could be taken for one on the screen. */
function staleOf({ remembered, meant }: RandomPerson, n: number): Button | undefined {
  const isNow = ({ moment }: Button) => moment === meant.moment;
  const onScreen = remembered.filter(isNow).map(({ does }) => does);
  const alike = remembered.filter(
    (one) => !isNow(one) && onScreen.some((does) => isDeepStrictEqual(does, one.does)),
  );
  const from = n % 2 === 0 && alike.length > 0 ? alike : remembered;
  return from[n % from.length];
}

/** Every other time, what leads on from where one could go round for ever. */
function preferred(buttons: readonly Button[], n: number, { card }: Meant): readonly Button[] {
  const leadsOn = buttons.filter(
    ({ does: { does } }) =>
      does === 'send' || does === 'add' || (does === 'done' && (card?.marks.length ?? 0) > 0),
  );
  return n % 2 === 0 && leadsOn.length > 0 ? leadsOn : buttons;
}

function tapping(
  { person }: RandomPerson,
  button: Button | undefined,
  now: string,
): Act | undefined {
  if (button === undefined) return undefined;
  const { messageId, data, text, does, moment, card } = button;
  const deed: Deed = { kind: 'tap', on: does, card, moment, now };
  const post = () => void person.phone.tapsOn(messageId, data);
  return { says: `taps "${text}" of moment ${moment}`, deed, post };
}

function typing({ person, meant }: RandomPerson, n: number, now: string): Act {
  const question = questionOf(meant.card?.at ?? '');
  const all = everythingAt(question, { language: person.language, now, n });
  const { types, shares, said }: Spelled = all[n % all.length] ?? { said: 'not understood' };
  const deed: Deed = { kind: 'says', said, now, moment: meant.moment, isAlone: true };
  const post = () =>
    void (types === undefined
      ? person.phone.sends({ location: shares ?? { latitude: 0, longitude: 0 } })
      : person.phone.says(types));
  return { says: `says ${types ?? JSON.stringify(shares)}`, deed, post };
}

interface Observed {
  readonly card: { readonly answers: Answers } | undefined;
  readonly reports: Meant['reports'];
  readonly onScreen: readonly CardOnScreen[];
}

/** Finds out which of the right outcomes came about; throws when none of them did. */
export async function learn(of: RandomPerson, acts: readonly Act[], world: World): Promise<void> {
  const possible = inAnyOrder(
    of.meant,
    acts.map((act) => act.deed),
  );
  const observed = await observe(of, world);
  const found = possible.find((one) => isAs(one, observed));
  if (found === undefined) {
    const told = { language: of.person.language, before: of.meant, possible, observed };
    const did = acts.map((act) => act.says).join(', and at once ');
    throw new Error(`after ${did}: ${JSON.stringify(told, null, 1)}`);
  }
  of.meant = found;
  remember(of);
}

function inAnyOrder(meant: Meant, deeds: readonly Deed[]): readonly Meant[] {
  if (deeds.length === 0) return [meant];
  return deeds.flatMap((deed, index) =>
    outcomesOf(meant, deed).flatMap((next) => inAnyOrder(next, deeds.toSpliced(index, 1))),
  );
}

async function observe(of: RandomPerson, world: World): Promise<Observed> {
  const { person } = of;
  const draft = await draftOf(world, person);
  const reports = await reportsOf(world, person);
  of.codes = reports.map((one) => one.code);
  const additions = await world.app.db.sql<{ report_id: string; answers: Answers }[]>`
    select a.report_id, a.answers from report_addition a join report r on r.id = a.report_id
    where r.person = ${person.key} order by a.received_at`;
  const messages = person.phone.messages().filter((one) => one.fromBot);
  return {
    card: draft && { answers: draft.answers },
    reports: reports.map(({ id, answers }) => ({
      answers: answers as Answers,
      additions: additions.filter((one) => one.report_id === id).map((one) => one.answers),
    })),
    onScreen: messages.flatMap((one) => cardIn(one, person.language) ?? []),
  };
}

function isAs({ card, reports }: Meant, observed: Observed): boolean {
  if (!isDeepStrictEqual(reports, observed.reports)) return false;
  if ((card === undefined) !== (observed.card === undefined)) return false;
  if (card === undefined) return observed.onScreen.length === 0;
  // An aged card is put right when something is done with it.
  if (card.isAged) return true;
  const looks = ['typed_date', 'location', 'template', 'edit'] as const;
  const page = looks.find((one) => one === card.page) ?? 'question';
  const look = card.asked === undefined ? page : 'asked';
  const shown = { at: card.at, look, marks: look === 'question' ? [...card.marks].toSorted() : [] };
  const seen = observed.onScreen.map((one) => ({ ...one, marks: [...one.marks].toSorted() }));
  return (
    isDeepStrictEqual(card.answers, observed.card?.answers) && isDeepStrictEqual(seen, [shown])
  );
}

function remember(of: RandomPerson) {
  const { person, meant, remembered } = of;
  for (const message of person.phone.messages().filter((one) => one.fromBot)) {
    for (const { text, data } of person.phone.buttonsOn(message.id)) {
      const does = doesOf(of, message, text);
      const known = remembered.findIndex((one) => one.data === data);
      if (does === undefined) continue;
      if (known >= 0) remembered.splice(known, 1);
      const moment = meant.moment;
      remembered.push({
        messageId: message.id,
        data,
        text,
        does,
        moment,
        card: meant.card?.number,
      });
    }
  }
  remembered.splice(0, remembered.length - MOST_REMEMBERED);
}

function doesOf(
  { person, codes }: RandomPerson,
  seen: SeenMessage,
  text: string,
): Does | undefined {
  const { language } = person;
  const card = cardIn(seen, language);
  if (card !== undefined) return doesUnderCard(text, card, language);
  if (text.endsWith(t(language, 'button.new_report'))) {
    const isSafety = seen.text.includes(t(language, 'safety.title'));
    return { does: isSafety ? 'begin' : 'new_report' };
  }
  const report = codes.findIndex((code) => seen.text.includes(code));
  if (report < 0 || !text.endsWith(t(language, 'button.add_details'))) return undefined;
  return { does: 'add', report };
}
