// Sends reports the way people do, for tests about what becomes of them.
import type { Phone } from '../../../src/sandbox/sandbox.ts';
import { quiet } from '../../support/person.ts';
import type { World } from '../../support/world.ts';

export interface Reporting {
  readonly when?: 'Now' | 'Today' | 'Yesterday';
  readonly place?: string;
}

/** Taps one button after the other, each once the screen before it is there. */
export async function tapAll(
  world: Pick<World, 'settled' | 'sandbox' | 'apps'>,
  phone: Phone,
  buttons: readonly string[],
): Promise<void> {
  await world.settled();
  for (const button of buttons) {
    await phone.taps(button);
    // Jobs are waited for at the end: looking into every queue costs more than a tap.
    await quiet(world);
  }
  await world.settled();
}

/** From now on the bot speaks English with this person. */
export async function speakEnglish(world: World, phone: Phone): Promise<void> {
  await phone.says('/language');
  await tapAll(world, phone, ['English']);
}

/** A report in English, sent; returns its code. */
export async function sendReport(
  world: World,
  phone: Phone,
  { when = 'Today', place = 'Almaty' }: Reporting = {},
): Promise<string> {
  const before = thanks(phone).length;
  await phone.says('/report');
  await world.settled();
  if (
    phone
      .messages()
      .at(-1)
      ?.buttons.flat()
      .some((text) => text.includes('New report'))
  ) {
    await phone.taps('New report');
  }
  const answers = ['Rally', 'Prices', '10-49', 'Nobody asked', 'Stood and watched', 'Done', 'Send'];
  await tapAll(world, phone, ['I was there', when, place, ...answers]);
  const code = thanks(phone)[before];
  if (code === undefined) throw new Error('the report was not sent');
  return code;
}

function thanks(phone: Phone): string[] {
  return phone.messages().flatMap(({ text }) => /Report number (\w{6})\./.exec(text)?.[1] ?? []);
}

/** The newest message of the bot that contains the words. */
export function newest(phone: Phone, words: string) {
  return phone.messages().findLast((one) => one.fromBot && one.text.includes(words));
}

/** Everything that a chat shows, buttons included. */
export function chatText(phone: Phone): string {
  return phone
    .messages()
    .map(({ text, buttons }) => [text, ...buttons.flat()].join('\n'))
    .join('\n\n');
}

/** The data of a button as it was sent last, for taps on what a phone showed earlier. */
export function callbackOf({ sandbox }: World, text: string): string {
  const pattern = new RegExp(`"text":"[^"]*${text}[^"]*","callback_data":"([^"]+)"`);
  for (const call of sandbox.ledger.toReversed()) {
    const found = pattern.exec(JSON.stringify(call.params))?.[1];
    if (found !== undefined) return found;
  }
  throw new Error(`no button ${text} was sent`);
}
