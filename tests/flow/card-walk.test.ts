// The whole card in each language, from the phone to the desk: every question is skipped, gone back
// to, answered and changed, and the moderators read each answer in their own language.
import { afterEach, describe, expect, it } from 'vitest';
import { allQuestions, card } from '../../src/card/card.ts';
import type { Language } from '../../src/locales/translate.ts';
import { moderatorsGroup } from '../../src/sandbox/people.ts';
import { tapsOnCase } from '../support/desk.ts';
import { codeIn, newModerator, newPerson, type Person } from '../support/person.ts';
import { cardOf, caseOf } from '../support/stored.ts';
import { linesOf, newWalker, type Walker, walkDetails, walkReport } from '../support/walker.ts';
import { createWorld, type World } from '../support/world.ts';

// Hundreds of taps in each language: five seconds on a quiet machine, much longer beside other work.
const LONGEST_WALK_MS = 180_000;

let world: World;
afterEach(() => world.close());

/** A reporter's language beside that of the desk. */
const pairs: readonly (readonly [Language, Language])[] = [
  ['en', 'kk'],
  ['ru', 'en'],
  ['kk', 'ru'],
];

describe('every question of the card', () => {
  it.each(pairs)(
    'is answered, skipped, gone back to and changed in %s, and read at the desk in %s',
    async (language, deskLanguage) => {
      world = await createWorld({ deskLanguage });
      for (const id of moderatorsGroup.members) world.sandbox.removeMember(moderatorsGroup.id, id);
      const moderator = newModerator(world, deskLanguage);
      const wanted = new Set(allQuestions(card).map((question) => question.key));
      // One report answers most questions; another follows for those that exclude one another.
      for (let isDecided = false; wanted.size > 0; isDecided = true) {
        const walker = newWalker(newPerson(world, language), new Set(wanted));
        const read = await reportAll(walker, { moderator, isDecided });
        expect(read).toEqual(expect.arrayContaining(linesOf(walker.answers, moderator)));
        const before = wanted.size;
        for (const key of Object.keys(walker.answers)) wanted.delete(key);
        if (wanted.size === before) break;
      }
      expect([...wanted]).toEqual([]);
    },
    LONGEST_WALK_MS,
  );
});

interface Desk {
  readonly moderator: Person;
  /** Details that come after the decision are a note of their own. */
  readonly isDecided: boolean;
}

/** A report and all its details; resolves with the lines that the desk reads about it. */
async function reportAll(walker: Walker, { moderator, isDecided }: Desk): Promise<string[]> {
  const { person } = walker;
  await walkReport(walker);
  await send(person);
  const { number } = await caseOf(world, codeIn(person.last().text));
  const report = linesAtDesk(moderator, number);
  if (isDecided) await reject(moderator, number);
  await person.taps({ key: 'button.add_details' });
  await walkDetails(walker);
  await send(person);
  if (!isDecided) return linesAtDesk(moderator, number);
  const title = moderator.reads('desk.addition_title', { number });
  const note = moderator.phone.messages().findLast(({ text }) => text.startsWith(title));
  return [...report, ...(note?.text ?? '').split('\n')];
}

/** One moderator may do that alone, whatever the report says. */
async function reject(moderator: Person, number: number): Promise<void> {
  await tapsOnCase(world, moderator, { number, key: 'button.reject' });
  await tapsOnCase(world, moderator, { number, key: 'reject.cannot_be_checked.button' });
}

async function send(person: Person): Promise<void> {
  await person.taps({ key: 'button.send' });
  await world.settled();
}

function linesAtDesk(moderator: Person, number: number): string[] {
  return cardOf(world, { by: moderator, number }).text.split('\n');
}
