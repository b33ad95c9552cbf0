// A moderator who wants to find out who sent the reports: sends every command, taps every kind of
// button that is shown, asks, and reads all that the group was ever sent.
import { moderatorsGroup } from '../../src/sandbox/people.ts';
import type { Person } from './person.ts';
import { draw } from './random-numbers.ts';
import type { World } from './world.ts';

/** All there are, and some that there are not; new ones belong here. */
const commands = [
  '/queue',
  '/case',
  '/case N',
  '/find Almaty',
  '/find Aktau',
  '/find 22.11.2026',
  '/log',
  '/log N',
  '/log A1',
  '/assembly 1',
  '/outcome 1',
  '/campaign',
  '/coverage',
  '/coverage almaty 2026..',
  '/moderators',
  '/record',
  '/export',
  '/stats',
  '/stats Almaty 2026-11',
  '/corrections',
  '/weekly',
  '/subscribe',
  '/health',
  '/a1',
  '/link',
  '/help',
  '/start',
  '/report',
  '/mine',
  '/mydata',
  '/privacy',
  '/forget',
] as const;

/** They change how the group is spoken to, or what it is sent. */
const leftAlone = new Set(['l', 'la', 'mb']);

export interface Snooping {
  readonly world: World;
  readonly rogue: Person;
  readonly random: () => number;
  /** How often each kind of button was tapped, by its short name. */
  readonly tapped: Map<string, number>;
}

/** Some commands of the day, about a case that there may be. */
export async function sendCommands({ rogue, random }: Snooping, day: number, cases: number) {
  for (const [index, command] of commands.entries()) {
    if (index % 5 !== day % 5) continue;
    await rogue.says(command.replace('N', String(1 + Math.floor(random() * (cases + 1)))));
  }
}

/** Taps what was tapped least so far. */
export async function tapAround(snooping: Snooping, times: number) {
  const { rogue, tapped } = snooping;
  for (let n = 0; n < times; n += 1) {
    const found = leastTapped(snooping);
    if (found === undefined) return;
    tapped.set(found.kind, (tapped.get(found.kind) ?? 0) + 1);
    await rogue.tapsOn(found.on, found.data);
  }
}

function leastTapped({ rogue, random, tapped }: Snooping) {
  const { phone } = rogue;
  const found = phone
    .messages()
    .filter((one) => one.fromBot)
    .slice(-40)
    .flatMap(({ id: on }) =>
      phone.buttonsOn(on).map(({ data }) => ({ on, data, kind: data.split(/[:.]/)[0] ?? '' })),
    )
    .filter(({ kind }) => !leftAlone.has(kind));
  if (found.length === 0) return undefined;
  const count = (kind: string) => tapped.get(kind) ?? 0;
  const least = Math.min(...found.map(({ kind }) => count(kind)));
  return draw(
    random,
    found.filter(({ kind }) => count(kind) === least),
  );
}

/** In their own words, as a reply to the newest card of a case. */
export async function asksFreely({ world, rogue }: Snooping) {
  const title = rogue.reads('desk.case_title', { number: 0 }).split('0')[0] ?? '';
  const card = rogue.phone
    .messages()
    .findLast((one) => one.fromBot && one.text.startsWith(title) && one.buttons.length > 0);
  if (card === undefined) return;
  world.clock.pass(2);
  await rogue.phone.says('Who are you, and how can I call you?', { replyTo: card.id });
  await world.settled();
}

export interface Sent {
  readonly method: string;
  readonly text: string;
  readonly day: string;
}

/** By the record of Telegram: all that came into this group, and every line that answered a tap. */
export function sentToGroup(
  { sandbox }: World,
  group: number = moderatorsGroup.id,
): readonly Sent[] {
  return sandbox.ledger.flatMap(({ method, params, at }) => {
    const isHere = Number(params['chat_id']) === group || method === 'answerCallbackQuery';
    if (!isHere) return [];
    return [{ method, text: JSON.stringify(params), day: at.toISOString().slice(0, 10) }];
  });
}
