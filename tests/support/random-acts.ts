// What a random person does next: a whim becomes an act, by what is on their screen or once was.
import { isDeepStrictEqual } from 'node:util';
import { questionOf } from './model-card.ts';
import type { Deed, Does, Meant } from './model-meant.ts';
import { everythingAt, type Spelled, tooEarly } from './model-words.ts';
import type { Person } from './person.ts';
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
  | 'type_ahead'
  | 'stale'
  | 'stale_alike'
  | '/report'
  | '/cancel';

export interface Act {
  readonly says: string;
  readonly deed: Deed;
  /** Sends it off; nobody waits for what comes of it. */
  readonly post: () => void;
}

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
  if (whim === 'type' || whim === 'type_ahead') return typing(of, whim, n, now);
  if (whim === 'stale' || whim === 'stale_alike') {
    return tapping(of, staleOf(of, whim, n), now) ?? actOf(of, '/report', n, world);
  }
  const onScreen = of.remembered.filter((one) => one.moment === of.meant.moment);
  const way = ways[whim === 'go_on' && of.meant.card === undefined ? 'begin' : whim];
  const wanted = onScreen.filter((one) => way?.includes(one.does.does));
  const from = wanted.length > 0 ? preferred(wanted, n, of.meant) : onScreen;
  return tapping(of, from[n % from.length], now) ?? actOf(of, '/report', n, world);
}

/** A button of any time, or an earlier one that could be taken for one on the screen. */
function staleOf({ remembered, meant }: RandomPerson, whim: Whim, n: number): Button | undefined {
  const isNow = ({ moment }: Button) => moment === meant.moment;
  const onScreen = remembered.filter(isNow).map(({ does }) => does);
  const alike = remembered.filter(
    (one) => !isNow(one) && onScreen.some((does) => isDeepStrictEqual(does, one.does)),
  );
  const from = whim === 'stale_alike' && alike.length > 0 ? alike : remembered;
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

function typing({ person, meant }: RandomPerson, whim: Whim, n: number, now: string): Act {
  const question = questionOf(meant.card?.at ?? '');
  const early = whim === 'type_ahead' ? tooEarly(question, person.language) : [];
  const all = [...early, ...everythingAt(question, { language: person.language, now, n })];
  const { types, shares, said }: Spelled = early[0] ??
    all[n % all.length] ?? { said: 'not understood' };
  const deed: Deed = { kind: 'says', said, now, moment: meant.moment, isAlone: true };
  const post = () =>
    void (types === undefined
      ? person.phone.sends({ location: shares ?? { latitude: 0, longitude: 0 } })
      : person.phone.says(types));
  return { says: `says ${types ?? JSON.stringify(shares)}`, deed, post };
}
