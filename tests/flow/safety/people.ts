// Reporters of the safety tests: they read English, and tell of a rally in Almaty.
import type { Phone } from '../../../src/sandbox/sandbox.ts';
import { quiet } from '../../support/person.ts';
import type { World } from '../../support/world.ts';

/** The answers of the shortest way, in the words of the buttons. */
export const answers = [
  'I was there',
  'Today',
  'Almaty',
  'Rally',
  'Prices',
  '10-49',
  'Nobody asked',
  'Stood and watched',
  'Done',
] as const;

/** A person who is new to the bot. Ids of this length occur nowhere by chance. */
export function newcomer({ sandbox }: World, id = 7_812_345_601): Phone {
  sandbox.addPerson({ id, firstName: 'Canary', languageCode: 'en' });
  return sandbox.phone(id);
}

/** Reads the safety screen and begins. */
export async function begins(world: World, phone: Phone): Promise<void> {
  await phone.says('/start');
  await world.settled();
  await phone.taps('New report');
  await world.settled();
}

export async function tapsAll(world: World, phone: Phone, buttons: readonly string[]) {
  for (const button of buttons) {
    await phone.taps(button);
    // Jobs are waited for at the end: looking into every queue costs more than a tap.
    await quiet(world);
  }
  await world.settled();
}

/** From the first question to the thanks. */
export async function reports(world: World, phone: Phone): Promise<void> {
  await tapsAll(world, phone, [...answers, 'Send']);
  await phone.sees('Thank you!');
}

/** A whole report of somebody new. */
export async function newReport(world: World, phone: Phone): Promise<void> {
  await begins(world, phone);
  await reports(world, phone);
}

/** Words and a place on the map, as details bring them. */
export async function addsWords({ app }: World, canary: string): Promise<void> {
  const words = {
    note: { kind: 'text', text: canary },
    photo: { kind: 'photos', fileIds: [canary] },
    link: { kind: 'link', url: canary },
    count_method: { kind: 'choice', value: 'counted' },
  };
  await app.db.sql`
    insert into report_addition (id, report_id, kind, answers, received_at)
    select gen_random_uuid(), id, 'details', ${JSON.stringify(words)}::text::jsonb, received_at
    from report`;
}

/** Rows that match, as a number. */
export async function count(world: World, from: string): Promise<number> {
  const [row] = await world.app.db.sql.unsafe(`select count(*)::int as n from ${from}`);
  return Number(row?.['n']);
}

export const HOUR = 3_600;
export const DAY = 24 * HOUR;
