// A moderator fills in what followed for one person, by buttons and by replies in the group.
import type { Person } from './person.ts';
import { quiet } from './person.ts';
import type { World } from './world.ts';

/** What is typed, chosen by the words of the value, or left out with `undefined`. */
export interface OutcomeScript {
  readonly kind: string;
  readonly role?: string;
  readonly phase?: string;
  readonly article?: string;
  readonly court?: string;
  readonly date?: string;
  readonly fine?: string;
  readonly arrest_days?: string;
  readonly prison_months?: string;
  readonly appeal?: string;
  readonly source?: string;
}

const chosen = ['kind', 'role', 'phase', 'appeal'];
const asked = ['kind', 'role', 'phase', 'article', 'court', 'date'];
const after = ['appeal', 'source'];
const amounts: Readonly<Record<string, string>> = {
  fine: 'fine',
  administrative_arrest: 'arrest_days',
  criminal_prison: 'prison_months',
  criminal_suspended: 'prison_months',
  criminal_restriction: 'prison_months',
};

/** Replies to the bot's last message in the group. */
export async function replies(world: World, person: Person, text: string): Promise<void> {
  world.clock.pass(2);
  await person.phone.says(text, { replyTo: person.last().id });
  await quiet(world);
}

/** From the first question to the review. */
export async function fillsIn(world: World, person: Person, script: OutcomeScript): Promise<void> {
  const amount = amounts[script.kind];
  for (const key of [...asked, ...(amount === undefined ? [] : [amount]), ...after]) {
    const value = script[key as keyof OutcomeScript];
    if (value === undefined) await person.taps({ key: 'button.skip' });
    else if (chosen.includes(key))
      await person.taps(person.reads(`card.outcome_${key}.choice.${value}` as never));
    else await replies(world, person, value);
  }
}
